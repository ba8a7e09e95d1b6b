import Conversion
import MarkdownExport
import MarkdownImport
import StoryModel
import Testing

/// Reads Markdown as prose writers use it, and what was said about it.
func readWithDiagnostics(_ markdown: String) throws -> (story: Story, diagnostics: [Diagnostic]) {
  var diagnostics = Diagnostics()
  let story = try MarkdownImporter().story(
    from: Source(name: "test.md", bytes: Array(markdown.utf8)), diagnostics: &diagnostics)
  return (story, diagnostics.all)
}

/// The blocks of a document of one section.
func blocks(_ markdown: String) throws -> [Block] {
  let story = try read(markdown)
  #expect(story.sections.count <= 1)
  return story.sections.first?.blocks ?? []
}

/// The inlines of a document of one paragraph.
func inlines(_ markdown: String) throws -> [Inline] {
  let blocks = try blocks(markdown)
  guard blocks.count == 1, case .paragraph(let paragraph) = blocks[0] else {
    Issue.record("not one paragraph: \(blocks)")
    return []
  }
  return paragraph.content
}

@Suite struct ProseReadingTests {
  @Test func `headings of either kind become sections that nest`() throws {
    let story = try read(
      """
      Before.

      Part One
      ========

      ## Chapter 1: The Ferry

      One.

      Prologue
      --------
      Two.
      """)
    #expect(story.sections.map(\.role) == [.body, .part])
    #expect(story.sections[1].number == SectionNumber(text: "Part One", value: 1))
    let inner = story.sections[1].subsections
    #expect(inner.map(\.role) == [.chapter, .prologue])
    #expect(inner[0].number == SectionNumber(text: "Chapter 1:", value: 1))
    #expect(inner[0].title == [.text("The Ferry")])
    #expect(inner[1].blocks == [.paragraph([.text("Two.")])])
  }

  @Test(arguments: [
    ("I", 1), ("IV.", 4), ("VI", 6), ("XIV", 14), ("XXXIX", 39), ("XLIX", 49), ("7", 7),
  ])
  func `a numeral alone is the number of a chapter`(heading: String, value: Int) throws {
    let story = try read("# \(heading)\n\nIt rained.\n")
    #expect(story.sections.map(\.number) == [SectionNumber(text: heading, value: value)])
    #expect(story.sections.map(\.role) == [.chapter])
  }

  @Test(arguments: ["MIX", "LIV", "DI", "MIMI", "LI", "CC", "L", "M", "VIV", "IXI", "IIII", "2024"])
  func `a name of letters that are numerals is a title`(heading: String) throws {
    let story = try read("# \(heading)\n\nIt rained.\n")
    #expect(story.sections.map(\.number) == [nil])
    #expect(story.sections.map(\.title) == [[.text(heading)]])
    var diagnostics = Diagnostics()
    let written = try MarkdownExporter().bytes(of: story, diagnostics: &diagnostics)
    #expect(String(decoding: written, as: UTF8.self).contains("# \(heading)\n"))
    // Past what a heading alone says, the number is said in braces.
    let numbered = Story(
      sections: [
        Section(
          number: SectionNumber(text: heading, value: 57),
          blocks: [.paragraph([.text("It rained.")])])
      ]
    ).normalized()
    let again = try read(
      String(
        decoding: MarkdownExporter().bytes(of: numbered, diagnostics: &diagnostics),
        as: UTF8.self))
    #expect(again == numbered)
  }

  @Test func `a heading that holds all others is the title`() throws {
    let story = try read("# The *Salt* Road\n\nFor Tom.\n\n## One\n\na\n\n## Two\n\nb\n")
    #expect(story.metadata.title == "The Salt Road")
    #expect(story.sections.map(\.role) == [.body, .section, .section])
    #expect(try read("# One\n\na\n\n# Two\n\nb\n").metadata.title.isEmpty)
    let given = try read("---\ntitle: Salt\n---\n\n# Part\n\n## One\n\na\n")
    #expect(given.metadata.title == "Salt")
    #expect(given.sections.count == 1)
  }

  @Test func `braces behind a heading say what it is`() throws {
    let story = try read(
      "# Home {#home .epilogue}\n\na\n\n# [IV.]{.number value=4} Salt {.chapter}\n\nb\n")
    #expect(story.sections.map(\.role) == [.epilogue, .chapter])
    #expect(story.sections[0].id == "home")
    #expect(story.sections[1].number == SectionNumber(text: "IV.", value: 4))
    #expect(story.sections[1].title == [.text("Salt")])
    #expect(try blocks("a\n\n## Later {.heading}\n\nb\n").count == 3)
  }

