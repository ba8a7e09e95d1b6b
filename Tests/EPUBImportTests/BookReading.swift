internal import Conversion
internal import EPUBImport
internal import SampleBooks
internal import StoryModel

/// A book, read.
struct BookReading {
  let story: Story
  /// What was said about it, a line each: `OEBPS/ch1.xhtml:3:7: <script> left out`.
  let messages: [String]

  init(_ book: SampleBook) throws {
    try self.init(bytes: book.bytes)
  }

  init(bytes: [UInt8]) throws {
    var diagnostics = Diagnostics()
    story = try EPUBImporter().story(
      from: Source(name: "book.epub", bytes: bytes), diagnostics: &diagnostics)
    messages = diagnostics.all.map { diagnostic in
      let place = diagnostic.position.map { "\($0.line):\($0.column): " } ?? ""
      return (diagnostic.entry.map { $0 + ":" } ?? "") + place + diagnostic.message
    }
  }

  /// The sections, a line each, those below indented: `chapter 4 "Chapter 4:" Salt | First words`.
  var outline: [String] {
    var lines: [String] = []
    func add(_ section: Section, depth: Int) {
      var line = String(repeating: "  ", count: depth) + section.role.rawValue
      if let number = section.number {
        line += " \(number.value.map { String($0) } ?? "?") \"\(number.text)\""
      }
      if !section.title.isEmpty { line += " " + section.title.plainText }
      if !section.blocks.isEmpty {
        line += " | \(section.blocks.map(\.summary).joined(separator: "; "))"
      }
      lines.append(line)
      for subsection in section.subsections { add(subsection, depth: depth + 1) }
    }
    for section in story.sections { add(section, depth: 0) }
    return lines
  }
}

extension Block {
  /// The text of a paragraph, the kind of others.
  fileprivate var summary: String {
    switch self {
    case .paragraph(let paragraph): paragraph.content.plainText
    case .heading(let heading): "# " + heading.content.plainText
    case .sceneBreak(let sceneBreak): "--- " + sceneBreak.mark
    case .authorNote: "author's note"
    case .blockQuote: "quote"
    case .letter: "letter"
    case .verse: "verse"
    case .list: "list"
    case .code: "code"
    case .table: "table"
    case .figure: "figure"
    case .raw: "raw"
    }
  }
}
