import Conversion
import StoryModel
import Testing

@testable import PlainTextImport

/// What is spelled in another way reads the same: accents by themselves, spaces of other kinds.
@Suite struct SpellingTests {
  /// The text with each accent as a scalar of its own.
  private func decomposed(_ text: String) -> String {
    let letters: [Unicode.Scalar: String] = [
      "à": "a\u{300}", "â": "a\u{302}", "ä": "a\u{308}", "ç": "c\u{327}", "è": "e\u{300}",
      "é": "e\u{301}", "ê": "e\u{302}", "í": "i\u{301}", "ö": "o\u{308}", "ü": "u\u{308}",
      "É": "E\u{301}", "Ö": "O\u{308}", "й": "и\u{306}", "ё": "е\u{308}", "ą": "a\u{328}",
      "ộ": "o\u{323}\u{302}", "ư": "u\u{31B}", "ơ": "o\u{31B}",
    ]
    return text.unicodeScalars.map { letters[$0] ?? String($0) }.joined()
  }

  @Test(arguments: [
    ["Épilogue.", "Première partie", "Chapitre deuxième"], ["Épilogue", "Prologue"],
    ["Capítulo décimo", "Capítulo undécimo"], ["Kapitel fünf", "Kapitel zwölf"],
    ["1. Bölüm", "2. Bölüm"], ["ÉPILOGUE."], ["Первый том", "Третий том"],
    ["Chương một", "Chương hai"], ["Rozdział dziesiąty"],
  ])
  func `accents by themselves are those of letters`(_ headings: [String]) throws {
    var blocks: [String] = []
    for (index, heading) in headings.enumerated() {
      blocks += prose(3, from: index) + [heading]
    }
    blocks += prose(2) + ["Kära Anna,"] + prose(1) + ["Sincèrement,", "Zoé"]
    let text = document(["Titre: L’Été", "Résumé: À la pêche", "Auteur: Zoé"] + blocks)
    let apart = decomposed(text)
    #expect(Array(apart.utf8) != Array(text.utf8))
    let expected = try read(text)
    let story = try read(apart)
    // Strings are equal however they are spelled.
    #expect(try outline(apart) == outline(text))
    #expect(story.sections.map(\.role) == expected.sections.map(\.role))
    #expect(story.metadata == expected.metadata)
    #expect(try outline(text).count { $0.hasPrefix("#") } == headings.count)
  }

  @Test(arguments: ["Part\u{A0}I.", "Part\u{3000}I.", "PART\u{A0}I", "I.\u{A0}"])
  func `a space of another kind parts words`(_ heading: String) throws {
    let headings = (1...3).map { heading.replacing("I", with: String(repeating: "I", count: $0)) }
    let spread = { (headings: [String]) in
      document(headings.enumerated().flatMap { [$1] + prose(4, from: $0) })
    }
    let plain = headings.map { String($0.map { $0.isWhitespace ? " " : $0 }) }
    let expected = try outline(spread(plain)).map { $0.filter { !$0.isWhitespace } }
    #expect(expected.count { $0.hasPrefix("#") } == 3)
    #expect(try outline(spread(headings)).map { $0.filter { !$0.isWhitespace } } == expected)
  }

  @Test func `many accents by themselves take no longer than other letters`() throws {
    let words = decomposed("déjà vu élève forêt fünf père Noël crème fée été").split(separator: " ")
    let lines = (0..<15_000).map { "\(words[$0 % 10]) \(words[$0 % 7]) \(words[$0 % 3])" }
    let text = Array(document(lines).utf8)
    expectWhole(text, try read(text), "")
  }
}
