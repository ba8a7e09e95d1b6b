package import StoryModel

/// Small stories written by hand, to be read in golden files.
package enum SampleStories {
  /// A story that holds each kind of node once, in canonical form.
  package static let lanternKeeper = Story(
    metadata: metadata, sections: [foreword, firstPart, epilogue],
    notes: [
      Note(
        id: "1",
        blocks: [
          .paragraph([.text("A measure of "), .emphasis([.text("salt")]), .text(".")]),
          .paragraph([.text("About a bushel.")]),
        ]),
      Note(id: "2", blocks: [.paragraph([.text("Nobody refers to this.")])]),
    ],
    media: MediaLibrary(items: [SampleImages.items[0], SampleImages.items[2]])
  ).normalized()

  private static let metadata = Metadata(
    title: "The Lantern Keeper", subtitle: "A Tale of Salt", sortTitle: "Lantern Keeper, The",
    creators: [
      Creator(name: "Mara Quill", sortName: "Quill, Mara"),
      Creator(name: "Tom Ash", role: .illustrator),
    ],
    language: "en", identifier: "urn:isbn:9780000000002", source: "https://example.org/works/7",
    publisher: "Harbour Press",
    summary: [
      .paragraph([.text("A light goes out. "), .strong([.text("Who")]), .text(" lit it?")])
    ],
    series: [SeriesMembership(name: "Harbour Tales", position: "2.5")], published: "2024-03-01",
    updated: "2024-05-12", status: "Complete", rights: "CC BY 4.0", fandoms: ["Sea Songs"],
    relationships: ["Mara/Tom"], characters: ["Mara", "Tom"], tags: ["sea", "slow burn"],
    rating: "General Audiences", warnings: ["storms"], wordCount: 212, cover: "cover.jpg",
    custom: [MetadataField(name: "Beta", value: "Ann")])

  private static let foreword = Section(
    role: .foreword, title: [.text("To the "), .emphasis([.text("Reader")])],
    blocks: [
      .blockQuote(
        BlockQuote([.paragraph([.text("Salt keeps what fire takes.")])], kind: .epigraph)),
      .authorNote(
        AuthorNote([.paragraph([.text("Hi all! I own nothing.")])], position: .before)),
      .paragraph([.text("It began with rain.")]),
    ])

  private static let firstPart = Section(
    role: .part, number: SectionNumber(text: "PART ONE", value: 1), title: [.text("Ebb")],
    subsections: [
      Section(
        number: SectionNumber(text: "Chapter One:", value: 1), title: [.text("The Ferry")],
        blocks: ferry),
      Section(number: SectionNumber(text: "Chapter Two:", value: 2), blocks: harbour),
    ])

  private static let epilogue = Section(
    role: .epilogue, title: [.text("Epilogue")],
    blocks: [
      .paragraph([.text("The lamp burned on.")]),
      .authorNote(
        AuthorNote([.paragraph([.text("What did you think?")])], position: .after)),
    ])

  private static let ferry: [Block] = [
    .paragraph([
      .text("The ferry came late, and "), .emphasis([.text("nobody")]), .text(" was on it but "),
      .strong([.text("one")]), .text(" man with a sack of salt"), .noteReference("1"), .text("."),
    ]),
    .paragraph(Paragraph([.text("He sat down.")], alignment: .center)),
    .sceneBreak(SceneBreak(mark: "* * *")),
    .paragraph([
      .text("“You are the "), .underline([.text("keeper")]), .text(",” he said, "),
      .strikethrough([.text("slowly")]), .text(" quickly. "), .smallCaps([.text("Keep out")]),
      .text(" stood on the door, H"), .subscript([.text("2")]), .text("O and x"),
      .superscript([.text("2")]), .text(" below it."), .lineBreak, .text("A new line: "),
      .code("let x = 1"), .text(", see "),
      .link(
        Link([.text("the chart")], destination: "https://example.org/chart", title: "Chart")),
      .text(" or "), .link(Link([.text("the end")], destination: "#epilogue")),
      .text(", "), .image(Image(.media("map.png"), alternativeText: "a map", title: "Map")),
      .text(" and "), .span(Span([.text("Leuchtturm")], language: "de")), .text("."),
    ]),
    .heading(Heading(level: 3, content: [.text("What the letter said")])),
    .letter([
      .paragraph([.text("Dear keeper,")]), .paragraph([.text("the light is out.")]),
      .paragraph(Paragraph([.text("M.")], alignment: .right)),
    ]),
    .verse(
      Verse(stanzas: [
        Stanza(lines: [
          VerseLine([.text("The tide goes out,")]),
          VerseLine([.text("the tide comes "), .emphasis([.text("in")]), .text(",")], indent: 2),
        ]),
        Stanza(lines: [VerseLine([.text("and nothing stays.")])]),
      ])),
    .blockQuote(
      BlockQuote([
        .paragraph([.text("So it is written,")]),
        .blockQuote(BlockQuote([.paragraph([.text("and so it was.")])], kind: .message)),
      ])),
  ]

  private static let harbour: [Block] = [
    .authorNote(
      AuthorNote([.paragraph([.text("Sorry for the wait!")])], position: .inside)),
    .list(
      List(
        .ordered(start: 3),
        items: [
          [
            .paragraph([.text("rope")]),
            .list(
              List(
                .bullet, items: [[.paragraph([.text("thin")])], [.paragraph([.text("thick")])]])),
          ],
          [.paragraph([.text("oil")])], [],
        ])),
    .list(
      List(
        .bullet, isTight: false,
        items: [
          [.paragraph([.text("One thing.")])], [.paragraph([.text("Another thing.")])],
        ])),
    .code(CodeBlock("light on\n  wait 5\n\nlight off\n", language: "lamp")),
    .table(
      Table(
        alignments: [.left, .right],
        header: [TableCell([.text("Night")]), TableCell([.text("Ships")])],
        rows: [
          [TableCell([.text("first")]), TableCell([.text("3")])],
          [TableCell([.text("second")]), TableCell([])],
        ])),
    .figure(
      Figure(
        Image(.remote("https://example.org/lamp.jpg"), alternativeText: "the lamp"),
        caption: [.text("The lamp, lit.")])),
    .sceneBreak(SceneBreak()),
    .paragraph([.text("第三章。雨夜, and "), .emphasis([.text("שלום")]), .text(" to you.")]),
    .raw(RawMarkup(format: "html", text: "<hr class=\"wave\">")),
  ]
}
