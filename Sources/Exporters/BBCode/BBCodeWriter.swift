internal import Conversion
internal import StoryModel

/// Writes a story that ``BBCodeReduction`` has reduced.
struct BBCodeWriter {
  var output = OutputBuffer()
  let tags: BBCodeTags
  private let text: BBCodeText
  private var last = Separation.none

  /// What the last thing written wants between itself and the next.
  private enum Separation {
    case none
    /// A blank line ends it.
    case paragraph
    /// Its tags do, a line end is enough.
    case block
  }

  init(flavor: BBCodeExporter.Flavor) {
    tags = BBCodeTags.tags(of: flavor)
    text = BBCodeText(tags)
  }

  mutating func write(_ story: Story) {
    for section in story.sections { write(section, level: 1) }
    if !story.notes.isEmpty, last != .none {
      separate(.block)
      output.append(tags.rule)
    }
    for note in story.notes { write(note) }
    if last != .none { output.append("\n") }
  }

  private mutating func write(_ section: Section, level: Int) {
    if section.hasHeading { writeHeading(section.heading, level: level) }
    write(section.blocks)
    for subsection in section.subsections {
      write(subsection, level: level + (section.hasHeading ? 1 : 0))
    }
  }

  /// The first paragraph follows its number on the line.
  private mutating func write(_ note: Note) {
    var blocks = note.blocks[...]
    separate(.paragraph)
    writeNumber(of: note.id)
    if case .paragraph(let paragraph)? = blocks.first, paragraph.alignment == .natural {
      output.append(" ")
      write(paragraph.content)
      blocks.removeFirst()
    }
    write(blocks)
  }

  private mutating func separate(_ next: Separation) {
    switch (last, next) {
    case (.none, _): break
    case (.block, _) where tags.blocksAreApart, (_, .block) where tags.blocksAreApart:
      output.append("\n")
    default: output.append("\n\n")
    }
    last = next
  }

  // MARK: Blocks

  private mutating func write(_ blocks: some Sequence<Block>) {
    for block in blocks { write(block) }
  }

  private mutating func write(_ block: Block) {
    switch block {
    case .paragraph(let paragraph): write(paragraph)
    case .heading(let heading): writeHeading(heading.content, level: heading.level)
    case .sceneBreak(let sceneBreak):
      if sceneBreak.mark.isEmpty {
        separate(.block)
        output.append(tags.rule)
      } else {
        separate(.paragraph)
        wrap(tags.center) { $0.write([.text(sceneBreak.mark)]) }
      }
    case .verse(let verse): write(verse)
    case .blockQuote(let quote):
      switch quote.kind {
      case .quotation: writeContainer(quote.blocks, tags.quote, opening: tags.quote)
      case .epigraph, .message:
        writeContainer(quote.blocks, tags.indent, opening: tags.indentOpening)
      }
    case .letter(let blocks): writeContainer(blocks, tags.indent, opening: tags.indentOpening)
    case .authorNote(let note):
      writeContainer(note.blocks, tags.indent, opening: tags.indentOpening)
    case .list(let list): write(list)
    case .code(let code):
      separate(.block)
      wrap("CODE") { $0.output.append(verbatim: code.text) }
    case .table(let table): write(table)
    // Reduced to others.
    case .figure, .raw: break
    }
  }

  private mutating func write(_ paragraph: Paragraph) {
    separate(.paragraph)
    switch paragraph.alignment {
    case .natural, .justified: write(paragraph.content)
    case .left: wrap(tags.left) { $0.write(paragraph.content) }
    case .center: wrap(tags.center) { $0.write(paragraph.content) }
    case .right: wrap(tags.right) { $0.write(paragraph.content) }
    }
  }

  private mutating func writeHeading(_ content: [Inline], level: Int) {
    guard !content.isEmpty else { return }
    guard tags.hasHeadings else {
      separate(.paragraph)
      wrap(tags.strong) { $0.write(content) }
      return
    }
    separate(.block)
    output.append("[HEADING=")
    output.append(decimal: min(max(level, 1), 3))
    output.append("]")
    write(content)
    output.append("[/HEADING]")
  }

