internal import Conversion
internal import StoryModel
internal import TestSupport
internal import Testing
internal import XHTMLExport
internal import XHTMLImport

/// Pages of Quire's own that somebody edited: every word of them is kept.
@Suite struct EditedPageTests {
  private static let page: [UInt8] = {
    var diagnostics = Diagnostics()
    return
      (try? XHTMLExporter().bytes(of: RichStory.story, diagnostics: &diagnostics)) ?? []
  }()

  @Test func `loses no word that somebody adds`() throws {
    let page = EditedMarkup(Self.page)
    #expect(page.places.count > 200)
    for (insertion, place) in page.samples(300, seed: 11) {
      var diagnostics = Diagnostics()
      let story = try XHTMLImporter().story(
        from: Source(name: "page.xhtml", bytes: page.inserting(insertion, at: place)),
        diagnostics: &diagnostics)
      let lost = EditedMarkup.lostWords(from: story, diagnostics)
      #expect(lost == [], "\(insertion) at \(page.excerpt(at: place))")
      let misplaced = EditedMarkup.misplacedWord(in: story)
      #expect(misplaced == nil, "\(insertion) at \(page.excerpt(at: place))")
    }
  }

  /// What the title block shows stands in the head too, unless somebody changed it.
  @Test(arguments: [
    (">The Lantern Keeper</h1>", ">The Zanzibar Keeper</h1>"),
    (">A harbour tale</p>", ">A Zanzibar tale</p>"), (">Mara Quill</p>", ">Zanzibar Quill</p>"),
    ("<dd>Complete</dd>", "<dd>Zanzibar</dd>"),
    ("<dd>Complete</dd>", "<dd>a</dd><dd>Zanzibar</dd>"),
    ("<dt>Status</dt>", "<dt>Zanzibar</dt>"),
  ])
  func `keeps what somebody wrote into the title block`(old: String, new: String) throws {
    let page = String(decoding: Self.page, as: UTF8.self)
    #expect(page.contains(old))
    #expect(
      try PageReading(page.replacing(old, with: new)).story.treeDump.contains("Zanzibar"))
    #expect(try PageReading(page).story == RichStory.story)
  }

  /// Contents are made of headings, so that what else they say can only be told.
  @Test func `says what a list of contents says beside the headings`() throws {
    let page = String(decoding: Self.page, as: UTF8.self)
    let list = try #require(page.firstRange(of: "<nav class=\"contents\""))
    let link = try #require(page[list.upperBound...].firstRange(of: "<a href=\"#"))
    let title = try #require(page[link.upperBound...].firstRange(of: ">"))
    let untouched = try PageReading(page)
    #expect(untouched.messages == [])
    for place in [title.upperBound, link.upperBound] {
      var edited = page
      edited.insert(contentsOf: "Zanzibar", at: place)
      let reading = try PageReading(edited)
      #expect(reading.messages.count == 1)
      #expect(reading.messages.first?.contains("an entry of the contents") == true)
      #expect(reading.story.metadata == RichStory.story.metadata)
      #expect(
        reading.story.sections.map(\.headingText) == untouched.story.sections.map(\.headingText))
    }
  }

  /// The page of a story with a chapter for each heading.
  private static func page(ofHeadings headings: [[Inline]]) throws -> String {
    var story = Story()
    story.metadata.title = "Salt"
    story.sections = headings.enumerated().map { index, heading in
      Section(
        role: .chapter, number: SectionNumber(text: "\(index + 1)", value: index + 1),
        title: heading,
        blocks: [.paragraph(Paragraph([.text("It rained.")]))])
    }
    var diagnostics = Diagnostics()
    return String(
      decoding: try XHTMLExporter().bytes(of: story.normalized(), diagnostics: &diagnostics),
      as: UTF8.self)
  }

  @Test func `knows the contents of a page that somebody edited elsewhere`() throws {
    let image = Inline.image(Image(.remote("a.png"), alternativeText: "a lamp"))
    let page = try Self.page(ofHeadings: [
      [.text("The "), image, .text(" out")], [.text("\u{1F98A}")], [image],
      [.text("Ash"), .lineBreak, .text("and Fire")],
    ])
    #expect(page.contains("<nav class=\"contents\""))
    for edited in [
      page, page.replacing("</body>", with: "<p><b>extra</b></p></body>"),
      page.replacing("</body>", with: "<p><foo>x</foo></p></body>")
        .replacing("href=\"#", with: "href=\"file:///a/salt.xhtml#"),
    ] {
      #expect(try PageReading(edited).messages == [])
    }
    let fox = page.replacing("2: \u{1F98A}</a>", with: "2: \u{1F43A}</a>")
    #expect(fox != page)
    #expect(try PageReading(fox).messages.count == 1)
  }

  @Test func `keeps or tells what stands in other lists of links`() throws {
    let page = String(decoding: Self.page, as: UTF8.self).replacing(
      "</main>",
      with: "<nav><ol><li><a href=\"http://e.example\">Zanzibar</a></li></ol></nav></main>")
    let reading = try PageReading(page)
    #expect(reading.messages.contains { $0.contains("Zanzibar") })
  }

  @Test func `keeps a cell that stands in no row`() throws {
    let page = String(decoding: Self.page, as: UTF8.self).replacing(
      "</tbody>", with: "<td>Zanzibar</td></tbody>")
    #expect(try PageReading(page).story.treeDump.contains("Zanzibar"))
  }

  @Test func `keeps what it knows of a page that somebody edited`() throws {
    let page = String(decoding: Self.page, as: UTF8.self).replacing(
      "<p class=\"first\">It was over.", with: "<h2 class=\"heading\">Later</h2><p>It was over.")
    let reading = try PageReading(page)
    #expect(reading.story.metadata == RichStory.story.metadata)
    #expect(reading.story.notes == RichStory.story.notes)
    #expect(reading.story.media == RichStory.story.media)
    #expect(reading.messages == [])
  }
}
