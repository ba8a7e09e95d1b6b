import Conversion
import StoryModel
import TestSupport
import Testing

@testable import PlainTextImport

/// An outline that is passed back as it was written changes nothing.
@Suite struct OutlineLawTests {
  private func expectSame(_ text: [UInt8], _ comment: Comment) throws {
    var diagnostics = Diagnostics()
    let source = Source(name: "story.txt", bytes: text)
    let outline = try PlainTextImporter().reading(of: source, diagnostics: &diagnostics).outline()
    let importer = PlainTextImporter(options: .init(outline: outline))
    let told = try importer.story(from: source, diagnostics: &diagnostics)
    let guessed = try read(text)
    let isSame = told == guessed
    #expect(isSame, "\(comment): \(difference(guessed.treeDump, told.treeDump))")
    let again = try importer.reading(of: source, diagnostics: &diagnostics).outline()
    let isSameOutline = again == outline
    #expect(isSameOutline, "\(comment): \(difference(outline, again))")
  }

  /// The first lines that differ.
  private func difference(_ left: String, _ right: String) -> String {
    let left = left.split(separator: "\n")
    let right = right.split(separator: "\n")
    let place = zip(left, right).prefix { $0 == $1 }.count
    return "\(left.dropFirst(place).prefix(3)) became \(right.dropFirst(place).prefix(3))"
  }

  @Test func `holds for the sample stories`() throws {
    let names = FileBytes.paths(in: SeedTests.folder, ending: ".txt")
    #expect(names.count >= 10)
    for name in names {
      try expectSame(try #require(FileBytes.read(SeedTests.folder + "/" + name)), "\(name)")
    }
  }

  @Test(.enabled(if: QuireData.isAvailable("corpus/plaintext"), "needs QUIRE_DATA"))
  func `holds for real texts`() throws {
    for path in QuireData.files(in: "corpus/plaintext", ending: "/input.txt") {
      try expectSame(try #require(QuireData.bytes(path)), "\(path)")
    }
  }

  @Test(arguments: [
    "Prologue\n========", "---------\nChapter 1\n---------", "~*~*~*~\nThe Old Mill\n~*~*~*~",
    "CHAPTER I. In which the kettle\nis the one as master", "Chapter 1\n=========\nThe Ferry",
    "Epilogue\n\nThe Long Way Home\n\n", "Chapter 1\n>\nThe Ferry",
  ])
  func `holds for headings of several lines`(_ heading: String) throws {
    for width in [0, 66] {
      let lines = prose(3).map { width > 0 ? wrapped($0, at: width) : $0 }
      let second = heading.replacing("1", with: "2").replacing(" I.", with: " II.")
      try expectSame(
        Array(document([heading] + lines + [second] + lines, gap: 1).utf8), "\(heading) at \(width)"
      )
    }
  }

  @Test(arguments: [
    ("lamp*", "*It lied."), ("lamp**", "** It lied."), ("lamp[1]", "[1] It lied."),
    ("lamp[A]", "[Footnote A: It lied.]"), ("lamp[*]", "[*] It lied."),
  ])
  func `holds for footnotes`(_ word: String, _ note: String) throws {
    let text = document(
      prose(2) + ["The \(word) was late, and nobody was surprised."] + prose(1) + [note] + prose(1)
        + ["Another \(word) was late."])
    #expect(try read(text).notes.count == 1)
    try expectSame(Array(text.utf8), "\(note)")
  }

  @Test(arguments: [
    "> It was late.\n>\n> It was later.", "> A line,\n> and one\n>\n> more,\n> so short",
    "Dear Tom,\n\nCome home.\n\nYours,\n\nAnn\n\nDear Ann,\n\nNo.\n\nYours,\n\nTom",
    "Dear Tom,\n\nDear me,\n\nsuch rain.\n\nLove,\n\nAnn",
    "It was over, and nobody came to the old house any more.\n"
      + "-------------------------------------------------------",
  ])
  func `holds for quotations, letters and rules`(_ passage: String) throws {
    try expectSame(Array(document(prose(2) + [passage] + prose(2)).utf8), "\(passage)")
  }

  @Test(arguments: [
    "Title: Salt\nAuthor: Mara Quill\nSummary:\nA long story\nof salt.\nRating: T",
    "=====\nSalt!\n=====\nby Mara Quill\n\nAuthor: Bo\nRating: T\nFandom: Sea\nWords: 90",
    "Salt Water\nby Mara Quill\n\nRating: T\nFandom: Sea\nStatus: done\nPublished: May",
    "Salt Water\n\nRating: T\n\nby Mara Quill", "3 May 2010\n\nSalt Water\n\nby Mara Quill",
    "Salt Water\nMara Quill\n\nRating: T\nFandom: Sea\nStatus: done",
  ])
  func `holds for what stands before a story`(_ front: String) throws {
    try expectSame(Array(document([front, "Chapter 1"] + prose(2)).utf8), "\(front)")
    try expectSame(Array(document([front, ""] + prose(2)).utf8), "\(front)")
  }

  @Test func `holds for a typescript`() throws {
    let lines = wrapped(prose(8).joined(separator: " "), at: 66).split(separator: "\n").map(
      String.init)
    let text = document(["CHAPTER ONE", ""] + lines + ["", "CHAPTER TWO", ""] + lines)
    #expect(try read(text).sections.count == 2)
    try expectSame(Array(text.utf8), "double spacing")
  }

  @Test(arguments: 0..<300) func `holds for random lines`(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed) &+ 31_000)
    try expectSame(Array(randomText(&random).utf8), "seed \(seed)")
  }

