/// The first letters of the words that something starts with, in lower case: a look at six bytes
/// tells most lines of prose from headings, or from other lines that are set apart.
struct WordOpenings: Sendable {
  /// A bit for each value that a hash of letters may have: 32,768 of them.
  let bits: PackedNumbers

  /// Whether some of the words begins as the one at `index` does, in capitals or not.
  func contains(_ text: [UInt8], at index: Int) -> Bool {
    let opening = text.withUnsafeBufferPointer { text -> Bool? in
      // The seventh byte may be the accent of the sixth.
      let end = min(text.count, index + 7)
      guard index < end else { return false }
      let opening = UnsafeBufferPointer(rebasing: text[index..<end])
      if opening.allSatisfy({ $0 < 0x80 }) { return holds(Self.packed(opening)) }
      // No word begins with a quotation mark or a dash.
      return Self.startsSign(opening, at: 0) ? false : nil
    }
    if let opening { return opening }
    var lower: [UInt8] = []
    LowerCase.append(text, index..<min(text.count, index + 24), to: &lower)
    return lower.withUnsafeBufferPointer { holds(Self.packed($0)) }
  }

  /// Whether some of the words begins as `word` does, which is spelled as ``LowerCase`` spells it.
  func contains(_ word: String) -> Bool {
    var word = word
    return word.withUTF8 { holds(Self.packed($0)) }
  }

  private func holds(_ letters: UInt64) -> Bool {
    bits[Self.bit(letters)] != 0
  }

  /// Up to six bytes of the letters that a text starts with as one number, ASCII in lower case.
  static func packed(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var result: UInt64 = 0
    var index = 0
    while index < min(word.count, 6) {
      let byte = word[index]
      guard ByteClass.isLetter(byte) || byte >= 0x80 && !startsSign(word, at: index) else { break }
      result = result &<< 8 | UInt64(byte < 0x80 ? byte | 0x20 : byte)
      index += 1
    }
    return result
  }

  /// Whether a sign or a space begins: U+0080 to U+00BF, or one of the blocks of punctuation.
  private static func startsSign(_ word: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let byte = word[index]
    guard byte == 0xE2 || byte == 0xE3 else { return byte == 0xC2 }
    return index + 1 < word.count && word[index + 1] == 0x80
  }

  static func bit(_ letters: UInt64) -> Int {
    Int((letters &* 0x9E37_79B9_7F4A_7C15) >> 49)
  }
}

/// What the first words of numbers start with, so that a look at two or four bytes tells most words
/// of prose from numbers.
struct NumberStarts: Sendable {
  /// A bit for each value that a hash of the first four bytes may have: 4,096 of them.
  let words: PackedNumbers
  /// The same of the first two bytes, for languages where tens and units may be one word.
  let fusedWords: PackedNumbers

  /// Whether `word`, spelled as ``LowerCase`` spells it, may be the first one of a number in some language.
  func mayStart(_ word: String) -> Bool {
    var word = word
    return word.withUTF8 { mayStart($0) }
  }

  private func mayStart(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    words[Self.bit(text, count: min(Self.firstWordLength(text), 4))] != 0 || mayStartFused(text)
  }

  /// Whether the word may be tens and units in one.
  func mayStartFused(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Self.firstWordLength(text) >= 6 else { return false }
    return fusedWords[Self.bit(text, count: 2)] != 0
  }

  /// The length of what stands before the first space or hyphen, U+2011 among them.
  static func firstWordLength(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var end = 0
    while end < text.count, !endsWord(text, at: end) { end += 1 }
    return end
  }

  /// Whether a space or a hyphen stands there.
  @inline(__always)
  private static func endsWord(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let byte = text[index]
    return byte == 0x20 || byte == UInt8(ascii: "-")
      || byte == 0xE2 && index + 2 < text.count && text[index + 1] == 0x80
        && text[index + 2] == 0x91
  }

  /// The place of `count` bytes, at most four of them.
  @inline(__always)
  static func bit(_ word: UnsafeBufferPointer<UInt8>, count: Int) -> Int {
    var hash: UInt32 = 0
    for index in 0..<count { hash = hash &<< 8 | UInt32(word[index]) }
    return Int((hash &* 0x9E37_79B1) >> 20)
  }
}
