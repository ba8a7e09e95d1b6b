import StoryModel
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
}
