import Conversion
import StoryModel
import TestSupport
import Testing

@testable import PlainTextImport

@Suite struct OptionsTests {
  private func outline(
    _ text: String, _ change: (inout PlainTextImporter.Options) throws -> Void
  ) throws -> [String] {
    var options = PlainTextImporter.Options()
    try change(&options)
    return try PlainTextImportTests.outline(text, options: options)
  }

  @Test func `takes paragraphs as told`() throws {
    let text = "One line\nand another.\nA third\nand a fourth.\n"
    #expect(
      try outline(text) { $0.paragraphs = .line } == [
        "One line", "and another.", "A third", "and a fourth.",
      ])
    let spaced = "One line\nand another.\n\nA third\nand a fourth.\n"
    #expect(
      try outline(spaced) { $0.paragraphs = .wrapped } == [
        "One line and another.", "A third and a fourth.",
      ])
    let print = "  One line\nand another.\n  A third\nand a fourth.\n"
    #expect(
      try outline(print) { $0.paragraphs = .indent } == [
        "One line and another.", "A third and a fourth.",
      ])
    let long = prose(3).joined(separator: "\n")
    #expect(try outline(long) { $0.paragraphs = .blank } == prose(3))
  }

  @Test func `takes the lines that an expression matches for chapters, and no others`() throws {
    let text = document(["Day 1"] + prose(2) + ["Chapter 1"] + prose(2) + ["Day 2"] + prose(2))
    #expect(
      try outline(text) { $0.chapters = try LineRule("^Day \\d+$") }.filter(isHeading) == [
        "# Day 1", "# Day 2",
      ])
    #expect(try outline(text) { $0.chapters = .never }.filter(isHeading) == [])
    #expect(try outline(text) { $0.chapters = try LineRule("none") }.filter(isHeading) == [])
    #expect(try outline(text) { $0.chapters = try LineRule("auto") } == outline(text) { _ in })
  }

  @Test func `takes the lines that an expression matches for breaks, and no others`() throws {
    let text = document(prose(2) + ["[flash]"] + prose(2) + ["***"] + prose(2))
    #expect(
      try outline(text) { $0.sceneBreaks = try LineRule("^\\[flash\\]$") }.filter(isBreak) == [
        "---[flash]"
      ])
    #expect(try outline(text) { $0.sceneBreaks = .never }.filter(isBreak) == [])
    #expect(try outline(text) { $0.sceneBreaks = .never }.contains("***"))
  }

  @Test func `says what is wrong with an expression`() {
    #expect(
      throws: ImportError(
        "'(a' is not a regular expression",
        hint: "say auto, none, or an expression such as '^Day \\d+'")
    ) { try LineRule("(a") }
  }

  @Test func `keeps, moves or leaves out what the author says`() throws {
    let text = document(
      ["Chapter One", "A/N: Hello."] + prose(2) + ["Chapter Two"] + prose(2)
        + ["A/N: Please review!"])
    let kept = try outline(text) { _ in }
    #expect(kept.filter { $0.hasPrefix("@") } == ["@ A/N: Hello.", "@ A/N: Please review!"])
    let moved = try outline(text) { $0.notes = .moveToEnd }
    #expect(moved.suffix(2) == ["@ A/N: Hello.", "@ A/N: Please review!"])
    #expect(moved.dropLast(2) == kept.filter { !$0.hasPrefix("@") }[...])
    var diagnostics = Diagnostics()
    let story = try PlainTextImporter(options: .init(notes: .remove)).story(
      from: Source(name: "a.txt", bytes: Array(text.utf8)), diagnostics: &diagnostics)
    #expect(!story.treeDump.contains("Please review"))
    #expect(
      diagnostics.all.filter { $0.code == "note-removed" }.map(\.message) == [
        "note by the author left out: 'A/N: Hello.'",
        "note by the author left out: 'A/N: Please review!'",
      ])
  }

  @Test func `says what a paragraph might have been`() throws {
    let text = document(prose(3) + ["The Second Boat"] + prose(6))
    var diagnostics = Diagnostics()
    _ = try PlainTextImporter().story(
      from: Source(name: "a.txt", bytes: Array(text.utf8)), diagnostics: &diagnostics)
    let doubts = diagnostics.all.filter { $0.code == "possible-heading" }
    #expect(
      doubts.map(\.message) == [
        "kept as a paragraph, but may be a heading: 'The Second Boat'"
      ])
    #expect(doubts.map(\.position?.line) == [7])
  }

  private func isHeading(_ line: String) -> Bool { line.hasPrefix("#") }
  private func isBreak(_ line: String) -> Bool { line.hasPrefix("---") }

  @Test func `quotes whole characters of a note that it leaves out`() throws {
    var options = PlainTextImporter.Options()
    options.notes = .remove
    // 120 bytes end inside of an ideograph.
    let note = "A/N: " + String(repeating: "雨", count: 60)
    var diagnostics = Diagnostics()
    _ = try PlainTextImporter(options: options).story(
      from: Source(name: "a.txt", bytes: Array(document(prose(3) + [note]).utf8)),
      diagnostics: &diagnostics)
    let messages = diagnostics.all.map(\.message)
    #expect(
      messages.contains("note by the author left out: '\(note.prefix(5 + 38))'"), "\(messages)")
  }
}
