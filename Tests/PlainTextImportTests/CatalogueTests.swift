import Conversion
import StoryModel
import Testing

@testable import PlainTextImport

/// Conventions of stories in bare text, one example each.
@Suite struct CatalogueTests {
  @Test(arguments: [
    "***", "* * *", "*", "~*~", "-x-", "oOo", "o0o", "xxx", "#", "⁂", "◆", "---", "- - -", "~~~",
    "~",
    "<>", "~oOo~", "xXxXx", "+++", "===", "_____", ". . .", "§", "• • •", "♥", "//", "[break]",
    "~ Time skip ~", "(scene change)", "=-=-=-=", "∞", "☆", "xoxoxo", "◇◇◇", "※", "＊＊＊",
  ])
  func `a line of symbols parts scenes`(_ mark: String) throws {
    let scenes = prose(3) + [mark] + prose(3, from: 1) + [mark] + prose(3, from: 2)
    #expect(
      try outline(document(scenes)) == prose(3) + ["---" + mark] + prose(3, from: 1)
        + ["---" + mark] + prose(3, from: 2))
  }

  @Test(arguments: ["...", "\"?!\"", "“…”", "—", "XXX", "*nods*", "2 x 3", "O", "!", "?!"])
  func `a line that only looks like a mark is none`(_ line: String) throws {
    let text = document(prose(3) + [line] + prose(3))
    #expect(try !outline(text).contains { $0.hasPrefix("---") })
  }

  @Test func `a gap wider than usual parts scenes where it is rare`() throws {
    let text = document(prose(4)) + "\n\n" + document(prose(4, from: 2))
    #expect(try outline(text) == prose(4) + ["---"] + prose(4, from: 2))
  }

  @Test func `a header block is metadata and stays in the text`() throws {
    let text =
      """
      Title: The Salt Road
      Author: Mara Quill
      Fandom: Harbour Lights
      Pairing: Ann/Tom
      Characters: Ann, Tom
      Rating: T
      Warnings: none
      Genre: Drama
      Summary: A ferry is late.
      Series: Tides
      Status: Complete
      Published: 2020-05-01
      Words: 1,204
      Disclaimer: Not mine.


      """ + document(prose(4))
    let story = try read(text)
    let metadata = story.metadata
    #expect(metadata.title == "The Salt Road")
    #expect(metadata.creators.map(\.name) == ["Mara Quill"])
    #expect(metadata.fandoms == ["Harbour Lights"])
    #expect(metadata.relationships == ["Ann/Tom"])
    #expect(metadata.characters == ["Ann", "Tom"])
    #expect(metadata.rating == "T")
    #expect(metadata.warnings == ["none"])
    #expect(metadata.tags == ["Drama"])
    #expect(metadata.summary == [.paragraph([.text("A ferry is late.")])])
    #expect(metadata.series == [SeriesMembership(name: "Tides")])
    #expect(metadata.status == "Complete")
    #expect(metadata.published == "2020-05-01")
    #expect(metadata.wordCount == 1204)
    #expect(metadata.custom == [MetadataField(name: "Disclaimer", value: "Not mine.")])
    #expect(story.sections.last?.blocks.count == 4)
  }

  @Test func `a title and a name after by are the title and the author`() throws {
    let story = try read("The Salt Road\nby Mara Quill\n\n\n" + document(prose(4)))
    #expect(story.metadata.title == "The Salt Road")
    #expect(story.metadata.creators.map(\.name) == ["Mara Quill"])
    let none = try read("By noon it was over.\n\n" + document(prose(4)))
    #expect(none.metadata.creators == [])
    #expect(none.metadata.title == "")
  }

  @Test(arguments: [
    "A/N: Hello again!", "Author's Note: I own nothing.", "Disclaimer: not mine, never was.",
    "Hi everyone! This is my first fic, please review!", "Time line: after the war.",
    "(A/N: beta read by Marrow.)", "~Author's note~ thanks for reading :)",
    "AN: sorry for the wait, guys!", "Anmerkung des Autors: Viel Spaß beim Lesen!",
    "От автора: приятного чтения!", "作者的话：感谢阅读，求评论。",
  ])
  func `what the author says before a chapter is a note`(_ note: String) throws {
    let text = document(["Chapter One", note] + prose(4) + ["Chapter Two"] + prose(4))
    #expect(
      try outline(text) == ["# Chapter One", "@ " + note] + prose(4) + ["# Chapter Two"] + prose(4))
  }

  @Test(arguments: [
    "TBC", "To be continued...", "So... should I continue? Please comment!",
    "A/N: next update on Friday.", "Thanks for reading! Kudos make my day <3",
    "Fortsetzung folgt", "Продолжение следует...", "Continuará...",
  ])
  func `what the author says after a chapter is a note`(_ note: String) throws {
    let text = document(["Chapter One"] + prose(4) + [note, "Chapter Two"] + prose(4))
    #expect(
      try outline(text) == ["# Chapter One"] + prose(4) + ["@ " + note, "# Chapter Two"] + prose(4))
  }

  @Test(arguments: ["A/N:", "Author's Note:", "Chapter Notes"])
  func `a label alone on its line names the paragraph below a note`(_ label: String) throws {
    let note = "The song is an old one from my grandmother."
    let open = document(["Chapter One", label, note] + prose(4) + ["Chapter Two"] + prose(4))
    #expect(
      try outline(open) == ["# Chapter One", "@ \(label)", "@ \(note)"] + prose(4) + [
        "# Chapter Two"
      ] + prose(4))
    let close = document(["Chapter One"] + prose(8) + [label, note, "Chapter Two"] + prose(4))
    #expect(
      try outline(close) == ["# Chapter One"] + prose(8) + ["@ \(label)", "@ \(note)"] + [
        "# Chapter Two"
      ] + prose(4))
  }

  @Test(arguments: [
    "Note: the door was open.", "\"Hi all!\" she said, and sat down.",
    "He left a note on the table for her, and went.", "Dear reader, I married him.",
  ])
  func `a line of the story is no note`(_ line: String) throws {
    let text = document(prose(3) + [line] + prose(4))
    #expect(try outline(text) == prose(3) + [line] + prose(4))
  }

  @Test func `short lines that are not filled are verse`() throws {
    let stanza = [
      "The sea is wide, the boat is small,", "The lamp is lit for none at all,",
      "And none shall come to tea;",
    ]
    let filled = prose(3).map { wrapped($0, at: 72) }
    let text = document(filled + [stanza.map { "    " + $0 }.joined(separator: "\n")] + filled)
    #expect(try outline(text) == prose(3) + stanza.map { "| " + $0 } + prose(3))
    let plain = document(prose(3) + [stanza.joined(separator: "\n")] + prose(3))
    #expect(try outline(plain) == prose(3) + stanza.map { "| " + $0 } + prose(3))
    let running =
      prose(9).joined(separator: "\n") + "\n\n" + stanza.joined(separator: "\n") + "\n\n"
      + prose(9).joined(separator: "\n")
    #expect(try outline(running) == prose(9) + stanza.map { "| " + $0 } + prose(9))
  }

  @Test func `a chat one line each is no verse`() throws {
    let chat = ["Mum: where are you?", "Tom: here", "Mum: where is here?"]
    let text = document(prose(3) + [chat.joined(separator: "\n")] + prose(3))
    #expect(try outline(text) == prose(3) + chat + prose(3))
  }

  @Test func `an address, a list and short dialogue are no verse`() throws {
    for lines in [
      ["1. Milk", "2. Eggs", "3. String"], ["- milk", "- eggs", "- string"],
      ["\"Oh?\"", "\"Yes.\"", "\"I see.\""],
    ] {
      let text = document(prose(3) + [lines.joined(separator: "\n")] + prose(3))
      #expect(try outline(text) == prose(3) + lines + prose(3))
    }
  }

  @Test func `from a salutation to a signature is a letter`() throws {
    let letter = [
      "Dear Tom,", "The boat has gone without you. Come home by the road.", "Yours,", "Ann",
    ]
    let text = document(prose(2) + letter + prose(2))
    #expect(try outline(text) == prose(2) + letter.map { "& " + $0 } + prose(2))
    let none = document(prose(2) + ["Dear Tom,"] + prose(4))
    #expect(try outline(none) == prose(2) + ["Dear Tom,"] + prose(4))
  }

  @Test func `lines after a greater-than sign are a quotation`() throws {
    let text = document(prose(2) + ["> It was late.", "> It was later."] + prose(2))
    #expect(try outline(text) == prose(2) + ["> It was late.", "> It was later."] + prose(2))
  }

  @Test func `a mark in the text and a line with the same mark are a footnote`() throws {
    let text = document(
      prose(2) + ["The cat[1] sat on the mat all day."] + prose(1) + ["[1] Not her cat."])
    let story = try read(text)
    #expect(story.notes.map(\.blocks) == [[.paragraph([.text("Not her cat.")])]])
    let blocks = story.sections.first?.blocks ?? []
    #expect(blocks.count == 4)
    #expect(
      blocks[2]
        == .paragraph([.text("The cat"), .noteReference("1"), .text(" sat on the mat all day.")]))
  }

  @Test(
    arguments: [
      ("an _odd_ word", [.text("an "), .emphasis([.text("odd")]), .text(" word")]),
      ("an *odd* word", [.text("an "), .emphasis([.text("odd")]), .text(" word")]),
      ("an /odd/ word", [.text("an "), .emphasis([.text("odd")]), .text(" word")]),
      ("a **bold** word", [.text("a "), .strong([.text("bold")]), .text(" word")]),
      (
        "snake_case_word, and/or, 2*3*4, 10/12/14",
        [.text("snake_case_word, and/or, 2*3*4, 10/12/14")]
      ),
      (
        "_One_, _two_.",
        [.emphasis([.text("One")]), .text(", "), .emphasis([.text("two")]), .text(".")]
      ),
      ("http://a.b/c/d and *open", [.text("http://a.b/c/d and *open")]),
    ] as [(String, [Inline])])
  func `marks that touch words emphasize`(_ line: String, _ inlines: [Inline]) throws {
    let story = try read(line + "\n")
    #expect(story.sections.first?.blocks == [.paragraph(inlines)])
  }

  @Test func `the frame of Project Gutenberg stands by itself`() throws {
    let text =
      "The Project Gutenberg EBook of Salt\n\n*** START OF THIS PROJECT GUTENBERG EBOOK SALT ***\n\n"
      + document(["CHAPTER I", "[Illustration: a boat]"] + prose(4) + ["CHAPTER II"] + prose(4))
      + "\n*** END OF THIS PROJECT GUTENBERG EBOOK SALT ***\n\nLicence.\n"
    let story = try read(text)
    #expect(story.sections.map(\.role) == [.copyrightPage, .chapter, .chapter, .copyrightPage])
  }

  @Test func `text saved by FanFicFare has its header and contents`() throws {
    let text = """
      Salt


      by Quill


      Category: Harbour Lights
      Genre: Drama
      Language: English
      Characters: Ann, Tom
      Status: Completed
      Published: 2020-01-01
      Updated: 2020-02-01
      Packaged: 2020-03-01
      Rating: T
      Chapters: 2
      Words: 1,204
      Publisher: www.fanfiction.net
      Story URL: https://www.fanfiction.net/s/1/1/
      Author URL: https://www.fanfiction.net/u/2
      Summary: A ferry is late.


      TABLE OF CONTENTS

      	1. The Ferry
      	2. The Bridge


      	1. The Ferry

      """ + document(prose(4)) + "\n\n\t2. The Bridge\n\n" + document(prose(4)) + "\n\nEnd file.\n"
    let story = try read(text)
    #expect(story.metadata.title == "Salt")
    #expect(story.metadata.creators.map(\.name) == ["Quill"])
    #expect(story.metadata.source == "https://www.fanfiction.net/s/1/1/")
    #expect(
      try outline(text).filter { $0.hasPrefix("#") } == ["# 1. The Ferry", "# 2. The Bridge"])
  }

  @Test func `a title and a name without "by" above a header block are title and author`() throws {
    let text =
      """
      WINTER LIGHTS
      StarlingFeather

      Summary: Two people, one cabin, too much snow.
      Rating: T
      Pairing: Ann/Tom

      ---

      1.


      """ + document(prose(3)) + "\n\n2.\n\n" + document(prose(3))
    let story = try read(text)
    #expect(story.metadata.title == "WINTER LIGHTS")
    #expect(story.metadata.creators.map(\.name) == ["StarlingFeather"])
    #expect(try outline(text).first == "WINTER LIGHTS")
    // The rule parts the block from the story, not scenes.
    #expect(try !outline(text).contains { $0.contains("---") })
  }

  @Test func `a title and a name above the first chapter are title and author`() throws {
    let story = try read(
      "The Salt Road\nMara Quill\n\n"
        + document(["Chapter 1"] + prose(3) + ["Chapter 2"] + prose(3)))
    #expect(story.metadata.title == "The Salt Road")
    #expect(story.metadata.creators.map(\.name) == ["Mara Quill"])
  }

  @Test func `a date in the first line is no title`() throws {
    let story = try read(
      document(
        ["March 3, 2019", "The Salt Road", "Chapter 1"] + prose(3) + ["Chapter 2"] + prose(3)))
    #expect(story.metadata.title == "The Salt Road")
    // A story that begins with a date and a place has no title.
    let opening = try read(document(["October 31st, 1981", "The Old Harbour"] + prose(3)))
    #expect(opening.metadata.title != "The Old Harbour")
  }

  @Test func `what closes a short chapter belongs to no note that opens it`() throws {
    let lines = try outline(
      document(
        ["Chapter 1"] + prose(3) + [
          "Chapter 2", "Author's note: Sorry this took so long!", "The rain stopped on a Tuesday.",
          "Please review!",
        ]))
    #expect(lines.contains("The rain stopped on a Tuesday."))
  }

  @Test func `titles below all numbers are titles, also where an epilogue has none`() throws {
    let text = document(
      ["PART ONE: THE SEA", "CHAPTER ONE", "The Boy"] + prose(3) + ["CHAPTER TWO", "The Boat"]
        + prose(3) + ["EPILOGUE"] + prose(3))
    let story = try read(text)
    #expect(story.sections.map(\.role) == [.part, .epilogue])
    let chapters = try #require(story.sections.first).subsections
    #expect(chapters.map(\.title) == [[.text("The Boy")], [.text("The Boat")]])
    #expect(chapters.map { $0.number?.text } == ["CHAPTER ONE", "CHAPTER TWO"])
  }

  @Test func `a heading right below the fields of a header is one`() throws {
    let text =
      "Title: Long Shadows\nAuthor: Mara Quill\nRated: T\nChapter 3\n\n" + document(prose(4))
    #expect(try outline(text).contains("# Chapter 3"))
  }

  @Test func `the end is a paragraph`() throws {
    let text = document(["Chapter One"] + prose(3) + ["Chapter Two"] + prose(3) + ["THE END"])
    #expect(try outline(text).last == "THE END")
  }

  @Test func `paragraphs of Japanese and Chinese are indented, speech is not`() throws {
    let sentence = "雨の夜、駅に着いたのは私ひとりだった。駅長さんは傘を三本持っていて、どれでも好きなのを選べと言った。"
    let text =
      "第一章　雨夜\n\n　" + sentence + "\n「傘は、いりますか」\n　" + sentence + "\n　" + sentence + "\n\n第二章　朝\n\n　"
      + sentence + "\n　" + sentence + "\n"
    #expect(
      try outline(text) == [
        "# 第一章　雨夜", sentence, "「傘は、いりますか」", sentence, sentence, "# 第二章　朝", sentence, sentence,
      ])
  }

  @Test func `speech after a dash is a paragraph, no break and no list`() throws {
    let lines = ["– Où vas-tu ?", "— Nulle part.", "– Alors reste.", "— Non."]
    #expect(try outline(document(prose(2) + lines + prose(2))) == prose(2) + lines + prose(2))
  }
}
