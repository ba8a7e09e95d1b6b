internal import Conversion
internal import Markup
internal import StoryLabels
package import StoryModel

extension ContentWriter {
  /// Writes blocks, a line each.
  package mutating func write(_ blocks: [Block]) {
    for block in blocks { write(block) }
  }

  /// Writes blocks, a line each.
  package mutating func write(_ blocks: ArraySlice<Block>) {
    for block in blocks { write(block) }
  }

  /// Writes a block and a line feed. Inlined, since a block that is handed on is a block that is
  /// copied.
  @inline(__always)
  private mutating func write(_ block: Block) {
    switch block {
    case .paragraph(let paragraph): write(paragraph)
    case .heading(let heading): write(heading)
    case .sceneBreak(let sceneBreak): write(sceneBreak)
    case .verse(let verse): write(verse)
    case .blockQuote(let quote): write(quote)
    case .letter(let blocks):
      writeContainer(blocks, between: "<blockquote class=\"letter\">\n", "</blockquote>\n")
    case .authorNote(let note): write(note)
    case .list(let list): write(list)
    case .code(let code): write(code)
    case .table(let table): write(table)
    case .figure(let figure): write(figure)
    case .raw: break
    }
  }

  private mutating func write(_ paragraph: Paragraph) {
    switch paragraph.alignment {
    case .natural: output.append(isAtStart ? "<p class=\"first\">" : "<p>")
    case .left: output.append(isAtStart ? "<p class=\"first left\">" : "<p class=\"left\">")
    case .center: output.append("<p class=\"center\">")
    case .right: output.append("<p class=\"right\">")
    case .justified:
      output.append(isAtStart ? "<p class=\"first justified\">" : "<p class=\"justified\">")
    }
    isAtStart = false
    write(paragraph.content)
    output.append("</p>\n")
  }

  /// The outline has no gaps: a heading stands one level below the last one of a lower level.
  private mutating func write(_ heading: Heading) {
    isAtStart = true
    guard !heading.content.isEmpty || dialect == .page else {
      output.append("<div class=\"heading\" data-level=\"")
      output.append(decimal: heading.level)
      output.append("\"></div>\n")
      return
    }
    while let last = openLevels.last, last >= heading.level { openLevels.removeLast() }
    openLevels.append(heading.level)
    let level = min(sectionLevel + openLevels.count, 6)
    output.append("<h")
    output.append(decimal: level)
    output.append(" data-level=\"")
    output.append(decimal: heading.level)
    output.append("\">")
    write(heading.content)
    output.append("</h")
    output.append(decimal: level)
    output.append(">\n")
  }

  private mutating func write(_ sceneBreak: SceneBreak) {
    isAtStart = true
    guard !sceneBreak.mark.isEmpty else {
      output.append("<hr class=\"scene-break\"/>\n")
      return
    }
    output.append("<div class=\"scene-break\" role=\"separator\"")
    attribute("aria-label", labels[.sceneBreak])
    output.append("><p aria-hidden=\"true\">")
    text(sceneBreak.mark)
    output.append("</p></div>\n")
  }

  private mutating func write(_ verse: Verse) {
    isAtStart = false
    output.append("<div class=\"verse\">\n")
    for stanza in verse.stanzas {
      output.append("<p class=\"stanza\">")
      for (index, line) in stanza.lines.enumerated() {
        output.append("<span class=\"line")
        if line.indent > 0 {
          output.append(" indent-")
          output.append(decimal: line.indent)
        }
        output.append("\">")
        write(line.content)
        // Inside of the span, where it shows only as long as there is no stylesheet.
        if index + 1 < stanza.lines.count { output.append("<br/>") }
        output.append("</span>")
      }
      output.append("</p>\n")
    }
    output.append("</div>\n")
  }

  private mutating func write(_ quote: BlockQuote) {
    switch quote.kind {
    case .quotation:
      writeContainer(quote.blocks, between: "<blockquote>\n", "</blockquote>\n")
    case .epigraph:
      let start: StaticString =
        dialect == .book
        ? "<blockquote class=\"epigraph\" epub:type=\"epigraph\" role=\"doc-epigraph\">\n"
        : "<blockquote class=\"epigraph\" role=\"doc-epigraph\">\n"
      writeContainer(quote.blocks, between: start, "</blockquote>\n")
      isAtStart = true
    case .message:
      writeContainer(quote.blocks, between: "<blockquote class=\"message\">\n", "</blockquote>\n")
    }
  }

  private mutating func write(_ note: AuthorNote) {
    output.append("<div class=\"authors-note\" role=\"note\"")
    attribute("aria-label", labels[.authorsNote])
    attribute("data-position", note.position.rawValue)
    writeContainer(note.blocks, between: ">\n", "</div>\n")
    if note.position == .before { isAtStart = true }
  }

  private mutating func writeContainer(
    _ blocks: [Block], between start: StaticString, _ end: StaticString
  ) {
    output.append(start)
    isAtStart = true
    write(blocks)
    isAtStart = false
    output.append(end)
  }

  private mutating func write(_ list: List) {
    switch list.kind {
    case .bullet: output.append("<ul>\n")
    case .ordered(let start):
      output.append("<ol")
      if start != 1 { attribute("start", String(start)) }
      output.append(">\n")
    }
    for item in list.items {
      output.append("<li>")
      if list.isTight {
        writeTightItem(item)
      } else {
        output.append("\n")
        isAtStart = true
        write(item)
      }
      output.append("</li>\n")
    }
    isAtStart = false
    output.append(list.kind == .bullet ? "</ul>\n" : "</ol>\n")
  }

  private mutating func writeTightItem(_ blocks: [Block]) {
    for (index, block) in blocks.enumerated() {
      if case .paragraph(let paragraph) = block {
        write(paragraph.content)
        if index + 1 < blocks.count { output.append("\n") }
      } else {
        if index == 0 { output.append("\n") }
        isAtStart = true
        write(block)
      }
    }
  }

  private mutating func write(_ code: CodeBlock) {
    isAtStart = false
    output.append("<pre><code")
    if !code.language.isEmpty { attribute("class", "language-" + code.language) }
    output.append(">")
    text(code.text)
    output.append("</code></pre>\n")
  }

  private mutating func write(_ table: Table) {
    isAtStart = false
    output.append("<table>\n")
    if !table.header.isEmpty {
      output.append("<thead>\n")
      write(table.header, alignments: table.alignments, isHeader: true)
      output.append("</thead>\n")
    }
    if !table.rows.isEmpty {
      output.append("<tbody>\n")
      for row in table.rows { write(row, alignments: table.alignments, isHeader: false) }
      output.append("</tbody>\n")
    }
    output.append("</table>\n")
  }

  private mutating func write(_ cells: [TableCell], alignments: [Alignment], isHeader: Bool) {
    output.append("<tr>")
    for (column, cell) in cells.enumerated() {
      output.append(isHeader ? "<th" : "<td")
      let alignment = column < alignments.count ? alignments[column] : .natural
      if alignment != .natural { attribute("class", alignment.rawValue) }
      output.append(">")
      write(cell.content)
      output.append(isHeader ? "</th>" : "</td>")
    }
    output.append("</tr>\n")
  }

  private mutating func write(_ figure: Figure) {
    isAtStart = false
    output.append("<figure>")
    write(figure.image)
    if !figure.caption.isEmpty {
      output.append("\n<figcaption>")
      write(figure.caption)
      output.append("</figcaption>")
    }
    output.append("</figure>\n")
  }
}
