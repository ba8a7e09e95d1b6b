/// UTF-16 and UTF-32.
enum WideText {
  /// The text of bytes that are UTF-16 or UTF-32 without a mark; nil where they are not.
  static func decoded(_ bytes: [UInt8]) -> (name: String, text: [UInt8])? {
    guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
    if bytes.count % 4 == 0, let isBig = byteOrder32(bytes) {
      return ("UTF-32", utf32(bytes[...], isBig: isBig))
    }
    let (even, odd) = zeros(bytes)
    let pairs = max(1, min(bytes.count, 4_096) / 2)
    if odd * 10 > pairs * 4, even * 10 < pairs {
      return ("UTF-16", utf16(bytes[...], isBig: false))
    }
    if even * 10 > pairs * 4, odd * 10 < pairs {
      return ("UTF-16", utf16(bytes[...], isBig: true))
    }
    // Scripts other than Latin have few zero bytes; what the text would say tells the order.
    let orders = [false, true].map { isBig in
      (isBig: isBig, share: Plausibility.share(utf16(bytes.prefix(8_192), isBig: isBig)))
    }
    guard let best = orders.max(by: { $0.share < $1.share }), best.share >= 0.3 else { return nil }
    return ("UTF-16", utf16(bytes[...], isBig: best.isBig))
  }

  private static func zeros(_ bytes: [UInt8]) -> (even: Int, odd: Int) {
    var even = 0
    var odd = 0
    for (index, byte) in bytes.prefix(4_096).enumerated() where byte == 0 {
      if index & 1 == 0 { even += 1 } else { odd += 1 }
    }
    return (even, odd)
  }

  /// Whether bytes that look like UTF-32 are big-endian: all but the last two bytes of each
  /// character are zero, or nearly so.
  private static func byteOrder32(_ bytes: [UInt8]) -> Bool? {
    var isBig = true
    var isLittle = true
    let sample = bytes.prefix(4_096)
    var index = 0
    while index + 3 < sample.count {
      if bytes[index] != 0 || bytes[index + 1] > 0x10 { isBig = false }
      if bytes[index + 3] != 0 || bytes[index + 2] > 0x10 { isLittle = false }
      index += 4
    }
    return isBig == isLittle ? nil : isBig
  }

  static func utf16(_ bytes: ArraySlice<UInt8>, isBig: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 4)
    var index = bytes.startIndex
    func unit(_ index: Int) -> UInt32 {
      let first = UInt32(bytes[index])
      let second = UInt32(bytes[index + 1])
      return isBig ? first << 8 | second : second << 8 | first
    }
    while index + 1 < bytes.endIndex {
      var value = unit(index)
      index += 2
      if value & 0xF800 == 0xD800 {
        if value < 0xDC00, index + 1 < bytes.endIndex, unit(index) & 0xFC00 == 0xDC00 {
          value = 0x10000 + (value - 0xD800) << 10 + (unit(index) - 0xDC00)
          index += 2
        } else {
          value = 0xFFFD
        }
      }
      result.appendUTF8(value)
    }
    return result
  }

  static func utf32(_ bytes: ArraySlice<UInt8>, isBig: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 3 < bytes.endIndex {
      var value: UInt32 = 0
      for offset in 0..<4 {
        let byte = UInt32(bytes[index + (isBig ? offset : 3 - offset)])
        value = value << 8 | byte
      }
      result.appendUTF8(value > 0x10FFFF || value & 0xFFFF_F800 == 0xD800 ? 0xFFFD : value)
      index += 4
    }
    return result
  }
}
