/// A code page of East Asia in which a character takes one byte, two or four.
enum CodePage: CaseIterable {
  case shiftJIS
  case eucJP
  case gb18030
  case big5
  case eucKR

  /// As a diagnostic names it.
  var name: String {
    switch self {
    case .shiftJIS: "Shift_JIS"
    case .eucJP: "EUC-JP"
    case .gb18030: "GB18030"
    case .big5: "Big5"
    case .eucKR: "EUC-KR"
    }
  }

  /// The character that starts at `index` and the bytes it takes; 0 bytes where there is none.
  @inline(__always)
  func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (value: UInt32, length: Int) {
    let lead = bytes[index]
    if lead < 0x80 { return (UInt32(lead), 1) }
    if self == .shiftJIS, lead >= 0xA1, lead <= 0xDF { return (0xFF61 + UInt32(lead - 0xA1), 1) }
    guard index + 1 < bytes.count else { return (0, 0) }
    let trail = bytes[index + 1]
    let value: UInt32
    switch self {
    case .shiftJIS: value = Self.shiftJIS(lead, trail)
    case .eucJP:
      if lead == 0x8E {
        value = trail >= 0xA1 && trail <= 0xDF ? 0xFF61 + UInt32(trail - 0xA1) : 0
      } else {
        value = trail >= 0xA1 ? CodeTable.japanese.value(Int(lead) - 0xA1, Int(trail) - 0xA1) : 0
      }
    case .gb18030:
      if trail >= 0x30, trail <= 0x39 { return Self.fourBytes(bytes, at: index) }
      value = Self.gbk(lead, trail)
    case .big5:
      let cell = trail >= 0xA1 ? Int(trail) - 0x62 : trail <= 0x7E ? Int(trail) - 0x40 : -1
      value = CodeTable.traditional.value(Int(lead) - 0xA1, cell)
    case .eucKR: value = Self.hangul(lead, trail)
    }
    return value == 0 ? (0, 0) : (value, 2)
  }

  private static func shiftJIS(_ lead: UInt8, _ trail: UInt8) -> UInt32 {
    guard trail >= 0x40, trail != 0x7F, trail <= 0xFC else { return 0 }
    var row = (Int(lead) - (lead < 0xA0 ? 0x81 : 0xC1)) * 2
    var cell = Int(trail) - 0x40 - (trail > 0x7F ? 1 : 0)
    if cell >= 94 {
      row += 1
      cell -= 94
    }
    return row < 94
      ? CodeTable.japanese.value(row, cell) : CodeTable.japaneseExtension.value(row - 114, cell)
  }

  private static func gbk(_ lead: UInt8, _ trail: UInt8) -> UInt32 {
    guard lead >= 0x81, lead <= 0xFE, trail >= 0x40, trail != 0x7F, trail <= 0xFE else { return 0 }
    if lead >= 0xA1, trail >= 0xA1 {
      return CodeTable.simplified.value(Int(lead) - 0xA1, Int(trail) - 0xA1)
    }
    let cell = Int(trail) - 0x40 - (trail > 0x7F ? 1 : 0)
    if lead <= 0xA0 { return CodeTable.simplifiedRest.value((Int(lead) - 0x81) * 190 + cell) }
    if lead >= 0xAA {
      return CodeTable.simplifiedRest.value(0x20 * 190 + (Int(lead) - 0xAA) * 96 + cell)
    }
    return CodeTable.simplifiedSymbols.value(Int(lead) - 0xA8, cell)
  }

  /// Four bytes of GB 18030: a place in the order of Unicode.
  private static func fourBytes(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (value: UInt32, length: Int) {
    guard index + 3 < bytes.count, bytes[index] >= 0x81, bytes[index] <= 0xFE,
      bytes[index + 2] >= 0x81, bytes[index + 2] <= 0xFE, bytes[index + 3] >= 0x30,
      bytes[index + 3] <= 0x39
    else { return (0, 0) }
    let place =
      ((Int(bytes[index]) - 0x81) * 10 + Int(bytes[index + 1]) - 0x30) * 1_260
      + (Int(bytes[index + 2]) - 0x81) * 10 + Int(bytes[index + 3]) - 0x30
    if place >= 189_000 {
      let value = place - 189_000 + 0x10000
      return value <= 0x10FFFF ? (UInt32(value), 4) : (0, 0)
    }
    guard place < 39_420 else { return (0, 0) }
    let ranges = CodeTable.fourByteRanges
    var low = 0
    var high = ranges.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if ranges[middle].place <= place { low = middle } else { high = middle }
    }
    return (ranges[low].first + UInt32(place - ranges[low].place), 4)
  }

  private static func hangul(_ lead: UInt8, _ trail: UInt8) -> UInt32 {
    if lead >= 0xA1, trail >= 0xA1 {
      return CodeTable.korean.value(Int(lead) - 0xA1, Int(trail) - 0xA1)
    }
    let cell: Int
    switch trail {
    case 0x41...0x5A: cell = Int(trail) - 0x41
    case 0x61...0x7A: cell = Int(trail) - 0x61 + 26
    case 0x81...0xFE: cell = Int(trail) - 0x81 + 52
    default: return 0
    }
    guard lead >= 0x81, lead <= 0xC6 else { return 0 }
    // Leads from 0xA1 on have the trails below 0xA1 only.
    let place =
      lead < 0xA1 ? (Int(lead) - 0x81) * 178 + cell : 0x20 * 178 + (Int(lead) - 0xA1) * 84 + cell
    return CodeTable.koreanRest.value(place)
  }

  /// Decodes all of `bytes`. A byte that starts no character becomes U+FFFD.
  /// - Complexity: O(n) in bytes.
  func decoded(_ bytes: [UInt8]) -> (text: [UInt8], faults: Int, characters: Int) {
    var faults = 0
    var characters = 0
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2 + 16)
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        var (value, length) = scalar(bytes, at: index)
        if length == 0 {
          faults += 1
          value = 0xFFFD
          length = 1
        }
        if value >= 0x80 { characters += 1 }
        text.appendUTF8(value)
        index += length
      }
    }
    return (text, faults, characters)
  }
}

extension [UInt8] {
  /// Appends a scalar as UTF-8.
  @inline(__always)
  mutating func appendUTF8(_ value: UInt32) {
    func byte(_ value: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: value) }
    if value < 0x80 { return append(byte(value)) }
    if value < 0x800 {
      append(byte(0xC0 | value >> 6))
    } else if value < 0x10000 {
      append(byte(0xE0 | value >> 12))
      append(byte(0x80 | value >> 6 & 0x3F))
    } else {
      append(byte(0xF0 | value >> 18))
      append(byte(0x80 | value >> 12 & 0x3F))
      append(byte(0x80 | value >> 6 & 0x3F))
    }
    append(byte(0x80 | value & 0x3F))
  }
}
