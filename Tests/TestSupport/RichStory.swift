package import StoryModel

/// A short story that holds every kind of node, for the goldens of formats and sites.
package enum RichStory {
  /// Two chapters and an afterword, with a summary, notes before and after, footnotes, an image.
  package static let story = Story(
    metadata: Metadata(
      title: "The Lantern Keeper", subtitle: "A harbour tale",
      creators: [Creator(name: "Mara Quill")], language: "en",
      identifier: "urn:uuid:6b1f6a52-0d3c-4f0e-8f7c-2f6a1d9b7c10",
      summary: [
        .paragraph([.text("A keeper, a storm, and "), .emphasis([.text("one")]), .text(" lamp.")])
      ],
      series: [SeriesMembership(name: "Harbour Lights", position: "2")], published: "2024-03-01",
      status: "Complete", fandoms: ["Harbour Lights"], relationships: ["Mara/Tom"],
      characters: ["Mara", "Tom"], tags: ["storm", "slow burn"], rating: "Teen",
      warnings: ["drowning"]),
    sections: [firstChapter, secondChapter, afterword],
    notes: [
      Note(
        id: "1",
        blocks: [
          .paragraph([.text("A lamp that turns, in "), .emphasis([.text("old")]), .text(" money.")])
        ]),
      Note(
        id: "2",
        blocks: [
          .paragraph([.text("See the first note."), .noteReference("1")]),
          .paragraph([.text("And think again.")]),
        ]),
    ],
    media: MediaLibrary(items: [
      MediaItem(
        id: "harbour.png", mediaType: "image/png",
        bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    ])
  ).normalized()

  private static let firstChapter = Section(
    number: SectionNumber(text: "Chapter 1:", value: 1), title: [.text("Salt")],
    blocks: [
      .authorNote(
        AuthorNote(
          [.paragraph([.text("Thanks to "), .strong([.text("Ann")]), .text(" for the beta.")])])),
      .blockQuote(BlockQuote([.paragraph([.text("The sea keeps nothing.")])], kind: .epigraph)),
      .paragraph([
        .text("The lamp"), .noteReference("1"), .text(" was "), .emphasis([.text("cold")]),
        .text(", "), .strong([.text("very")]), .text(" cold. “"),
        .emphasis([.text("Who "), .strong([.text("lit")]), .text(" it?")]),
        .text("” said Tom & I."),
      ]),
      .paragraph([
        .underline([.text("Never")]), .text(" "), .strikethrough([.text("ever")]), .text(" "),
        .smallCaps([.text("harbour")]), .text(" H"), .subscript([.text("2")]), .text("O, 1"),
        .superscript([.text("st")]), .text(" "),
        .span(Span([.text("oui")], language: "fr")), .text(" "), .code("[b] * <i>"), .text(" "),
        .link(Link([.text("a map")], destination: "https://example.org/map_(old)?a=1&b=2")),
        .text(" "), .link(Link([.text("below")], destination: "#tide")), .text("."),
      ]),
      .sceneBreak(SceneBreak()),
      .paragraph(Paragraph([.text("In the middle")], alignment: .center)),
      .paragraph(
        Paragraph([.text("To the right,"), .lineBreak, .text("in two lines")], alignment: .right)),
      .verse(
        Verse(stanzas: [
          Stanza(lines: [
            VerseLine([.text("Lamp over "), .emphasis([.text("water")]), .text(",")]),
            VerseLine([.text("water over stone,")], indent: 1),
          ]),
          Stanza(lines: [VerseLine([.text("stone under all.")])]),
        ])),
      .sceneBreak(SceneBreak(mark: "~oOo~")),
      .blockQuote(BlockQuote([.paragraph([.text("The log says:")]), .paragraph([.text("Fog.")])])),
      .letter([
        .paragraph([.text("Dear Tom,")]), .paragraph([.text("come home.")]),
      ]),
      .blockQuote(BlockQuote([.paragraph([.text("u there?")])], kind: .message)),
      .paragraph([
        .text("Traps: [b]bold[/b] [*] [url=x] *stars* _under_ #tag > quote <3 ^up ~~gone~~ ||x|| "),
        .text("{{ x }} {% y %} \\ 1. one f**k s*** http://example.org/a_b [PLAIN]x[/PLAIN]"),
      ]),
    ],
    id: "salt")

  private static let secondChapter = Section(
    number: SectionNumber(text: "Chapter 2:", value: 2), title: [.text("Tide")],
    blocks: [
      .heading(Heading(level: 2, content: [.text("Morning")])),
      .list(
        List(
          .bullet,
          items: [
            [.paragraph([.text("rope")])],
            [
              .paragraph([.text("oil")]),
              .list(
                List(
                  .ordered(start: 3),
                  items: [[.paragraph([.text("cold")])], [.paragraph([.text("warm")])]])),
            ],
          ])),
      .list(
        List(
          .ordered(start: 1), isTight: false,
          items: [
            [.paragraph([.text("Wait.")]), .paragraph([.text("Then wait.")])],
            [.paragraph([.text("Row.")])],
          ])),
      .table(
        Table(
          alignments: [.left, .right],
          header: [TableCell([.text("Hour")]), TableCell([.text("Depth")])],
          rows: [
            [TableCell([.text("six")]), TableCell([.text("2 | 3")])],
            [TableCell([.text("noon")]), TableCell([.emphasis([.text("5")])])],
          ])),
      .code(CodeBlock("10 PRINT \"[b]\"\n  20 GOTO 10\n", language: "basic")),
      .figure(
        Figure(
          Image(.media("harbour.png"), alternativeText: "The harbour"),
          caption: [.text("At low tide")])),
      .paragraph([
        .text("Far off "),
        .image(Image(.remote("https://example.org/lamp.png"), alternativeText: "a lamp")),
        .text(" burned."), .noteReference("2"),
      ]),
      .authorNote(
        AuthorNote([.paragraph([.text("More on Friday!")])], position: .after)),
    ],
    id: "tide")

  private static let afterword = Section(
    role: .afterword, title: [.text("Afterword")],
    blocks: [.paragraph([.text("Written by the sea.")])], id: "afterword")
}
