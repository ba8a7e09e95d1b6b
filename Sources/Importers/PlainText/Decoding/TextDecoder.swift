internal import Conversion

/// Turns bytes of any encoding into valid UTF-8 without a byte order mark.
enum TextDecoder {
  /// The text of `bytes`: by byte order mark, strict UTF-8, UTF-16 by its zero bytes, else
  /// Windows-1252. The choice is a diagnostic unless it is UTF-8.
  static func decode(_ bytes: [UInt8], diagnostics: inout Diagnostics) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = Array(bytes[3...])
      if UTF8Validator.isValid(rest) { return rest }
      return fallback(rest, diagnostics: &diagnostics)
    }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]), bytes.count % 4 == 0 {
      return say("UTF-32", utf32(bytes[4...], isBig: false), &diagnostics)
    }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return say("UTF-32", utf32(bytes[4...], isBig: true), &diagnostics)
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return say("UTF-16", utf16(bytes[2...], isBig: false), &diagnostics)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return say("UTF-16", utf16(bytes[2...], isBig: true), &diagnostics)
    }
    if UTF8Validator.isValid(bytes), !looksWide(bytes) { return bytes }
    return fallback(bytes, diagnostics: &diagnostics)
  }

  private static func say(
    _ name: String, _ text: [UInt8], _ diagnostics: inout Diagnostics
  ) -> [UInt8] {
    diagnostics.note("encoding", "text is read as \(name)")
    return text
  }

  private static func fallback(_ bytes: [UInt8], diagnostics: inout Diagnostics) -> [UInt8] {
    let (evenZeros, oddZeros) = zeros(bytes)
    let pairs = max(1, min(bytes.count, 4_096) / 2)
    if oddZeros * 10 > pairs * 4, evenZeros * 10 < pairs {
      return say("UTF-16", utf16(bytes[...], isBig: false), &diagnostics)
    }
    if evenZeros * 10 > pairs * 4, oddZeros * 10 < pairs {
      return say("UTF-16", utf16(bytes[...], isBig: true), &diagnostics)
    }
    return say("Windows-1252", windows1252(bytes), &diagnostics)
  }

  /// Whether ASCII text is in truth UTF-16 without a mark.
  private static func looksWide(_ bytes: [UInt8]) -> Bool {
    guard bytes.prefix(64).contains(0) else { return false }
    let (even, odd) = zeros(bytes)
    let pairs = max(1, min(bytes.count, 4_096) / 2)
    return (even * 10 > pairs * 4) != (odd * 10 > pairs * 4)
  }

  private static func zeros(_ bytes: [UInt8]) -> (even: Int, odd: Int) {
    var even = 0
    var odd = 0
    for (index, byte) in bytes.prefix(4_096).enumerated() where byte == 0 {
      if index & 1 == 0 { even += 1 } else { odd += 1 }
    }
    return (even, odd)
  }

  static func utf16(_ bytes: ArraySlice<UInt8>, isBig: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      units.append(isBig ? first << 8 | second : second << 8 | first)
      index += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  static func utf32(_ bytes: ArraySlice<UInt8>, isBig: Bool) -> [UInt8] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(bytes.count / 4)
    var index = bytes.startIndex
    while index + 3 < bytes.endIndex {
      var value: UInt32 = 0
      for offset in 0..<4 {
        let byte = UInt32(bytes[index + (isBig ? offset : 3 - offset)])
        value = value << 8 | byte
      }
      scalars.append(value)
      index += 4
    }
    return Array(String(decoding: scalars, as: UTF32.self).utf8)
  }

  static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        result.append(byte)
      } else {
        let value = byte < 0xA0 ? high[Int(byte - 0x80)] : UInt16(byte)
        if value < 0x800 {
          result.append(UInt8(0xC0 | value >> 6))
        } else {
          result.append(UInt8(0xE0 | value >> 12))
          result.append(UInt8(0x80 | value >> 6 & 0x3F))
        }
        result.append(UInt8(0x80 | value & 0x3F))
      }
    }
    return result
  }

  /// The byte that Windows-1252 has for a character above ASCII.
  static func windows1252Byte(_ value: UInt32) -> UInt8? {
    if value >= 0xA0, value <= 0xFF { return UInt8(value) }
    guard let index = high.firstIndex(where: { UInt32($0) == value }) else { return nil }
    return UInt8(0x80 + index)
  }

  private static let high: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
