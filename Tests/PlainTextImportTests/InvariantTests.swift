import Conversion
import StoryModel
import TestSupport
import Testing

@testable import PlainTextImport

/// What holds for any text.
@Suite struct InvariantTests {
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

  @Test(arguments: 0..<500) func `keeps every letter of random lines in order`(_ seed: Int) throws {
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
      let set = lines.map { wrapped(String($0), at: width) }.joined(separator: "\n")
      #expect(try outline(set) == outline(text), "\(name) at \(width)")
    }
  }

  /// Lines of all kinds that the reading looks for, in any order and several layouts.
  private func randomText(_ random: inout SplitMix64) -> String {
    let lines = [
      "Chapter One", "CHAPTER II.", "1. The Ferry", "3", "IV", "iv.", "Prologue", "Foo Chapter -",
      "Low Water - Chapter 2", "* * *", "***", "xxx", "-----", "===", "Title: Salt",
      "Author: Quill & Bo", "Rating: T", "Summary:", "by Mara Quill", "A/N: hello", "TBC",
      "(A/N: hello)", "Dear Tom,", "Yours,", "Ann", "P.S. ok", "> quoted line", "> > twice", ">",
      "[1] a note", "[2] see [1]", "[*] a note", "[Footnote 7: x]", "It was [1] late.",
      "It was[7] late[*].", "the case** away", "**It was brown.", "*It was tall.", "her hat* was",
      "    set in", "            deeper", "\tset in", "　　雨の夜", "第三章　雨夜", "- item", "THE END",
      "_said_ *she* /no/ **x** ***y*** snake_case", "Contents", "[Illustration: x]", "a", "“Oh!”",
      "*** START OF THE PROJECT GUTENBERG EBOOK X ***",
      "*** END OF THE PROJECT GUTENBERG EBOOK ***",
      "[Transcriber's note: x", "end of it.]", "# Heading", "== x ==", "Tom: hi", "x-ray-",
      "word--", "THE OLD MILL", "The Salt Road", "Time skip", "[break]", "1.", "Part\u{A0}I.",
      "E\u{301}pilogue.",
    ]
    // Few kinds of lines stand in one text, so that they meet more often.
    let pool = lines.shuffled(using: &random).prefix(Int.random(in: 3...40, using: &random))
    let layout = Int.random(in: 0..<4, using: &random)
    let count = Int.random(in: 1..<60, using: &random)
    let blocks = (0..<count).map { _ -> String in
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1: return ""
      case 2, 3:
        let paragraph = prose(1, from: Int.random(in: 0..<6, using: &random))[0]
        switch layout {
        case 2: return wrapped(paragraph, at: 68)
        case 3: return wrapped("    " + paragraph, at: 66)
        default: return paragraph
        }
      default: return pool.randomElement(using: &random) ?? ""
      }
    }
    let separators = layout < 3 ? ["\n", "\n\n", "\r\n"] : ["\n"]
    let ends = ["", "\n", "\n.", "\n\u{2014}\n", "\n\n(\u{201D}"]
    return blocks.joined(separator: separators.randomElement(using: &random) ?? "\n")
      + (ends.randomElement(using: &random) ?? "")
  }
}
