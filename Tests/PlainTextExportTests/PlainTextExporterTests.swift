import Conversion
import PlainTextExport
import StoryModel
import TestSupport
import Testing

/// Stories as plain text.
struct PlainTextExporterTests {
  private func text(
    _ story: Story, _ options: PlainTextExporter.Options = .init()
  ) throws -> String {
    var diagnostics = Diagnostics()
    let bytes = try PlainTextExporter(options: options).bytes(of: story, diagnostics: &diagnostics)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func text(
    _ blocks: Block..., options: PlainTextExporter.Options = .init()
  ) throws -> String {
    try text(Story(sections: [Section(role: .body, blocks: blocks)]).normalized(), options)
  }

  @Test func `writes every kind of node`() throws {
    try Golden.check(name: "text/lantern-keeper.txt", actual: text(SampleStories.lanternKeeper))
  }

  @Test func `wraps lines and draws scene breaks where asked`() throws {
    let options = PlainTextExporter.Options(emphasis: .none, lineWidth: 40, sceneBreak: "* * *")
    try Golden.check(
      name: "text/lantern-keeper-wrapped.txt", actual: text(SampleStories.lanternKeeper, options))
  }

  @Test func `begins with the text where nothing is known of the story`() throws {
    #expect(try text(.paragraph([.text("It rained.")])) == "It rained.\n")
    #expect(try text(Story()) == "")
  }

  @Test func `sets a plain scene break as a gap`() throws {
    let rain = Block.paragraph([.text("It rained.")])
    #expect(
      try text(rain, .sceneBreak(SceneBreak()), rain) == "It rained.\n\n\nIt rained.\n")
    #expect(
      try text(rain, .sceneBreak(SceneBreak(mark: "~")), rain) == "It rained.\n\n~\n\nIt rained.\n")
  }

  @Test(
    arguments: [
      ([Inline.emphasis([.text("No")]), .text("!")], "_No_!\n"),
      ([.strong([.text("a "), .emphasis([.text("b")])])], "**a _b_**\n"),
      ([.emphasis([.text("a "), .strong([.text("b")]), .text(" c")])], "_a **b** c_\n"),
      ([.text("un"), .emphasis([.text("believ")]), .text("able")], "unbelievable\n"),
      ([.emphasis([.text("a")]), .emphasis([.text("b")])], "ab\n"),
      ([.emphasis([.text("a!")]), .emphasis([.text("?b")])], "_a!_?b\n"),
      ([.emphasis([.emphasis([.text("a")])])], "_a_\n"),
      ([.emphasis([.text("a ")]), .text("b")], "a b\n"),
      ([.text("snake_case "), .emphasis([.text("a")])], "snake_case a\n"),
      ([.strong([.text("a")]), .text(" 2*3")], "a 2*3\n"),
      ([.emphasis([.text("a"), .lineBreak, .text("b")])], "a\nb\n"),
      ([.emphasis([.text("…")])], "…\n"),
      ([.text("e"), .emphasis([.text("\u{301}a")])], "e\u{301}a\n"),
      ([.text("水"), .emphasis([.text("火")])], "水火\n"),
      ([.underline([.text("a")]), .code("b"), .superscript([.text("c")])], "abc\n"),
      ([.link(Link([.text("a")], destination: "b")), .image(Image(.remote("c")))], "a\n"),
      ([.image(Image(.remote("c"), alternativeText: "a map"))], "[a map]\n"),
    ] as [([Inline], String)])
  func `marks emphasis where it can be told`(_ inlines: [Inline], _ expected: String) throws {
    #expect(try text(.paragraph(inlines)) == expected)
  }

  @Test func `marks nothing where asked`() throws {
    let paragraph = Block.paragraph([.emphasis([.text("a")]), .text(" "), .strong([.text("b")])])
    #expect(try text(paragraph, options: .init(emphasis: .none)) == "a b\n")
  }

  @Test func `nests quotations and lists`() throws {
    let item: [Block] = [
      .paragraph([.text("a")]),
      .blockQuote(BlockQuote([.paragraph([.text("b")]), .paragraph([.text("c")])])),
    ]
    #expect(
      try text(.list(List(.ordered(start: 9), items: [item, [], [.paragraph([.text("d")])]])))
        == """
        9. a
           > b
           >
           > c
        10.
        11. d

        """)
    let nested = List(.bullet, items: [[.list(List(.bullet, items: [[.paragraph([.text("e")])]]))]])
    #expect(try text(.list(nested)) == "- - e\n")
    #expect(
      try text(
        .blockQuote(BlockQuote([.blockQuote(BlockQuote([.paragraph([.text("f")])]))])),
        .paragraph([.text("g")])) == "> > f\n\ng\n")
  }

  @Test func `counts wide letters as two columns where it wraps`() throws {
    let words = Block.paragraph([.text("雨が 降り 続く 夜に 灯が 消え 火が e\u{301}e\u{301}e\u{301} aa")])
    #expect(
      try text(words, options: .init(lineWidth: 20))
        == "雨が 降り 続く 夜に\n灯が 消え 火が e\u{301}e\u{301}e\u{301}\naa\n")
  }

  @Test func `says what it leaves out`() throws {
    var diagnostics = Diagnostics()
    _ = try PlainTextExporter().bytes(of: SampleStories.lanternKeeper, diagnostics: &diagnostics)
    #expect(
      diagnostics.all == [
        Diagnostic(.warning, code: "raw-markup-left-out", "left out a piece of raw markup"),
        Diagnostic(
          .warning, code: "image-left-out", "left out 2 images",
          hint: "descriptions of images stay, in brackets"),
      ])
  }

  @Test func `keeps every word, in order`() throws {
    try checkLaw("words in plain text", stories: .canonicalWithoutRaw) { story in
      for options in [PlainTextExporter.Options(), .init(emphasis: .none, lineWidth: 30)] {
        var story = story
        // Notes are written where they are first referred to; their order is for other tests.
        story.notes = []
        story = story.normalized()
        let expected = letters(story)
        let written = try text(story, options).unicodeScalars.filter(isLetter).map(\.value)
        var found = 0
        for value in written where found < expected.count && value == expected[found] { found += 1 }
        if found < expected.count {
          return "letter \(found) of \(expected.count) is missing: \(expected[found])"
        }
      }
      return nil
    }
  }

  /// The letters of titles and blocks, in order.
  private func letters(_ story: Story) -> [UInt32] {
    var result: [UInt32] = []
    func add(_ text: String) { result += text.unicodeScalars.filter(isLetter).map(\.value) }
    story.metadata.summary.forEachText(add)
    story.forEachSection { section in
      add(section.headingText)
      section.blocks.forEachText(add)
    }
    return result
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  @Test func `says of itself only what it can say`() throws {
    try checkLaw("representable") { story in
      for options in [PlainTextExporter.Options(), .init(emphasis: .none)] {
        let exporter = PlainTextExporter(options: options)
        let once = exporter.representable(story).normalized()
        let difference = once.firstDifference(from: exporter.representable(once).normalized())
        if let difference { return difference }
      }
      return nil
    }
  }

  @Test func `ends every file with a line feed`() throws {
    try checkLaw("line ends", stories: .canonicalWithoutRaw) { story in
      let written = Array(try text(story).utf8)
      if let last = written.last, last != 0x0A { return "no line feed" }
      return written.contains(0x0D) ? "carriage return" : nil
    }
  }
}
