import StoryModel
import TestSupport
import Testing

@testable import PlainTextImport

/// The tables of words, and the looks that spare asking them.
struct VocabularyTests {
  /// The words of a table: of each line what stands behind the second bar.
  private static func words(_ table: StaticString) -> [(kind: String, word: String)] {
    table.description.split(separator: "\n").flatMap { line in
      let parts = line.split(separator: "|", omittingEmptySubsequences: false)
      return parts[2].split { $0 == "," || $0 == ";" }.map { (String(parts[0]), String($0)) }
    }
  }

  /// Some words stand in two lines; the first one counts.
  private static func firstKinds(_ table: StaticString) -> [String: String] {
    Dictionary(words(table).map { ($0.word, $0.kind) }) { first, _ in first }
  }

  @Test func `what is worked out ahead is what the tables of words say`() throws {
    try Golden.check(
      name: "../../Sources/Importers/PlainText/Languages/CompiledVocabulary.swift",
      actual: VocabularyCompiler.source())
  }

  @Test func `each word is found, and is what its line says`() {
    let keywords = Self.firstKinds(LanguageTable.keywords)
    let fields = Self.firstKinds(LanguageTable.fields)
    let divisions = Self.firstKinds(LanguageTable.divisions)
    #expect(keywords.count > 100 && fields.count > 200 && divisions.count > 100)
    for (word, kind) in keywords {
      #expect(Vocabulary.keywords[word]?.rank == kind.utf8.last.map { $0 - 0x30 }, "\(word)")
    }
    for (word, kind) in fields {
      #expect(Vocabulary.fields[word]?.rawValue == String(kind.dropFirst()), "\(word)")
    }
    for (word, kind) in divisions {
      #expect(Vocabulary.divisions[word]?.rawValue == String(kind.dropFirst()), "\(word)")
    }
    for (_, word) in Self.words(LanguageTable.noteLabels) {
      #expect(Vocabulary.noteLabels.contains(word), "\(word)")
    }
    for word in ["", "chapte", "chapterr", "salt", "kapitel "] {
      #expect(Vocabulary.keywords[word] == nil && Vocabulary.fields[word] == nil)
    }
  }

  @Test func `no line that starts with one of the words is passed over`() {
    let openings = Vocabulary.openings
    for table in [
      LanguageTable.keywords, LanguageTable.articles, LanguageTable.divisions,
      LanguageTable.numbers,
    ] {
      for (_, word) in Self.words(table) {
        #expect(openings.headings.contains(word), "\(word)")
        #expect(openings.headings.contains(Array("\(word) 1: salt and iron".utf8), at: 0))
        // The dotless i of Turkish has no capital of its own.
        if word.uppercased().lowercased() == word {
          #expect(openings.headings.contains(Array(word.uppercased().utf8), at: 0), "\(word)")
        }
      }
    }
    for (_, word) in Self.words(LanguageTable.divisions) {
      #expect(openings.divisions.contains(word), "\(word)")
    }
    for (_, word) in Self.words(LanguageTable.breakPhrases) {
      #expect(openings.breakPhrases.contains(Array(word.utf8), at: 0), "\(word)")
    }
    for (_, word) in Self.words(LanguageTable.numbers) {
      #expect(openings.numbers.mayStart(word), "\(word)")
    }
  }

  @Test func `most words of prose are passed over`() {
    let prose = """
      that evening they walked down along the harbour while rain drummed against every window
      nobody spoke because there seemed little left worth saying about ships money or weather
      """.split { $0 == " " || $0 == "\n" }.map(String.init)
    let passed = prose.count { !Vocabulary.openings.headings.contains($0) }
    #expect(passed * 10 > prose.count * 8)
  }
}
