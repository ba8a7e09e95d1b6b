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
    }
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
