internal import Conversion

/// The outline of a text as a text: what its lines were taken for, to be read, edited and passed
/// back.
///
///     quire-outline 1
///     ; blank lines between paragraphs; usual gap 1; language en
///     L1 heading 1 | Chapter One: Salt
///     L3-7 paragraph | The audience hung on to every word
///     L9 gap
///     L9 paragraph | Sam stood in the wings
///     L11 break | ***
///
/// Each line names one line of the text or a range of them by number, then what they are, for
/// headings with a level; what follows ` | ` is only for the reader. A heading takes the rules around
/// it and the title below its number along. `gap` is a scene break made of
/// blank lines above the line. Lines that start with `;` and empty lines say nothing. Lines of the
/// text that no line names are paragraphs, each run of them one.
enum OutlineText {
  /// What one line says.
  struct Entry: Equatable {
    var first: Int
    var last: Int
    var kind: UnitKind
    var level: Int
    var isGap: Bool
  }

  static let header = "quire-outline 1"

  static let names: [(UnitKind, String)] = [
    (.paragraph, "paragraph"), (.heading, "heading"), (.sceneBreak, "break"), (.verse, "verse"),
    (.quote, "quote"), (.letter, "letter"), (.note, "note"), (.footnote, "footnote"),
    (.title, "title"), (.byline, "byline"), (.field, "field"), (.contents, "contents"),
    (.frame, "frame"), (.list, "list"),
  ]

  static func name(_ kind: UnitKind) -> String {
    names.first { $0.0 == kind }?.1 ?? "paragraph"
  }

  /// Reads an outline.
  /// - Throws: ``ImportError`` that names the line that cannot be read.
  static func entries(of text: String) throws(ImportError) -> [Entry] {
    var entries: [Entry] = []
    var end = 0
    var hasHeader = false
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let words = line.prefix { $0 != "|" }.split { $0 == " " || $0 == "\t" }
      guard let first = words.first, !first.hasPrefix(";") else { continue }
      if !hasHeader {
        guard words.joined(separator: " ") == header else {
          throw fault(number, "an outline starts with '\(header)'", "write one with --to outline")
        }
        hasHeader = true
        continue
      }
      let entry = try entry(words, number: number)
      guard entry.first > end || entry.isGap && entry.first >= end else {
        throw fault(
          number, "line \(entry.first) is named before already",
          "name each line of the text once, in order")
      }
      end = entry.isGap ? max(end, entry.first - 1) : entry.last
      entries.append(entry)
    }
    return entries
  }

  private static func entry(
    _ words: [Substring], number: Int
  ) throws(ImportError) -> Entry {
    let places = words[0].dropFirst().split(separator: "-", maxSplits: 1)
    guard words[0].hasPrefix("L"), let first = places.first.flatMap({ Int($0) }), first > 0,
      let last = places.count > 1 ? Int(places[1].drop { $0 == "L" }) : first, last >= first,
      last < 1 << 32
    else {
      throw fault(number, "'\(words[0])' names no lines", "write 'L12' or 'L12-15'")
    }
    guard words.count > 1 else {
      throw fault(number, "nothing says what the lines are", "write 'L12 paragraph'")
    }
    if words[1] == "gap" {
      return Entry(first: first, last: first, kind: .sceneBreak, level: 0, isGap: true)
    }
    guard let kind = names.first(where: { $0.1 == words[1] })?.0 else {
      let known = names.map(\.1).joined(separator: ", ")
      throw fault(number, "'\(words[1])' is no class", "say one of \(known), gap")
    }
    var level = 0
    if kind == .heading {
      level = 1
      if words.count > 2 {
        guard let told = Int(words[2]), (1...6).contains(told) else {
          throw fault(number, "'\(words[2])' is no level", "say 1 to 6")
        }
        level = told
      }
    }
    return Entry(first: first, last: last, kind: kind, level: level, isGap: false)
  }

  private static func fault(_ number: Int, _ message: String, _ hint: String) -> ImportError {
    ImportError("outline line \(number): \(message)", hint: hint)
  }
}