  /// Prose and lines of all kinds that the reading looks for, set in one of the usual ways.
  private func randomText(_ random: inout SplitMix64) -> String {
    let kinds = [
      "Chapter 1\n=========", "Chapter Two\n-----------", "Prologue\n~~~~~~~~",
      "=========\nChapter 3\n=========", "~*~*~*~\nThe Old Mill\n~*~*~*~", "CHAPTER II.",
      "CHAPTER III. In which the kettle\nis the one as master", "Chapter Four\n\nThe Ferry", "IV",
      "1. The Ferry", "THE OLD MILL", "The Salt Road\n=============", "# Heading", "== x ==",
      "PART ONE", "Epilogue", "Contents", "Low Water - Chapter 2",
      "He said it twice and nobody listened.\n-------------------------------------",
      "The lamp[1] lied[2].", "So did the hat*.", "It was[A] late**, she said.", "The cat[*] sat.",
      "[1] It did.", "[2] see [1]", "[*] starry", "[A] label", "[Footnote A: It was.]",
      "*Star note", "** Two stars.", "**x** hat** y", "a * b * c", "2 ** 3 is eight.",
      "> quoted line", "> quoted\n>\n> and more", "> > twice", ">", "> short\n> lines\n> of verse",
      "    set in verse line\n    so it was", "            deep line\n            deeper so",
      "\tset in", "　　雨の夜", "第三章　雨夜", "* * *", "***", "xxx", "x", "-----", "===", "[break]",
      "Title: Salt\nAuthor: Quill & Bo\nRating: T", "Summary:\nIt rains.", "Tags: a, b",
      "by Mara Quill", "A/N: hello", "Author's Note:", "TBC", "Please review!", "THE END",
      "Dear Tom,", "Yours,\nAnn", "P.S. ok", "- item\n- item two", "Tom: hi\nAnn: ho", "“Oh!”", "a",
      "[Illustration: x]", "*** START OF THE PROJECT GUTENBERG EBOOK X ***",
      "*** END OF THE PROJECT GUTENBERG EBOOK ***", "[Transcriber's note: x", "end of it.]",
      "March 3, 2019", "The Fox[1]", "x-ray-", "word--",
    ]
    let chosen = kinds.shuffled(using: &random).prefix(Int.random(in: 4...40, using: &random))
    let layout = Int.random(in: 0..<4, using: &random)
    let blocks = (0..<Int.random(in: 3...60, using: &random)).map { _ -> String in
      if Int.random(in: 0..<5, using: &random) == 0 { return "" }
      if Bool.random(using: &random) { return chosen.randomElement(using: &random) ?? "" }
      let text = prose(1, from: Int.random(in: 0..<6, using: &random))[0]
      let words = text.prefix([40, 90, 250, 500].randomElement(using: &random) ?? 90)
      switch layout {
      case 1: return wrapped(String(words), at: 66)
      case 2: return "    " + wrapped(String(words), at: 66)
      default: return String(words)
      }
    }
    let separators = layout > 1 ? ["\n"] : ["\n", "\n\n", "\n\n", "\r\n", "\n\n\n"]
    return blocks.joined(separator: separators.randomElement(using: &random) ?? "\n")
      + (Bool.random(using: &random) ? "\n" : "")
  }
}
