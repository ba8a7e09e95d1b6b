import Conversion
import StoryModel
import TestSupport
import Testing

@testable import PlainTextImport

/// What holds for any text.
@Suite struct InvariantTests {
  /// Letters and digits of a story in reading order, those of footnotes at their end.
  private func letters(_ story: Story) -> [Unicode.Scalar] {
    var texts: [String] = []
    for section in story.sections { section.collect(&texts) }
    for note in story.notes { note.blocks.collect(&texts) }
    return Array(texts.joined(separator: " ").unicodeScalars.filter(isWord))
  }

  private func isWord(_ scalar: Unicode.Scalar) -> Bool { ScalarClass.isWord(scalar.value) }

  /// Whether all letters and digits of `text` are in the story in their order: in the text, or in the
  /// title that stands before it. Footnotes and their marks are looked at as a bag.
  private func expectWhole(
    _ text: [UInt8], _ story: Story, _ comment: Comment
  ) {
    var diagnostics = Diagnostics()
    let decoded = TextDecoder.decode(text, diagnostics: &diagnostics)
    let wanted = Array(String(decoding: decoded, as: UTF8.self).unicodeScalars.filter(isWord))
    var found = letters(story)
    let title = Array(story.metadata.title.unicodeScalars.filter(isWord))
    guard !story.notes.isEmpty else {
      if found.count < wanted.count { insert(title, into: &found, as: wanted) }
      let place = zip(wanted, found).prefix { $0 == $1 }.count
      func near(_ scalars: [Unicode.Scalar]) -> String {
        String(String.UnicodeScalarView(scalars.dropFirst(max(0, place - 8)).prefix(40)))
      }
      let isWhole = wanted == found
      #expect(isWhole, "\(comment), at \(place): \(near(wanted)) became \(near(found))")
      return
    }
    func bag(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar: Int] {
      scalars.reduce(into: [:]) { bag, scalar in
        if ScalarClass.isWord(scalar.value), !(0x30...0x39).contains(scalar.value) {
          bag[scalar, default: 0] += 1
        }
      }
    }
    #expect([bag(found), bag(title + found)].contains(bag(wanted)), comment)
  }

  /// Puts the title, which the metadata alone may hold, where the text has it.
  private func insert(
    _ title: [Unicode.Scalar], into found: inout [Unicode.Scalar], as wanted: [Unicode.Scalar]
  ) {
    let place = zip(wanted, found).prefix { $0 == $1 }.count
    for start in max(0, place - title.count)...place {
      let end = start + title.count
      if end <= wanted.count, Array(wanted[start..<end]) == title {
        return found.insert(contentsOf: title, at: start)
      }
    }
  }

  private var seeds: [(name: String, bytes: [UInt8])] {
    let folder = Golden.folder.split(separator: "/").dropLast(2).joined(separator: "/")
    return FileBytes.paths(in: "/" + folder + "/seeds", ending: ".txt").compactMap { name in
      FileBytes.read("/" + folder + "/seeds/" + name).map { (name, $0) }
    }
  }

  @Test func `keeps every letter of the seeds in order`() throws {
    #expect(seeds.count >= 10)
    for (name, bytes) in seeds {
      expectWhole(bytes, try read(bytes), "\(name)")
    }
  }

  @Test(.enabled(if: QuireData.isAvailable("corpus/plaintext"), "needs QUIRE_DATA"))
  func `keeps every letter of real texts in order`() throws {
    for path in QuireData.files(in: "corpus/plaintext", ending: "/input.txt") {
      let bytes = try #require(QuireData.bytes(path))
      expectWhole(bytes, try read(bytes), "\(path)")
    }
  }

  @Test(arguments: 0..<200) func `keeps every letter of random lines in order`(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let text = Array(randomText(&random).utf8)
    expectWhole(text, try read(text), "seed \(seed)")
  }