  @Test(
    arguments: [
      ("1.", SectionNumber(text: "1.", value: 1), ""),
      ("12", SectionNumber(text: "12", value: 12), ""),
      ("XIV", SectionNumber(text: "XIV", value: 14), ""),
      ("Chapter 3 - Salt", SectionNumber(text: "Chapter 3 -", value: 3), "Salt"),
      ("Part II — Salt", SectionNumber(text: "Part II —", value: 2), "Salt"),
      ("1984", nil, "1984"), ("C", nil, "C"), ("1. Salt", nil, "1. Salt"),
      ("Chapter 3 -", nil, "Chapter 3 -"), ("Chapter 3-Salt", nil, "Chapter 3-Salt"),
    ] as [(String, SectionNumber?, String)])
  func `a heading that is a number, or has one in front, tells it`(
    _ heading: String, _ number: SectionNumber?, _ title: String
  ) throws {
    let section = try #require(read("# \(heading)\n\na\n").sections.first)
    #expect(section.number == number)
    #expect(section.title == (title.isEmpty ? [] : [.text(title)]))
  }

  @Test func `scene breaks keep their marks`() throws {
    #expect(
      try blocks("a\n\n* * *\n\nb\n\n---\n\nc\n\n***\n\nd\n").filter {
        if case .sceneBreak = $0 { true } else { false }
      } == [
        .sceneBreak(SceneBreak(mark: "* * *")), .sceneBreak(SceneBreak()),
        .sceneBreak(SceneBreak(mark: "***")),
      ])
    #expect(try blocks("---\n\nNo front matter.\n").first == .sceneBreak(SceneBreak()))
  }

  @Test func `notes are read by their labels and in place`() throws {
    let story = try read(
      "Salt[^s] and tide^[It *rises*.] and [^none].\n\n[^s]: White.\n\n    Second.\n\n[^s]: x\n")
    #expect(
      story.sections[0].blocks == [
        .paragraph([
          .text("Salt"), .noteReference("1"), .text(" and tide"), .noteReference("2"),
          .text(" and [^none]."),
        ])
      ])
    #expect(
      story.notes[0].blocks == [.paragraph([.text("White.")]), .paragraph([.text("Second.")])])
    #expect(
      story.notes[1].blocks
        == [.paragraph([.text("It "), .emphasis([.text("rises")]), .text(".")])])
    #expect(story.notes.count == 3)
  }

  @Test func `marks beyond CommonMark format text`() throws {
    #expect(
      try inlines("~~gone~~ x^2^ H~2~O [Salt]{.smallcaps} [mer]{lang=fr} [u]{.underline}") == [
        .strikethrough([.text("gone")]), .text(" x"), .superscript([.text("2")]), .text(" H"),
        .subscript([.text("2")]), .text("O "), .smallCaps([.text("Salt")]), .text(" "),
        .span(Span([.text("mer")], language: "fr")), .text(" "), .underline([.text("u")]),
      ])
    #expect(
      try inlines(#"2^10, a ~ b, \~\~x\~\~, a\ b"#) == [.text("2^10, a ~ b, ~~x~~, a\u{A0}b")])
  }

  @Test func `divisions say what blocks are`() throws {
    let result = try blocks(
      """
      ::: note
      Hello.
      :::

      ::: letter
      Dear Tom,

      ::: right
      M.
      :::
      :::

      ::: epigraph
      > x
      :::

      ::: {.note position=inside}
      Later.
      :::

      ::: odd
      kept
      :::
      """)
    #expect(
      result == [
        .authorNote(AuthorNote([.paragraph([.text("Hello.")])], position: .before)),
        .letter([
          .paragraph([.text("Dear Tom,")]),
          .paragraph(Paragraph([.text("M.")], alignment: .right)),
        ]),
        .blockQuote(
          BlockQuote([.blockQuote(BlockQuote([.paragraph([.text("x")])]))], kind: .epigraph)),
        .authorNote(AuthorNote([.paragraph([.text("Later.")])], position: .inside)),
        .paragraph([.text("kept")]),
      ])
  }

  @Test func `lines behind bars are verse`() throws {
    #expect(
      try blocks("| The salt,\n|   the *tide*\n|\n| Home.\n") == [
        .verse(
          Verse(stanzas: [
            Stanza(lines: [
              VerseLine([.text("The salt,")]),
              VerseLine([.text("the "), .emphasis([.text("tide")])], indent: 1),
            ]),
            Stanza(lines: [VerseLine([.text("Home.")])]),
          ]))
      ])
  }

  @Test func `rows of pipes are tables`() throws {
    #expect(
      try blocks("| a | b |\n| --- | ---: |\n| `x\\|y` | *z* |\n") == [
        .table(
          Table(
            alignments: [.natural, .right],
            header: [TableCell([.text("a")]), TableCell([.text("b")])],
            rows: [[TableCell([.code("x|y")]), TableCell([.emphasis([.text("z")])])]]))
      ])
  }
}
