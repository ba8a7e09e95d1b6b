internal import Conversion
internal import StoryModel
internal import TestSupport
internal import Testing
internal import XHTMLExport
internal import XHTMLImport

@Suite struct RoundTripTests {
  @Test func `gives back every story from its page`() throws {
    try checkEqual("page", stories: .canonicalWithoutRaw) { story in
      var diagnostics = Diagnostics()
      let exporter = XHTMLExporter()
      let page = try exporter.bytes(of: story, diagnostics: &diagnostics)
      var found = Diagnostics()
      let actual = try XHTMLImporter().story(
        from: Source(name: "page.xhtml", bytes: page), diagnostics: &found)
      #expect(found.all == [])
      return (exporter.representable(story).normalized(), actual)
    }
  }
}
