import Conversion
import StoryModel
import Testing

@testable import PlainTextImport

/// What an expression calls a heading is one, whatever it looks like.
@Suite struct ToldHeadingTests {
  private func headings(_ text: String, _ expression: String) throws -> [String] {
    let options = PlainTextImporter.Options(chapters: try LineRule(expression))
    return try outline(text, options: options).filter { $0.hasPrefix("#") }.map {
      String($0.drop { $0 == "#" }.dropFirst())
    }
  }

  @Test(arguments: [
    ("^[A-Z]$", "A", "B"), ("^\\(|^The End", "(one)", "The End"),
    ("^\"Day", "\"Day one,\"", "\"Day two,\""),
    ("^[.!]", "...", "!!"), ("POV", "Anna's POV", "Tom's POV"), ("^Ann", "Ann: Yes?", "Ann: No."),
    ("^\\*", "*later*", "* * *"), ("^by", "by night", "by Tom"), ("^A/N", "A/N: one", "A/N: two"),
    (
      "^Day",
      "Day one, on which it rained from four in the morning and nobody in the house would own to the kettle",
      "Day two, on which it did not rain at all, not even a little, so that the boats were counted twice over"
    ),
  ])
  func `makes a heading of any line`(_ expression: String, _ first: String, _ second: String)
    throws
  {
    for gap in [1, 2] {
      let text = document([first] + prose(2) + [second] + prose(2), gap: gap)
      #expect(try headings(text, expression).map(undressed) == [first, second].map(undressed))
    }
    let below = document(prose(1) + [first] + prose(1) + [second] + prose(1))
    #expect(try headings(below, expression).map(undressed) == [first, second].map(undressed))
  }

  /// A heading keeps no symbols around its words.
  private func undressed(_ heading: String) -> String {
    heading.filter { !"()* ".contains($0) }
  }

  @Test func `takes none of them for the title, the header or verse`() throws {
    #expect(
      try headings(document(["The Salt Road", ""] + prose(2)), "^The Salt") == ["The Salt Road"])
    let header = document(
      [
        "Day one", "Title: Salt\nAuthor: Mara Quill\nDay two\nRating: T\nFandom: Sea",
      ] + prose(2))
    #expect(try headings(header, "^Day") == ["Day one", "Day two"])
    let verse = document(
      prose(1) + ["The kettle sang\nand so did we\nall night,\nall day"]
        + ["Now one\nSo two"] + prose(1))
    #expect(try headings(verse, "^Now") == ["Now one"])
  }

  @Test func `gives letters that could be numbers the level of the others`() throws {
    let letters = "ABCDEFGHIJKLM".map(String.init)
    let text = document(letters.flatMap { [$0] + prose(2) })
    let options = PlainTextImporter.Options(chapters: try LineRule("^[A-Z]$"))
    let story = try read(text, options: options)
    #expect(story.sections.map(\.headingText) == letters)
  }

  @Test func `leaves a list of contents a list`() throws {
    let text = document(
      ["Contents", "Day one\nDay two\nDay three"] + ["Day one"] + prose(4) + ["Day two"] + prose(4)
        + ["Day three"] + prose(4))
    #expect(try headings(text, "^Day") == ["Day one", "Day two", "Day three"])
  }
}
