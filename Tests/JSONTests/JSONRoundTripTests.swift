import Conversion
import Foundation
import JSONExport
import JSONImport
import StoryModel
import TestSupport
import Testing

/// Stories to JSON and back.
struct JSONRoundTripTests {
  private func json(_ story: Story) throws -> [UInt8] {
    var diagnostics = Diagnostics()
    return try JSONExporter().bytes(of: story, diagnostics: &diagnostics)
  }

  @Test func `gives every story back as it was`() throws {
    try checkEqual("JSON round trip") { story in
      var diagnostics = Diagnostics()
      let source = Source(name: "story.json", bytes: try json(story))
      let back = try JSONImporter().story(from: source, diagnostics: &diagnostics)
      #expect(diagnostics.all == [])
      return (JSONExporter().representable(story).normalized(), back)
    }
  }

  @Test func `keeps what normalization would change`() throws {
    try checkEqual("JSON coding", stories: .messy) { story in
      var reader = StoryJSONReader(limit: 1)
      return (story, try reader.story(JSONValue(parsing: try json(story))))
    }
  }

  @Test func `is the Codable form too`() throws {
    try checkEqual("Codable", seeds: 0..<40) { story in
      (story, try JSONDecoder().decode(Story.self, from: JSONEncoder().encode(story)))
    }
    try checkEqual("Codable of a file", seeds: 0..<40) { story in
      (story, try JSONDecoder().decode(Story.self, from: Data(try json(story))))
    }
  }

  @Test func `looks like this`() throws {
    try Golden.check(
      name: "json/lantern-keeper.json", actual: try json(SampleStories.lanternKeeper))
  }

  @Test func `leaves everything empty out`() throws {
    #expect(
      String(decoding: try json(Story()), as: UTF8.self) == "{\"quire\": 1, \"type\": \"story\"}\n")
  }
}
