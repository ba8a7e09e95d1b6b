import Conversion
import StoryModel
import TestSupport
import Testing

@testable import Quire

/// A long story that is written an installment at a time gives what the whole story gives.
@Suite struct RenderingTests {
  private func converter(
    isSerial: Bool, jobs: Int = 1, change: (inout Converter.Options) -> Void = { _ in }
  ) -> Converter {
    var options = Converter.Options(to: .epub)
    options.byteCountForInstallments = isSerial ? 0 : .max
    options.formats.text.installments.unitCount = 3
    options.formats.text.installments.minimum = 2
    options.formats.jobs = jobs
    change(&options)
    return Converter(options: options)
  }

  /// What comes of a source.
  private struct Outcome {
    var book: [UInt8] = []
    var words = 0
    var messages: [String] = []
    var sectionCount = 0
    /// The blocks that were at hand before the book was written.
    var blockCount = 0
  }

  /// - Parameter isSerial: whether to write an installment at a time.
  private func render(
    _ source: Source, isSerial: Bool, jobs: Int = 1,
    change: (inout Converter.Options) -> Void = { _ in }
  ) throws -> Outcome {
    let words = Locked(0)
    let converter = converter(isSerial: isSerial, jobs: jobs) {
      $0.formats.epub.wordTally = words
      change(&$0)
    }
    var outcome = Outcome()
    var diagnostics = Diagnostics()
    let rendering = try converter.rendering(of: source, diagnostics: &diagnostics)
    var output = OutputBuffer()
    try rendering.write(&output, &diagnostics)
    outcome.book = output.bytes
    outcome.words = words.withLock { $0 }
    outcome.messages = diagnostics.all.map(\.message)
    rendering.story.forEachSection { _ in outcome.sectionCount += 1 }
    for section in rendering.story.sections {
      section.forEachBlock { _ in outcome.blockCount += 1 }
    }
    return outcome
  }

  /// Expects the same of both ways.
  /// - Returns: whether the text was held as a whole in spite of all.
  @discardableResult
  private func check(
    _ source: Source, jobs: Int = 1, change: (inout Converter.Options) -> Void = { _ in }
  ) throws -> Bool {
    let whole = try render(source, isSerial: false, jobs: jobs, change: change)
    let serial = try render(source, isSerial: true, jobs: jobs, change: change)
    // Whole books are too long to show.
    let isSameBook = serial.book == whole.book
    #expect(isSameBook, "\(source.name)")
    #expect(serial.messages == whole.messages, "\(source.name)")
    #expect(serial.words == whole.words, "\(source.name)")
    #expect(serial.sectionCount == whole.sectionCount, "\(source.name)")
    return serial.blockCount == whole.blockCount
  }

  private func source(_ text: String, name: String = "salt-road.txt") -> Source {
    Source(name: name, bytes: Array(text.utf8))
  }

  /// Chapters of a few paragraphs.
  private func text(
    title: String = "THE SALT ROAD\n\nby Ann Quill\n\n\n", chapters: Int = 12,
    chapter: (Int) -> String = {
      "It rained on day \($0).\n\nNobody minded *much*.\n\nSo it went.\n\n"
    }
  ) -> String {
    (1...chapters).reduce(into: title) { text, number in
      text += "Chapter \(number)\n\n" + chapter(number)
    }
  }

  @Test(arguments: [1, 2, 8])
  func `chapters make the same book`(_ jobs: Int) throws {
    #expect(try !check(source(text()), jobs: jobs))
  }

  /// Covers that books take as they are, one whose name says something else, and some that are left
  /// out.
  @Test(arguments: [
    ("cover.png", "image/png", SampleImages.png), ("cover.jpg", "image/jpeg", SampleImages.jpeg),
    ("cover.jpg", "image/png", SampleImages.png), ("cover.gif", "image/gif", SampleImages.gif),
    ("cover.svg", "image/svg+xml", SampleImages.svg), ("cover.png", "image/png", [0]),
  ])
  func `a cover makes the same book`(_ id: String, _ type: String, _ bytes: [UInt8]) throws {
    try check(source(text())) {
      $0.overrides.cover = MediaItem(id: id, mediaType: type, bytes: bytes)
    }
  }

