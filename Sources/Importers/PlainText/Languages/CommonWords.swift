/// The languages that short words are common in.
///
/// A word is its bytes as one number, so that a text is looked through without a string for each
/// word.
struct CommonWords: Sendable {
  /// Words by their hashes, 0 where none stands; a power of two of them, at most half in use.
  let keys: PackedNumbers
  /// For each of `keys` a bit for each language, by the order of ``LanguageGuess/languages``.
  let members: PackedNumbers

  /// The most bytes of a word.
  static let longest = 8

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
    UInt32(truncatingIfNeeded: members[place(of: key)])
  }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    var place = Self.place(of: key)
    while keys[place] != key, keys[place] != 0 { place = (place + 1) & (keys.count - 1) }
    return place
  }

  /// Where to look first, of 2,048 places.
  @inline(__always)
  static func place(of key: UInt64) -> Int {
    Int((key &* 0x9E37_79B9_7F4A_7C15) >> 53)
  }
}
