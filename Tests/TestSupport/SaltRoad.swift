package import StoryModel

/// A short book of two parts that has one of everything, for the goldens of books and for people
/// to look at.
package enum SaltRoad {
  package static let story = Story(
    metadata: metadata, sections: [dedication, partOne, partTwo, afterword], notes: notes,
    media: MediaLibrary(items: [
      MediaItem(id: "map.png", mediaType: "image/png", bytes: SampleImages.redPNG)
    ])
  ).normalized()

  private static var metadata: Metadata {
    Metadata(
      title: "The Salt Road", subtitle: "A Winter Crossing", sortTitle: "Salt Road, The",
      creators: [
        Creator(name: "Mara Quill", sortName: "Quill, Mara"),
        Creator(name: "Tomas Reed", role: .editor),
      ],
      language: "en", source: "https://stories.example/works/1234",
      summary: [
        text("Two carriers, one lamp, and nine days of ice between them and the sea."),
        .paragraph([.text("A story about "), .emphasis([.text("keeping")]), .text(" things.")]),
      ],
      series: [SeriesMembership(name: "Tides of Ember", position: "2")], published: "2024-03-01",
      updated: "2024-05-17T08:30:00Z", status: "Complete", rights: "© 2024 Mara Quill",
      fandoms: ["Original Work"], relationships: ["Ines & Oren"], characters: ["Ines", "Oren"],
      tags: ["Winter", "Slow burn, fluff and angst"], rating: "General Audiences",
      warnings: ["No warnings apply"], wordCount: 412,
      custom: [MetadataField(name: "Beta", value: "Tomas")])
  }

  private static func text(_ text: String) -> Block { .paragraph([.text(text)]) }

  private static var dedication: Section {
    Section(role: .dedication, blocks: [text("For all who carry salt and say nothing.")])
  }

  private static var partOne: Section {
    Section(
      role: .part, number: SectionNumber(text: "Part One", value: 1), title: [.text("Inland")],
      subsections: [prologue, chapterOne, chapterTwo])
  }

  private static var prologue: Section {
    Section(
      role: .prologue, title: [.text("Prologue")],
      blocks: [
        .blockQuote(
          BlockQuote(
            [
              text("Salt keeps what it is given."),
              .paragraph(Paragraph([.text("— carriers’ saying")], alignment: .right)),
            ], kind: .epigraph)),
        .paragraph([
          .text("Before there was a road there was a "), .smallCaps([.text("line of lamps")]),
          .text(", and before the lamps there was a woman who walked at night because her eyes"),
          .text(" could not bear the snow by day."),
        ]),
        .paragraph([
          .text("They called her "),
          .span(Span([.text("la saunière")], language: "fr")),
          .text(", the salt-wife."), .noteReference("1"),
          .text(" She was not anybody’s wife."),
        ]),
      ])
  }

  private static var chapterOne: Section {
    Section(
      role: .chapter, number: SectionNumber(text: "Chapter 1", value: 1),
      title: [.text("The Weight of a "), .emphasis([.text("Small")]), .text(" Lamp")],
      blocks: [
        .authorNote(
          AuthorNote([
            text("Thank you all for waiting! This one is longer than the last."),
            text("The road is invented; the cold is not."),
          ])),
        text(
          "“You have packed it wrong,” said Oren, and took the lamp out of the straw and put it back"
            + " so that it lay exactly as before."),
        .paragraph([
          .text("Ines let him. It was the third morning, and on the third morning "),
          .emphasis([.text("everyone")]), .text(" packs a lamp again. She had been told so by"),
          .text(" people who had walked the road and by "), .strong([.text("one")]),
          .text(" who had not come back from it."),
        ]),
        text("They went down to the gate."),
        .sceneBreak(SceneBreak()),
        text(
          "By noon the wind had turned, and it carried the smell of the flats, which is the smell of"
            + " nothing at all."),
        .letter([
          .paragraph(Paragraph([.text("Weir Street, the 4th")], alignment: .right)),
          text("Dear Ines,"),
          text(
            "the cat is well and so is your brother, in that order. Do not sleep in the second hut."
          ),
          .paragraph(Paragraph([.text("Your mother")], alignment: .right)),
        ]),
        text("She folded it along the old folds."),
        .sceneBreak(SceneBreak(mark: "* * *")),
        text("That night somebody sang in the second hut, and it was not either of them:"),
        .verse(
          Verse(stanzas: [
            Stanza(lines: [
              VerseLine([.text("O carry me over the white, the white,")]),
              VerseLine([.text("and carry me over the grey,")], indent: 2),
              VerseLine([.text("and if you should set me down at night")]),
              VerseLine([.text("then carry me over the day.")], indent: 2),
            ]),
            Stanza(lines: [
              VerseLine([.text("For salt is heavy and salt is slow,")]),
              VerseLine([.text("and salt is the only road I know.")], indent: 2),
            ]),
          ])),
        text("In the morning the hut was empty."),
      ])
  }

  private static var chapterTwo: Section {
    Section(
      role: .chapter, number: SectionNumber(text: "Chapter 2:", value: 2),
      title: [.text("Reckoning")],
      blocks: [
        text("Oren kept the book. He kept it the way other people keep a dog."),
        .table(
          Table(
            alignments: [.natural, .right, .center],
            header: [cell("Day"), cell("Miles"), cell("Weather")],
            rows: [
              [cell("First"), cell("14"), cell("clear")],
              [cell("Second"), cell("9½"), cell("snow")],
            ])),
        .list(
          List(
            .bullet,
            items: [
              [text("two lamps, one cracked")],
              [
                text("bread:"),
                .list(List(.ordered(start: 3), items: [[text("rye")], [text("more rye")]])),
              ],
            ])),
        .paragraph([
          .text("On the back he had written "), .code("n = salt / days"),
          .text(" and under it, in another hand, H"), .subscript([.text("2")]),
          .text("O and a drawing."),
        ]),
        .code(CodeBlock("while carrying:\n    walk(1)\n", language: "python")),
        .figure(
          Figure(
            Image(.media("map.png"), alternativeText: "A red field with a line across it"),
            caption: [.text("The road, as Oren saw it")])),
        .heading(Heading(level: 3, content: [.text("What the radio said")])),
        .blockQuote(
          BlockQuote(
            [text("hut 3 to carriers: do you read"), text("carriers: barely")], kind: .message)),
        .blockQuote(
          BlockQuote([text("“It is a poor road that has only one end,” as the ferryman puts it.")])),
        .paragraph([
          .underline([.text("Never")]), .text(" write "), .strikethrough([.text("sorry")]),
          .text(" in the book."), .noteReference("2"), .text(" See "),
          .link(Link([.text("the first day")], destination: "#part-1-chapter-1")), .text(" or "),
          .link(
            Link(
              [.text("the archive")], destination: "https://stories.example/salt?day=1&hut=2",
              title: "outside")), .text("."),
        ]),
        .authorNote(AuthorNote([text("What did you think? Tell me below.")], position: .after)),
      ])
  }

  private static var partTwo: Section {
    Section(
      role: .part, number: SectionNumber(text: "Part Two", value: 2), title: [.text("The Sea")],
      subsections: [
        Section(
          role: .chapter, number: SectionNumber(text: "Chapter 1", value: 1),
          blocks: [
            .paragraph([
              .text("The sea was where it had been left."), .noteReference("2"), .lineBreak,
              .text("Nobody cheered."),
            ]),
            .paragraph(Paragraph([.text("The End")], alignment: .center)),
          ])
      ])
  }

  private static var afterword: Section {
    Section(
      role: .afterword, title: [.text("Afterword")],
      blocks: [text("Written in one winter, and put right in another.")])
  }

  private static var notes: [Note] {
    [
      Note(
        id: "1",
        blocks: [
          .paragraph([.text("From "), .emphasis([.text("saunier")]), .text(", a salt-maker.")])
        ]),
      Note(id: "2", blocks: [text("Both of them were.")]),
    ]
  }

  private static func cell(_ text: String) -> TableCell { TableCell([.text(text)]) }
}
