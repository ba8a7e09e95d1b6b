/// Bytes as text, four letters for three bytes (RFC 4648, section 4).
package enum Base64 {
  /// The letters that stand for `bytes`, padded with `=`.
  /// - Complexity: O(n).
  package static func encoded(_ bytes: [UInt8]) -> String {
    let count = (bytes.count + 2) / 3 * 4
    return String(unsafeUninitializedCapacity: count) { buffer in
      var place = 0
      var index = 0
      while index < bytes.count {
        let second = index + 1 < bytes.count ? UInt32(bytes[index + 1]) : 0
        let third = index + 2 < bytes.count ? UInt32(bytes[index + 2]) : 0
        let group = UInt32(bytes[index]) << 16 | second << 8 | third
        buffer[place] = letter(group >> 18)
        buffer[place + 1] = letter(group >> 12)
        buffer[place + 2] = index + 1 < bytes.count ? letter(group >> 6) : UInt8(ascii: "=")
        buffer[place + 3] = index + 2 < bytes.count ? letter(group) : UInt8(ascii: "=")
        place += 4
        index += 3
      }
      return count
    }
  }

  /// The bytes that `text` stands for, or nil where it is not Base64. White space is skipped; the
  /// padding may be left out.
  /// - Complexity: O(n).
  package static func decoded(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 4 * 3)
    var group: UInt32 = 0
    var letters = 0
    var padding = 0
    for byte in text.utf8 where !WhiteSpace.contains(byte) {
      if byte == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      guard padding == 0, let value = value(of: byte) else { return nil }
      group = group << 6 | value
      letters += 1
      if letters % 4 == 0 {
        bytes.append(UInt8(truncatingIfNeeded: group >> 16))
        bytes.append(UInt8(truncatingIfNeeded: group >> 8))
        bytes.append(UInt8(truncatingIfNeeded: group))
      }
    }
    guard padding == 0 || (letters + padding) % 4 == 0, padding <= 2 else { return nil }
    switch letters % 4 {
    case 0: return padding == 0 ? bytes : nil
    case 2: bytes.append(UInt8(truncatingIfNeeded: group >> 4))
    case 3:
      bytes.append(UInt8(truncatingIfNeeded: group >> 10))
      bytes.append(UInt8(truncatingIfNeeded: group >> 2))
    default: return nil
    }
    return bytes
  }

  @inline(__always)
  private static func letter(_ value: UInt32) -> UInt8 {
    let value = UInt8(truncatingIfNeeded: value & 63)
    switch value {
    case 0..<26: return UInt8(ascii: "A") + value
    case 26..<52: return UInt8(ascii: "a") - 26 + value
    case 52..<62: return UInt8(ascii: "0") &- 52 &+ value
    case 62: return UInt8(ascii: "+")
    default: return UInt8(ascii: "/")
    }
  }

  @inline(__always)
  private static func value(of letter: UInt8) -> UInt32? {
    switch letter {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(letter) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(letter) - 97 + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(letter) - 48 + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
