import Conversion
import MarkdownExport
import MarkdownImport
import StoryModel
import Testing

/// Inputs made to be slow or to crash. That a test comes back at all is half of what it says.
@Suite struct PathologicalTests {
  /// Times the described size. Builds without optimization take a small part of it;
  /// `QUIRE_PATHOLOGICAL=full` asks for the size and ten times that.
  static var factors: [Double] {
    ConformanceData.isFullSizeAskedFor ? [1, 10] : [0.005]
  }

  // The descriptions are not part of the project; see ConformanceData.
  @Test(.enabled(if: ConformanceData.isAvailable), arguments: factors)
  func `every hostile input is read, written and read again as the same story`(
    factor: Double
  ) throws {
    let inputs = try ConformanceData.pathological()
    #expect(inputs.count == 69)
    for input in inputs {
      guard let bytes = PathologicalInput.bytes(of: input, factor: factor) else {
        Issue.record("nothing makes '\(input.name)'")
        continue
      }
      try check(bytes, .commonmark, .commonmark, input.name)
      if input.name != "yaml bomb" { try check(bytes, .markdown, .markdown, input.name) }
    }
  }

  private func check(
    _ bytes: [UInt8], _ flavor: MarkdownImporter.Flavor, _ dialect: MarkdownDialect, _ name: String
  ) throws {
    var diagnostics = Diagnostics()
    let importer = MarkdownImporter(options: .init(flavor: flavor))
    let exporter = MarkdownExporter(options: .init(dialect: dialect))
    let story = try importer.story(
      from: Source(name: name, bytes: bytes), diagnostics: &diagnostics)
    let written = try exporter.bytes(of: story, diagnostics: &diagnostics)
    let back = try importer.story(
      from: Source(name: name, bytes: written), diagnostics: &diagnostics)
    #expect(back == exporter.representable(story), "\(name), \(flavor)")
  }

  @Test func `aliases of YAML cannot blow up front matter`() {
    #expect(throws: ImportError.self) {
      try read("---\na: &a [x]\nb: [*a, *a]\n---\n")
    }
  }

  @Test func `a table of thousands of columns does not fill memory with cells`() throws {
    let columns = 2000
    let text =
      String(repeating: "a|", count: columns) + "\n" + String(repeating: "-|", count: columns)
      + "\n" + String(repeating: "b\n", count: columns)
    let (story, diagnostics) = try readWithDiagnostics(text)
    #expect(diagnostics.map(\.code) == ["table-too-sparse"])
    #expect(story.sections[0].blocks.count == columns + 1)
  }
}

/// Makes the inputs.
enum PathologicalInput {
  /// - Parameter factor: how many times the size that is described.
  static func bytes(of input: ConformanceData.Pathological, factor: Double) -> [UInt8]? {
    if let parts = input.parts {
      return parts.flatMap { part in
        let count = part.count > 1 ? Int(Double(part.count) * factor) : part.count
        return Array(repeatElement(Array(part.text.utf8), count: count).joined())
      }
    }
    return described(input.name, factor).map { Array($0.utf8) }
      ?? (input.name == "invalid UTF-8" ? invalid(Int(1000 * factor)) : nil)
  }

  private static func invalid(_ count: Int) -> [UInt8] {
    let line: [UInt8] =
      [0x61, 0xFF, 0x20, 0xC0, 0x80, 0x20, 0xED, 0xA0, 0x80, 0x20, 0xF0, 0x9F, 0x98, 0x0A]
    return Array(repeatElement(line, count: count).joined())
  }

  private static func described(_ name: String, _ factor: Double) -> String? {
    func each(_ count: Double, _ text: (Int) -> String) -> String {
      (0..<Int(count)).map(text).joined()
    }
    func ticks(_ count: Int) -> String { String(repeating: "`", count: count) }
    // Their size grows with the square of the number.
    let root = factor.squareRoot()
    switch name {
    case "deeply indented list":
      return each(500 * root) { String(repeating: " ", count: 2 * $0) + "* a\n" }
    case "growing backtick runs": return each(5000 * root) { "e" + ticks($0 + 1) }
    case "writer: backticks":
      return ticks(20_000) + " " + each(5000 * root) { "e" + ticks($0 + 1) } + "e "
        + ticks(20_000)
    case "many definitions, one use each":
      return each(20_000 * factor) { "[\($0)]: u\n" } + "\n" + each(20_000 * factor) { "[\($0)] " }
    case "definition expansion bomb":
      return "[x]: " + String(repeating: "x", count: Int(50_000 * factor)) + "\n"
        + each(50_000 * factor) { _ in "\n[x]" }
    case "colliding reference labels":
      return each(25_000 * factor) { "[a\($0)b]: u\n" } + "\n[a1b]"
    case "footnote ping-pong":
      return "x[^0]\n\n" + each(20_000 * factor) { "[^\($0)]: [^\($0 + 1)]\n\n" }
    case "yaml bomb":
      return "---\na: &a [x]\n" + each(20) { "b\($0): &b\($0) [*a,*a]\n" } + "---\n"
    case "writer: 20000 adjacent em": return each(10_000 * factor) { _ in "*a*_a_" }
    default: return nil
    }
  }
}
