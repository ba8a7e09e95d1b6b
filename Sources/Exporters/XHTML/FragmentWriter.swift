internal import Conversion
internal import StoryModel

/// Writes the text of a story as a fragment of HTML; see ``HTMLFragmentExporter``.
struct FragmentWriter {
  var output = OutputBuffer()
  let options: HTMLFragmentExporter.Options
  /// How many elements are open around the block being written.
  private var depth = 0
  /// The `src` of the images of the media library, by id.
  let imageSources: [MediaItem.ID: String]
  /// How many references to each note stand before.
  var noteReferences: [Note.ID: Int] = [:]

  init(_ story: Story, options: HTMLFragmentExporter.Options) {
    self.options = options
    let pairs = story.media.items.map { ($0.id, $0.dataURL) }
    imageSources = Dictionary(pairs) { first, _ in first }
  }

  /// Ends a line, but inside of a block that is to stand on one.
  private mutating func endLine() {
    if depth == 0 || !options.keepsBlocksOnOneLine { output.append("\n") }
  }

  /// Writes ` class="name"`, where classes are wanted.
  private mutating func writeClass(_ name: StaticString) {
    guard options.writesClasses else { return }
    output.append(" class=\"")
    output.append(name)
    output.append("\"")
  }

  mutating func write(_ story: Story) {
    // The site shows the title, so the story's own headings begin below.
    for section in story.sections { write(section, level: 2) }
    for note in story.notes { write(note) }
  }

  mutating func write(_ section: Section, level: Int) {
    if section.hasHeading {
      writeHeading(section.heading, level: level)
    }
    write(section.blocks)
    for subsection in section.subsections {
      write(subsection, level: min(level + (section.hasHeading ? 1 : 0), 6))
    }
  }

  mutating func write(_ note: Note) {
    var blocks = note.blocks[...]
    output.append("<p>")
    if noteReferences[note.id] != nil {
      output.append("<a name=\"note-")
      output.append(escaped: note.id)
      output.append("\" href=\"#noteref-")
      output.append(escaped: note.id)
      output.append("\">")
      output.append(escaped: note.id)
      output.append("</a>")
    } else {
      output.append(escaped: note.id)
    }
    if case .paragraph(let paragraph)? = blocks.first {
      output.append(" ")
      write(paragraph.content)
      blocks.removeFirst()
    }
    output.append("</p>")
    endLine()
    write(blocks)
  }

  mutating func write(_ blocks: some Sequence<Block>) {
    for block in blocks { write(block) }
  }

  mutating func write(_ block: Block) {
    switch block {
    case .paragraph(let paragraph):
      output.append("<p")
      writeAlignment(paragraph.alignment)
      output.append(">")
      write(paragraph.content)
      output.append("</p>")
      endLine()
    case .heading(let heading): writeHeading(heading.content, level: heading.level)
    case .sceneBreak(let sceneBreak):
      if sceneBreak.mark.isEmpty {
        output.append("<hr />")
        endLine()
      } else {
        output.append("<p align=\"center\">")
        output.append(escaped: sceneBreak.mark)
        output.append("</p>")
        endLine()
      }
    case .verse(let verse): for stanza in verse.stanzas { write(stanza) }
    case .blockQuote(let quote):
      switch quote.kind {
      case .quotation: writeContainer(quote.blocks, "blockquote")
      case .epigraph: writeContainer(quote.blocks, "blockquote", class: "epigraph")
      case .message: writeContainer(quote.blocks, "blockquote", class: "message")
      }
    case .letter(let blocks): writeContainer(blocks, "blockquote", class: "letter")
    case .authorNote(let note): writeContainer(note.blocks, "div", class: "authors-note")
    case .list(let list): write(list)
    case .code(let code): write(code)
    case .table(let table): write(table)
    case .figure(let figure):
      output.append("<figure>")
      write(.image(figure.image))
      if !figure.caption.isEmpty {
        if !options.keepsBlocksOnOneLine { output.append("\n") }
        output.append("<figcaption>")
        write(figure.caption)
        output.append("</figcaption>")
      }
      output.append("</figure>")
      endLine()
    case .raw(let raw):
      output.append(verbatim: raw.text)
      if raw.text.utf8.last != 0x0A { output.append("\n") }
    }
  }

