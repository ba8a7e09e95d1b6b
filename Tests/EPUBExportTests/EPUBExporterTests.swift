import Conversion
import EPUBExport
import StoryModel
import TestSupport
import Testing

@Suite struct EPUBExporterTests {
  @Test func `writes a book as it was`() throws {
    let book = try BookFiles(SaltRoad.story)
    try Golden.check(
      name: "epub/entries.txt", actual: book.paths.joined(separator: "\n") + "\n")
    for path in book.paths where !path.contains("/images/") && !path.hasSuffix(".css") {
      try Golden.check(name: "epub/" + path, actual: book.files[path] ?? [])
    }
    #expect(book.diagnostics == [])
  }

  @Test func `writes books without a fault, whatever the story`() throws {
    try checkLaw("a book has no fault") { try BookFiles($0).fault() }
  }

  @Test func `writes the same book with any number of jobs`() throws {
    var options = EPUBExporter.Options()
    options.byteLimit = 2_000
    options.byteCountForThreads = 0
    for seed in UInt64(0)..<20 {
      let story = StoryGenerator.canonical(seed: seed, size: 300)
      options.jobs = 1
      let expected = try BookFiles(story, options: options).bytes
      for jobs in [2, 8] {
        options.jobs = jobs
        #expect(try BookFiles(story, options: options).bytes == expected, "seed \(seed)")
      }
    }
  }

  @Test func `counts the words that it writes`() throws {
    var options = EPUBExporter.Options()
    options.byteCountForThreads = 0
    for seed in UInt64(0)..<200 {
      let story = StoryGenerator.canonical(seed: seed, size: 300)
      let expected = EPUBExporter().representable(story).countedWords
      for (byteLimit, jobs) in [(250_000, 1), (2_000, 2)] {
        let words = Locked(0)
        options.wordTally = words
        options.byteLimit = byteLimit
        options.jobs = jobs
        _ = try BookFiles(story, options: options)
        #expect(words.withLock { $0 } == expected, "seed \(seed)")
      }
    }
  }

  @Test func `gives the same book piece by piece`() throws {
    let paragraph = Block.paragraph([.text(String(repeating: "It rained. ", count: 2_000) + "So.")])
    let story = Story(
      sections: (1...9).map { number in
        Section(title: [.text("Salt \(number)")], blocks: [paragraph])
      }
    ).normalized()
    let expected = try BookFiles(story, options: .init(compressionLevel: 0)).bytes
    for jobs in [1, 2] {
      let pieces = Pieces()
      var output = OutputBuffer()
      output.sink = { pieces.append($0) }
      var diagnostics = Diagnostics()
      let exporter = EPUBExporter(options: .init(compressionLevel: 0, jobs: jobs))
      try exporter.write(story, to: &output, diagnostics: &diagnostics)
      #expect(pieces.bytes + output.bytes == expected)
      #expect(pieces.count > 1)
    }
  }

  @Test func `gives what stands before the book before the book`() throws {
    let pieces = Pieces()
    var output = OutputBuffer()
    output.append("before")
    output.sink = { pieces.append($0) }
    var diagnostics = Diagnostics()
    try EPUBExporter().write(SaltRoad.story, to: &output, diagnostics: &diagnostics)
    let expected = try BookFiles(SaltRoad.story).bytes
    #expect(pieces.bytes + output.bytes == Array("before".utf8) + expected)
  }

  /// Takes pieces from one thread at a time.
  private final class Pieces: @unchecked Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var count = 0