  @Test(arguments: 0..<300) func `reads random bytes`(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed) &+ 7_000)
    let count = Int.random(in: 0..<600, using: &random)
    let alphabet: [UInt8] =
      Array("\n\r \t.*-_#>[]():\"'Aax1I\u{0}".utf8) + [0xC3, 0xE2, 0x80, 0xFF]
    let bytes = (0..<count).map { _ in
      Bool.random(using: &random)
        ? alphabet.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
    }
    let story = try read(bytes)
    #expect(story.treeDump == story.normalized().treeDump, "seed \(seed)")
    expectWhole(bytes, story, "seed \(seed)")
  }

  @Test func `reads the same with any line ending, mark and final newlines`() throws {
    for (name, bytes) in seeds {
      let text = String(decoding: bytes, as: UTF8.self)
      let story = try read(text)
      let plain = text.replacing("\r\n", with: "\n")
      for (what, other) in [
        ("CR LF", plain.replacing("\n", with: "\r\n")), ("CR", plain.replacing("\n", with: "\r")),
        ("a byte order mark", "\u{FEFF}" + plain), ("a newline more", plain + "\n"),
        ("two newlines more", plain + "\n\n"),
        ("no newline", String(plain.reversed().drop { $0.isNewline }.reversed())),
      ] {
        #expect(try read(other) == story, "\(name) with \(what)")
      }
    }
  }

  @Test(arguments: [60, 72, 80]) func `reads the same wrapped or not`(_ width: Int) throws {
    for (name, bytes) in seeds {
      let text = String(decoding: bytes, as: UTF8.self)
      guard text.contains("\n\n"), !name.hasPrefix("kimagure") else { continue }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      // Only texts of one line a paragraph can be wrapped without changing what they say.
      guard lines.contains(where: { $0.count > 200 }), !lines.contains(where: { $0.first == " " })
      else { continue }
      var isRun = false
      for index in lines.indices.dropFirst()
      where !lines[index].isEmpty && !lines[index - 1].isEmpty && lines[index].count > 90 {
        isRun = true
      }
      guard !isRun else { continue }
      let wrapped = lines.map { wrap(String($0), width) }.joined(separator: "\n")
      #expect(try outline(wrapped) == outline(text), "\(name) at \(width)")
    }
  }

  private func wrap(_ line: String, _ width: Int) -> String {
    var result = ""
    var column = 0
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      if column > 0, column + 1 + word.count > width {
        result += "\n"
        column = 0
      } else if column > 0 {
        result += " "
        column += 1
      }
      result += word
      column += word.count
    }
    return result
  }

  /// Lines of all kinds that the reading looks for, in any order.
  private func randomText(_ random: inout SplitMix64) -> String {
    let lines = [
      "Chapter One", "CHAPTER II.", "1. The Ferry", "3", "IV", "Prologue", "* * *", "***", "xxx",
      "-----", "===", "Title: Salt", "Author: Quill", "Rating: T", "Summary:", "by Mara Quill",
      "A/N: hello", "TBC", "Dear Tom,", "Yours,", "Ann", "> quoted line", "> > twice", "[1] a note",
      "It was [1] late.", "    set in", "\tset in", "　　雨の夜", "第三章　雨夜", "- item", "THE END",
      "_said_ *she* /no/ **x** ***y*** snake_case", "Contents", "[Illustration: x]", "a", "“Oh!”",
      "*** START OF THE PROJECT GUTENBERG EBOOK X ***",
      "*** END OF THE PROJECT GUTENBERG EBOOK ***",
      "[Transcriber's note: x", "end of it.]", "# Heading", "== x ==", "Tom: hi", "x-ray-",
      "word--",
    ]
    let count = Int.random(in: 1..<60, using: &random)
    return (0..<count).map { _ -> String in
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1: return ""
      case 2: return prose(1, from: Int.random(in: 0..<6, using: &random))[0]
      default: return lines.randomElement(using: &random) ?? ""
      }
    }.joined(separator: ["\n", "\n\n", "\r\n"].randomElement(using: &random) ?? "\n")
  }
}

extension Section {
  fileprivate func collect(_ texts: inout [String]) {
    if hasHeading { texts.append(headingText) }
    blocks.collect(&texts)
    for subsection in subsections { subsection.collect(&texts) }
  }
}

extension [StoryModel.Block] {
  fileprivate func collect(_ texts: inout [String]) {
    for block in self {
      switch block {
      case .paragraph(let paragraph): texts.append(paragraph.content.plainText)
      case .heading(let heading): texts.append(heading.content.plainText)
      case .sceneBreak(let sceneBreak): texts.append(sceneBreak.mark)
      case .verse(let verse):
        for stanza in verse.stanzas {
          for line in stanza.lines { texts.append(line.content.plainText) }
        }
      case .blockQuote(let quote): quote.blocks.collect(&texts)
      case .letter(let blocks): blocks.collect(&texts)
      case .authorNote(let note): note.blocks.collect(&texts)
      case .list(let list): for item in list.items { item.collect(&texts) }
      case .code, .table, .figure, .raw: break
      }
    }
  }
}
