internal import Conversion
internal import EPUBExport
internal import EPUBImport
internal import PlainTextImport
internal import SampleBooks
internal import StoryModel
internal import TestSupport
internal import Testing
internal import ZipArchive

@Suite struct RoundTripTests {
  @Test func `gives back every story from its book`() throws {
    try checkEqual("book", stories: .canonicalWithoutRaw) { story in
      let exporter = EPUBExporter()
      var diagnostics = Diagnostics()
      let book = try exporter.bytes(of: story, diagnostics: &diagnostics)
      var found = Diagnostics()
      let actual = try EPUBImporter().story(
        from: Source(name: "book.epub", bytes: book), diagnostics: &found)
      #expect(found.all == [])
      return (exporter.representable(story).normalized(), actual)
    }
  }

  @Test func `gives back every book from its story, to the byte`() throws {
    try checkLaw("book twice", stories: .canonicalWithoutRaw) { story in
      let exporter = EPUBExporter()
      var diagnostics = Diagnostics()
      let book = try exporter.bytes(of: story, diagnostics: &diagnostics)
      let again = try EPUBImporter().story(
        from: Source(name: "book.epub", bytes: book), diagnostics: &diagnostics)
      let second = try exporter.bytes(of: again, diagnostics: &diagnostics)
      return second == book ? nil : "the second book has \(second.count) bytes, not \(book.count)"
    }
  }

  /// A book of another program changes once, when it is read; never again.
  @Test func `changes a book of any other program once and never again`() throws {
    var book = SampleBook(
      .init("a.xhtml", "<h1>Part One</h1><h2>1</h2><p>A <b>b</b><br/>c <font>d</font></p>"),
      .init("b.xhtml", "<h2>2</h2><table><tr><td>x</td><td>y</td></tr></table><hr/><p>e</p>"))
    book.metadata += "<dc:creator>Mara Quill</dc:creator><dc:description>One\ntwo</dc:description>"
    let exporter = EPUBExporter()
    var diagnostics = Diagnostics()
    let story = try BookReading(book).story
    let first = try exporter.bytes(of: story, diagnostics: &diagnostics)
    let again = try BookReading(bytes: first).story
    #expect(again == story)
    #expect(try exporter.bytes(of: again, diagnostics: &diagnostics) == first)
  }

  @Test func `reads a book of Quire's that somebody edited as any other, every word of it`() throws
  {
    let story = Story(
      metadata: Metadata(title: "Salt"),
      sections: [Section(title: [.text("One")], blocks: [.paragraph([.text("It rained.")])])])
    var diagnostics = Diagnostics()
    let book = try EPUBExporter().bytes(of: story.normalized(), diagnostics: &diagnostics)
    let changed = try edited(book) { path, text in
      path.hasPrefix("EPUB/text/")
        ? text.replacing("</section>", with: "By <i>hand</i>.<!-- x --></section>") : text
    }
    let reading = try BookReading(bytes: changed)
    #expect(
      reading.story.sections.first?.blocks == [
        .paragraph([.text("It rained.")]),
        .paragraph([.text("By "), .emphasis([.text("hand")]), .text(".")]),
      ])
    #expect(reading.outline == ["chapter One | It rained.; By hand."])
    let pruned = try edited(book) { _, text in text.replacing("It rained.", with: "It poured.") }
    #expect(try BookReading(bytes: pruned).outline == ["chapter One | It poured."])
  }

  @Test func `loses no word that somebody adds to a book of Quire's`() throws {
    var diagnostics = Diagnostics()
    let book = try EPUBExporter().bytes(of: RichStory.story, diagnostics: &diagnostics)
    let paths = try ZipReader(book).entries.map(\.path).filter {
      $0.hasSuffix(".xhtml") && !$0.hasSuffix("nav.xhtml")
    }
    #expect(paths.count == 4)
    for (index, path) in paths.enumerated() {
      for seed in 0..<20 {
        var what = ""
        let changed = try edited(book) { entry, text in
          guard entry == path else { return text }
          let page = EditedMarkup(Array(text.utf8))
          let (insertion, place) = page.samples(1, seed: UInt64(index * 1_000 + seed))[0]
          what = "\(insertion) in \(path) at \(page.excerpt(at: place))"
          return String(decoding: page.inserting(insertion, at: place), as: UTF8.self)
        }
        var found = Diagnostics()
        let story = try EPUBImporter().story(
          from: Source(name: "book.epub", bytes: changed), diagnostics: &found)
        #expect(EditedMarkup.lostWords(from: story, found) == [], "\(what)")
        #expect(EditedMarkup.misplacedWord(in: story) == nil, "\(what)")
      }
    }
  }

  @Test func `keeps what somebody writes on the page of the cover`() throws {
    var story = RichStory.story
    story.metadata.cover = story.media.items.first?.id
    var diagnostics = Diagnostics()
    let book = try EPUBExporter().bytes(of: story, diagnostics: &diagnostics)
    #expect(try BookReading(bytes: book).story == story)
    let changed = try edited(book) { path, text in
      path == "EPUB/cover.xhtml"
        ? text.replacing("</section>", with: "<p>Zanzibar</p></section>") : text
    }
    #expect(changed.count != book.count)
    #expect(try BookReading(bytes: changed).story.treeDump.contains("Zanzibar"))
  }

  @Test func `keeps a heading that somebody adds to a chapter`() throws {
    let story = Story(
      metadata: Metadata(title: "Salt", language: "en"),
      sections: [
        Section(
          role: .chapter, number: SectionNumber(text: "Chapter 1:", value: 1),
          title: [.text("Salt")], blocks: [.paragraph([.text("First para.")])])
      ])
    var diagnostics = Diagnostics()
    let book = try EPUBExporter().bytes(of: story.normalized(), diagnostics: &diagnostics)
    let changed = try edited(book) { path, text in
      path.hasPrefix("EPUB/text/")
        ? text.replacing(
          "</section>",
          with:
            "<h2 class=\"heading\"><span class=\"title\">Later</span></h2><p>More.</p></section>")
        : text
    }
    let reading = try BookReading(bytes: changed)
    #expect(
      reading.outline == [
        "chapter 1 \"Chapter 1:\" Salt | First para.", "  section Later | More.",
      ])
    #expect(
      reading.messages == [
        "EPUB/titlepage.xhtml:left out a title page that says what the metadata say",
        "EPUB/nav.xhtml:left out a list of contents",
      ])
  }

  @Test(arguments: Seed.all) func `gives back every sample story`(_ seed: Seed) throws {
    var diagnostics = Diagnostics()
    let story = try PlainTextImporter().story(
      from: Source(name: seed.name, bytes: seed.bytes), diagnostics: &diagnostics)
    let book = try EPUBExporter().bytes(of: story, diagnostics: &diagnostics)
    let again = try BookReading(bytes: book)
    #expect(again.messages == [])
    #expect(difference(expected: story, actual: again.story) == nil)
    #expect(try EPUBExporter().bytes(of: again.story, diagnostics: &diagnostics) == book)
  }
}

/// A sample story of the project.
struct Seed: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]

  var testDescription: String { name }

  static let all: [Seed] = {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let seeds = "/\(folder)/seeds"
    return FileBytes.paths(in: seeds, ending: ".txt").map {
      Seed(name: $0, bytes: FileBytes.read("\(seeds)/\($0)") ?? [])
    }
  }()
}