  private mutating func write(_ verse: Verse) {
    separate(.paragraph)
    wrap(tags.lines) { writer in
      for (index, stanza) in verse.stanzas.enumerated() {
        if index > 0 { writer.output.append("\n\n") }
        for (index, line) in stanza.lines.enumerated() {
          if index > 0 { writer.output.append("\n") }
          // No-break spaces, the one kind of space that stands at the start of a line.
          for _ in 0..<line.indent { writer.output.append("\u{A0}\u{A0}") }
          writer.write(line.content)
        }
      }
    }
  }

  private mutating func writeContainer(
    _ blocks: [Block], _ tag: StaticString, opening: StaticString
  ) {
    separate(.block)
    output.append(opening: opening)
    last = .none
    write(blocks)
    output.append(closing: tag)
    last = .block
  }

  private mutating func write(_ list: List) {
    guard tags.hasLists else {
      writePlain(list)
      return
    }
    separate(.block)
    switch list.kind {
    case .bullet: output.append("[LIST]\n")
    case .ordered: output.append("[LIST=1]\n")
    }
    for item in list.items {
      output.append("[*]")
      last = .none
      write(item)
      output.append("\n")
    }
    output.append("[/LIST]")
    last = .block
  }

  /// Items as paragraphs that begin with their marker.
  private mutating func writePlain(_ list: List) {
    for (index, item) in list.items.enumerated() {
      separate(.paragraph)
      switch list.kind {
      case .bullet: output.append("\u{2022} ")
      case .ordered(let start):
        output.append(decimal: start &+ index)
        output.append(". ")
      }
      last = .none
      write(item)
      last = .paragraph
    }
  }

  private mutating func write(_ table: Table) {
    separate(.block)
    output.append("[TABLE]\n")
    if !table.header.isEmpty { write(table.header, cell: "TH") }
    for row in table.rows { write(row, cell: "TD") }
    output.append("[/TABLE]")
  }

  private mutating func write(_ row: [TableCell], cell tag: StaticString) {
    output.append("[TR]")
    for cell in row { wrap(tag) { $0.write(cell.content) } }
    output.append("[/TR]\n")
  }

  // MARK: Inlines

  private mutating func write(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let string): text.append(string, to: &output)
      case .emphasis(let content): wrap(tags.emphasis) { $0.write(content) }
      case .strong(let content): wrap(tags.strong) { $0.write(content) }
      case .underline(let content): wrap(tags.underline) { $0.write(content) }
      case .strikethrough(let content): wrap(tags.strikethrough) { $0.write(content) }
      case .code(let code): wrap("ICODE") { $0.output.append(verbatim: code) }
      case .link(let link):
        output.append("[")
        output.append(tags.link)
        output.append("=")
        output.append(verbatim: link.destination)
        output.append("]")
        write(link.content)
        output.append(closing: tags.link)
      case .image(let image):
        guard case .remote(let address) = image.source else { continue }
        wrap(tags.image) { $0.output.append(verbatim: address) }
      case .lineBreak: output.append("\n")
      case .noteReference(let id): writeNumber(of: id)
      // What refers to no note is superscript since the reduction.
      case .smallCaps(let content), .superscript(let content), .subscript(let content):
        write(content)
      case .span(let span): write(span.content)
      case .raw: break
      }
    }
  }

  private mutating func writeNumber(of id: Note.ID) {
    text.append("[" + id + "]", to: &output)
  }

  private mutating func wrap(_ tag: StaticString, _ body: (inout BBCodeWriter) -> Void) {
    guard tag.utf8CodeUnitCount > 0 else {
      body(&self)
      return
    }
    output.append(opening: tag)
    body(&self)
    output.append(closing: tag)
  }
}
