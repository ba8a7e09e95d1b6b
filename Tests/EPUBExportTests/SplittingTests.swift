import Conversion
import EPUBExport
import StoryModel
import TestSupport
import Testing

@Suite struct SplittingTests {
  /// About a kilobyte each.
  private func paragraphs(_ count: Int) -> [Block] {
    (0..<count).map { number in
      .paragraph([.text("\(number) " + String(repeating: "lantern ", count: 120) + "end")])
    }
  }

  private func book(_ sections: [Section], limit: Int = 10_000) throws -> BookFiles {
    var options = EPUBExporter.Options()
    options.byteLimit = limit
    let book = try BookFiles(Story(sections: sections).normalized(), options: options)
    #expect(try book.fault() == nil)
    return book
  }

  @Test func `gives each chapter a file of its own, called after it`() throws {
    let chapters = (1...3).map { (number: Int) in
      Section(number: SectionNumber(text: "Chapter \(number)", value: number))
    }
    #expect(
      try book(chapters).texts
        == ["text/chapter-1.xhtml", "text/chapter-2.xhtml", "text/chapter-3.xhtml"])
  }

  @Test func `cuts a long chapter between paragraphs`() throws {
    let book = try book([Section(title: [.text("Salt")], blocks: paragraphs(25))])
    #expect(book.texts == ["text/salt.xhtml", "text/salt.2.xhtml", "text/salt.3.xhtml"])
    #expect(book.texts.allSatisfy { book[$0].utf8.count <= 10_700 })
    #expect(
      book["text/salt.2.xhtml"].contains(
        """
        <body epub:type="bodymatter">
        <section class="chapter" data-continues="salt">
        <p>
        """))
    #expect(!book["text/salt.2.xhtml"].contains("role="))
  }

  @Test func `cuts at a scene break where there is one`() throws {
    let blocks = paragraphs(7) + [.sceneBreak(SceneBreak())] + paragraphs(7)
    let book = try book([Section(title: [.text("Salt")], blocks: blocks)])
    #expect(
      book["text/salt.xhtml"].contains("<hr class=\"scene-break\"/>\n</section>"))
    #expect(
      book["text/salt.2.xhtml"].contains("data-continues=\"salt\">\n<p class=\"first\">0 "))
  }

  @Test func `leaves no heading at the end of a file`() throws {
    let heading = Block.heading(Heading(level: 3, content: [.text("Below")]))
    let blocks = paragraphs(9) + [heading] + paragraphs(3)
    let book = try book([Section(title: [.text("Salt")], blocks: blocks)])
    #expect(book["text/salt.2.xhtml"].contains("data-continues=\"salt\">\n<h2 data-level=\"3\">"))
  }

  @Test func `keeps a block whole that is longer than a file should be`() throws {
    let book = try book([
      Section(title: [.text("Salt")], blocks: [.blockQuote(BlockQuote(paragraphs(30)))])
    ])
    #expect(book.texts == ["text/salt.xhtml"])
  }

  @Test func `keeps short sections in the file of their chapter`() throws {
    let inner = Section(role: .section, title: [.text("Inner")], blocks: paragraphs(2))
    let short = Section(title: [.text("Short")], blocks: paragraphs(2), subsections: [inner])
    let long = Section(
      title: [.text("Long")], blocks: paragraphs(9), subsections: [inner, inner])
    let book = try book([short, long])
    #expect(
      book.texts == [
        "text/short.xhtml", "text/long.xhtml", "text/inner-2.xhtml", "text/inner-3.xhtml",
      ])
    #expect(book["nav.xhtml"].contains("<a href=\"text/short.xhtml#inner\">Inner</a>"))
    #expect(book["text/inner-3.xhtml"].contains("<h2 class=\"heading\""))
  }

  @Test func `opens a part that shows nothing in the file of its first chapter`() throws {
    let chapter = Section(title: [.text("Salt")], blocks: paragraphs(1))
    let book = try book([Section(role: .part, subsections: [chapter, chapter], id: "p")])
    #expect(book.texts == ["text/salt.xhtml", "text/salt-2.xhtml"])
    #expect(
      book["text/salt.xhtml"].contains(
        "aria-label=\"Part\">\n<section class=\"chapter\" id=\"salt\" data-depth=\"1\""))
  }

  @Test func `loses nothing where it cuts`() throws {
    for seed in UInt64(0)..<30 {
      let story = StoryGenerator.canonical(seed: seed, size: 400, makesRaw: false)
      let whole = try BookFiles(story)
      var options = EPUBExporter.Options()
      options.byteLimit = 2_000
      let cut = try BookFiles(story, options: options)
      #expect(try cut.fault() == nil, "seed \(seed)")
      #expect(cut.texts.count >= whole.texts.count)
    }
  }

  @Test func `makes no file longer than it should be`() throws {
    let text = "“<&>” " + String(repeating: "ä&", count: 40)
    let blocks: [Block] = (0..<400).map { number in
      switch number % 4 {
      case 0: .paragraph([.text(text), .emphasis([.strong([.text(text)])])])
      case 1: .verse(Verse(stanzas: [Stanza(lines: [VerseLine([.text(text)], indent: 3)])]))
      case 2: .list(List(.bullet, items: [[.paragraph([.text(text)])]]))
      default:
        .paragraph([
          .link(Link([.text(text)], destination: "https://example.org/\(text)", title: text)),
          .image(Image(.remote(text), alternativeText: text, title: text)),
        ])
      }
    }
    let book = try book([Section(title: [.text("Salt")], blocks: blocks)])
    #expect(book.texts.count > 10)
    #expect(book.texts.allSatisfy { book[$0].utf8.count <= 10_700 })
  }
}
