import Conversion
import StoryModel
import Testing

@testable import PlainTextImport

/// Footnotes that share their marks with others.
@Suite struct FootnoteTests {
  /// The paragraphs and the notes of a story, references as `<id>`.
  private func words(_ text: String) throws -> (paragraphs: [String], notes: [String]) {
    let story = try read(text)
    var paragraphs: [String] = []
    for section in story.sections {
      for block in section.blocks {
        guard case .paragraph(let paragraph) = block else { continue }
        paragraphs.append(shown(paragraph.content))
      }
    }
    let notes = story.notes.map { note in
      let words = note.blocks.map { block in
        if case .paragraph(let paragraph) = block { shown(paragraph.content) } else { "?" }
      }
      return "\(note.id) \(words.joined())"
    }
    return (paragraphs, notes)
  }

  private func shown(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): text
      case .noteReference(let id): "<\(id)>"
      default: "?"
      }
    }.joined()
  }

  @Test func `a mark in each chapter belongs to the footnote of that chapter`() throws {
    let text = document(
      ["Chapter 1", "The ferry[1] was late by an hour, and nobody on the pier was surprised."]
        + prose(3)
        + ["[1] It always was."]
        + ["Chapter 2", "The bridge[1] was shut, and so[2] they went home by the long road."]
        + prose(3) + ["[1] For repairs.", "[2] Not gladly."])
    let (paragraphs, notes) = try words(text)
    #expect(paragraphs.filter { $0.contains("<") }.count == 2)
    #expect(paragraphs.contains { $0.hasPrefix("The ferry<1> was late") })
    #expect(paragraphs.contains { $0.hasPrefix("The bridge<2> was shut, and so<3> they") })
    #expect(notes == ["1 It always was.", "2 For repairs.", "3 Not gladly."])
  }

  @Test func `footnotes with one mark at the end of the text are taken in order`() throws {
    let text = document(
      ["Chapter 1", "The ferry[1] was late by an hour, and nobody on the pier was surprised."]
        + prose(3) + ["Chapter 2", "The bridge[1] was shut, and they went home by the long road."]
        + prose(3) + ["[1] It always was.", "[1] For repairs."])
    let (paragraphs, notes) = try words(text)
    #expect(paragraphs.contains { $0.hasPrefix("The ferry<1> was late") })
    #expect(paragraphs.contains { $0.hasPrefix("The bridge<2> was shut") })
    #expect(notes == ["1 It always was.", "2 For repairs."])
  }

  @Test func `two marks of one footnote refer to it, also in wrapped lines`() throws {
    let text = """
      The morning was grey, and the gulls stood on the wall of the harbour in a
      long row, all of them facing the same way, as if somebody had told them
      to wait there and had then forgotten about it.

      The ferry[1] was late by an hour, and nobody who stood on the pier was
      surprised, least of all the ferryman[1] himself, who was asleep in the
      boat with his hat over his face and a hook in his hand.

      When he woke it was noon, and the people had gone home to their dinners
      and left him a note under a stone, which the wind had turned over twice
      already, so that he had to read it from the back.

      [1] It always was.

      """
    let (paragraphs, notes) = try words(text)
    #expect(paragraphs.count == 3)
    #expect(paragraphs[1].contains("ferry<1> was") && paragraphs[1].contains("ferryman<1> himself"))
    #expect(notes == ["1 It always was."])
  }

  @Test func `a mark behind its only footnote refers to it as well`() throws {
    let text = document(
      ["The ferry[1] was late by an hour, and nobody on the pier was surprised."] + prose(1)
        + ["[1] It always was."] + prose(2)
        + ["The ferry[1] was late again, and nobody on the pier said a word about it."])
    let (paragraphs, _) = try words(text)
    #expect(paragraphs.filter { $0.contains("<1>") }.count == 2)
  }

  @Test func `a line with a mark that nothing refers to is a paragraph`() throws {
    let text = document(
      ["Chapter 1", "The ferry[1] was late by an hour, and nobody on the pier was surprised."]
        + prose(3) + ["[1] It always was.", "Chapter 2"] + prose(3) + ["[1] Nobody asked."])
    let (paragraphs, notes) = try words(text)
    #expect(notes == ["1 It always was."])
    #expect(paragraphs.last == "[1] Nobody asked.")
  }

  @Test func `a line with a mark before the first that refers to it is a paragraph`() throws {
    let text = document(
      prose(1) + ["[1] Nobody asked yet."] + prose(2)
        + ["The ferry[1] was late by an hour, and nobody on the pier was surprised."] + prose(1)
        + ["[1] It always was."])
    let (paragraphs, notes) = try words(text)
    #expect(notes == ["1 It always was."])
    #expect(paragraphs.contains("[1] Nobody asked yet."))
  }

  @Test func `stars behind a word belong to the paragraph that starts with as many`() throws {
    let text = document(
      ["Chapter 1", "She put the case* up on the rack, and the hat** beside it, and sat down."]
        + prose(2) + ["*It was her father's.", "** So was the hat."]
        + ["Chapter 2", "The *old* bridge* was shut, and they went home by the long road."]
        + prose(2) + ["* For repairs."])
    let (paragraphs, notes) = try words(text)
    #expect(
      paragraphs.contains { $0.hasPrefix("She put the case<1> up on the rack, and the hat<2> ") })
    #expect(notes == ["1 It was her father's.", "2 So was the hat."])
    // Three stars of one kind do not tell which of them is the mark.
    #expect(paragraphs.contains("* For repairs."))
  }

  @Test func `stars between two references stay what they are`() throws {
    let text = document(
      prose(1) + ["She put the case** up on the rack, and sat down below it for the night."]
        + ["So 2 ** 3 is eight and 3 ** 2 is nine, which she knew."] + prose(1)
        + ["**It was her father's."] + ["In the morning the case** fell."])
    let (paragraphs, notes) = try words(text)
    #expect(paragraphs.contains("So 2 ** 3 is eight and 3 ** 2 is nine, which she knew."))
    #expect(paragraphs.contains("In the morning the case<1> fell."))
    #expect(notes == ["1 It was her father's."])
  }

  @Test(arguments: [0, 60]) func `two marks of a paragraph take two footnotes, wrapped or not`(
    _ width: Int
  ) throws {
    let sentence =
      "The cat[1] sat on the mat all day and nobody knew of it at all, it was so quiet, and the"
      + " dog[1] did so too, by the stove in the corner, until it was dark."
    let text = document(
      (prose(3) + [sentence] + prose(2)).map { width > 0 ? wrapped($0, at: width) : $0 }
        + ["[1] A grey one.", "[1] A brown one."])
    let (paragraphs, notes) = try words(text)
    #expect(paragraphs.contains { $0.hasPrefix("The cat<1> sat") && $0.contains("dog<2> did") })
    #expect(notes == ["1 A grey one.", "2 A brown one."])
  }

  @Test func `marks are found again where spaces and controls were between`() throws {
    let text = document(
      prose(1) + ["The  \u{1}cat[1]  [x] sat*  on [\u{1}1] the mat[1]*\u{2}* and  the hat[1]."]
        + prose(1) + ["[1] A grey one.", "[1] A wet one.", "[1] A red one."])
    let (paragraphs, notes) = try words(text)
    #expect(
      paragraphs.contains("The cat<1> [x] sat* on [1] the mat<2>** and the hat<3>."))
    #expect(notes.count == 3)
  }

  @Test func `two starred marks in brackets are no emphasis`() throws {
    let text = document(
      prose(1) + ["The cat[*] sat on the mat[*] all day."] + prose(1)
        + ["[*] A grey one.", "[*] A wet one."])
    let (paragraphs, notes) = try words(text)
    #expect(paragraphs.contains("The cat<1> sat on the mat<2> all day."))
    #expect(notes == ["1 A grey one.", "2 A wet one."])
    let without = try words(document(prose(1) + ["The cat[*] sat on the mat[*] all day."]))
    #expect(without.paragraphs.last == "The cat[*] sat on the mat[*] all day.")
  }

  @Test func `a mark that only another footnote has refers to none`() throws {
    let text = document(
      prose(1) + ["The cat[2] sat on the mat all day."] + prose(1)
        + ["[2] See also [1] below.", "[1] A grey one."])
    let (paragraphs, notes) = try words(text)
    #expect(paragraphs.last == "[1] A grey one.")
    #expect(notes == ["1 See also [1] below."])
  }

  @Test func `a footnote of a note is left out with the note`() throws {
    let text = document(
      ["Chapter 1", "A/N: Thank you[1] all for reading!"] + prose(2)
        + ["The lamp[2] lied.", "[1] But Bo.", "[2] Always."])
    #expect(try read(text).notes.count == 2)
    var diagnostics = Diagnostics()
    let story = try PlainTextImporter(options: .init(notes: .remove)).story(
      from: Source(name: "a.txt", bytes: Array(text.utf8)), diagnostics: &diagnostics)
    #expect(story.notes.map(\.id) == ["1"])
    #expect(story == story.normalized())
    #expect(
      diagnostics.all.filter { $0.code == "note-removed" }.map(\.message) == [
        "note by the author left out: 'A/N: Thank you[1] all for reading!'",
        "footnote of a note by the author left out: '[1] But Bo.'",
      ])
    #expect(diagnostics.all.filter { $0.code == "note-removed" }.map(\.position?.line) == [3, 11])
    let moved = try read(text, options: .init(notes: .moveToEnd))
    #expect(moved.notes.count == 2)
  }

  @Test func `a mark in a title that only the metadata hold stays there`() throws {
    let text = document(["The Fox[1]", "", ""] + prose(3) + ["[1] A red one."])
    let story = try read(text)
    #expect(story.metadata.title == "The Fox[1]")
    #expect(story.notes.isEmpty)
    #expect(try words(text).paragraphs.last == "[1] A red one.")
    let signed = try read(document(["The Fox[1]", "by Mara Quill", ""] + prose(3) + ["[1] Red."]))
    #expect(signed.metadata.title == "The Fox")
    #expect(signed.notes.count == 1)
  }

  @Test(arguments: ["Chapter 1[1]", "Prologue[1]", "Chapter 1: Salt[1]", "1[1]"])
  func `a mark in a heading refers to its footnote, or stays`(_ heading: String) throws {
    let story = try read(document([heading] + prose(3) + ["[1] It rained."]))
    let references = story.treeDump.split(separator: "\n").count { $0.contains("note") }
    #expect(story.notes.isEmpty ? story.treeDump.contains("1[1]") : references > 1, "\(heading)")
    #expect(story == story.normalized())
  }

  @Test(arguments: [
    "*sigh", "*Ring ring*", "* milk", "**Later**", "*thud* went the door", "f*** this",
  ])
  func `stars that nothing refers to are no footnote`(_ line: String) throws {
    let story = try read(document(prose(3) + [line] + prose(3)))
    #expect(story.notes.isEmpty)
  }
}
