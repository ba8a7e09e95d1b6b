internal import ByteScanning
internal import Conversion

extension OutputBuffer {
  /// Appends `text` as CommonMark's reference implementation writes text and attribute values in
  /// HTML: with references for `&`, `<`, `>` and `"`.
  /// - Complexity: O(n) in bytes; clean runs are copied whole.
  mutating func append(escaped text: String) {
    var text = text
    text.withUTF8 { source in
      var start = 0
      var index = Self.nextEscaped(in: source, from: 0)
      while index < source.count {
        let reference: StaticString =
          switch source[index] {
          case UInt8(ascii: "&"): "&amp;"
          case UInt8(ascii: "<"): "&lt;"
          case UInt8(ascii: ">"): "&gt;"
          default: "&quot;"
          }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
        append(reference)
        start = index + 1
        index = Self.nextEscaped(in: source, from: start)
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
    }
  }

  /// The index of the next `&`, `<`, `>` or `"` at or after `start`, or the count.
  private static func nextEscaped(in source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    if let base = source.baseAddress {
      while index &+ 8 <= source.count {
        let bits = EightBytes(base, at: index).bits
        // Each pair differs in one bit.
        let hits =
          EightBytes(bits: bits | EightBytes.ones &* 0x04).equal(to: 0x26)
          | EightBytes(bits: bits | EightBytes.ones &* 0x02).equal(to: 0x3E)
        if hits != 0 { return index &+ EightBytes.firstIndex(in: hits) }
        index &+= 8
      }
    }
    while index < source.count {
      switch source[index] {
      case 0x22, 0x26, 0x3C, 0x3E: return index
      default: index &+= 1
      }
    }
    return index
  }

  /// Appends `url` as the same implementation writes the values of `href` and `src`:
  /// percent-encoded but for what a URL is made of.
  /// - Complexity: O(n) in bytes.
  mutating func append(escapedURL url: String) {
    for byte in url.utf8 {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "'"): append("&#x27;")
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        append(byte)
      case _ where Self.urlPunctuation.utf8Contains(byte): append(byte)
      default:
        append("%")
        append(Self.hexadecimalDigit(byte >> 4))
        append(Self.hexadecimalDigit(byte & 15))
      }
    }
  }

  private static let urlPunctuation: StaticString = "-_.+!*(),%#@?=;:/$~"

  private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}

extension StaticString {
  fileprivate func utf8Contains(_ byte: UInt8) -> Bool {
    withUTF8Buffer { $0.contains(byte) }
  }
}
