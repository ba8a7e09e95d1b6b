import Conversion
import Quire
import StoryModel

/// How fast single stages and conversions run on one thread, without a process around them.
struct FormatSpeeds {
  var command: String
  var corpus: Corpus
  var folder: String
  var isShort: Bool

  private var runs: Int { isShort ? 3 : 5 }

  /// What a child process does to show how much memory reading takes.
  static func importText(at path: String) {
    guard let bytes = System.bytes(at: path) else { return }
    var diagnostics = Diagnostics()
    let source = Source(name: path, bytes: bytes)
    _ = try? PlainTextImporter().story(from: source, diagnostics: &diagnostics)
  }

  /// The stages from text to EPUB, each by itself over the same story.
  func measureStages(into figures: inout Figures) {
    figures.begin("Stages from 10 MB of text to EPUB, on one thread")
    let path = "\(folder)/stages.txt"
    corpus.write(10_000_000, seed: 7, at: path)
    defer { System.remove(path) }
    guard let bytes = System.bytes(at: path) else { return }
    let source = Source(name: path, bytes: bytes)
    let megabytes = Double(bytes.count) / 1e6
    var diagnostics = Diagnostics()
    func add(_ name: String, _ body: () -> Void) {
      figures.add("stage \(name)", megabytes / medianSeconds(runs, body), "MB/s")
    }
    add("read") { _ = System.bytes(at: path) }
    add("import") {
      _ = try? PlainTextImporter().story(from: source, diagnostics: &diagnostics)
    }
    guard let story = try? PlainTextImporter().story(from: source, diagnostics: &diagnostics)
    else { return }
    add("normalise") { _ = story.normalized() }
    add("count words") { _ = story.countedWords }
    var options = Converter.Options(to: .epub)
    options.formats.epub.compressionLevel = 0
    let storing = Converter(options: options)
    add("export, not compressed") { _ = try? storing.bytes(of: story, diagnostics: &diagnostics) }
    let book = "\(folder)/stages.epub"
    guard
      let epub = try? Converter(options: .init(to: .epub))
        .bytes(of: story, diagnostics: &diagnostics)
    else { return }
    add("write") { System.write(epub, at: book) }
    let floor = Floor(books: [book])
    System.remove(book)
    add("deflate") { floor.deflate(threads: 1) }
  }

  /// Conversions from bytes to bytes.
  func measureFormats(into figures: inout Figures) {
    figures.begin("Conversions of 5 MB on one thread")
    let path = "\(folder)/formats.txt"
    corpus.write(5_000_000, seed: 11, at: path)
    guard let text = System.bytes(at: path) else { return }
    corpus.write(5_000_000, seed: 11, form: .markdown, at: path)
    guard let markdown = System.bytes(at: path) else { return }
    System.remove(path)
    guard let epub = converted(text, from: .text, to: .epub),
      let xhtml = converted(text, from: .text, to: .xhtml)
    else { return }
    let book = "\(folder)/formats.epub"
    System.write(epub, at: book)
    defer { System.remove(book) }
    let floor = Floor(books: [book])
    let deflate = Double(floor.byteCount) / medianSeconds(runs) { floor.deflate(threads: 1) }
    let inflate = inflateSpeed(ofBook: book, times: runs)
    figures.add("deflate", deflate / 1e6, "MB/s")
    figures.add("inflate", inflate / 1e6, "MB/s")
    func add(_ name: String, _ byteCount: Int, against: Double, _ other: String, _ body: () -> Void)
    {
      let speed = Double(byteCount) / medianSeconds(runs, body)
      figures.add(name, speed / 1e6, "MB/s")
      figures.add("\(name): speed / \(other)", speed / against)
    }
    add("text import", text.count, against: deflate, "deflate") { imported(text, from: .text) }
    add("text to markdown", text.count, against: deflate, "deflate") {
      _ = converted(text, from: .text, to: .markdown)
    }
    add("markdown to xhtml", markdown.count, against: deflate, "deflate") {
      _ = converted(markdown, from: .markdown, to: .xhtml)
    }
    if Converter.reads(.xhtml) {
      add("xhtml import", xhtml.count, against: deflate, "deflate") {
        imported(xhtml, from: .xhtml)
      }
    }
    if Converter.reads(.epub) {
      add("epub import", floor.byteCount, against: inflate, "inflate") {
        imported(epub, from: .epub)
      }
      add("epub to markdown", text.count, against: deflate, "deflate") {
        _ = converted(epub, from: .epub, to: .markdown)
      }
    }
    compareWithCmark(markdown, into: &figures)
  }

