import SampleBooks
import TestSupport
import Testing

@Suite struct HostileBookTests {
  /// Every book goes through the command. What it says about each stands in a golden file.
  /// `QUIRE_HOSTILE_BOOKS` names a folder to leave the books in, for measuring.
  @Test func `refuses or survives every hostile book, and says why`() throws {
    var lines: [String] = []
    for book in HostileBook.all {
      let runner = try CommandRunner()
      try runner.write(book.bytes, to: "book.epub")
      if let folder = TestEnvironment.value("QUIRE_HOSTILE_BOOKS") {
        try FileBytes.write(
          book.bytes, to: "\(folder)/\(book.outcome)-\(lines.count)-\(book.number).epub")
      }
      let outcome = try runner.convert("--to", "text", "--jobs", "2", "book.epub")
      let title = "\(book.number) \(book.name)"
      let isRefused = book.outcome == .refused
      #expect(outcome.status == (isRefused ? 1 : 0), "\(title): \(outcome.errors)")
      #expect(try runner.files() == ["book.epub"] + (isRefused ? [] : ["book.txt"]), "\(title)")
      let messages = outcome.errors.split(separator: "\n").filter { !$0.hasPrefix("  hint:") }
      switch book.outcome {
      case .refused: #expect(messages.count == 1, "\(title): \(outcome.errors)")
      case .warned: #expect(messages.contains { $0.contains(": warning: ") }, "\(title)")
      case .read: #expect(messages == [], "\(title)")
      }
      lines.append("\(title): \(book.outcome)")
      lines += outcome.errors.split(separator: "\n").map { "  \($0)" }
      if !isRefused {
        let text = String(decoding: try runner.bytes(of: "book.txt"), as: UTF8.self)
        let shown = text.utf8.count > 400 ? "\(text.utf8.count) bytes" : text
        lines += shown.split(separator: "\n").map { "  | \($0)" }
      }
    }
    try Golden.check(name: "hostile/books.txt", actual: lines.joined(separator: "\n") + "\n")
  }

  // A book goes to its file while it is made, a text when all of it is there.
  @Test(arguments: ["text", "epub"])
  func `leaves the old output where the disk is full`(format: String) throws {
    let runner = try CommandRunner()
    let book = try #require(HostileBook.all.first { $0.name == "12 MB on one line" })
    try runner.write(book.bytes, to: "book.epub")
    try runner.write("old", to: "output")
    let outcome = try runner.convert(
      ["--to", format, "--compression", "0", "-o", "output", "book.epub"], fileLimit: 64)
    #expect(outcome.status == 1)
    #expect(outcome.errors == "book.epub: error: cannot write 'output': file too large\n")
    #expect(try runner.bytes(of: "output") == Array("old".utf8))
    #expect(try runner.files() == ["book.epub", "output"])
  }

  @Test func `knows a book for each case of the container, the package and the documents`() {
    #expect(Set(HostileBook.all.map(\.number)) == Set(1...59))
  }
}
