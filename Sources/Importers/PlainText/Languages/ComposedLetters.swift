/// Letters with their accents as one scalar each: `e` and U+0301 are `é`.
///
/// Files from some systems hold accents by themselves. Words are looked up in one spelling.
enum ComposedLetters {
  /// Whether a scalar is one of the combining marks that letters with accents are made of.
  @inline(__always)
  static func isMark(_ value: UInt32) -> Bool { value &- 0x300 < 0x70 }

  /// Appends `mark` to text that ends in a letter, as one scalar where there is one.
  /// - Complexity: O(1).
  static func append(_ mark: Unicode.Scalar, to text: inout [UInt8]) {
    var start = text.count
    while start > 0, text.count - start < 4 {
      start -= 1
      if text[start] & 0xC0 != 0x80 { break }
    }
    if start < text.count {
      var spelling = String(decoding: text[start...], as: UTF8.self)
      spelling.unicodeScalars.append(mark)
      if let letter = letters[spelling] {
        text.removeSubrange(start...)
        text += letter.utf8
        return
      }
    }
    text += String(mark).utf8
  }

  /// By their text, which is the same for all spellings. What accents stand on in words of Latin,
  /// Greek and Cyrillic letters, in lower case.
  private static let letters: [String: String] = {
    var letters: [String: String] = [:]
    for block: ClosedRange<UInt32> in [0xE0...0x233, 0x3AC...0x3CE, 0x439...0x4F9, 0x1E00...0x1FFF]
    {
      for scalar in block.lazy.compactMap(Unicode.Scalar.init) where scalar.properties.isLowercase {
        letters[String(scalar)] = String(scalar)
      }
    }
    return letters
  }()
}
