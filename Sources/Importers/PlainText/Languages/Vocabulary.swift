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

  private(set) var keywords = WordTable<Keyword>(LanguageTable.text, capacity: 256)
  private(set) var divisions = WordTable<SectionRole>(LanguageTable.text, capacity: 512)
  private(set) var articles = WordTable<Bool>(LanguageTable.text, capacity: 64)
  private(set) var bylineWords = WordTable<Bool>(LanguageTable.text, capacity: 128)
  private(set) var fields = WordTable<Field>(LanguageTable.text, capacity: 512)
  private(set) var noteLabels = WordTable<Bool>(LanguageTable.text, capacity: 256)
  private(set) var breakPhrases = WordTable<Bool>(LanguageTable.text, capacity: 64)
  /// All languages that have number words.
  var numberLanguages: [String] { numbers.languages }
  private var numbers = NumberWords()
  private var openings = WordOpenings()
  private var divisionOpenings = WordOpenings()
  private var breakOpenings = WordOpenings()
  /// The most words that a term of `divisions` has.
  static let longestTerm = 4

  static let shared = Vocabulary()

  private init() {
    LanguageTable.text.withUTF8Buffer { bytes in
      bytes.forEachPiece(between: 0x0A) { line in
        guard let (kind, rest) = line.parted(at: 0x7C),
          let (language, words) = rest.parted(at: 0x7C), let letter = kind.first
        else { return }
        add(letter, kind: kind, language: language, words: words)
      }
    }
  }

  private mutating func add(
    _ letter: UInt8, kind: UnsafeBufferPointer<UInt8>, language: UnsafeBufferPointer<UInt8>,
    words: UnsafeBufferPointer<UInt8>
  ) {
    let rest = { String(decoding: kind.dropFirst(), as: UTF8.self) }
    let comma = UInt8(ascii: ",")
    switch letter {
    case UInt8(ascii: "K"):
      let rank = (kind.last ?? 0x32) &- 0x30
      let language = String(decoding: language, as: UTF8.self)
      words.forEachPiece(between: comma) { term in
        openings.insert(term)
        keywords.update(term, default: Keyword(rank: rank, languages: [])) {
          $0.languages.append(language)
        }
      }
    case UInt8(ascii: "N"):
      let role = SectionRole(rawValue: rest()) ?? .chapter
      words.forEachPiece(between: comma) {
        openings.insert($0)
        divisionOpenings.insert($0)
        divisions.insert($0, role)
      }
    case UInt8(ascii: "A"):
      words.forEachPiece(between: comma) {
        openings.insert($0)
        articles.insert($0, true)
      }
    case UInt8(ascii: "B"): words.forEachPiece(between: comma) { bylineWords.insert($0, true) }
    case UInt8(ascii: "C"):
      addNumbers(words, language: String(decoding: language, as: UTF8.self))
    case UInt8(ascii: "M"):
      let field = Field(rawValue: rest()) ?? .other
      words.forEachPiece(between: comma) { fields.insert($0, field) }
    case UInt8(ascii: "S"):
      words.forEachPiece(between: comma) {
        breakOpenings.insert($0)
        breakPhrases.insert($0, true)
      }
    case UInt8(ascii: "T"): words.forEachPiece(between: comma) { noteLabels.insert($0, true) }
    default: break
    }
  }

  private mutating func addNumbers(_ words: UnsafeBufferPointer<UInt8>, language: String) {
    numbers.addLanguage(language)
    var index = 0
    words.forEachPiece(between: UInt8(ascii: ";")) { forms in
      let value = index < 20 ? index + 1 : (index - 17) * 10
      forms.forEachPiece(between: UInt8(ascii: ",")) { form in
        numbers.insert(form, value)
        openings.insert(form)
      }
      index += 1
    }
  }

  /// Whether `word`, in lower case, may be the first one of a number in some language.
  func mayStartNumber(_ word: String) -> Bool {
    numbers.mayStart(word)
  }

  /// Whether the word at `index` may be the first one of a heading with a keyword or a number, or
  /// of a division's name.
  func mayOpenHeading(_ bytes: [UInt8], at index: Int) -> Bool {
    openings.contains(bytes, at: index)
  }

  /// Whether `word`, in lower case, may be the first one of a division's name.
  func mayOpenDivision(_ word: String) -> Bool {
    divisionOpenings.contains(word)
  }

  /// Whether the word at `index` may be the first one of a phrase that parts scenes.
  func mayOpenBreakPhrase(_ bytes: [UInt8], at index: Int) -> Bool {
    breakOpenings.contains(bytes, at: index)
  }

  /// What the words of a number count to: `twenty-one`, `vingt et un`, `achtundzwanzig`.
  func number(_ words: String, languages: [String]) -> Int? {
    numbers.value(of: words, languages: languages)
  }
}
