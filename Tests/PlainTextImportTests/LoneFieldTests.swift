import StoryModel
import Testing

/// A text that opens with its title or its author, in the way of a header, but with little else of one.
@Suite struct LoneFieldTests {
  private func story(_ lines: String...) throws -> Story {
    try read(document(lines + prose(3)))
  }

  private func names(_ story: Story) -> [String] { story.metadata.creators.map(\.name) }

  @Test func `a title by itself`() throws {
    #expect(try story("Title: Salt").metadata.title == "Salt")
    #expect(try story("**Title:** The Salt Road").metadata.title == "The Salt Road")
    #expect(try story("Title: Salt\nSummary: It rains.").metadata.title == "Salt")
  }

  @Test func `a title above its author`() throws {
    let story = try story("Title: Salt", "by Ann Quill")
    #expect(story.metadata.title == "Salt")
    #expect(names(story) == ["Ann Quill"])
  }

  @Test func `an author by itself, and above a title`() throws {
    let untitled = try story("Author: Ann Quill")
    #expect(untitled.metadata.title == "")
    #expect(names(untitled) == ["Ann Quill"])
    for line in ["By: Ann Quill", "Story by: Ann Quill", "Title: Salt\nBy: Ann Quill"] {
      #expect(try names(story(line)) == ["Ann Quill"], "\(line)")
    }
    let titled = try story("Author: quillfeather", "The Salt Road")
    #expect(titled.metadata.title == "The Salt Road")
    #expect(names(titled) == ["quillfeather"])
  }

  @Test func `a title and an author in the licence of Project Gutenberg, where the text has none`()
    throws
  {
    let frame = [
      "The Project Gutenberg EBook of Salt, by Ann Quill", "Title: Salt", "Author: Ann Quill",
      "Language: English", "*** START OF THIS PROJECT GUTENBERG EBOOK SALT ***",
    ]
    let untitled = try read(document(frame + ["It rained all night."] + prose(3)))
    #expect(untitled.metadata.title == "Salt")
    #expect(names(untitled) == ["Ann Quill"])
    let titled = try read(document(frame + ["THE SALT ROAD", "by A. Quill", "I."] + prose(3)))
    #expect(titled.metadata.title == "THE SALT ROAD")
    #expect(names(titled) == ["A. Quill"])
  }

  @Test func `who made what a header speaks of is no author`() throws {
    for line in ["Based on: The Brine Sea", "Prompt: a lamp", "Published: 1999", "Rating: T"] {
      let story = try story(
        "Title: Salt\nAuthor: Ann Quill\nStatus: Complete\n\(line)\nBy: Bob Brine")
      #expect(names(story) == ["Ann Quill"], "\(line)")
      #expect(
        story.metadata.custom.contains(MetadataField(name: "By", value: "Bob Brine")), "\(line)")
    }
  }

  @Test func `words that somebody says are no field`() throws {
    let play = try story("Author: Come in.", "Actor: Why?", "Author: Because it rains.")
    #expect(names(play) == [])
    #expect(try story("By Candlelight").metadata.title == "By Candlelight")
    for line in ["By: come here, he said.", "By: 72", "By: June 1999", "By: https://a.example/ann"]
    {
      #expect(try names(story(line)) == [], "\(line)")
    }
    let prose = try story("It rained, and the Author: that old fraud, slept.")
    #expect(names(prose) == [])
  }

  @Test func `what stands below a first line of prose is no header`() throws {
    let text = document(
      ["Title: Salt", "It rained all night.", "Rating: a bad one, he said."] + prose(3))
    let story = try read(text)
    #expect(story.metadata.title == "Salt")
    #expect(story.metadata.rating == "")
    #expect(story.sections.first?.blocks == [.paragraph([.text("Title: Salt")])])
    #expect(try outline(text).contains { $0.hasSuffix("It rained all night.") })
  }

  @Test func `text right below a title is none of it`() throws {
    let story = try story("Title: Salt\nIt rained all night, and nobody minded at all.")
    #expect(!story.metadata.title.contains("rained"))
    #expect(
      try outline(document(["Title: Salt\nIt rained all night, and nobody minded."] + prose(3)))
        .contains { $0.contains("rained all night") })
  }
}
