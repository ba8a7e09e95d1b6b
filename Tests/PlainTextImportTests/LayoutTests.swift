import Testing

@testable import PlainTextImport

/// Texts of many layouts, each with a thing that is easily taken for another.
struct LayoutTests {
  private func letters(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber } }

  private func chapters(_ headings: [String], below: [String] = []) -> [String] {
    headings.enumerated().flatMap { [$1] + below + prose(6, from: $0) }
  }

  @Test func `reads a typescript with a blank line below each line`() throws {
    var lines: [String] = []
    for paragraph in prose(6) {
      var line = "    "
      for word in paragraph.split(separator: " ") {
        if line.count + word.count >= 66 {
          lines.append(line)
          line = ""
        }
        line += (line.isEmpty || line.hasSuffix(" ") ? "" : " ") + word
      }
      lines.append(line)
    }
    #expect(try outline(document(lines)) == prose(6))
  }

  @Test func `takes short paragraphs of one length for no typescript`() throws {
    let lines = (1...40).map {
      "It was night number \($0 + 100), and the lamp in the window lied again."
    }
    #expect(try outline(document(lines)) == lines)
  }

  @Test func `takes the rules around a heading for its dress`() throws {
    let text = document(
      ["---------\nChapter 1\n---------"] + prose(6) + ["---------\nChapter 2\n---------"]
        + prose(6))
    #expect(
      try outline(text) == ["# Chapter 1"] + prose(6) + ["# Chapter 2"] + prose(6))
  }

  @Test func `takes no shouted line for a heading`() throws {
    for shout in ["NO WAY", "ONE GOAT WANTED STOP COME AT ONCE", "Present Day", "42"] {
      let blocks = prose(8) + [shout] + prose(8)
      #expect(try outline(document(blocks)) == blocks)
    }
  }

  @Test func `takes no shouted line for a heading beside chapters`() throws {
    let shouts = ["WAKE UP", "OUT OF THE BED", "NOW THEN"].flatMap { [$0] + prose(6) }
    let text = document(["Chapter 1"] + prose(3) + shouts + ["Chapter 2"] + prose(6))
    #expect(try outline(text).filter { $0.hasPrefix("#") } == ["# Chapter 1", "# Chapter 2"])
  }

  @Test func `takes capitals that stand in wider space for headings`() throws {
    let titles = ["THE LAST TRAIN", "A KNOCK AT NIGHT", "WHAT THE PORTER SAW"]
    let text = titles.map { "\n\n\n" + document([$0] + prose(6)) }.joined()
    #expect(try outline(text).filter { $0.hasPrefix("#") } == titles.map { "# " + $0 })
  }

  @Test func `takes a habit of short lines below numbers for titles`() throws {
    let titles = ["The Ferry", "Salt and Smoke", "What Ada Knew"]
    let blocks = titles.enumerated().flatMap { ["Chapter \($0 + 1)", $1] + prose(6) }
    let headings = try outline(document(blocks)).filter { $0.hasPrefix("#") }
    #expect(headings.map(letters) == titles.enumerated().map { letters("Chapter \($0 + 1)\($1)") })
  }

  @Test func `takes a point of view for no title`() throws {
    let text = document(
      ["Chapter 1", "Ada's POV"] + prose(6) + ["Chapter 2", "Tom's POV"] + prose(6))
    #expect(try outline(text).filter { $0.hasPrefix("#") } == ["# Chapter 1", "# Chapter 2"])
  }

  @Test(arguments: [
    ["i.", "ii.", "iii."], ["i. the sea", "ii. the shore", "iii. the stone"],
    ["Low Water - Chapter 1", "Low Water - Chapter 2", "Low Water - Chapter 3"],
    ["Low Water, Chapter 1", "Low Water, Chapter 2"],
    ["Första kapitlet", "Andra kapitlet"], ["1、灯", "2、海", "3、车"],
  ])
  func `numbers chapters in one more way`(_ headings: [String]) throws {
    let found = try outline(document(chapters(headings))).filter { $0.hasPrefix("#") }
    #expect(found.map(letters) == headings.map(letters))
  }

  @Test(arguments: ["HPHPHPHPHP", "NCISNCISNCIS", "-", ".", "xxx"])
  func `takes a mark that comes again for a scene break`(_ mark: String) throws {
    let text = document(prose(4) + [mark] + prose(4) + [mark] + prose(4))
    #expect(try outline(text).filter { $0.hasPrefix("---") } == ["---" + mark, "---" + mark])
  }

  @Test func `takes lines in stars for verse`() throws {
    let song = ["*I left my boat on the shore*", "*And came not back for the sail,*", "*The wind*"]
    let text = document(prose(3) + [song.joined(separator: "\n")] + prose(3))
    #expect(
      try outline(text).filter { $0.hasPrefix("| ") }
        == ["| I left my boat on the shore", "| And came not back for the sail,", "| The wind"])
  }

  @Test func `takes what stands below a label alone for the note`() throws {
    let text = document(
      ["Chapter 1", "Author's Note:", "This is set in winter. Tom is twelve."] + prose(6)
        + ["Chapter End Notes", "I made up the goat."] + ["Chapter 2"] + prose(6))
    #expect(
      try outline(text).filter { $0.hasPrefix("@") } == [
        "@ Author's Note:", "@ This is set in winter. Tom is twelve.", "@ Chapter End Notes",
        "@ I made up the goat.",
      ])
  }

  @Test func `takes words before running numbers for headings`() throws {
    let headings = ["Captain's Log, Day 12", "Captain's Log, Day 13", "Captain's Log, Day 15"]
    let text = headings.map { "\n" + document([$0] + prose(2)) }.joined(separator: "\n")
    #expect(try outline(text).filter { $0.hasPrefix("#") } == headings.map { "# " + $0 })
  }

  @Test func `takes a prologue and the numbers after it for equals`() throws {
    let headings = ["Prologue", "1. The Ferry", "2. Salt", "Epilogue"]
    let found = try outline(document(chapters(headings))).filter { $0.hasPrefix("#") }
    #expect(found.map { $0.prefix(2) } == ["# ", "# ", "# ", "# "])
  }

  @Test func `takes what a colon announces for no heading`() throws {
    let signs = ["NO GOATS", "ESPECIALLY NOT THAT ONE", "WE MEAN IT"]
    let blocks = signs.flatMap { prose(5) + ["The sign said:", $0] } + prose(3)
    #expect(try outline(document(blocks)) == blocks)
  }

  @Test func `finds a heading right above its text`() throws {
    let text = "Chapter 1\n" + prose(1)[0] + "\n\nChapter 2\n" + document(prose(4))
    #expect(try outline(text).filter { $0.hasPrefix("#") } == ["# Chapter 1", "# Chapter 2"])
  }

  @Test func `takes parts and chapters at the top for no list of contents`() throws {
    let text = document(
      ["BOOK ONE", "PART I", "CHAPTER 1"] + prose(6) + ["CHAPTER 2"] + prose(6) + [
        "BOOK TWO", "PART I", "CHAPTER 1",
      ] + prose(6))
    #expect(
      try outline(text).filter { $0.hasPrefix("#") } == [
        "# BOOK ONE", "## PART I", "### CHAPTER 1", "### CHAPTER 2", "# BOOK TWO", "## PART I",
        "### CHAPTER 1",
      ])
  }

  @Test func `reads titles that are wrapped as prose is`() throws {
    let lines = wrapped(prose(6), at: 70)
    let below = ["I", "II"].map {
      "\n\n\nCHAPTER \($0)\n\nIN WHICH THE GOAT AND THE LAMP ACCEPT EACH OTHER, THE ONE AS\nMASTER, THE"
        + " OTHER AS LAMP\n\n" + lines
    }
    #expect(
      try outline(below.joined()).filter { $0.hasPrefix("#") }.map(letters)
        == ["I", "II"].map {
          letters(
            "CHAPTER\($0)IN WHICH THE GOAT AND THE LAMP ACCEPT EACH OTHER, THE ONE AS MASTER, THE"
              + "OTHER AS LAMP")
        })
    let beside = ["I", "II"].map {
      "\n\n\nCHAPTER \($0). In which the goat and the lamp accept each other, the one\nas master\n\n"
        + lines
    }
    #expect(
      try outline(beside.joined()).filter { $0.hasPrefix("#") }.map(letters)
        == ["I", "II"].map {
          letters(
            "CHAPTER \($0). In which the goat and the lamp accept each other, the one as master")
        })
  }

  private func wrapped(_ paragraphs: [String], at width: Int) -> String {
    paragraphs.map { paragraph in
      var text = ""
      var column = 0
      for word in paragraph.split(separator: " ") {
        if column > 0 {
          let fits = column + 1 + word.count <= width
          text += fits ? " " : "\n"
          column = fits ? column + 1 : 0
        }
        text += word
        column += word.count
      }
      return text + "\n"
    }.joined(separator: "\n")
  }

  @Test func `links a footnote with a label to its mark`() throws {
    let text = document(
      ["The goat was a Saanen,[A] and proud of it.", "[Footnote A: A white goat.]"] + prose(4))
    #expect(
      try outline(text) == ["The goat was a Saanen, and proud of it."] + prose(4) + [
        "^ [Footnote A: A white goat.]"
      ])
  }

  @Test func `ends a list of contents where its first line comes again`() throws {
    let titles = ["1. The Ferry", "2. Salt", "3. What Ada Knew"]
    let text =
      "Contents\n\n" + titles.joined(separator: "\n") + "\n\n" + document(chapters(titles))
    #expect(try outline(text).filter { $0.hasPrefix("#") } == titles.map { "# " + $0 })
  }

  @Test func `names titles of poems between stanzas`() throws {
    let stanza = "He stands upon the broken stair\nWhere once the water came,\nAnd half his name."
    let titles = ["THE HERON", "THE MILLER", "AT THE WEIR"]
    let text = titles.map { document([$0, stanza, stanza], gap: 1) }.joined(separator: "\n\n")
    #expect(try outline(text).filter { $0.hasPrefix("#") } == titles.map { "# " + $0 })
  }

  @Test(arguments: ["            A song of sixpence\nThe end\n", "Chapter 9\n", "The end"])
  func `one flush line may end a text of indented paragraphs`(_ end: String) throws {
    let paragraph = """
          The kettle had been on the hob since four, and nobody in the
      house would own to it, as they had all of them been out at the
      market since before the sun was up.

      """
    let text = String(repeating: paragraph, count: 4) + end
    #expect(try letters(outline(text).joined()) == letters(text))
  }
}
