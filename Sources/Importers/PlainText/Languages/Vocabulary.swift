internal import StoryModel

/// The language table, ready to be looked up.
///
/// A table of words is made when it is first asked; the openings tell which lines need to ask. A
/// short story asks for few, and so waits for few.
enum Vocabulary {
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

  static let openings = Openings()

  static let keywords: WordTable<Keyword> = {
    var table = WordTable<Keyword>(LanguageTable.text, capacity: 256)
    LanguageTable.forEachLine("K") { kind, language, words in
      let rank = (kind.last ?? 0x32) &- 0x30
      let language = String(decoding: language, as: UTF8.self)
      words.forEachPiece(between: 0x2C) { word in
        table.update(word, default: Keyword(rank: rank, languages: [])) {
          $0.languages.append(language)
        }
      }
    }
    return table
  }()

  /// The names of divisions that need no number: `Epilogue`.
  static let divisions: WordTable<SectionRole> = {
    var table = WordTable<SectionRole>(LanguageTable.text, capacity: 512)
    LanguageTable.forEachLine("N") { kind, _, words in
      let name = String(decoding: kind.dropFirst(), as: UTF8.self)
      let role = SectionRole(rawValue: name) ?? .chapter
      words.forEachPiece(between: 0x2C) { table.insert($0, role) }
    }
    return table
  }()

  /// The most words that a term of `divisions` has.
  static let longestTerm = 4

  static let fields: WordTable<Field> = {
    var table = WordTable<Field>(LanguageTable.text, capacity: 512)
    LanguageTable.forEachLine("M") { kind, _, words in
      let field = Field(rawValue: String(decoding: kind.dropFirst(), as: UTF8.self)) ?? .other
      words.forEachPiece(between: 0x2C) { table.insert($0, field) }
    }
    return table
  }()

  static let articles = words("A", capacity: 64)
  static let bylineWords = words("B", capacity: 128)
  static let noteLabels = words("T", capacity: 256)
  static let breakPhrases = words("S", capacity: 64)

  static let numbers: NumberWords = {
    var numbers = NumberWords()
    LanguageTable.forEachLine("C") { _, language, words in
      numbers.addLanguage(String(decoding: language, as: UTF8.self))
      var index = 0
      words.forEachPiece(between: 0x3B) { forms in
        let value = index < 20 ? index + 1 : (index - 17) * 10
        forms.forEachPiece(between: 0x2C) { numbers.insert($0, value) }
        index += 1
      }
    }
    return numbers
  }()

  private static func words(_ kind: Unicode.Scalar, capacity: Int) -> WordTable<Bool> {
    var table = WordTable<Bool>(LanguageTable.text, capacity: capacity)
    LanguageTable.forEachLine(kind) { _, _, words in
      words.forEachPiece(between: 0x2C) { table.insert($0, true) }
    }
    return table
  }

  /// What the words of the table start with, by what they are.
  struct Openings: Sendable {
    /// Keywords, numbers, names of divisions, and the articles before them.
    private(set) var headings = WordOpenings()
    private(set) var divisions = WordOpenings()
    private(set) var breakPhrases = WordOpenings()
    private(set) var numbers = NumberStarts()

    fileprivate init() {
      LanguageTable.forEachLine { kind, language, words in
        let comma = UInt8(ascii: ",")
        switch kind.first {
        case UInt8(ascii: "K"), UInt8(ascii: "A"):
          words.forEachPiece(between: comma) { headings.insert($0) }
        case UInt8(ascii: "N"):
          words.forEachPiece(between: comma) {
            headings.insert($0)
            divisions.insert($0)
          }
        case UInt8(ascii: "S"):
          words.forEachPiece(between: comma) { breakPhrases.insert($0) }
        case UInt8(ascii: "C"):
          let isFused = NumberWords.fusesNumbers(String(decoding: language, as: UTF8.self))
          words.forEachPiece(between: UInt8(ascii: ";")) { forms in
            forms.forEachPiece(between: comma) {
              headings.insert($0)
              numbers.insert($0, isFused: isFused)
            }
          }
        default: break
        }
      }
    }
  }
}

extension LanguageTable {
  /// Calls `body` with kind, language and words of each line, or of those whose kind starts with
  /// `letter`.
  fileprivate static func forEachLine(
    _ letter: Unicode.Scalar? = nil,
    _ body: (
      _ kind: UnsafeBufferPointer<UInt8>, _ language: UnsafeBufferPointer<UInt8>,
      _ words: UnsafeBufferPointer<UInt8>
    ) -> Void
  ) {
    let letter = letter.map { UInt8(ascii: $0) }
    text.withUTF8Buffer { bytes in
      var start = 0
      while start < bytes.count {
        let end = bytes.offset(of: 0x0A, in: start..<bytes.count)
        if letter == nil || bytes[start] == letter,
          let (kind, rest) = UnsafeBufferPointer(rebasing: bytes[start..<end]).parted(at: 0x7C),
          let (language, words) = rest.parted(at: 0x7C)
        {
          body(kind, language, words)
        }
        start = end + 1
      }
    }
  }
}
