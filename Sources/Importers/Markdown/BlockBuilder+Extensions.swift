internal import Conversion
internal import Markup
internal import StoryModel

/// Blocks beyond CommonMark.
extension BlockBuilder {
  /// What a division holds, as what its name says.
  mutating func division(_ index: Int, attributes start: Int, _ end: Int) -> [Block] {
    var attributes = MarkdownAttributes()
    if let (found, next) = MarkdownAttributes.parse(in: source, at: start, end: end), next == end {
      attributes = found
    } else {
      attributes.classes = [source.text(start, end)]
    }
    let blocks = blocks(in: index)
    switch attributes.classes.first {
    case "note":
      let position = attributes["position"].flatMap(AuthorNote.Position.init(rawValue:))
      impliesPosition = position == nil
      return [.authorNote(AuthorNote(blocks, position: position ?? .inside))]
    case "letter": return [.letter(blocks)]
    case "epigraph": return [.blockQuote(BlockQuote(blocks, kind: .epigraph))]
    case "message": return [.blockQuote(BlockQuote(blocks, kind: .message))]
    case "scene-break": return [.sceneBreak(SceneBreak(mark: plainText(blocks)))]
    case "figure": return PendingBlocks.figure(blocks)
    case let name?:
      if let alignment = Alignment(rawValue: name) {
        return blocks.map { block in
          guard case .paragraph(let paragraph) = block else { return block }
          return .paragraph(Paragraph(paragraph.content, alignment: alignment))
        }
      }
      inlines.diagnostics.warn(
        "unknown-division", "a division '\(name)' means nothing here: its text is kept",
        hint: "known are note, letter, epigraph, message, figure, scene-break, left, center, right",
        at: SourcePosition(line: nodes[index].startLine))
      return blocks
    case nil: return blocks
    }
  }

  private func plainText(_ blocks: [Block]) -> String {
    var texts: [String] = []
    blocks.forEachText { texts.append($0) }
    return texts.joined(separator: " ")
  }

  mutating func verse(_ node: BlockNode) -> Verse {
    var stanzas = [Stanza(lines: [])]
    for number in 0..<node.lineCount {
      let line = lines[node.firstLine + number]
      var start = line.start + 1
      while start < line.end, source[start].isSpaceOrTab { start += 1 }
      if start >= line.end {
        stanzas.append(Stanza(lines: []))
        continue
      }
      inlines.line = node.startLine + number
      let indent = max(0, start - line.start - 2) / 2
      var end = line.end
      while end > start, source[end - 1].isSpaceOrTab { end -= 1 }
      let content = inlines.inlines(in: source, from: start, to: end)
      stanzas[stanzas.count - 1].lines.append(VerseLine(content, indent: indent))
    }
    return Verse(stanzas: stanzas)
  }

  /// A table, or paragraphs where its empty cells would be far more than what the input holds.
  mutating func table(_ node: BlockNode) -> [Block] {
    var rows: [[TableCell]] = []
    var alignments: [Alignment] = []
    for number in 0..<node.lineCount {
      let line = lines[node.firstLine + number]
      if number == 1 {
        alignments = TableSyntax.columns(in: source, from: line.start, to: line.end) ?? []
        continue
      }
      inlines.line = node.startLine + number
      rows.append(
        TableSyntax.cells(in: source, from: line.start, to: line.end).map { cell in
          TableCell(cellContent(cell.start, cell.end))
        })
    }
    let given = rows.reduce(0) { $0 + $1.count }
    let columns = max(alignments.count, rows.map(\.count).max() ?? 0)
    guard columns * rows.count <= 4 * given + Self.maximumEmptyCells else {
      inlines.diagnostics.warn(
        "table-too-sparse",
        "a table of \(rows.count) rows and \(columns) columns is hardly filled: "
          + "its rows become paragraphs", at: SourcePosition(line: node.startLine))
      return rows.map { row in
        .paragraph(Array(row.map(\.content).joined(separator: [.text(" | ")])))
      }
    }
    let header = rows.isEmpty ? [] : rows.removeFirst()
    return [
      .table(
        Table(
          alignments: alignments, header: header.allSatisfy(\.content.isEmpty) ? [] : header,
          rows: rows))
    ]
  }

  /// How many cells a table may lack.
  private static let maximumEmptyCells = 200_000

  /// The inlines of a cell, whose pipes a backslash may protect, even in code.
  private mutating func cellContent(_ start: Int, _ end: Int) -> [Inline] {
    guard source[start..<end].contains(UInt8(ascii: "|")) else {
      return inlines.inlines(in: source, from: start, to: end)
    }
    var bytes: [UInt8] = []
    for byte in source[start..<end] {
      if byte == UInt8(ascii: "|"), bytes.last == UInt8(ascii: "\\") { bytes.removeLast() }
      bytes.append(byte)
    }
    return bytes.withUnsafeBufferPointer { inlines.inlines(in: $0, from: 0, to: $0.count) }
  }

  /// Reads the labels of all notes, so that references to them are known.
  mutating func findNotes() {
    for (index, node) in nodes.enumerated() {
      guard case .noteDefinition(let start, let end) = node.kind else { continue }
      let text = source.text(start, end)
      let label = LinkLabel(text)
      noteNodes.append((id: "\(index)", node: index))
      if inlines.notes[label] == nil {
        inlines.notes[label] = "\(index)"
      } else {
        inlines.diagnostics.warn(
          "note-defined-twice", "a second note is called '\(text)': nothing refers to it",
          at: SourcePosition(line: node.startLine))
      }
    }
  }

  /// The notes of the document, those inside of text included.
  mutating func allNotes() -> [Note] {
    var result: [Note] = []
    for (id, node) in noteNodes { result.append(Note(id: id, blocks: blocks(in: node))) }
    return result + inlines.inlineNotes
  }
}
