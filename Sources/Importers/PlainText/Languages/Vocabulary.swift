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
    var table = WordTable<Keyword>(LanguageTable.keywords, capacity: 256)
    LanguageTable.keywords.forEachLine { kind, language, words in
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
    var table = WordTable<SectionRole>(LanguageTable.divisions, capacity: 512)
    LanguageTable.divisions.forEachLine { kind, _, words in
      let name = String(decoding: kind.dropFirst(), as: UTF8.self)
      let role = SectionRole(rawValue: name) ?? .chapter
      words.forEachPiece(between: 0x2C) { table.insert($0, role) }
    }
    return table
  }()

  /// The most words that a term of `divisions` has.
  static let longestTerm = 4

  static let fields: WordTable<Field> = {
    var table = WordTable<Field>(LanguageTable.fields, capacity: 512)
    LanguageTable.fields.forEachLine { kind, _, words in
      let field = Field(rawValue: String(decoding: kind.dropFirst(), as: UTF8.self)) ?? .other
      words.forEachPiece(between: 0x2C) { table.insert($0, field) }
    }
    return table
  }()

  static let articles = words(of: LanguageTable.articles, capacity: 64)
  static let bylineWords = words(of: LanguageTable.bylines, capacity: 64)
  static let noteLabels = words(of: LanguageTable.noteLabels, capacity: 256)
  static let breakPhrases = words(of: LanguageTable.breakPhrases, capacity: 64)

  static let numbers: NumberWords = {
    var numbers = NumberWords()
    LanguageTable.numbers.forEachLine { _, language, words in
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

  private static func words(of table: StaticString, capacity: Int) -> WordIndex {
    var words = WordIndex(table, capacity: capacity)
    table.forEachLine { _, _, list in
      list.forEachPiece(between: 0x2C) { _ = words.insert($0) }
    }
    return words
  }

  /// What the words of the table start with, by what they are.
  struct Openings: Sendable {
    /// Keywords, numbers, names of divisions, and the articles before them.
    private(set) var headings = WordOpenings()
    private(set) var divisions = WordOpenings()
    private(set) var breakPhrases = WordOpenings()
    private(set) var numbers = NumberStarts()

    fileprivate init() {
      LanguageTable.keywords.forEachLine { _, _, words in headings.insert(wordsOf: words) }
      LanguageTable.articles.forEachLine { _, _, words in headings.insert(wordsOf: words) }
      LanguageTable.divisions.forEachLine { _, _, words in
        headings.insert(wordsOf: words)
        divisions.insert(wordsOf: words)
      }
      LanguageTable.numbers.forEachLine { _, language, words in
        headings.insert(wordsOf: words)
        let isFused = NumberWords.fusesNumbers(String(decoding: language, as: UTF8.self))
        numbers.insert(wordsOf: words, isFused: isFused)
      }
      LanguageTable.breakPhrases.forEachLine { _, _, words in
        breakPhrases.insert(wordsOf: words)
      }
    }
  }
}

extension StaticString {
  /// Calls `body` with kind, language and words of each line of a table.
  fileprivate func forEachLine(
    _ body: (
      _ kind: UnsafeBufferPointer<UInt8>, _ language: UnsafeBufferPointer<UInt8>,
      _ words: UnsafeBufferPointer<UInt8>
    ) -> Void
  ) {
    withUTF8Buffer { table in
      table.forEachPiece(between: 0x0A) { line in
        if let (kind, rest) = line.parted(at: 0x7C), let (language, words) = rest.parted(at: 0x7C) {
          body(kind, language, words)
        }
      }
    }
  }
}
