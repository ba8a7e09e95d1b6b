/// The languages that short words are common in.
///
/// A word is its bytes as one number, so that a text is looked through without a string for each
/// word.
struct CommonWords: Sendable {
  /// Places by the hash of the word; 0 is free. A power of two of them, at most half in use.
  private var keys = [UInt64](repeating: 0, count: 2_048)
  private var members = [UInt32](repeating: 0, count: 2_048)

  /// The most bytes of a word.
  static let longest = 8

  /// - Parameter table: a line for each language: its tag, `|`, and words of at most eight bytes in
  ///   lower case with spaces between. At most a thousand words, and 32 languages.
  init(_ table: StaticString) {
    var member: UInt32 = 1
    table.withUTF8Buffer { text in
      text.forEachPiece(between: 0x0A) { line in
        guard let (_, words) = line.parted(at: 0x7C) else { return }
        words.forEachPiece(between: 0x20) { word in
          guard let key = Self.packed(word) else { return }
          let place = place(of: key)
          keys[place] = key
          members[place] |= member
        }
        member <<= 1
      }
    }
  }

  /// The bytes of a word as one number; nil for longer words.
  static func packed(_ word: some Sequence<UInt8>) -> UInt64? {
    var key: UInt64 = 0
    for byte in word {
      guard key < 1 << 56 else { return nil }
      key = key << 8 | UInt64(byte)
    }
    return key
  }

  /// A bit for each language that the word is common in, by the order of the table.
  @inline(__always)
  func languages(of key: UInt64) -> UInt32 {
    members[place(of: key)]
  }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    var place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 53)
    while keys[place] != key, keys[place] != 0 { place = (place + 1) & (keys.count - 1) }
    return place
  }
}