  private mutating func writeContainer(
    _ blocks: [Block], _ element: StaticString, class name: StaticString? = nil
  ) {
    output.append("<")
    output.append(element)
    if let name { writeClass(name) }
    output.append(">")
    depth += 1
    endLine()
    write(blocks)
    depth -= 1
    output.append("</")
    output.append(element)
    output.append(">")
    endLine()
  }

  private mutating func writeHeading(_ content: [Inline], level: Int) {
    output.append("<h")
    output.append(decimal: level)
    output.append(">")
    write(content)
    output.append("</h")
    output.append(decimal: level)
    output.append(">")
    endLine()
  }

  /// Indents are no-break spaces, the one kind of indent that survives pasting.
  mutating func write(_ stanza: Stanza) {
    output.append("<p")
    writeClass("verse")
    output.append(">")
    for (index, line) in stanza.lines.enumerated() {
      if index > 0 { writeLineBreak() }
      for _ in 0..<line.indent { output.append("\u{A0}\u{A0}") }
      write(line.content)
    }
    output.append("</p>")
    endLine()
  }

  mutating func writeLineBreak() {
    output.append("<br />")
    if !options.keepsBlocksOnOneLine { output.append("\n") }
  }

  mutating func write(_ list: List) {
    depth += 1
    switch list.kind {
    case .bullet:
      output.append("<ul>")
      endLine()
    case .ordered(let start):
      output.append("<ol")
      if start != 1 {
        output.append(" start=\"")
        output.append(decimal: start)
        output.append("\"")
      }
      output.append(">")
      endLine()
    }
    for item in list.items {
      output.append("<li>")
      for (index, block) in item.enumerated() {
        if list.isTight, case .paragraph(let paragraph) = block {
          write(paragraph.content)
          if index + 1 < item.count { writeTightBorder(before: item[index + 1]) }
        } else {
          if index == 0 { endLine() }
          write(block)
        }
      }
      output.append("</li>")
      endLine()
    }
    output.append(list.kind == .bullet ? "</ul>" : "</ol>")
    depth -= 1
    endLine()
  }

  /// Keeps the text of a tight item apart from the text that follows it.
  private mutating func writeTightBorder(before block: Block) {
    if case .paragraph = block, options.keepsBlocksOnOneLine {
      output.append("<br />")
    } else {
      endLine()
    }
  }

  mutating func write(_ code: CodeBlock) {
    output.append("<pre><code")
    if !code.language.isEmpty, options.writesClasses {
      output.append(" class=\"language-")
      output.append(escaped: code.language)
      output.append("\"")
    }
    output.append(">")
    output.append(escaped: code.text)
    output.append("</code></pre>")
    endLine()
  }

  mutating func write(_ table: Table) {
    depth += 1
    writeTag("<table>")
    if !table.header.isEmpty {
      writeTag("<thead>")
      write(table.header, of: table, as: "th")
      writeTag("</thead>")
    }
    if !table.rows.isEmpty {
      writeTag("<tbody>")
      for row in table.rows { write(row, of: table, as: "td") }
      writeTag("</tbody>")
    }
    depth -= 1
    writeTag("</table>")
  }

  private mutating func writeTag(_ tag: StaticString) {
    output.append(tag)
    endLine()
  }

  mutating func write(_ cells: [TableCell], of table: Table, as element: StaticString) {
    writeTag("<tr>")
    for (column, cell) in cells.enumerated() {
      output.append("<")
      output.append(element)
      if column < table.alignments.count { writeAlignment(table.alignments[column]) }
      output.append(">")
      write(cell.content)
      output.append("</")
      output.append(element)
      writeTag(">")
    }
    writeTag("</tr>")
  }

  private mutating func writeAlignment(_ alignment: Alignment) {
    switch alignment {
    case .natural: break
    case .left: output.append(" align=\"left\"")
    case .center: output.append(" align=\"center\"")
    case .right: output.append(" align=\"right\"")
    case .justified: output.append(" align=\"justify\"")
    }
  }
}
