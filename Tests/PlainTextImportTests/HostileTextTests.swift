import Conversion
import StoryModel
import Testing

@testable import PlainTextImport

/// Texts that a reader which looks at anything twice would never finish.
@Suite struct HostileTextTests {
  @Test(arguments: [
    "Chapter %\n\n", "The Ferry House\n\n\n", "x\n", "> a\n>\n", "Dear Tom,\n\n",
    "[Transcriber's note: x\n\n", "[1] a note\n\n", "*a _b /c ", "Title: a\n", "- a\n", "***\n\n",
    "a\r\n\r\n\r\n", "The sea is wide\nAnd I am small\n\n", "第%章\n", "A/N: a\n\n", "\"Oh,\" \n",
    "*** START OF THE PROJECT GUTENBERG EBOOK\n\n", "*** END OF THE PROJECT GUTENBERG EBOOK\n\n",
    "CONTENTS\n\n", "    a b c\n", "\t\n", "%. The Ferry\n", "I\n\n", "a[1] ", "=====\n",
    "\u{3000}雨\n",
  ])
  func `reads thousands of anything`(_ line: String) throws {
    let pieces = line.split(separator: "%", omittingEmptySubsequences: false)
    var text = ""
    for index in 0..<(12_000 / max(1, line.count / 4)) {
      text += pieces.joined(separator: "\(index)")
    }
    let story = try read(text)
    #expect(story.treeDump.hasPrefix("metadata"))
  }

  @Test func `reads one long line, and blank lines alone`() throws {
    let line = String(repeating: "word *and* another, ", count: 20_000)
    #expect(try read(line).sections.first?.blocks.count == 1)
    #expect(try read(String(repeating: "\n", count: 200_000)).sections == [])
    #expect(try read(String(repeating: " \t\r\n", count: 50_000) + "end").sections.count == 1)
  }

  @Test func `closes what is nested deeply`() throws {
    let story = try read(
      String(repeating: "*a _b ", count: 5_000) + String(repeating: "b_ a* ", count: 5_000))
    #expect(story.treeDump == story.normalized().treeDump)
  }
}
