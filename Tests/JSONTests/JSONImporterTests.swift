import Conversion
import Foundation
import JSONImport
import StoryModel
import Testing

/// What the importer says of files that are not as they should be.
struct JSONImporterTests {
  private func read(_ text: String) throws(ImportError) -> (Story, Diagnostics) {
    var diagnostics = Diagnostics()
    let source = Source(name: "story.json", bytes: Array(text.utf8))
    return (try JSONImporter().story(from: source, diagnostics: &diagnostics), diagnostics)
  }

  /// A story of one chapter that holds `block` on line 2.
  private func story(_ block: String) -> String {
    "{\"quire\": 1, \"sections\": [{\"blocks\": [\n\(block)]}]}"
  }

  @Test(arguments: [
    ("{\"type\": \"heading\", \"level\": \"2\"}", "level: expected a number", 30),
    ("{\"type\": \"heading\", \"level\": 2.5}", "level: expected a whole number", 30),
    ("{\"type\": \"heading\", \"level\": 7}", "level: expected 1 to 6", 30),
    ("{\"type\": \"heading\"}", "'level' is missing", 1),
    ("{\"level\": 1}", "'type' is missing", 1),
    ("\"text\"", "expected an object", 1),
    ("{\"type\": 1}", "expected a string as 'type'", 10),
    ("{\"type\": \"paragraph\", \"content\": \"text\"}", "content: expected an array", 34),
    ("{\"type\": \"paragraph\", \"content\": [1]}", "content[0]: expected an object", 35),
    ("{\"type\": \"list\", \"tight\": 1}", "tight: expected true or false", 27),
    (
      "{\"type\": \"verse\", \"stanzas\": [[[], [{\"type\": \"code\", \"text\": []}]]]}",
      "stanzas[0][1][0].text: expected a string", 62
    ),
    (
      "{\"type\": \"raw\", \"format\": \"html\", \"format\": \"html\"}",
      "'format' stands here twice", 45
    ),
    ("{\"type\": \"figure\", \"image\": {}}", "image: 'url' is missing", 29),
  ])
  func `names the path and the place of a wrong value`(
    _ block: String, _ message: String, _ column: Int
  ) {
    let error = #expect(throws: ImportError.self) { try read(story(block)) }
    let path = "sections[0].blocks[0]"
    #expect(
      error?.message == path + (message.first == "'" || message.hasPrefix("expected") ? ": " : ".")
        + message)
    #expect(error?.position == SourcePosition(line: 2, column: column))
  }

  @Test func `counts columns in scalars`() {
    let error = #expect(throws: ImportError.self) { try read("{\"quire\": 1, \"é作\": [}") }
    #expect(error?.position == SourcePosition(line: 1, column: 21))
  }

  @Test func `names what is known in place of a wrong word`() {
    let kind = story("{\"type\": \"block-quote\", \"kind\": \"quote\"}")
    var error = #expect(throws: ImportError.self) { try read(kind) }
    #expect(error?.message == "sections[0].blocks[0].kind: 'quote' is not known here")
    #expect(error?.hint == "known are: quotation, epigraph, message")
    error = #expect(throws: ImportError.self) { try read(story("{\"type\": \"aside\"}")) }
    #expect(error?.message == "sections[0].blocks[0]: 'aside' is not a type of block")
    #expect(
      error?.hint
        == "known are: paragraph, heading, scene-break, verse, block-quote, letter, author-note, "
        + "list, code, table, figure, raw")
  }

  @Test func `says what is no story, and what is of a newer version`() {
    var error = #expect(throws: ImportError.self) { try read("[]") }
    #expect(error?.message == "expected an object")
    error = #expect(throws: ImportError.self) { try read("{\"title\": \"x\"}") }
    #expect(error?.message == "is no Quire story")
    #expect(error?.hint == "a story is an object that begins with \"quire\": 1")
    error = #expect(throws: ImportError.self) { try read("{\"quire\": 2}") }
    #expect(
      error?.message == "is in version 2 of the format, and only versions up to 1 are known")
    error = #expect(throws: ImportError.self) { try read("{\"quire\": 1, \"type\": \"note\"}") }
    #expect(error?.message == "expected a story, found 'note'")
    error = #expect(throws: ImportError.self) { try read("{\"quire\": 1,\n  \"sections\": [}") }
    #expect(error == ImportError("expected a value", at: SourcePosition(line: 2, column: 16)))
    error = #expect(throws: ImportError.self) {
      try read(
        "{\"quire\": 1, \"media\": [{\"id\": \"a\", \"mediaType\": \"b\", \"base64\": \"?\"}]}")
    }
    #expect(error?.message == "media[0].base64: expected Base64")
  }

  @Test func `passes over names that it does not know, and says so`() throws {
    let (story, diagnostics) = try read(
      "{\"quire\": 1, \"colour\": 1,\n\"sections\": [{\"blocks\": [{\"type\": \"letter\", \"x\": 1, "
        + "\"blocks\": [{\"type\": \"paragraph\", \"content\": [\"Dear Tom\"]}]}]}]}")
    #expect(
      diagnostics.all.map(\.message) == [
        "passed over 'colour', which is not known",
        "passed over 'sections[0].blocks[0].x', which is not known",
      ])
    #expect(
      diagnostics.all.map(\.position) == [
        SourcePosition(line: 1, column: 24), SourcePosition(line: 2, column: 50),
      ])
    #expect(story.sections.first?.blocks == [.letter([.paragraph([.text("Dear Tom")])])])
  }

  @Test func `counts unknown names past the limit`() throws {
    let names = (0..<50_000).map { "\"n\($0)\": 0" }.joined(separator: ", ")
    let (_, diagnostics) = try read("{\"quire\": 1, \(names)}")
    #expect(diagnostics.all.count == 20)
    #expect(diagnostics.counts["unknown-name"] == 50_000)
  }

  @Test func `Codable names the place of a wrong value`() {
    let data = Data("{\"quire\": 1, \"sections\": [{\"id\": 1}]}".utf8)
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Story.self, from: data)
    }
    guard case .dataCorrupted(let context)? = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(context.debugDescription == "sections[0].id: expected a string")
  }
}
