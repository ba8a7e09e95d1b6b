import Testing

@testable import convert

@Suite struct ArgumentsTests {
  @Test func `options may stand anywhere, with their values behind or attached`() throws {
    let arguments = try Arguments(parsing: [
      "one.txt", "--to", "epub", "--title=A = B", "-oout.epub", "two.txt", "-qv",
    ])
    #expect(arguments.inputs == ["one.txt", "two.txt"])
    #expect(arguments["to"] == "epub")
    #expect(arguments["title"] == "A = B")
    #expect(arguments["output"] == "out.epub")
    #expect(arguments.has("quiet") && arguments.has("verbose"))
  }

  @Test func `a double dash ends the options and a single one is an input`() throws {
    let arguments = try Arguments(parsing: ["-", "--to", "text", "--", "--title", "-x"])
    #expect(arguments.inputs == ["-", "--title", "-x"])
    #expect(!arguments.has("title"))
  }

  @Test func `an option may be given several times`() throws {
    let arguments = try Arguments(parsing: ["--author", "Ann", "--author=Bob", "--to", "x"])
    #expect(arguments.all("author") == ["Ann", "Bob"])
    #expect(arguments["author"] == "Bob")
  }

  @Test func `a value may look like an option`() throws {
    let arguments = try Arguments(parsing: ["--title", "--", "-o", "-"])
    #expect(arguments["title"] == "--")
    #expect(arguments["output"] == "-")
  }

  @Test(arguments: [
    (["--titel", "x"], "unknown option '--titel'", "did you mean '--title'?"),
    (["--outptu=x"], "unknown option '--outptu'", "did you mean '--output'?"),
    (["--zzzzzzzz"], "unknown option '--zzzzzzzz'", "--help lists the options"),
    (
      ["-x"], "unknown option '-x'",
      "--help lists the options; './-x' names a file that starts with '-'"
    ),
    (["--quiet=yes"], "option '--quiet' takes no value", nil),
    (["--title"], "option '--title' needs a value: --title TEXT", nil),
  ])
  func `a call that is not understood says why`(
    words: [String], message: String, hint: String?
  ) throws {
    let error = #expect(throws: UsageError.self) { try Arguments(parsing: words) }
    #expect(error?.message == message)
    #expect(error?.hint == hint)
  }

  @Test(arguments: [
    ("epbu", "epub"), ("txt", "text"), ("xthml", "xhtml"), ("jsn", "json"), ("out", "outline"),
  ])
  func `the nearest name is found`(word: String, name: String) {
    #expect(Nearest.name(to: word, among: ["epub", "xhtml", "text", "json", "outline"]) == name)
  }

  @Test func `what is far from everything has no nearest name`() {
    #expect(Nearest.name(to: "docx", among: ["epub", "xhtml", "json"]) == nil)
  }
}
