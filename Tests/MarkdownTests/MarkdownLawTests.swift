import Conversion
import MarkdownExport
import MarkdownImport
import StoryModel
import TestSupport
import Testing

@Suite struct MarkdownLawTests {
  private func checkRoundTrip(
    _ dialect: MarkdownDialect, _ flavor: MarkdownImporter.Flavor, width: Int? = nil
  ) throws {
    let options = MarkdownExporter.Options(dialect: dialect, width: width)
    try checkLaw("\(dialect) reads back", stories: .canonical) { story in
      let text = try written(story, options)
      let expected = MarkdownExporter(options: options).representable(story).normalized()
      let actual = try read(text, flavor)
      if let difference = difference(expected: expected, actual: actual) {
        return difference + "\nwritten:\n" + text
      }
      let again = try written(actual, options)
      return again == text ? nil : "a second writing differs:\n\(text)\n---- second:\n\(again)"
    }
  }

  @Test func `any story written as CommonMark reads back as what CommonMark can say`() throws {
    try checkRoundTrip(.commonmark, .commonmark)
  }

  @Test func `any story written in short lines of CommonMark reads back`() throws {
    try checkRoundTrip(.commonmark, .commonmark, width: 30)
  }

  @Test func `any story written as Markdown reads back as the same story`() throws {
    try checkRoundTrip(.markdown, .markdown)
  }

  @Test func `any story written in short lines of Markdown reads back`() throws {
    try checkRoundTrip(.markdown, .markdown, width: 30)
  }
}