  /// The whole command beside `cmark`, where that is installed.
  private func compareWithCmark(_ markdown: [UInt8], into figures: inout Figures) {
    let cmark = "/usr/bin/cmark"
    guard System.bytes(at: cmark) != nil else { return }
    let path = "\(folder)/prose.md"
    System.write(markdown, at: path)
    defer { System.remove(path) }
    var own: [Double] = []
    var other: [Double] = []
    for _ in 0..<(runs * 2) {
      own.append(
        Run.of([command, "--from", "markdown", "--to", "xhtml", "--quiet", "-o", "-", path])
          .seconds)
      other.append(Run.of([cmark, "--to", "html", path]).seconds)
    }
    figures.add("markdown to xhtml: wall", median(own) * 1e3, "ms")
    figures.add("cmark to html: wall", median(other) * 1e3, "ms")
    figures.add("markdown to xhtml: wall / cmark to html", median(own) / median(other))
  }

  /// Texts that would take a careless reader forever.
  func measureHostileShapes(into figures: inout Figures) {
    figures.begin("Reading text of 100 MB, and odd shapes of it")
    let path = "\(folder)/shape.txt"
    func measure(_ name: String, _ make: () -> Void) {
      make()
      defer { System.remove(path) }
      let byteCount = Double(System.bytes(at: path)?.count ?? 0)
      let words = [System.ownPath, "--import-text", path]
      figures.add("text import\(name): speed", byteCount / Run.of(words).seconds / 1e6, "MB/s")
      let peak = Run.peakBytes(of: words, scratch: folder)
      figures.add("text import\(name): peak / input", Double(peak) / byteCount)
    }
    measure(" 100 MB") { corpus.write(100_000_000, seed: 5, at: path) }
    measure(", one line of 100 MB") {
      let words = Array("words that never come to an end ".utf8)
      System.write(Array(repeatElement(words, count: 3_125_000).joined()), at: path)
    }
    measure(", 10 million blank lines") {
      System.write([UInt8](repeating: 0x0A, count: 10_000_000) + Array("The end.\n".utf8), at: path)
    }
    measure(", a million headings") {
      var lines: [UInt8] = []
      for number in 1...1_000_000 { lines += "Chapter \(number)\n\n".utf8 }
      System.write(lines, at: path)
    }
  }

  private func imported(_ bytes: [UInt8], from format: StoryFormat) {
    var diagnostics = Diagnostics()
    _ = try? Converter(options: .init(from: format, to: .json))
      .story(from: Source(name: "story", bytes: bytes), diagnostics: &diagnostics)
  }

  private func converted(
    _ bytes: [UInt8], from format: StoryFormat, to other: StoryFormat
  ) -> [UInt8]? {
    let converter = Converter(options: .init(from: format, to: other))
    var diagnostics = Diagnostics()
    guard
      let story = try? converter.story(
        from: Source(name: "story", bytes: bytes), diagnostics: &diagnostics)
    else { return nil }
    return try? converter.bytes(of: story, diagnostics: &diagnostics)
  }
}

extension Converter {
  fileprivate static func reads(_ format: StoryFormat) -> Bool {
    Registry.inputFormats.contains(format)
  }
}
