internal import Conversion
internal import StoryModel
internal import Testing
internal import XHTMLImport

/// Pages in the words of Quire's own exporter, as people edit them.
@Suite struct OwnPageTests {
  private func story(_ body: String) throws -> Story {
    let page = """
      <?xml version="1.0" encoding="UTF-8"?>
      <html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>
      <header class="title-block"><h1 class="title">T</h1></header>
      \(body)
      </body></html>
      """
    var diagnostics = Diagnostics()
    return try XHTMLImporter().story(
      from: Source(name: "page.xhtml", bytes: Array(page.utf8)), diagnostics: &diagnostics)
  }

  private func reference(_ id: String) -> String {
    "<a class=\"noteref\" href=\"#note.\(id)\">\(id)</a>"
  }

  private let notes = """
    <section class="footnotes"><aside class="footnote" id="note.1"><p>first</p></aside>
    <aside class="footnote" id="note.2"><p>second</p></aside></section>
    """

  @Test func `keeps the order of text that goes on behind a section below`() throws {
    let story = try story(
      """
      <section class="chapter" id="a"><h2 class="heading"><span class="title">A</span></h2>
      <section class="section" id="b"><h3 class="heading"><span class="title">B</span></h3>
      <p>inside\(reference("2"))</p></section></section>
      <section class="chapter" data-continues="a"><p>after\(reference("1"))</p></section>
      \(notes)
      """)
    #expect(story == story.normalized())
    let text = story.treeDump
    let inside = try #require(text.firstRange(of: "inside"))
    let after = try #require(text.firstRange(of: "after"))
    #expect(inside.lowerBound < after.lowerBound)
    #expect(
      story.notes.map(\.blocks) == [
        [.paragraph([.text("second")])], [.paragraph([.text("first")])],
      ])
  }

  @Test func `renumbers notes that stand in another order`() throws {
    let story = try story(
      """
      <section class="chapter" id="a"><h2 class="heading"><span class="title">A</span></h2>
      <p>one\(reference("2"))</p><p>two\(reference("1"))</p></section>
      \(notes)
      """)
    #expect(story == story.normalized())
    #expect(story.notes.map(\.id) == ["1", "2"])
    #expect(story.notes.first?.blocks == [.paragraph([.text("second")])])
  }

  @Test func `makes a superscript of what refers to no note`() throws {
    let story = try story(
      """
      <section class="chapter" id="a"><h2 class="heading"><span class="title">A</span></h2>
      <p>one \(reference("9"))</p><p>two\(reference(""))</p></section>
      \(notes)
      """)
    #expect(story == story.normalized())
    #expect(
      story.sections.first?.blocks == [
        .paragraph([.text("one "), .superscript([.text("9")])]), .paragraph([.text("two")]),
      ])
  }

  @Test(arguments: [
    "<p>a  b</p>", "<p> a</p>", "<p>a </p>", "<p>a<!-- --> b</p>", "<p><em>a </em> b</p>",
    "<p>&#160;</p>", "<p> </p>", "<p></p>", "<p>a<br/></p>", "<p><em></em></p>",
    "<div class=\"scene-break\"><p>*  *</p></div>", "<ul><li>a  b</li><li></li></ul>",
    "<blockquote><p>a</p><p> b</p></blockquote>", "<pre><code>a</code></pre>", "<p>a\tb\nc</p>",
    "<h3 data-level=\"3\"> a </h3>", "<div class=\"verse\"><p class=\"stanza\"></p></div>",
  ])
  func `gives back canonical blocks of markup that is not`(_ block: String) throws {
    let story = try story(
      "<section class=\"chapter\" id=\"a\"><h2 class=\"heading\"><span class=\"title\">A</span></h2>"
        + "<p>before</p>\(block)<p>after</p></section>")
    #expect(story == story.normalized())
  }

  @Test func `caps sections and blocks that nest too deep together`() throws {
    let sections = 40
    let quotes = 80
    let story = try story(
      String(repeating: "<section class=\"section\">", count: sections)
        + String(repeating: "<blockquote>", count: quotes) + "<p>deep</p>"
        + String(repeating: "</blockquote>", count: quotes)
        + String(repeating: "</section>", count: sections))
    #expect(story == story.normalized())
    #expect(story.countedWords == 1)
  }
}
