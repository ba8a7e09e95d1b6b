internal import StoryModel

/// The language table, ready to be looked up.
enum Vocabulary {
  /// A word that a number may follow or precede: chapter, Teil, глава.
  struct Keyword: Sendable {
    /// 0 for books, 1 for parts, 2 for chapters, 3 for scenes.
    var rank: UInt8
    var languages: [String]
  }

  /// What a line of a header block tells.
  enum Field: String, CaseIterable, Sendable {
    case title, author, fandom, relationship, characters, rating, warnings, tags, summary, series
    case status, published, updated, words, language, source, publisher, other
  }

  static let openings = CompiledVocabulary.openings

  /// The number of a word has its rank above 30 bits, one for each of its languages.
  static let keywords = WordTable(words: CompiledVocabulary.keywords) { number in
    let languages = CompiledVocabulary.keywordLanguages
    return Keyword(
      rank: UInt8(number >> 30),
      languages: languages.indices.filter { number >> $0 & 1 != 0 }.map { languages[$0] })
  }

  /// The names of divisions that need no number: `Epilogue`.
  static let divisions = WordTable(words: CompiledVocabulary.divisions) {
    SectionRole.allCases[Int($0)]
  }

  /// The most words that a term of `divisions` has.
  static let longestTerm = 4

  static let fields = WordTable(words: CompiledVocabulary.fields) { Field.allCases[Int($0)] }

  static let articles = CompiledVocabulary.articles
  static let bylineWords = CompiledVocabulary.bylines
  static let noteLabels = CompiledVocabulary.noteLabels
  static let breakPhrases = CompiledVocabulary.breakPhrases
  static let numbers = CompiledVocabulary.numbers

  /// What the words of the table start with, by what they are: they tell which lines need to ask.
  struct Openings: Sendable {
    /// Keywords, numbers, names of divisions, and the articles before them.
    let headings: WordOpenings
    let divisions: WordOpenings
    let breakPhrases: WordOpenings
    let numbers: NumberStarts
  }
}
