import EPUBExport
import StoryModel
import TestSupport
import Testing

@Suite struct NotesTests {
  private func chapter(_ title: String, _ references: String...) -> Section {
    let inlines = references.map { Inline.noteReference($0) }
    return Section(title: [.text(title)], blocks: [.paragraph([.text("x")] + inlines)])
  }

  private func note(_ id: String, _ references: String...) -> Note {
    let inlines = references.map { Inline.noteReference($0) }
    return Note(id: id, blocks: [.paragraph([.text("note \(id)")] + inlines)])
  }

  @Test func `puts a note where it is referred to`() throws {
    let story = Story(
      sections: [chapter("Salt", "a"), chapter("Ice", "b", "b")], notes: [note("a"), note("b")])
    let book = try BookFiles(story.normalized())
    #expect(try book.fault() == nil)
    #expect(book["text/salt.xhtml"].contains("id=\"note.1\""))
    #expect(book["text/ice.xhtml"].contains("id=\"note.2\""))
    #expect(book["text/ice.xhtml"].contains("id=\"noteref.2.2\""))
    #expect(book.files["EPUB/notes.xhtml"] == nil)
  }

  @Test func `puts a note of several chapters, or of none, on a page of notes`() throws {
    let story = Story(
      sections: [chapter("Salt", "a"), chapter("Ice", "a")], notes: [note("a"), note("b")])
    let book = try BookFiles(story.normalized())
    #expect(try book.fault() == nil)
    #expect(book["notes.xhtml"].contains("href=\"text/salt.xhtml#noteref.1\""))
    #expect(book["notes.xhtml"].contains("note b"))
    #expect(book["text/ice.xhtml"].contains("href=\"../notes.xhtml#note.1\""))
    #expect(book["nav.xhtml"].contains("<li><a epub:type=\"endnotes\" href=\"notes.xhtml\">"))
  }

  @Test func `puts a note of a note beside it`() throws {
    var story = Story(
      metadata: Metadata(summary: [.paragraph([.text("s"), .noteReference("c")])]),
      sections: [chapter("Salt", "a")], notes: [note("a", "b"), note("b", "a"), note("c")])
    story.normalize()
    let book = try BookFiles(story)
    #expect(try book.fault() == nil)
    #expect(book["titlepage.xhtml"].contains("note c"))
    #expect(book["text/salt.xhtml"].contains("note b"))
  }
}