  private func sampleStories() throws -> [Source] {
    let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/seeds"
    return try FileBytes.paths(in: folder, ending: ".txt").map { path in
      Source(name: path, bytes: try #require(FileBytes.read("\(folder)/\(path)")))
    }
  }

  @Test func `sample stories make the same books`() throws {
    let serialCount = try sampleStories().count { try !check($0) }
    #expect(serialCount > 3)
  }

  @Test func `so do their paragraphs in any order, under headings of any kind`() throws {
    let paragraphs = try sampleStories().flatMap {
      String(decoding: $0.bytes, as: UTF8.self)
        .replacing("\r\n", with: "\n").split(separator: "\n\n")
    }
    let headings = ["PART ", "Book ", "Chapter ", "# Day ", "## Day ", "### Day ", "", "Section "]
    var serialCount = 0
    for seed in Laws.seeds {
      var random = SplitMix64(seed: seed)
      let known = (0..<random.number(in: 1...3)).map { _ in random.pick(headings) }
      var text = ""
      for number in 1...random.number(in: 2...24) {
        text += "\(random.chance(90) ? random.pick(known) : random.pick(headings))\(number)\n\n"
        for _ in 0..<random.below(8) { text += random.pick(paragraphs) + "\n\n" }
      }
      let byteLimit = random.pick([250_000, 250_000, 1_000, 4_000])
      let isWhole = try check(source(text, name: "seed \(seed)"), jobs: random.pick([1, 2])) {
        $0.formats.epub.byteLimit = byteLimit
      }
      if !isWhole { serialCount += 1 }
    }
    #expect(Laws.seeds.count < 100 || serialCount * 4 > Laws.seeds.count, "only \(serialCount)")
  }

  @Test(.enabled(if: QuireData.isAvailable("corpus/plaintext"), "needs QUIRE_DATA"))
  func `texts of others make the same books`() throws {
    let paths = QuireData.files(in: "corpus/plaintext", ending: "input.txt")
    var serialCount = 0
    for path in paths {
      let bytes = try #require(QuireData.bytes(path))
      if try !check(Source(name: path, bytes: bytes)) { serialCount += 1 }
    }
    #expect(serialCount > 10, "of \(paths.count)")
  }

  @Test func `footnotes stand in the file that refers to them`() throws {
    let noted = text { "It rained[\($0)] on day \($0).\n\nSo it went.\n\n[\($0)] For hours.\n\n" }
    #expect(try !check(source(noted)))
  }

  @Test func `a chapter may have sections, and a part chapters`() throws {
    let parts = (1...8).reduce(into: "") { text, part in
      text += "PART \(part)\n\n"
      for chapter in 1...3 { text += "Chapter \(chapter)\n\nIt rained.\n\nIt went on.\n\n" }
    }
    #expect(try !check(source(parts)))
    // Few parts of many chapters.
    #expect(try !check(source(parts)) { $0.formats.text.installments.minimum = 8 })
    let long = parts + text(title: "PART 9\n\n", chapters: 60)
    #expect(try !check(source(long), jobs: 2) { $0.formats.text.installments.minimum = 20 })
  }

  @Test func `a file may hold sections of several installments`() throws {
    let sectioned = (1...4).reduce(into: "THE SALT ROAD\n\nby Ann Quill\n\n\n") { text, chapter in
      text += "# Chapter \(chapter)\n\nIt rained.\n\n"
      for section in 1...6 { text += "## Day \(section)\n\nIt rained.\n\nSo it went.\n\n" }
    }
    #expect(try !check(source(sectioned)))
    for byteLimit in [700, 1_000, 2_000] {
      try check(source(sectioned)) { $0.formats.epub.byteLimit = byteLimit }
    }
  }

  @Test func `a story is called after its file, or after how it opens`() throws {
    let untitled = text(title: "")
    #expect(try !check(source(untitled)))
    #expect(try !check(source(untitled, name: "20240311.txt")))
  }

  @Test func `a title and authors that are given go before those of the text`() throws {
    let isWhole = try check(source(text())) {
      $0.overrides.title = "Pepper"
      $0.overrides.authors = ["Ben Ink", "Cy Press"]
      $0.overrides.language = " en-GB "
    }
    #expect(!isWhole)
  }

  @Test(arguments: [1, 2])
  func `a chapter that is too long for a file is cut`(_ jobs: Int) throws {
    let long = text(chapters: 40) { number in
      let noted = "It rained[1] on day \(number).\n\n[1] All of it.\n\n"
      return noted + String(repeating: "Still.\n\n", count: number % 13 == 0 ? 60 : 3)
    }
    let isWhole = try check(source(long), jobs: jobs) { $0.formats.epub.byteLimit = 1_500 }
    #expect(!isWhole)
  }

  // MARK: What has to be held as a whole

  @Test func `a story without chapters is one piece`() throws {
    let prose = (1...60).map { "It rained on day \($0), and nobody minded.\n\n" }.joined()
    #expect(try check(source(prose)))
  }

  @Test func `many chapters that are too long for a file`() throws {
    let long = text { "It rained on day \($0).\n\n" + String(repeating: "Still.\n\n", count: $0) }
    try check(source(long)) { $0.formats.epub.byteLimit = 900 }
  }

  @Test func `what text cannot hold is left out`() throws {
    #expect(try check(source(text { "It rained\u{2} on day \($0).\n\nSo.\n\nSo it went.\n\n" })))
  }

  @Test func `notes that go to the end, or go`() throws {
    let noted = text { "A/N: Day \($0)!\n\nIt rained.\n\nSo it went.\n\nOn and on.\n\n" }
    #expect(try !check(source(noted)))
    #expect(try check(source(noted)) { $0.formats.text.notes = .moveToEnd })
    #expect(try check(source(noted)) { $0.formats.text.notes = .remove })
  }

  @Test func `marks are set in the whole text`() throws {
    let quoted = text { "\"It rained,\" he said on day \($0).\n\nSo.\n\nSo it went.\n\n" }
    #expect(try check(source(quoted)) { $0.punctuation = .smart(.init()) })
  }

  @Test func `other formats come whole`() throws {
    #expect(try check(source("# Salt\n\n## One\n\nIt rained.\n", name: "salt.md")))
    #expect(try check(source(text())) { $0.outputFormat = .json })
  }

  @Test func `what is empty or blank is an error, as ever`() {
    for text in ["", " \n\n ", "***\n\n\n***\n"] {
      var diagnostics = Diagnostics()
      let converter = converter(isSerial: true) { $0.formats.text.installments.minimum = 1 }
      #expect(throws: ImportError.self, "\(text.debugDescription)") {
        try converter.rendering(of: self.source(text), diagnostics: &diagnostics)
      }
    }
  }
}
