import Foundation
import Testing

@Suite struct CommandTests {
  private let runner: CommandRunner
  private let story = "Chapter One:\n\nIt rained.\n\n\"Again,\" she said.\n"

  init() throws {
    runner = try CommandRunner()
  }

  @Test func `writes a book beside each story`() throws {
    try runner.write(story, to: "a.txt")
    try runner.write(story, to: "b c.txt")
    let outcome = try runner.convert("--to", "epub", "a.txt", "b c.txt", "--title", "Rain")
    #expect(outcome.status == 0)
    #expect(try runner.files() == ["a.epub", "a.txt", "b c.epub", "b c.txt"])
    #expect(
      outcome.output == """
        a.txt -> a.epub (1 chapter, 7 words)
        b c.txt -> b c.epub (1 chapter, 7 words)

        """)
    #expect(try runner.bytes(of: "a.epub").starts(with: [0x50, 0x4B, 3, 4]))
  }

  @Test func `one input that fails does not stop the others`() throws {
    try runner.write(story, to: "good.txt")
    try runner.write("", to: "empty.txt")
    try runner.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], to: "image.txt")
    try runner.write("x", to: "folder/x.txt")
    let outcome = try runner.convert(
      "--to", "text", "--output-dir", "out/deep", "missing.txt", "empty.txt", "image.txt",
      "folder", "good.txt", "--quiet")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors == """
        missing.txt: error: there is no such file
        empty.txt: error: the input is empty: there is no story in it
        image.txt: error: is a PNG image, not a story
          hint: --cover takes it as the cover of a book
        folder: error: this is a folder, not a file
          hint: --recursive takes the stories in it

        """)
    #expect(try runner.files().contains("out/deep/good.txt"))
    #expect(try runner.files().filter { $0.hasPrefix("out/") }.count == 1)
  }

  @Test(arguments: [
    (["a.txt"], "no format to write: say --to FORMAT"),
    (["--to", "epbu", "a.txt"], "unknown format 'epbu' for --to\n  hint: did you mean 'epub'?"),
    (["--to", "epub"], "no input\n  hint: convert --to epub story.txt; --help says more"),
    (
      ["--to", "text", "a.txt"],
      "writing 'a.txt' would overwrite the input 'a.txt'\n  hint: say -o FILE or --output-dir DIR"
    ),
    (
      ["--to", "epub", "-o", "x.epub", "a.txt", "b.txt"],
      "--output names one file, but there are 2 inputs\n"
        + "  hint: say --output-dir DIR, or --merge to make one book of them"
    ),
    (
      ["--to", "epub", "--output-dir", "out", "a.txt", "d/a.txt"],
      "'a.txt' and 'd/a.txt' would both be written to 'out/a.epub'\n"
        + "  hint: rename one of them, or convert them into different folders with --output-dir"
    ),
    (
      ["--to", "epub", "--language", "English", "a.txt"],
      "'English' is not a language tag\n  hint: a language tag looks like en, pt-BR or zh-Hant"
    ),
    (
      ["--to", "epub", "--jobs", "0", "a.txt"],
      "option '--jobs' takes a number from 1 to 256, not '0'"
    ),
    (
      ["--to", "epub", "--merge", "a.txt"],
      "--merge needs a name for the book\n  hint: say -o FILE"
    ),
    (
      ["--for", "roylroad", "a.txt"],
      "no site is known by the name 'roylroad'\n  hint: did you mean 'royalroad'?"
    ),
    (
      ["--for", "reddit", "--to", "epub", "a.txt"],
      "Reddit takes markdown, not epub\n  hint: --for reddit without --to is enough"
    ),
    (
      ["--to", "markdown", "--dialect", "gitub", "a.txt"],
      "unknown dialect of Markdown 'gitub'\n  hint: did you mean 'github'?"
    ),
  ])
  func `a call that makes no sense writes nothing`(words: [String], message: String) throws {
    for name in ["a.txt", "b.txt", "d/a.txt"] { try runner.write(story, to: name) }
    let outcome = try runner.convert(words)
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix("convert: error: \(message)\n"))
    #expect(try runner.files() == ["a.txt", "b.txt", "d/a.txt"])
    #expect(try runner.bytes(of: "a.txt") == Array(story.utf8))
  }

  @Test func `reads standard input and writes standard output`() throws {
    let outcome = try runner.convert(
      "--to", "text", "-", "--title", "Rain", input: Array(story.utf8))
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("It rained."))
    #expect(try runner.files() == [])
  }

  @Test func `a title that is not in the text is said, with the way to set another`() throws {
    try runner.write("It rained all day. We stayed in.\n", to: "000_d7632d246a6b07d0.txt")
    let outcome = try runner.convert("--to", "json", "000_d7632d246a6b07d0.txt", "--language", "en")
    #expect(outcome.status == 0)
    #expect(
      outcome.errors.contains(
        "000_d7632d246a6b07d0.txt: note: the text shows no title: 'It rained all day' is taken "
          + "from the opening words\n  hint: --title sets another\n"))
  }

  @Test func `the same input gives the same bytes for any number of jobs, anywhere`() throws {
    for index in 1...9 {
      try runner.write("Chapter 1\n\nStory \(index).\n\nChapter 2\n\nMore.\n", to: "\(index).txt")
    }
    let names = (1...9).map { "\($0).txt" }
    var previous: [[UInt8]]?
    for (jobs, zone) in [("1", "UTC"), ("2", "Asia/Tokyo"), ("8", "America/New_York")] {
      let folder = "out-\(jobs)"
      let outcome = try runner.convert(
        ["--to", "epub", "--jobs", jobs, "--output-dir", folder] + names,
        environment: ["TZ": zone, "LC_ALL": "tr_TR.UTF-8"])
      #expect(outcome.status == 0)
      let books = try (1...9).map { try runner.bytes(of: "\(folder)/\($0).epub") }
      #expect(previous == nil || previous == books)
      previous = books
    }
  }

  @Test func `folders are mirrored and what is new stays as it is`() throws {
    try runner.write(story, to: "in/a.txt")
    try runner.write(story, to: "in/sub/b.txt")
    try runner.write("not a story", to: "in/sub/notes.log")
    try runner.write(story, to: "in/.hidden/c.txt")
    let first = try runner.convert("--to", "epub", "--recursive", "in", "--output-dir", "out")
    #expect(first.status == 0)
    #expect(try runner.files().filter { $0.hasPrefix("out") } == ["out/a.epub", "out/sub/b.epub"])
    try runner.write("kept", to: "out/a.epub")
    let second = try runner.convert(
      "--to", "epub", "-r", "in", "--output-dir", "out", "--if-newer", "--verbose")
    #expect(
      second.output == "in/a.txt -> out/a.epub (unchanged)\n"
        + "in/sub/b.txt -> out/sub/b.epub (unchanged)\n")
    #expect(try runner.bytes(of: "out/a.epub") == Array("kept".utf8))
  }

  @Test func `all inputs become one book, each a part`() throws {
    try runner.write("It rained.\n", to: "rain.txt")
    try runner.write("It snowed.\n", to: "snow.txt")
    let outcome = try runner.convert(
      "--merge", "-o", "weather.json", "rain.txt", "snow.txt", "--quiet")
    #expect(outcome.status == 0)
    let text = String(decoding: try runner.bytes(of: "weather.json"), as: UTF8.self)
    let places = ["Weather", "Rain", "It rained.", "Snow", "It snowed."].map {
      text.range(of: "\"\($0)\"")?.lowerBound
    }
    #expect(!places.contains(nil))
    #expect(text.components(separatedBy: "\"part\"").count == 3)
  }

  @Test func `a site gets a folder of files and the story a report`() throws {
    try runner.write(
      "Chapter One\n\nIt rained.\n\nChapter Two\n\nIt _snowed_.\n", to: "weather.txt")
    let outcome = try runner.convert("--for", "ao3", "weather.txt", "--author", "Ann Quill")
    #expect(outcome.status == 0)
    #expect(
      try runner.files() == [
        "weather.ao3/01-chapter-1.html", "weather.ao3/02-chapter-2.html", "weather.txt",
      ])
    #expect(
      outcome.output.hasPrefix(
        "weather.txt -> weather.ao3 (2 chapters, 8 words)\n  for Archive of Our Own\n"))
    let page = try runner.bytes(of: "weather.ao3/02-chapter-2.html")
    #expect(String(decoding: page, as: UTF8.self).contains("<p>It <em>snowed</em>.</p>"))
  }

  @Test func `several files for a site do not go into one`() throws {
    try runner.write("Chapter 1\n\nIt rained.\n\nChapter 2\n\nMore.\n", to: "a.txt")
    let outcome = try runner.convert("--for", "reddit", "-o", "a.md", "a.txt", "-q")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors == "a.txt: error: is 2 files for Reddit, but --output names one\n"
        + "  hint: --output-dir DIR takes all of them\n")
    #expect(try runner.files() == ["a.txt"])
  }

  @Test func `a merge with a part missing is not written`() throws {
    try runner.write("It rained.\n", to: "rain.txt")
    let outcome = try runner.convert("--merge", "-o", "all.epub", "rain.txt", "snow.txt", "-q")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors == """
        snow.txt: error: there is no such file
        all.epub: error: is not written, because an input failed

        """)
    #expect(try runner.files() == ["rain.txt"])
  }

  @Test func `help and version go to standard output`() throws {
    let help = try runner.convert("--help")
    #expect(help.status == 0)
    #expect(help.output.contains("usage: convert --to FORMAT [options] INPUT..."))
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let version = try runner.convert("--version")
    #expect(version.output.hasPrefix("convert (Quire) "))
  }

  @Test func `an unwritable folder leaves nothing behind`() throws {
    try runner.write(story, to: "a.txt")
    try runner.write("a file", to: "out")
    let outcome = try runner.convert("--to", "epub", "a.txt", "--output-dir", "out", "-q")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors == "a.txt: error: cannot make the folder 'out': a file has that name\n")
    #expect(try runner.files() == ["a.txt", "out"])
  }
}

