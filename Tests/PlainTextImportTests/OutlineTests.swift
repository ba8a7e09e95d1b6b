import Conversion
import StoryModel
import TestSupport
import Testing

@testable import PlainTextImport

@Suite struct OutlineTests {
  private let text = document(
    ["Chapter One: Salt", "A/N: Hello."] + prose(2) + ["***"] + prose(1) + [
      "", "Chapter Two: Smoke",
    ]
      + prose(2))

  private func reading(_ text: String) throws -> PlainTextReading {
    var diagnostics = Diagnostics()
    return try PlainTextImporter().reading(
      of: Source(name: "story.txt", bytes: Array(text.utf8)), diagnostics: &diagnostics)
  }

  private func story(_ text: String, by outline: String) throws -> Story {
    try read(text, options: PlainTextImporter.Options(outline: outline))
  }

  @Test func `shows the profile, then every unit by its lines`() throws {
    try Golden.check(name: "plaintext/outline.txt", actual: try reading(text).outline())
  }

  @Test func `explains every unit`() throws {
    try Golden.check(
      name: "plaintext/explained.txt", actual: try reading(text).outline(explained: true))
  }

  @Test(arguments: [false, true]) func `gives the same story when passed back`(
    _ isExplained: Bool
  ) throws {
    let folder = "/" + Golden.folder.split(separator: "/").dropLast(2).joined(separator: "/")
    var count = 0
    for name in FileBytes.paths(in: folder + "/seeds", ending: ".txt") {
      guard let bytes = FileBytes.read(folder + "/seeds/" + name) else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      let outline = try reading(text).outline(explained: isExplained)
      let told = try story(text, by: outline)
      #expect(told.treeDump == (try read(text)).treeDump, "\(name)")
      count += 1
    }
    #expect(count >= 10)
  }

  @Test func `decides the structure when edited`() throws {
    let text = "one\n\ntwo\nthree\n\nfour\n\nfive\n"
    let outline = """
      quire-outline 1
      L1 heading 2 | one
      ; a comment
      L3 verse
      L4 note

      L6 gap
      L6 quote | four
      """
    var lines: [String] = []
    for section in try story(text, by: outline).sections {
      lines.append(section.headingText)
      lines.append(
        contentsOf: section.blocks.map { block in
          switch block {
          case .verse: "verse"
          case .authorNote: "note"
          case .sceneBreak: "break"
          case .blockQuote: "quote"
          case .paragraph(let paragraph): paragraph.content.plainText
          default: "?"
          }
        })
    }
    #expect(lines == ["one", "verse", "note", "break", "quote", "five"])
  }

  @Test func `keeps the number of a heading that goes on`() throws {
    let text = "CHAPTER I. In which the kettle\nis the one as master\n\nIt rained.\n"
    let told = try story(text, by: "quire-outline 1\nL1-2 heading")
    #expect(told.sections.first?.number?.text == "CHAPTER I.")
    #expect(
      told.sections.map(\.headingText) == [
        "CHAPTER I. In which the kettle is the one as master"
      ])
    let below = try story("I\nThe Ferry\n\nIt rained.\n", by: "quire-outline 1\nL1-2 heading")
    #expect(below.sections.first?.number?.text == "I")
    #expect(below.sections.first?.title.plainText == "The Ferry")
  }

  @Test func `makes a footnote without a reference a note`() throws {
    let told = try story(
      "The lamp[2] lied.\n\n[1] It did.\n\n[2] Always.\n",
      by: "quire-outline 1\nL3 footnote\nL5 footnote")
    #expect(told.notes.count == 1)
    #expect(
      told.sections.flatMap(\.blocks).contains { if case .authorNote = $0 { true } else { false } })
  }

  @Test func `takes a footnote that stands before what refers to it`() throws {
    let told = try story(
      "[1] It did.\n\nThe lamp[1] lied.\n\nAnd the hat[1].\n",
      by: "quire-outline 1\nL1 footnote")
    #expect(told.notes.count == 1)
    #expect(told.treeDump.split(separator: "note").count > 3)
    #expect(!told.treeDump.contains("[1]"))
  }

  @Test func `names each line of the text`() throws {
    let text = """
      =========
      Chapter 1
      =========

      It was over, and nobody came to the old house any more.
      -------------------------------------------------------
      \(prose(1)[0])

      """
    #expect(
      try reading(text).units.map { "\($0.lines) \($0.name)" } == [
        "1...3 heading", "5...5 paragraph", "6...6 break", "7...7 paragraph",
      ])
  }

  @Test(arguments: [
    ("L1 heading", "outline line 1: an outline starts with 'quire-outline 1'"),
    ("quire-outline 1\nx", "outline line 2: 'x' names no lines"),
    ("quire-outline 1\nL1", "outline line 2: nothing says what the lines are"),
    ("quire-outline 1\nL1 poem", "outline line 2: 'poem' is no class"),
    ("quire-outline 1\nL1 heading 9", "outline line 2: '9' is no level"),
    ("quire-outline 1\nL0 note", "outline line 2: 'L0' names no lines"),
    ("quire-outline 1\nL5-3 note", "outline line 2: 'L5-3' names no lines"),
    ("quire-outline 1\nL1 note\nL1 note", "outline line 3: line 1 is named before already"),
    ("quire-outline 1\nL99 note", "outline names line 99, but the text ends at line 3"),
  ])
  func `says what is wrong with an outline`(_ outline: String, _ message: String) {
    #expect {
      try story("one\n\ntwo\n", by: outline)
    } throws: { error in
      (error as? ImportError)?.message == message && (error as? ImportError)?.hint != nil
    }
  }

  @Test func `takes any outline or says what is wrong`() throws {
    let lines = [
      "L1 heading", "L2 footnote", "L3-9 letter", "L5 gap", "L7 title", "L8 byline", "L9 field",
      "L12-20 contents", "L13 frame", "L14 break", "L2 verse", "L30 list", "L31-40 quote",
      "L6 note",
    ]
    for seed in 0..<200 {
      var random = SplitMix64(seed: UInt64(seed))
      let count = Int.random(in: 0..<8, using: &random)
      let outline =
        (["quire-outline 1"] + (0..<count).map { _ in lines.randomElement(using: &random) ?? "" })
        .joined(separator: "\n")
      do {
        let told = try story(text, by: outline)
        #expect(told.treeDump == told.normalized().treeDump)
      } catch let error as ImportError {
        #expect(error.message.hasPrefix("outline "))
      }
    }
  }
}
