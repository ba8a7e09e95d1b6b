import Conversion
import OutlineExport
import StoryModel
import TestSupport
import Testing

/// Outlines of stories.
struct OutlineExporterTests {
  private func outline(
    _ story: Story, _ options: OutlineExporter.Options = .init()
  ) throws -> String {
    var diagnostics = Diagnostics()
    let bytes = try OutlineExporter(options: options).bytes(of: story, diagnostics: &diagnostics)
    #expect(diagnostics.all == [])
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `shows every kind of node`() throws {
    try Golden.check(
      name: "outline/lantern-keeper.txt", actual: outline(SampleStories.lanternKeeper))
  }

  @Test func `says little of an empty story`() throws {
    #expect(try outline(Story()) == "story: 0 words, 0 sections\n")
  }

  @Test func `cuts texts at the end of a word`() throws {
    let text = "One two three four"
    let story = Story(
      sections: [Section(role: .body, blocks: [.paragraph([.text(text)])])]
    ).normalized()
    func last(_ length: Int) throws -> Substring? {
      try outline(story, .init(excerptLength: length)).split(separator: "\n").last
    }
    #expect(try last(18) == "  paragraph, 4 words: One two three four")
    #expect(try last(17) == "  paragraph, 4 words: One two three…")
    #expect(try last(13) == "  paragraph, 4 words: One two three…")
    #expect(try last(12) == "  paragraph, 4 words: One two…")
    #expect(try last(2) == "  paragraph, 4 words: On…")
  }

  @Test func `has a line for each node of any story`() throws {
    try checkLaw("lines of an outline") { story in
      var blocks = 0
      var expected = 1 + story.notes.count + story.media.items.count
      if story.metadata != Metadata() { expected += 1 }
      if !story.metadata.summary.isEmpty { expected += 1 }
      story.forEachSection { _ in expected += 1 }
      story.forEachBlock { block in
        blocks += 1
        if case .list(let list) = block { expected += list.items.count }
        if case .verse(let verse) = block {
          expected += verse.stanzas.reduce(0) { $0 + $1.lines.count }
        }
      }
      var plain = story
      plain.metadata = Metadata(summary: story.metadata.summary)
      let written = try outline(plain).utf8.count { $0 == 0x0A }
      if story.metadata != Metadata(), plain.metadata == Metadata() { expected -= 1 }
      return written == expected + blocks ? nil : "\(written) lines, not \(expected + blocks)"
    }
  }
}
