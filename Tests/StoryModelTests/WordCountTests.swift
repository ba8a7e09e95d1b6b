import StoryModel
import TestSupport
import Testing

/// How many words texts have.
struct WordCountTests {
  @Test(arguments: [
    ("", 0), ("   ", 0), ("one", 1), ("one two", 2), ("well-worn don't", 2), ("“No,” he said.", 3),
    ("— … *** ~", 0), ("dark—then", 1), ("3 ships, 2.5 miles", 4), ("naïve café", 2),
    ("cafe\u{301}", 1), ("дом и море", 3), ("שלום עולם", 2), ("مرحبا بكم", 2), ("안녕 하세요", 2),
    ("第三章", 3), ("彼女は笑った。", 6), ("雨 and rain", 3), ("a\u{A0}b", 2), ("a\u{3000}b", 2),
    ("😀", 0), ("½ cup", 2), ("हिन्दी है", 2), ("e\u{338}", 1), ("x²", 1), ("a\u{200B}b", 1),
    ("𝒜 b", 2), ("𠮷野家", 3),
  ])
  func `are counted in several scripts`(_ text: String, _ count: Int) {
    #expect(WordCounter.count(text) == count)
  }

  @Test func `of a story are those of headings, blocks and notes`() {
    let story = Story(
      metadata: Metadata(title: "Not counted"),
      sections: [
        Section(
          number: SectionNumber(text: "Chapter One:", value: 1), title: [.text("Salt")],
          blocks: [
            .paragraph([.text("Two "), .emphasis([.text("words")])]),
            .list(List(.bullet, items: [[.paragraph([.text("three")])]])),
            .table(Table(rows: [[TableCell([.text("four")]), TableCell([.text("five")])]])),
          ])
      ],
      notes: [Note(id: "1", blocks: [.paragraph([.text("six")])])])
    #expect(story.countedWords == 9)
  }

  /// Each character by itself, as the definition has it.
  private static func countSlowly(_ text: String) -> Int {
    var count = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
      if scalar == "雨" {
        count += 1
        isInWord = false
      } else if scalar.properties.isWhitespace {
        isInWord = false
      } else if !isInWord, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        isInWord = true
        count += 1
      }
    }
    return count
  }

  @Test(arguments: 1...40)
  func `are the same in one piece and in several`(_ seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let characters = Array("aZ5  \n\t-\"é—“雨xy{@[`~/:\u{A0}\u{1}".unicodeScalars)
    for length in 0...90 {
      var text = String.UnicodeScalarView()
      for _ in 0..<length {
        text.append(characters[Int.random(in: 0..<characters.count, using: &generator)])
      }
      let expected = Self.countSlowly(String(text))
      #expect(WordCounter.count(String(text)) == expected, "\(String(text).debugDescription)")
      var counter = WordCounter()
      var rest = text[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...20, using: &generator)
        counter.add(String(rest.prefix(count)))
        rest = rest.dropFirst(count)
      }
      #expect(counter.count == expected, "\(String(text).debugDescription)")
    }
  }

  @Test func `are counted in texts of any length`() {
    for count in [1, 7, 8, 500, 100_000] {
      #expect(WordCounter.count(String(repeating: "a ", count: count)) == count)
    }
  }
}
