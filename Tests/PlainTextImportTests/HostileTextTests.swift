import Conversion
import StoryModel
import Testing

@testable import PlainTextImport

/// Texts that a reader which looks at anything twice would never finish.
@Suite struct HostileTextTests {
  private static let lines = [
    "Chapter %\n\n", "The Ferry House\n\n\n", "x\n", "> a\n>\n", "Dear Tom,\n\n", "Yours,\nAnn\n\n",
    "[Transcriber's note: x\n\n", "[1] a note\n\n", "It was late[1].\n\n", "the hat** was\n\n",
    "**Two stars\n\n", "word[*] here\n\n", "*a _b /c ", "a * b ", "Title: a\n", "Author: N%\n",
    "- a\n",
    "***\n\n", "xXx\n\n", "a\r\n\r\n\r\n", "The sea is wide\nAnd I am small\n\n", "第%章\n",
    "A/N: a\n\n",
    "\"Oh,\" \n", "*** START OF THE PROJECT GUTENBERG EBOOK\n\n", "The End\n\n",
    "*** END OF THE PROJECT GUTENBERG EBOOK\n\n", "CONTENTS\n\n", "    a b c\n",
    "            deeper\n",
    "\t\n", "%. The Ferry\n", "%\nThe Bridge\n\n", "I\n\n", "a[1] ", "=====\n", "\u{3000}雨\n",
    "e\u{301}te\u{301} ", "It was late, and nobody in the house would own to it any more at all\n",
  ]

  private func text(_ lines: [String], times: Int) -> String {
    var text = ""
    for index in 0..<times {
      for line in lines { text += line.replacing("%", with: String(index)) }
    }
    return text
  }

  @Test(arguments: lines) func `loses no word of thousands of lines`(_ line: String) throws {
    let text = Array(text([line], times: 6_000 / max(1, line.count / 4)).utf8)
    expectWhole(text, try read(text), "\(line)")
  }

  @Test(arguments: lines) func `loses no word of lines of two kinds`(_ line: String) throws {
    for other in Self.lines {
      let mixed = Array(text([line, other], times: 12).utf8)
      expectWhole(mixed, try read(mixed), "\(line) and \(other) in turn")
      let apart = Array((text([line], times: 12) + text([other], times: 12)).utf8)
      expectWhole(apart, try read(apart), "\(line) and then \(other)")
    }
  }

  /// So much of it that a look at all that follows, for each, would take minutes.
  @Test(arguments: [
    ["(A/N: x y)\n\n", "***\n\n"], ["(A/N: x y)\n\n", "The End\n\n"],
    ["%\nThe Bridge and the Ferry\n\n", "x\n\n"],
  ])
  func `looks at few lines for each`(_ lines: [String]) throws {
    let text = Array(text(lines, times: 20_000).utf8)
    expectWhole(text, try read(text), "\(lines)")
  }

  @Test func `counts the breaks that a section starts with once`() throws {
    let text =
      text(["xXx\n\n"], times: 30_000) + text(["(A/N: x y)\n\n", "xXx\n\n"], times: 30_000)
    let story = try read(text)
    #expect(story.sections.count == 1)
    #expect(story.sections.first?.blocks.count == 90_000)
  }

  @Test(arguments: ["a * b ", "a ** b ", "*", "a [ * "])
  func `looks at few marks for each, where stars mark a footnote`(_ words: String) throws {
    let line = String(repeating: words, count: 100_000)
    let story = try read("She put the case** away.\n\n**It was brown.\n\n\(line)the case[** end.\n")
    #expect(story.sections.first?.blocks.count == 2)
    #expect(story.notes.count == 1)
  }

  @Test func `knows each of many authors once`() throws {
    let names = (0..<30_000).map { "Ann\($0)" }
    let story = try read(
      "Title: Salt\nAuthor: \((names + names).joined(separator: " & "))\nRating: T\n\nIt was late.\n"
    )
    #expect(story.metadata.creators.map(\.name) == names)
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
