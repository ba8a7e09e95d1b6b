import StoryModel
import Testing

/// Each rule of the canonical form, by example.
struct NormalizationRuleTests {
  /// The canonical form of a paragraph of `inlines`: its inlines, or none where nothing is left.
  private func canonical(_ inlines: Inline...) -> [Inline] {
    let story = Story(sections: [Section(role: .body, blocks: [.paragraph(inlines)])])
    guard case .paragraph(let paragraph)? = story.normalized().sections.first?.blocks.first else {
      return []
    }
    return paragraph.content
  }

  private func canonical(_ blocks: Block...) -> [Block] {
    Story(sections: [Section(role: .body, blocks: blocks)]).normalized().sections.first?.blocks
      ?? []
  }

  private func paragraph(_ text: String) -> Block {
    .paragraph([.text(text)])
  }

  @Test func `neighbouring texts are one text`() {
    #expect(canonical(.text("a"), .text("b "), .text("c")) == [.text("ab c")])
    #expect(canonical(.text("a"), .span(Span([.text("b")], language: ""))) == [.text("ab")])
  }

  @Test func `neighbouring and nested formatting stays as it is`() {
    let twice = Inline.strong([.strong([.text("a")])])
    #expect(canonical(twice) == [twice])
    #expect(
      canonical(.emphasis([.text("a")]), .emphasis([.text("b")]))
        == [.emphasis([.text("a")]), .emphasis([.text("b")])])
  }

  @Test func `white space is one space between words and none at the edges`() {
    #expect(canonical(.text(" \t a\r\n\u{B}\u{C} b  ")) == [.text("a b")])
    #expect(
      canonical(.text("a "), .emphasis([.text(" b ")]), .text(" c"))
        == [.text("a "), .emphasis([.text("b ")]), .text("c")])
    #expect(canonical(.text("a "), .emphasis([.text(" ")])) == [.text("a")])
    #expect(canonical(.emphasis([.text("a ")]), .text(" ")) == [.emphasis([.text("a")])])
    #expect(
      canonical(.text("\u{A0} a\u{3000}\u{2009}b \u{A0}")) == [
        .text("\u{A0} a\u{3000}\u{2009}b \u{A0}")
      ])
  }

  @Test func `a space that is one Character with a letter takes no letter with it`() {
    let sign = "a\u{600}"
    #expect(Array((sign + " ").utf8) != Array(sign.utf8))
    #expect(canonical(.text(sign + " ")) == [.text(sign)])
    #expect(canonical(.emphasis([.text(sign + " ")]), .lineBreak) == [.emphasis([.text(sign)])])
    #expect(Story(metadata: Metadata(title: sign + "  ")).normalized().metadata.title == sign)
  }

  @Test func `characters that XML cannot hold are gone`() {
    #expect(
      canonical(.text("a\0\u{1}\u{7F}\u{FFFE}\u{FFFF}b\u{FFFD}\u{85}\u{FF01}"))
        == [.text("ab\u{FFFD}\u{85}\u{FF01}")])
    #expect(canonical(.code("a\0\nb\t")) == [.code("a b\t")])
    let long = String(repeating: "word ", count: 50)
    #expect(canonical(.text(long + "\0" + long)) == [.text(String((long + long).dropLast()))])
    #expect(canonical(.text(long + " " + long)) == [.text(String((long + long).dropLast()))])
  }

  @Test func `nothing is empty that would show nothing`() {
    #expect(canonical(.emphasis([]), .strong([.text(" ")]), .code(""), .noteReference("")) == [])
    #expect(
      canonical(
        paragraph(" "), .verse(Verse(stanzas: [Stanza(lines: [VerseLine([.text("")])])])),
        .letter([]), .authorNote(AuthorNote([paragraph("")])), .list(List(.bullet, items: [])),
        .table(Table(rows: [[TableCell([])]])), .raw(RawMarkup(format: "html", text: ""))) == [])
    #expect(
      Story(sections: [Section(), Section(blocks: [paragraph(" ")])]).normalized() == Story())
  }

  @Test func `what a reader sees although it is empty stays`() {
    let blocks: [Block] = [
      .list(List(.bullet, items: [[], [paragraph("a")]])), .blockQuote(BlockQuote([])),
      .heading(Heading(level: 2, content: [])), .code(CodeBlock("")),
      .paragraph([.link(Link([], destination: "a"))]), .sceneBreak(SceneBreak()),
    ]
    let story = Story(sections: [Section(role: .body, blocks: blocks)]).normalized()
    #expect(story.sections.first?.blocks == blocks)
  }

  @Test func `line breaks stand between words`() {
    #expect(
      canonical(.lineBreak, .text("a "), .lineBreak, .lineBreak, .text(" b"), .lineBreak)
        == [.text("a"), .lineBreak, .lineBreak, .text("b")])
    #expect(
      canonical(.text("a"), .emphasis([.lineBreak, .text("b"), .lineBreak]), .text("c"))
        == [.text("a"), .lineBreak, .emphasis([.text("b")]), .lineBreak, .text("c")])
  }

  @Test func `a line of verse is one line`() {
    let verse = Verse(stanzas: [
      Stanza(lines: [
        VerseLine(
          [.text("a"), .lineBreak, .emphasis([.text("b"), .lineBreak, .text("c")])], indent: 2)
      ])
    ])
    #expect(
      canonical(.verse(verse)) == [
        .verse(
          Verse(stanzas: [
            Stanza(lines: [
              VerseLine([.text("a")], indent: 2), VerseLine([.emphasis([.text("b c")])], indent: 2),
            ])
          ]))
      ])
  }

  @Test func `code is lines that end in a line feed`() {
    #expect(
      canonical(.code(CodeBlock("a\r\n b\r\rc\u{C}", language: " swift x")))
        == [.code(CodeBlock("a\n b\n\nc \n", language: "swift"))])
  }

  @Test func `the rows of a table are of one length`() {
    func cell(_ text: String) -> TableCell { TableCell(text.isEmpty ? [] : [.text(text)]) }
    let table = Table(
      alignments: [.left], header: [cell("")],
      rows: [[cell("a"), cell("b")], [cell(""), cell("")], [cell("c")]])
    #expect(
      canonical(.table(table)) == [
        .table(
          Table(
            alignments: [.left, .natural], rows: [[cell("a"), cell("b")], [cell("c"), cell("")]]))
      ])
  }

  @Test func `a list is loose only where paragraphs need space`() {
    func isTight(_ isTight: Bool, _ items: [Block]...) -> Bool? {
      guard
        case .list(let list)? = canonical(.list(List(.bullet, isTight: isTight, items: items)))
          .first
      else { return nil }
      return list.isTight
    }
    #expect(isTight(true, [paragraph("a")], [paragraph("b")]) == true)
    #expect(isTight(false, [paragraph("a")]) == false)
    #expect(isTight(true, [paragraph("a"), paragraph("b")]) == false)
    #expect(isTight(false, [.sceneBreak(SceneBreak())]) == true)
  }

  @Test func `numbers of lists and sections are never negative`() {
    let list = List(.ordered(start: -3), items: [[]])
    #expect(canonical(.list(list)) == [.list(List(.ordered(start: 0), items: [[]]))])
    let story = Story(
      metadata: Metadata(wordCount: -1),
      sections: [
        Section(number: SectionNumber(text: " 1 ", value: -1)),
        Section(number: SectionNumber(text: "", value: 2)),
      ]
    ).normalized()
    #expect(
      story.sections.map(\.number) == [
        SectionNumber(text: "1"), SectionNumber(text: "2", value: 2),
      ])
    #expect(story.metadata.wordCount == nil)
  }

  @Test func `a titled body is a section, an untitled section a body`() {
    let story = Story(sections: [
      Section(role: .body, title: [.text("a")]), Section(role: .section, blocks: [paragraph("b")]),
      Section(role: .chapter, blocks: [paragraph("c")]),
    ]).normalized()
    #expect(story.sections.map(\.role) == [.section, .body, .chapter])
  }

  @Test func `notes are numbered in the order of their first references`() {
    func note(_ id: String) -> Note { Note(id: id, blocks: [paragraph("note \(id)")]) }
    var deep = note("deep")
    deep.blocks.append(.paragraph([.text("see"), .noteReference("last")]))
    let story = Story(
      sections: [
        Section(
          role: .body,
          blocks: [
            .paragraph([
              .text("x"), .noteReference("deep"), .noteReference("b"), .noteReference("deep"),
              .noteReference("lost"), .noteReference("empty"),
            ])
          ])
      ],
      notes: [note("a"), note("b"), deep, note("last"), note("b"), Note(id: "empty", blocks: [])]
    ).normalized()
    #expect(story.notes.map(\.id) == ["1", "2", "3", "4", "5"])
    #expect(
      story.notes.map { note in
        guard case .paragraph(let paragraph)? = note.blocks.first else { return "" }
        return paragraph.content.plainText
      } == ["note deep", "note b", "note last", "note a", "note b"])
    #expect(
      story.sections.first?.blocks == [
        .paragraph([
          .text("x"), .noteReference("1"), .noteReference("2"), .noteReference("1"),
          .superscript([.text("lost")]), .superscript([.text("empty")]),
        ])
      ])
  }

  @Test func `media have safe and unique file names`() {
    let story = Story(
      metadata: Metadata(cover: "Images/My Map.JPEG"),
      sections: [
        Section(
          role: .body,
          blocks: [
            .figure(Figure(Image(.media("Images/My Map.JPEG")))),
            .paragraph([.image(Image(.media("lost.png")))]),
          ])
      ],
      media: MediaLibrary(items: [
        MediaItem(id: "Images/My Map.JPEG", mediaType: "image/jpeg", bytes: [1]),
        MediaItem(id: "my-map.jpg", mediaType: "image/jpeg", bytes: [2]),
        MediaItem(id: "é", mediaType: "image/x", bytes: [3]),
        MediaItem(
          id: String(repeating: "x", count: 500) + ".png", mediaType: "image/png", bytes: [4]),
      ])
    ).normalized()
    #expect(
      story.media.items.map(\.id) == [
        "my-map.jpg", "my-map-2.jpg", "image", String(repeating: "x", count: 64) + ".png",
      ])
    #expect(story.metadata.cover == "my-map.jpg")
    #expect(
      story.sections.first?.blocks == [
        .figure(Figure(Image(.media("my-map.jpg")))),
        .paragraph([.image(Image(.remote("lost.png")))]),
      ])
    #expect(story.normalized() == story)
  }

  @Test func `metadata is lines of text, none of them empty`() {
    let metadata = Metadata(
      title: " a \n b ",
      creators: [Creator(name: " "), Creator(name: " x\ty ", role: .init(code: ""))],
      series: [SeriesMembership(name: "", position: "1")], fandoms: ["", " f "],
      custom: [MetadataField(name: "k", value: " "), MetadataField(name: " k ", value: "v")])
    #expect(
      Story(metadata: metadata).normalized().metadata
        == Metadata(
          title: "a b", creators: [Creator(name: "x y")], fandoms: ["f"],
          custom: [MetadataField(name: "k", value: "v")]))
  }
}
