import Conversion
import StoryModel
import TestSupport
import Testing
import XHTMLExport

@Suite struct XHTMLExporterTests {
  private func page(_ story: Story, options: XHTMLExporter.Options = .init()) throws -> String {
    var diagnostics = Diagnostics()
    let bytes = try XHTMLExporter(options: options).bytes(of: story, diagnostics: &diagnostics)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The page without its style, which is in a file of its own.
  private func markup(_ page: String) throws -> String {
    let start = try #require(page.firstRange(of: "<style>"))
    let end = try #require(page.firstRange(of: "</style>"))
    return String(page[..<start.upperBound] + page[end.lowerBound...])
  }

  @Test func `writes a page as it was`() throws {
    try Golden.check(
      name: "xhtml/salt-road.xhtml", actual: markup(try page(SaltRoad.story)))
  }

  @Test func `writes well-formed pages with unique ids, whatever the story`() throws {
    try checkLaw("a page is well-formed") { story in
      let document = try XMLElements(Array(try page(story).utf8))
      var ids: Set<String> = []
      for element in document.elements {
        if let id = element.attributes["id"], !ids.insert(id).inserted { return "\(id) is twice" }
      }
      for element in document.elements where element.name == "a" {
        guard let href = element.attributes["href"], href.hasPrefix("#note") else { continue }
        if !ids.contains(String(href.dropFirst())) { return "\(href) leads nowhere" }
      }
      return nil
    }
  }

  @Test func `writes every fragment so that tags are balanced`() throws {
    try checkLaw("a fragment is balanced") { story in
      var diagnostics = Diagnostics()
      let fragment = try HTMLFragmentExporter().bytes(of: story, diagnostics: &diagnostics)
      // HTML's `<br />` and `<hr />` are XML too.
      let document = Array("<body>".utf8) + fragment + Array("</body>".utf8)
      let text = String(decoding: document, as: UTF8.self)
        .split(separator: " />", omittingEmptySubsequences: false).joined(separator: "/>")
        .split(separator: "&#x27;", omittingEmptySubsequences: false).joined(separator: "&#9;")
      _ = try XMLElements(Array(text.utf8))
      return nil
    }
  }

  @Test func `lists the contents only where there are some`() throws {
    let chapter = Section(title: [.text("Salt")], blocks: [.paragraph([.text("x")])])
    #expect(try !page(Story(sections: [chapter]).normalized()).contains("<nav"))
    #expect(try page(Story(sections: [chapter, chapter]).normalized()).contains("<nav"))
  }

  @Test func `holds its images, and those that it does not show`() throws {
    let story = Story(
      sections: [
        Section(
          role: .body, blocks: [.paragraph([.image(Image(.media("b.png"), title: "t"))])])
      ],
      media: MediaLibrary(items: [
        MediaItem(id: "a.png", mediaType: "image/png", bytes: [1, 2, 3, 4]),
        MediaItem(id: "b.png", mediaType: "image/png", bytes: [0xFF, 0xFE]),
      ])
    ).normalized()
    let page = try page(story)
    #expect(
      page.contains(
        "<img src=\"data:image/png;base64,//4=\" data-media=\"b.png\" alt=\"\" title=\"t\"/>"))
    #expect(
      page.contains(
        """
        <div class="media" hidden="">
        <img src="data:image/png;base64,AQIDBA==" data-media="a.png" alt=""/>
        </div>
        """))
    #expect(
      page.contains(
        "<meta name=\"story.media\" content=\"a.png\"/>\n"
          + "<meta name=\"story.media\" content=\"b.png\"/>\n"))
  }

  @Test func `has a style that XML takes as it is`() throws {
    let page = try page(SaltRoad.story, options: .init(blockParagraphs: true))
    let start = try #require(page.firstRange(of: "<style>")).upperBound
    let end = try #require(page.firstRange(of: "</style>")).lowerBound
    #expect(!page[start..<end].contains("<"))
    #expect(!page[start..<end].contains("&"))
    #expect(page[start..<end].hasSuffix("p.stanza { margin: 0 0 0.9em; }\n"))
  }
}
