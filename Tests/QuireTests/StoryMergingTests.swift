import Quire
import Testing

@Suite struct StoryMergingTests {
  private func story(_ title: String, author: String, language: String = "en") -> Story {
    Story(
      metadata: Metadata(
        title: title, creators: [Creator(name: author)], language: language,
        summary: [.paragraph([.text("About \(title).")])], rating: "T"),
      sections: [
        Section(
          role: .chapter, number: SectionNumber(text: "Chapter 1", value: 1),
          blocks: [.paragraph([.text("Words of \(title)."), .noteReference("1")])], id: "chapter-1")
      ],
      notes: [Note(id: "1", blocks: [.paragraph([.text("Note of \(title).")])])])
  }

  @Test func `each story becomes a part, in the order given`() {
    let book = StoryMerging.book(
      of: [story("Salt", author: "Ann"), story("Ash", author: "Bob")], title: "Both")
    #expect(book.metadata.title == "Both")
    #expect(book.sections.map(\.role) == [.part, .part])
    #expect(book.sections.map(\.headingText) == ["Salt", "Ash"])
    #expect(book.metadata.creators.map(\.name) == ["Ann", "Bob"])
    #expect(book.sections.flatMap(\.subsections).map(\.headingText) == ["Chapter 1", "Chapter 1"])
  }

  @Test func `notes, ids and facts of different stories stay apart`() {
    let book = StoryMerging.book(
      of: [story("Salt", author: "Ann"), story("Ash", author: "Ann")], title: "Both")
    #expect(book.notes.map(\.id) == ["1", "2"])
    var texts: [String] = []
    for note in book.notes { note.blocks.forEachText { texts.append($0) } }
    #expect(texts == ["Note of Salt.", "Note of Ash."])
    var ids: [String] = []
    book.forEachSection { ids.append($0.id) }
    #expect(Set(ids).count == 4)
    #expect(book.metadata.creators.map(\.name) == ["Ann"])
    #expect(
      book.metadata.custom == [
        MetadataField(name: "Rating (Salt)", value: "T"),
        MetadataField(name: "Rating (Ash)", value: "T"),
      ])
    #expect(
      book.sections[0].blocks == [
        .authorNote(AuthorNote([.paragraph([.text("About Salt.")])]))
      ])
  }

  @Test func `a story in another language says so`() {
    let book = StoryMerging.book(
      of: [story("Salt", author: "Ann"), story("Sel", author: "Ann", language: "fr")],
      title: "Both")
    #expect(book.metadata.language == "en")
    #expect(book.sections[1].title == [.span(Span([.text("Sel")], language: "fr"))])
    #expect(book.sections[0].title == [.text("Salt")])
  }
}
