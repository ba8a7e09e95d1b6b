import Conversion
import StoryModel

@testable import PlainTextImport

/// Reads `text` and gives what came of it as lines to compare: `# ` and a heading, `---` and a mark,
/// `| ` and a line of verse, `> ` and a quotation, `@ ` and a note, else a paragraph.
func outline(
  _ text: String, options: PlainTextImporter.Options = PlainTextImporter.Options()
) throws -> [String] {
  let story = try read(text, options: options)
  var lines: [String] = []
  for section in story.sections { section.outline(level: 1, to: &lines) }
  for note in story.notes { note.blocks.outline(prefix: "^ ", to: &lines) }
  return lines
}

func read(
  _ text: String, options: PlainTextImporter.Options = PlainTextImporter.Options()
) throws -> Story {
  try read(Array(text.utf8), options: options)
}

func read(
  _ bytes: [UInt8], options: PlainTextImporter.Options = PlainTextImporter.Options()
) throws -> Story {
  var diagnostics = Diagnostics()
  return try PlainTextImporter(options: options).story(
    from: Source(name: "story.txt", bytes: bytes), diagnostics: &diagnostics)
}

extension Section {
  fileprivate func outline(level: Int, to lines: inout [String]) {
    if hasHeading {
      lines.append(String(repeating: "#", count: level) + " " + headingText)
    }
    blocks.outline(prefix: "", to: &lines)
    for subsection in subsections { subsection.outline(level: level + 1, to: &lines) }
  }
}

extension [Block] {
  fileprivate func outline(prefix: String, to lines: inout [String]) {
    for block in self {
      switch block {
      case .paragraph(let paragraph): lines.append(prefix + paragraph.content.plainText)
      case .heading(let heading): lines.append("#" + heading.content.plainText)
      case .sceneBreak(let sceneBreak): lines.append("---" + sceneBreak.mark)
      case .verse(let verse):
        for stanza in verse.stanzas {
          for line in stanza.lines { lines.append("| " + line.content.plainText) }
        }
      case .blockQuote(let quote): quote.blocks.outline(prefix: "> ", to: &lines)
      case .letter(let blocks): blocks.outline(prefix: "& ", to: &lines)
      case .authorNote(let note): note.blocks.outline(prefix: "@ ", to: &lines)
      case .list, .code, .table, .figure, .raw: lines.append("?")
      }
    }
  }
}

/// Paragraphs of invented prose, `count` of them, long enough to stand between headings.
func prose(_ count: Int, from start: Int = 0) -> [String] {
  let sentences = [
    "The kettle had been on the hob since four, and nobody in the house would own to it.",
    "She counted the boats twice, since the first time there had been one too many of them.",
    "Rain came over the hill at noon and stayed, the way that a cousin stays.",
    "He put the lantern down on the step, where it could see the road for itself.",
    "There was a letter under the door in the morning, and it was not for any of them.",
    "By the time that the bell had stopped, the whole street was standing in its slippers.",
  ]
  return (0..<count).map { index in
    (0..<6).map { sentences[(start + index + $0) % sentences.count] }.joined(separator: " ")
  }
}

/// Blocks with one blank line between.
func document(_ blocks: [String], gap: Int = 1) -> String {
  blocks.joined(separator: String(repeating: "\n", count: gap + 1)) + "\n"
}

/// A line broken at spaces, so that no line but one of a single word is longer than `width`.
func wrapped(_ line: String, at width: Int) -> String {
  var result = ""
  var column = 0
  for word in line.split(separator: " ", omittingEmptySubsequences: false) {
    if column > 0, column + 1 + word.count > width {
      result += "\n"
      column = 0
    } else if !result.isEmpty {
      result += " "
      column += 1
    }
    result += word
    column += word.count
  }
  return result
}
