/// The words for numbers of all languages, and what they count to.
struct NumberWords: Sendable {
  /// What a word counts to in one language.
  struct Meaning {
    /// From the lowest bit on 16 bits of `next`, 8 of `value`, and 8 of `language`.
    var bits: UInt64

    init(bits: UInt64) {
      self.bits = bits
    }

    init(language: Int, value: Int, next: Int) {
      bits = UInt64(language) << 24 | UInt64(value) << 16 | UInt64(next)
    }

    /// A place in ``NumberWords/languages``.
    var language: Int { Int(bits >> 24) }
    var value: Int { Int(bits >> 16 & 0xFF) }
    /// The same word in another language: a place in ``NumberWords/meanings`` plus one, or 0.
    var next: Int { Int(bits & 0xFFFF) }
  }

  let languages: [String]
  let meanings: PackedNumbers
  /// For each word the first of its meanings: a place in `meanings` plus one.
  let words: WordIndex

  /// What the words of a number count to, in the first of `languages` where they do; nil for all.
  func value(of text: String, languages: [String]?) -> Int? {
    var text = text
    return text.withUTF8 { text in
      let pieces = Self.pieces(of: text)
      // Most words are a number in no language, which is soon seen.
      let isWhole = words[text] != nil
      let isSum = (2...3).contains(pieces.count) && pieces.allSatisfy { words[$0] != nil }
      let mayBeFused = pieces.count <= 1 && Vocabulary.openings.numbers.mayStartFused(text)
      guard isWhole || isSum || mayBeFused else { return nil }
      let places = languages.map { $0.compactMap(self.languages.firstIndex) }
      for language in places ?? Array(self.languages.indices) {
        if isWhole, let value = value(of: text, in: language) { return value }
        if isSum, let value = sum(of: pieces, in: language) { return value }
        if mayBeFused, Self.fusesNumbers(self.languages[language]),
          let value = fusedNumber(text, in: language)
        {
          return value
        }
      }
      return nil
    }
  }

  private func value(of word: UnsafeBufferPointer<UInt8>, in language: Int) -> Int? {
    var place = Int(words[word] ?? 0)
    while place > 0 {
      let meaning = Meaning(bits: meanings[place - 1])
      if meaning.language == language { return meaning.value }
      place = meaning.next
    }
    return nil
  }

  private func value(of word: String, in language: Int) -> Int? {
    var word = word
    return word.withUTF8 { value(of: $0, in: language) }
  }

  /// The words between spaces and hyphens, without those that join numbers: `and`, `et`.
  private static func pieces(
    of text: UnsafeBufferPointer<UInt8>
  ) -> [UnsafeBufferPointer<UInt8>] {
    var result: [UnsafeBufferPointer<UInt8>] = []
    var start = 0
    var index = 0
    while index <= text.count {
      var length = 1
      if index < text.count {
        let isHyphen =
          text[index] == 0xE2 && index + 2 < text.count && text[index + 1] == 0x80
          && text[index + 2] == 0x91
        guard text[index] == 0x20 || text[index] == UInt8(ascii: "-") || isHyphen else {
          index += 1
          continue
        }
        if isHyphen { length = 3 }
      }
      let piece = UnsafeBufferPointer(rebasing: text[start..<index])
      if !piece.isEmpty, !joins(piece) { result.append(piece) }
      index += length
      start = index
    }
    return result
  }

  private static func joins(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count <= 3 else { return false }
    for joiner: StaticString in ["and", "et", "y", "e", "و", "i"]
    where joiner.withUTF8Buffer({ $0.elementsEqual(word) }) {
      return true
    }
    return false
  }

  private func sum(of pieces: [UnsafeBufferPointer<UInt8>], in language: Int) -> Int? {
    var sum = 0
    var last = Int.max
    for piece in pieces {
      guard let value = value(of: piece, in: language) else { return nil }
      if value >= 100, sum > 0, sum < 10 {
        sum *= 100
      } else {
        guard value < last, last >= 20 || sum == 0 else { return nil }
        sum += value
      }
      last = value
    }
    return sum
  }

  /// Whether a language writes tens and units in one word.
  static func fusesNumbers(_ language: String) -> Bool {
    language == "de" || language == "nl" || language == "it" || language == "sv"
  }

  /// Tens and units in one word: `einundzwanzig`, `eenentwintig`, `ventitré`, `tjugoett`.
  private func fusedNumber(_ bytes: UnsafeBufferPointer<UInt8>, in language: Int) -> Int? {
    guard bytes.count >= 6, bytes.count <= 32 else { return nil }
    let name = languages[language]
    for cut in 2..<(bytes.count - 1) {
      guard bytes[cut] & 0xC0 != 0x80 else { continue }
      var head = String(decoding: bytes[..<cut], as: UTF8.self)
      let tail = String(decoding: bytes[cut...], as: UTF8.self)
      switch name {
      case "de", "nl":
        let joiner = name == "de" ? "und" : "en"
        guard tail.hasPrefix(joiner) else { continue }
        if let unit = value(of: head, in: language), unit < 10,
          let tens = value(of: String(tail.dropFirst(joiner.count)), in: language), tens >= 20
        {
          return tens + unit
        }
      default:
        if let unit = value(of: tail, in: language), unit < 10 {
          if name == "it", value(of: head, in: language) == nil {
            head += unit == 1 || unit == 8 ? "i" : ""
          }
          if name == "it", value(of: head, in: language) == nil {
            head = String(head.dropLast()) + "a"
          }
          if let tens = value(of: head, in: language), tens >= 20 { return tens + unit }
        }
      }
    }
    return nil
  }
}
