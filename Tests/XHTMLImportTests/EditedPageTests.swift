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