    func append(_ piece: Swift.Span<UInt8>) {
      count += 1
      for index in piece.indices { bytes.append(piece[index]) }
    }
  }

  @Test func `begins with what it is, uncompressed`() throws {
    let bytes = try BookFiles(SaltRoad.story).bytes
    #expect(Array(bytes[30..<38]) == Array("mimetype".utf8))
    #expect(Array(bytes[38..<58]) == Array("application/epub+zip".utf8))
    #expect(Array(bytes[8..<10]) == [0, 0])
  }

  @Test func `writes the moment it is told, else the story's own`() throws {
    func modified(_ story: Story, _ seconds: Int64? = nil) throws -> String {
      let package = try BookFiles(story, options: .init(modified: seconds))["package.opf"]
      let elements = package.split(separator: "\n").filter { $0.contains("dcterms:modified") }
      return elements.joined()
    }
    func element(_ moment: String) -> String {
      "<meta property=\"dcterms:modified\">\(moment)</meta>"
    }
    var story = Story(metadata: Metadata(published: "2021", updated: "2024-02-29T23:30:00-01:00"))
    #expect(try modified(story, 1_700_000_000) == element("2023-11-14T22:13:20Z"))
    #expect(try modified(story) == element("2024-03-01T00:30:00Z"))
    story.metadata.updated = "yesterday"
    #expect(try modified(story) == element("2021-01-01T00:00:00Z"))
    story.metadata.published = ""
    #expect(try modified(story) == element("1980-01-01T00:00:00Z"))
  }

  @Test func `is known by where the story comes from, else by title and authors`() throws {
    func identifier(_ metadata: Metadata) throws -> String {
      let package = try BookFiles(Story(metadata: metadata))["package.opf"]
      return package.split(separator: "\n").filter { $0.contains("dc:identifier") }.joined()
    }
    var metadata = Metadata(
      title: "The Salt Road",
      creators: [Creator(name: "Mara Quill"), Creator(name: "Tom", role: .editor)], language: "en")
    #expect(
      try identifier(metadata)
        == "<dc:identifier id=\"derived-id\">urn:uuid:64d703f7-6fde-50e1-8bf2-ce3ba7f525db"
        + "</dc:identifier>")
    metadata.source = "https://example.org/works/1"
    #expect(
      try identifier(metadata)
        == "<dc:identifier id=\"derived-id\">urn:uuid:8881f4da-8440-5482-b44d-b8ad73e428a3"
        + "</dc:identifier>")
    metadata.identifier = "urn:isbn:1"
    #expect(try identifier(metadata) == "<dc:identifier id=\"pub-id\">urn:isbn:1</dc:identifier>")
  }

  @Test func `turns pages to the right for languages that run so`() throws {
    let story = Story(
      metadata: Metadata(language: "he"),
      sections: [Section(role: .body, blocks: [.paragraph([.text("שלום")])])]
    ).normalized()
    let book = try BookFiles(story)
    #expect(book["package.opf"].contains("dir=\"rtl\""))
    #expect(book["package.opf"].contains("<spine toc=\"ncx\" page-progression-direction=\"rtl\">"))
    #expect(book["text/text.xhtml"].contains(" lang=\"he\" xml:lang=\"he\" dir=\"rtl\">"))
  }

  @Test func `says what a story is called even where it has no name`() throws {
    let story = Story(sections: [Section(role: .body, blocks: [.paragraph([.text("x")])])])
    let book = try BookFiles(story.normalized())
    #expect(book["package.opf"].contains("<dc:title id=\"derived-title\">Untitled</dc:title>"))
    #expect(book["package.opf"].contains("<dc:language>und</dc:language>"))
    #expect(book["nav.xhtml"].contains("<a href=\"text/text.xhtml\">Untitled</a>"))
  }

  @Test func `sets paragraphs apart by space where asked`() throws {
    let indented = try BookFiles(SaltRoad.story)["style.css"]
    let spaced = try BookFiles(SaltRoad.story, options: .init(blockParagraphs: true))["style.css"]
    #expect(
      spaced == indented + "p { margin: 0 0 0.9em; text-indent: 0; }\n"
        + "p.stanza { margin: 0 0 0.9em; }\n")
  }

  @Test func `keeps all words of the text in their order, and adds none`() throws {
    try checkLaw("words stay", stories: .canonicalWithoutRaw) { story in
      var story = story
      story.notes = []
      story.normalize()
      let expected = story.sections.map(shownText).joined()
      let book = try BookFiles(story)
      let actual = try book.texts.map { path in
        try XMLElements(book.files["EPUB/" + path] ?? []).bodyText
      }
      let (left, right) = (letters(expected), letters(actual.joined()))
      return left == right ? nil : "expected \(left)\nactual   \(right)"
    }
  }

  private func letters(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      result.append(scalar)
    }
    return String(result)
  }

  /// What a reader of the book sees of a section: images only where they are words.
  private func shownText(of section: Section) -> String {
    var result = section.number?.text ?? ""
    func add(_ inline: Inline) {
      switch inline {
      case .text(let text), .code(let text): result += text
      case .image(let image):
        if case .remote = image.source { result += image.alternativeText }
      default: break
      }
    }
    section.title.forEachInline(add)
    section.blocks.forEachBlock { block in
      switch block {
      case .paragraph, .heading, .verse, .table, .figure: [block].forEachInline(add)
      case .code(let code): result += code.text
      case .sceneBreak(let sceneBreak): result += sceneBreak.mark
      case .blockQuote, .letter, .authorNote, .list, .raw: break
      }
    }
    return result + section.subsections.map(shownText).joined()
  }
}
