internal import Conversion
internal import StoryModel
internal import XHTMLImport

/// A page, read.
struct PageReading {
  let story: Story
  /// What was said about it, a line each: `3:7: left out navigation: "Home"`.
  let messages: [String]

  /// Reads a page.
  init(_ page: String) throws {
    var diagnostics = Diagnostics()
    story = try XHTMLImporter().story(
      from: Source(name: "page.html", bytes: Array(page.utf8)), diagnostics: &diagnostics)
    messages = diagnostics.all.map { diagnostic in
      let place = diagnostic.position.map { "\($0.line):\($0.column): " } ?? ""
      return place + diagnostic.message
    }
  }

  /// Reads a page of `body`, with `style` as its stylesheet.
  init(body: String, style: String = "") throws {
    try self.init(
      "<!DOCTYPE html><title>T</title><style>\(style)</style><body>\(body)</body>")
  }

  /// The blocks of all sections.
  var blocks: [Block] {
    var blocks: [Block] = []
    story.forEachSection { blocks += $0.blocks }
    return blocks
  }
}
