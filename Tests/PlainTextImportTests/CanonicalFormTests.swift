import PlainTextImport
import StoryModel
import TestSupport
import Testing

/// Stories come canonical from the importer, which builds them so instead of normalizing them.
struct CanonicalFormTests {
  @Test func `every sample story is canonical, however its white space runs`() throws {
    let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/seeds"
    let paths = FileBytes.paths(in: folder, ending: ".txt")
    #expect(paths.count > 5)
    for path in paths {
      let bytes = try #require(FileBytes.read("\(folder)/\(path)"))
      let story = try read(bytes)
      #expect(story == story.normalized(), "\(path)")
      guard String(validating: bytes, as: UTF8.self) != nil else { continue }
      let spaced = try read(bytes.flatMap { $0 == 0x20 ? [0x20, 0x20] : [$0] })
      #expect(spaced == spaced.normalized(), "\(path) with two spaces for each")
      let ruined = try read(bytes.flatMap { $0 == 0x65 ? [0x65, 0x7F] : [$0] })
      #expect(ruined == ruined.normalized(), "\(path) with what XML cannot hold")
    }
  }

  @Test(arguments: [
    "\u{2}\u{2}", "\u{7F}", "> \u{2}", "# \u{2}", "[1] \u{2}\u{2}\u{2}", "Title: \u{2}", "\u{FFFE}",
    "A/N:\n\u{2}", "\u{2}\n\u{2}", "    \u{2}\n    \u{3}", "\u{2}***\u{2}", "by \u{2}",
  ])
  func `a line of nothing that text may hold leaves no block`(_ line: String) throws {
    let text = document(prose(2) + ["It was late[1]."] + [line] + prose(2))
    for text in [text, line, "Chapter 1\n\n" + line + "\nOne more line.\n", text + "\n\n" + line] {
      let story = try read(text)
      #expect(story == story.normalized(), "\(text.suffix(40))")
    }
  }

  @Test func `notes and the marks of scene breaks are canonical too`() throws {
    let story = try read(
      """
      Chapter One

      A lamp[1] that  lied[2].

      *   *   *

      And one[9] that did not.

      [1] It was   brass.

      [2] About the weather.
      """)
    #expect(story == story.normalized())
    #expect(story.notes.map(\.id) == ["1", "2"])
  }

  enum Layout: CaseIterable {
    case unwrapped, wrapped, indented
  }

  @Test(arguments: Layout.allCases)
  func `a long text gives the same story for any number of jobs`(_ layout: Layout) throws {
    var text = ""
    func add(_ paragraph: String) {
      switch layout {
      case .unwrapped: text += paragraph + "\n\n"
      case .wrapped: text += wrapped(paragraph, at: 68) + "\n\n"
      case .indented: text += wrapped("    " + paragraph, at: 68) + "\n"
      }
    }
    func add(line: String) { text += (layout == .indented ? "\n" : "") + line + "\n\n" }
    for chapter in 1...700 {
      add(line: "Chapter \(chapter): The Lamp")
      if chapter % 3 == 0 {
        add("A/N: Thank you all for reading! Chapter \(chapter) was hard.")
      }
      for line in 1...12 {
        add(
          "It was night number \(line) of the café, and the lamp[\(chapter)] lied again: it showed "
            + "no ship and no sea, and nobody *ever* asked it why.")
      }
      add(line: "* * *")
      add(line: "The sea is wide,\nAnd I am small,\nAnd so to bed.")
      add("Nobody asked.")
      add(line: "[\(chapter)] A brass one, number \(chapter).")
    }
    var options = PlainTextImporter.Options()
    // More than one piece, of bytes as of lines.
    #expect(text.utf8.count > 1_000_000)
    let expected = try read(text, options: options)
    #expect(expected.sections.count == 700)
    #expect(expected.notes.count == 700)
    for jobs in [2, 8] {
      options.jobs = jobs
      #expect(try read(text, options: options) == expected)
    }
  }
}
