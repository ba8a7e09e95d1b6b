/// What Markdown makes of single characters: one table for those who read and those who write it.
package enum MarkdownCharacters {
  /// What a delimiter run sees beside it (CommonMark 0.31.2, 6.2).
  package enum Kind: UInt8, Sendable {
    case whiteSpace
    case punctuation
    case other
  }

  /// Whether an ASCII byte is punctuation, and so may be escaped with a backslash (2.1, 2.4).
  @inlinable
  package static func isPunctuation(_ byte: UInt8) -> Bool {
    (byte >= 0x21 && byte <= 0x2F) || (byte >= 0x3A && byte <= 0x40)
      || (byte >= 0x5B && byte <= 0x60) || (byte >= 0x7B && byte <= 0x7E)
  }

  /// The kind of a character. Since 0.31, symbols (Unicode category S) count as punctuation.
  package static func kind(of scalar: Unicode.Scalar) -> Kind {
    let value = scalar.value
    if value < 0x80 {
      let byte = UInt8(truncatingIfNeeded: value)
      if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D && byte != 0x0B) { return .whiteSpace }
      return isPunctuation(byte) ? .punctuation : .other
    }
    // The quotation marks and dashes of prose, before the slow look into the tables of Unicode.
    if value >= 0x2010, value <= 0x2027 { return .punctuation }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: return .whiteSpace
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      return .punctuation
    default: return .other
    }
  }

  /// The kind of the character that starts at `index`; white space at the end.
  package static func kind(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Kind {
    guard index >= 0, index < bytes.count else { return .whiteSpace }
    return kind(of: scalar(in: bytes, at: index))
  }

  /// The kind of the character that ends before `index`; white space at the start.
  package static func kind(in bytes: UnsafeBufferPointer<UInt8>, before index: Int) -> Kind {
    guard index > 0, index <= bytes.count else { return .whiteSpace }
    var start = index - 1
    while start > 0, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return kind(of: scalar(in: bytes, at: start))
  }

  /// The character at `index`; U+FFFD where the bytes are no UTF-8.
  package static func scalar(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Unicode.Scalar {
    let first = bytes[index]
    let replacement: Unicode.Scalar = "\u{FFFD}"
    if first < 0x80 { return Unicode.Scalar(first) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, index + length <= bytes.count else { return replacement }
    var value = UInt32(first) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for offset in 1..<length {
      let byte = bytes[index + offset]
      guard byte & 0xC0 == 0x80 else { return replacement }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return Unicode.Scalar(value) ?? replacement
  }
}

/// How Markdown reads the destination of a link.
package enum MarkdownDestination {
  /// `destination` as a URL: what no URL may hold is percent-encoded, what is encoded already stays.
  /// - Complexity: O(n); returns `destination` itself where there is nothing to change.
  package static func encoded(_ destination: String) -> String {
    if destination.utf8.allSatisfy(isSafe) { return destination }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(destination.utf8.count + 16)
    for byte in destination.utf8 {
      if isSafe(byte) {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(hexadecimal(byte >> 4))
        bytes.append(hexadecimal(byte & 0x0F))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"),
      UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: ","), UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "@"),
      UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "/"), UInt8(ascii: "&"), UInt8(ascii: "$"), UInt8(ascii: "~"),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }

  private static func hexadecimal(_ nibble: UInt8) -> UInt8 {
    nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "A") - 10 + nibble
  }
}
