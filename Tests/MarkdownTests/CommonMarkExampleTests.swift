import Conversion
import MarkdownImport
import StoryModel
import Testing

/// Reads Markdown, ignoring diagnostics.
func read(
  _ markdown: String, _ flavor: MarkdownImporter.Flavor = .markdown
) throws -> Story {
  var diagnostics = Diagnostics()
  return try MarkdownImporter(options: .init(flavor: flavor)).story(
    from: Source(name: "test.md", bytes: Array(markdown.utf8)), diagnostics: &diagnostics)
}

@Suite struct CommonMarkExampleTests {
  // The examples are not part of the project; see ConformanceData.
  @Test(.enabled(if: ConformanceData.isAvailable))
  func `reads every example of the specification`() throws {
    let examples = try ConformanceData.examples()
    #expect(examples.count == 652)
    for example in examples {
      let story = try read(example.markdown, .commonmark)
      let actual = HTMLComparison.normalized(ReferenceHTML.html(story))
      let expected = HTMLComparison.normalized(example.html)
      #expect(
        actual == expected, "example \(example.example) (\(example.section)): \(example.markdown)")
    }
  }
}
