internal import StoryModel

/// The language table, ready to be looked up.
struct Vocabulary: Sendable {
  /// A word that a number may follow or precede: chapter, Teil, глава.
  struct Keyword: Sendable {
    /// 0 for books, 1 for parts, 2 for chapters, 3 for scenes.
    var rank: UInt8
    var languages: [String]
  }

  /// What a line of a header block tells.
  enum Field: String, Sendable {
    case title, author, fandom, relationship, characters, rating, warnings, tags, summary, series
    case status, published, updated, words, language, source, publisher, other
  }

  private(set) var keywords: [String: Keyword] = [:]
  private(set) var divisions: [String: SectionRole] = [:]
  private(set) var articles: Set<String> = []
  private(set) var bylineWords: Set<String> = []
  /// `en one` is 1.
  private(set) var numbers: [String: Int] = [:]
  private(set) var fields: [String: Field] = [:]
  private(set) var noteLabels: Set<String> = []
  /// All languages that have number words.
  private(set) var numberLanguages: [String] = []
  /// The first bytes of all words that a heading may start with, in their three spellings.
  private(set) var openings: Set<UInt64> = []
  /// The most words that a term of `divisions` has.
  static let longestTerm = 4

  static let shared = Vocabulary()

  private init() {
    LanguageTable.text.withUTF8Buffer { bytes in
      for line in bytes.split(separator: 0x0A) {
        let parts = line.split(separator: 0x7C, maxSplits: 2)
        guard parts.count == 3 else { continue }
        add(
          kind: Self.string(parts[0]), language: Self.string(parts[1]), words: parts[2])
      }
    }
    for term in keywords.keys { addOpening(term) }
    for term in divisions.keys { addOpening(term) }
    for term in articles { addOpening(term) }
    for term in numbers.keys { addOpening(String(term.drop { $0 != " " }.dropFirst())) }
  }

  private mutating func addOpening(_ term: String) {
    let word = term.prefix { $0 != " " && $0 != "-" }
    for spelling in [
      String(word), word.uppercased(), word.prefix(1).uppercased() + word.dropFirst(),
    ] {
      openings.insert(Self.packed(Array(spelling.utf8), 0))
    }
  }

  /// The letters at `index`, up to six bytes of them, as one number.
  static func packed(_ bytes: [UInt8], _ index: Int) -> UInt64 {
    var result: UInt64 = 0
    var cursor = index
    while cursor < bytes.count, cursor - index < 6,
      ByteClass.isLetter(bytes[cursor]) || bytes[cursor] >= 0x80
    {
      result = result << 8 | UInt64(bytes[cursor])
      cursor += 1
    }
    return result
  }

  private static func string(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private mutating func add(
    kind: String, language: String, words: Slice<UnsafeBufferPointer<UInt8>>
  ) {
    let terms = { words.split(separator: 0x2C).map(Self.string) }
    switch kind.utf8.first {
    case UInt8(ascii: "K"):
      let rank = (kind.utf8.last ?? 0x32) &- 0x30
      for term in terms() {
        keywords[term, default: Keyword(rank: rank, languages: [])].languages.append(language)
      }
    case UInt8(ascii: "N"):
      let role = SectionRole(rawValue: String(kind.dropFirst())) ?? .chapter
      for term in terms() where divisions[term] == nil { divisions[term] = role }
    case UInt8(ascii: "A"): articles.formUnion(terms())
    case UInt8(ascii: "B"): bylineWords.formUnion(terms())
    case UInt8(ascii: "C"):
      numberLanguages.append(language)
      for (index, forms) in words.split(separator: 0x3B).enumerated() {
        let value = index < 20 ? index + 1 : (index - 17) * 10
        for form in forms.split(separator: 0x2C) {
          numbers["\(language) \(Self.string(form))"] = value
        }
      }
    case UInt8(ascii: "M"):
      let field = Field(rawValue: String(kind.dropFirst())) ?? .other
      for term in terms() where fields[term] == nil { fields[term] = field }
    case UInt8(ascii: "T"): noteLabels.formUnion(terms())
    default: break
    }
  }

  /// What the words of a number count to: `twenty-one`, `vingt et un`, `achtundzwanzig`.
  func number(_ words: String, languages: [String]) -> Int? {
    for language in languages {
      if let value = number(words, language: language) { return value }
    }
    return nil
  }

  private func number(_ words: String, language: String) -> Int? {
    if let value = numbers["\(language) \(words)"] { return value }
    let pieces = words.split { $0 == " " || $0 == "-" || $0 == "‑" }
      .filter { $0 != "and" && $0 != "et" && $0 != "y" && $0 != "e" && $0 != "و" && $0 != "i" }
    if pieces.count > 1 {
      guard pieces.count <= 3 else { return nil }
      var sum = 0
      var last = Int.max
      for piece in pieces {
        guard let value = numbers["\(language) \(piece)"] else { return nil }
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
    guard language == "de" || language == "nl" || language == "it" || language == "sv" else {
      return nil
    }
    return fusedNumber(words, language: language)
  }

  /// Tens and units in one word: `einundzwanzig`, `eenentwintig`, `ventitré`, `tjugoett`.
  private func fusedNumber(_ word: String, language: String) -> Int? {
    let bytes = Array(word.utf8)
    guard bytes.count >= 6, bytes.count <= 32 else { return nil }
    for cut in 2..<(bytes.count - 1) {
      guard bytes[cut] & 0xC0 != 0x80 else { continue }
      var head = String(decoding: bytes[..<cut], as: UTF8.self)
      let tail = String(decoding: bytes[cut...], as: UTF8.self)
      switch language {
      case "de", "nl":
        let joiner = language == "de" ? "und" : "en"
        guard tail.hasPrefix(joiner) else { continue }
        if let unit = numbers["\(language) \(head)"], unit < 10,
          let tens = numbers["\(language) \(tail.dropFirst(joiner.count))"], tens >= 20
        {
          return tens + unit
        }
      default:
        if let unit = numbers["\(language) \(tail)"], unit < 10 {
          if language == "it", numbers["it \(head)"] == nil {
            head += unit == 1 || unit == 8 ? "i" : ""
          }
          if language == "it", numbers["it \(head)"] == nil {
            head = String(head.dropLast()) + "a"
          }
          if let tens = numbers["\(language) \(head)"], tens >= 20 { return tens + unit }
        }
      }
    }
    return nil
  }
}