@Suite struct GuessTests {
  private let runner: CommandRunner
  private let story = "Rain\n\nIt rained.\n\nSnow\n\nIt snowed.\n\nThe end came soon.\n"

  init() throws {
    runner = try CommandRunner()
  }

  @Test func `an expression says which lines are headings`() throws {
    try runner.write(story, to: "a.txt")
    let outcome = try runner.convert(
      "--to", "commonmark", "-o", "-", "a.txt", "--chapters", "^(Rain|Snow)$", "-q")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("# Rain\n\nIt rained.\n\n# Snow\n\nIt snowed.\n"))
  }

  @Test func `an outline that was edited decides the structure`() throws {
    try runner.write(story, to: "a.txt")
    let outline = try runner.convert(
      "--to", "outline", "-o", "-", "a.txt", "--chapters", "none", "-q")
    #expect(outline.output.contains("L1 paragraph | Rain\n"))
    #expect(outline.output.contains("L7 paragraph | It snowed.\n"))
    try runner.write(
      outline.output.replacing("L1 paragraph", with: "L1 heading 1")
        .replacing("L5 paragraph", with: "L5 heading 1"), to: "a.outline")
    let outcome = try runner.convert(
      "--to", "commonmark", "-o", "-", "a.txt", "--outline", "a.outline", "-q")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("# Rain\n\nIt rained.\n\n# Snow\n\nIt snowed.\n"))
  }

  @Test func `reasons are given on request`() throws {
    try runner.write("Chapter One\n\nIt rained.\n\nChapter Two\n\nMore.\n", to: "a.txt")
    let outcome = try runner.convert(
      "--to", "outline", "--explain", "-o", "-", "a.txt", "-q")
    let lines = outcome.output.split(separator: "\n")
    let heading = try #require(lines.firstIndex(of: "L1 heading 1 | Chapter One"))
    #expect(lines[heading + 1].contains("keyword and number: 1"))
    let other = try runner.convert("--to", "epub", "--explain", "a.txt")
    #expect(other.status == 64)
    #expect(
      other.errors == "convert: error: --explain says more in an outline\n"
        + "  hint: say --to outline --explain\n")
  }

  @Test(arguments: [
    (
      ["--chapters", "("],
      "option '--chapters': '(' is not a regular expression\n"
        + "  hint: say auto, none, or an expression such as '^Day \\d+'"
    ),
    (
      ["--paragraphs", "blnk"],
      "option '--paragraphs' takes auto, blank, line, indent, wrapped, not 'blnk'\n"
        + "  hint: did you mean 'blank'?"
    ),
    (
      ["--notes", "no"],
      "option '--notes' takes keep, move-to-end, remove, not 'no'"
    ),
  ])
  func `a rule that makes no sense is an error`(words: [String], message: String) throws {
    try runner.write(story, to: "a.txt")
    let outcome = try runner.convert(["--to", "json", "a.txt"] + words)
    #expect(outcome.status == 64)
    #expect(outcome.errors == "convert: error: \(message)\n")
    #expect(try runner.files() == ["a.txt"])
  }
}
