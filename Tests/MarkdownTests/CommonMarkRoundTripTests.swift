import Conversion
import MarkdownExport
import MarkdownImport
import StoryModel
import Testing

/// Writes Markdown, ignoring diagnostics.
func written(_ story: Story, _ options: MarkdownExporter.Options) throws -> String {
  var diagnostics = Diagnostics()
  let bytes = try MarkdownExporter(options: options).bytes(of: story, diagnostics: &diagnostics)
  return String(decoding: bytes, as: UTF8.self)
}

@Suite struct CommonMarkRoundTripTests {
  private static let options = MarkdownExporter.Options(dialect: .commonmark, unsafe: true)

  private func check(_ markdown: String, _ name: String, html: String? = nil) throws {
    let story = try read(markdown, .commonmark)
    let first = try written(story, Self.options)
    let back = try read(first, .commonmark)
    let difference = story.firstDifference(from: back)
    #expect(difference == nil, "\(name)\n\(difference ?? "")\nfrom:\n\(markdown)\nto:\n\(first)")
    #expect(try written(back, Self.options) == first, "\(name): a second writing differs")
    if let html {
      #expect(
        HTMLComparison.normalized(ReferenceHTML.html(back)) == HTMLComparison.normalized(html),
        "\(name)")
    }
  }

  // The examples are not part of the project; see ConformanceData.
  @Test(.enabled(if: ConformanceData.isAvailable))
  func `every example of the specification survives`() throws {
    for example in try ConformanceData.examples() {
      try check(example.markdown, "example \(example.example)", html: example.html)
    }
  }

  // The hazards are not part of the project; see ConformanceData.
  @Test(.enabled(if: ConformanceData.isAvailable))
  func `every known hazard of writing Markdown survives`() throws {
    let hazards = try ConformanceData.hazards()
    #expect(hazards.count == 152)
    for hazard in hazards {
      try check(hazard.markdown ?? "", hazard.id, html: hazard.html ?? "")
    }
  }
}
