internal import StoryModel

/// Writes blocks a line after another, each behind the marks of what it stands in.
struct BlockWriter {
  let rules: DialectRules
  let width: Int?
  var output: [UInt8] = []
  /// What stands before each line: `> ` and spaces.
  private var prefix: [UInt8] = []
  /// Whether a marker was just written and the line goes on behind it.
  private var isBehindMarker = false
  /// How many divisions are open.
  private var divisionDepth = 0
  /// The bullet of the innermost item whose first block is being written.
  var bulletBefore: UInt8 = 0

  init(_ rules: DialectRules, width: Int?) {
    self.rules = rules
    self.width = width
  }

  mutating func write(_ story: Story) {
    if rules.hasFrontMatter { writeFrontMatter(story.metadata) }
    if rules.isExtended {
      writeSections(story)
    } else {
      for section in story.sections {
        separate()
        write(section.blocks)
      }
    }
    if rules.hasNotes { write(story.notes) }
  }

  /// Writes blocks with a blank line between them.
  mutating func write(_ blocks: [Block]) {
    write(blocks, isTight: false, isInList: false)
  }

  mutating func write(_ blocks: [Block], isTight: Bool, isInList: Bool) {
    var index = 0
    var listMarker: UInt8 = 0
    while index < blocks.count {
      if index > 0, !isTight || !Self.mayTouch(blocks[index - 1], blocks[index]) { blankLine() }
      let block = blocks[index]
      if case .list(let list) = block {
        let previous = index > 0 ? blocks[index - 1] : nil
        listMarker = marker(
          of: list, after: previous, marker: listMarker,
          isFirst: index == 0 && isBehindMarker)
        write(list, marker: listMarker)
        index += 1
      } else if rules.isExtended, case .paragraph(let paragraph) = block,
        paragraph.alignment != .natural
      {
        index = writeAligned(blocks, from: index, paragraph.alignment)
      } else {
        write(block, isInList: isInList, position: impliedPosition(blocks, at: index))
        index += 1
      }
    }
  }

  /// Neighbouring paragraphs of one alignment share a division.
  private mutating func writeAligned(
    _ blocks: [Block], from start: Int, _ alignment: Alignment
  ) -> Int {
    var end = start
    while end < blocks.count, case .paragraph(let next) = blocks[end], next.alignment == alignment {
      end += 1
    }
    line("::: \(alignment.rawValue)")
    for index in start..<end {
      guard case .paragraph(let paragraph) = blocks[index] else { continue }
      if index > start { blankLine() }
      write(paragraph.content)
    }
    line(":::")
    return end
  }

  private func impliedPosition(_ blocks: [Block], at index: Int) -> AuthorNote.Position {
    blocks.impliedNotePosition(at: index)
  }

  // MARK: Lines

  mutating func startLine() {
    if isBehindMarker {
      isBehindMarker = false
    } else {
      output.append(contentsOf: prefix)
    }
  }

  mutating func line(_ text: String) {
    line(Array(text.utf8)[...])
  }

  mutating func line(_ bytes: ArraySlice<UInt8>) {
    if bytes.isEmpty, !isBehindMarker {
      blankLine()
      return
    }
    startLine()
    output.append(contentsOf: bytes)
    output.append(0x0A)
  }

  mutating func blankLine() {
    if isBehindMarker { return }
    var end = prefix.count
    while end > 0, prefix[end - 1] == 0x20 { end -= 1 }
    output.append(contentsOf: prefix[..<end])
    output.append(0x0A)
  }

  /// Writes what stands behind `marker`, each further line behind `continuation`.
  mutating func nested(
    _ marker: [UInt8], _ continuation: [UInt8], _ body: (inout BlockWriter) -> Void
  ) {
    startLine()
    output.append(contentsOf: marker)
    isBehindMarker = true
    let count = prefix.count
    prefix.append(contentsOf: continuation)
    body(&self)
    prefix.removeLast(prefix.count - count)
    if isBehindMarker {
      // Nothing was written behind the marker.
      isBehindMarker = false
      while output.last == 0x20 { output.removeLast() }
      output.append(0x0A)
    }
  }

  // MARK: Blocks

  mutating func write(
    _ block: Block, isInList: Bool, position: AuthorNote.Position
  ) {
    switch block {
    case .paragraph(let paragraph): write(paragraph.content)
    case .heading(let heading): write(heading)
    case .sceneBreak(let sceneBreak): write(sceneBreak, isInList: isInList)
    case .verse(let verse): write(verse)
    case .blockQuote(let quote) where quote.kind == .quotation:
      nested(Array("> ".utf8), Array("> ".utf8)) { $0.write(quote.blocks) }
    case .blockQuote(let quote): division(quote.kind.rawValue, quote.blocks)
    case .letter(let blocks): division("letter", blocks)
    case .authorNote(let note):
      let attributes =
        note.position == position ? "note" : "{.note position=\(note.position.rawValue)}"
      division(attributes, note.blocks)
    case .list: break
    case .code(let code): write(code)
    case .table(let table): write(table)
    case .figure(let figure):
      var blocks: [Block] = [.paragraph([.image(figure.image)])]
      if !figure.caption.isEmpty { blocks.append(.paragraph(figure.caption)) }
      division("figure", blocks)
    case .raw(let raw):
      for part in raw.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      where !(part.isEmpty && part.endIndex == raw.text.utf8.endIndex) {
        line(Array(part)[...])
      }
    }
  }

  private mutating func division(_ attributes: String, _ blocks: [Block]) {
    line("::: \(attributes)")
    divisionDepth += 1
    write(blocks)
    divisionDepth -= 1
    line(":::")
  }

  /// Writes what stands behind so much space.
  mutating func indented(_ space: String, _ body: (inout BlockWriter) -> Void) {
    let count = prefix.count
    prefix.append(contentsOf: space.utf8)
    body(&self)
    prefix.removeLast(prefix.count - count)
  }

  mutating func write(_ content: [Inline]) {
    if width == nil, content.count == 1, case .text(let text) = content[0] {
      writeLine(text)
      return
    }
    var writer = InlineWriter(rules, context: .paragraph)
    writer.lay(content)
    for bytes in writer.lines(width: width.map { max(1, $0 - prefix.count) }) { line(bytes[...]) }
  }

  /// Writes a paragraph of nothing but text: most of them.
  private mutating func writeLine(_ text: String) {
    startLine()
    let start = output.count
    var spaces: [Int] = []
    let escaping = MarkdownEscaping(rules: rules)
    escaping.append(text, MarkdownEscaping.Context(), to: &output, spaces: &spaces)
    escaping.protectLine(from: start, in: &output)
    output.append(0x0A)
  }

  mutating func write(_ heading: Heading) {
    var writer = InlineWriter(rules, context: .heading)
    writer.lay(heading.content)
    let holdsBreak = writer.tokens.contains { if case .lineBreak = $0 { true } else { false } }
    if holdsBreak, !rules.takesHTML, heading.level <= 2 {
      // Only the underlined spelling can hold a line break.
      write(heading.content)
      line(heading.level == 1 ? "===" : "---")
      return
    }
    let attributes = rules.isExtended && prefix.isEmpty && divisionDepth == 0 ? " {.heading}" : ""
    writeHeading(level: heading.level, writer, attributes: attributes)
  }

  mutating func write(_ code: CodeBlock) {
    guard rules.hasFences else {
      indented("    ") { writer in
        for bytes in code.lines { writer.line(Array(bytes)[...]) }
      }
      return
    }
    var longest: [UInt8: Int] = [:]
    var run = 0
    var last: UInt8 = 0
    for byte in code.text.utf8 {
      run = byte == last ? run + 1 : 1
      last = byte
      if byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") {
        longest[byte] = max(longest[byte, default: 0], run)
      }
    }
    let tick = UInt8(ascii: "`")
    let character = code.language.utf8.contains(tick) ? UInt8(ascii: "~") : tick
    let fence = [UInt8](repeating: character, count: max(3, longest[character, default: 0] + 1))
    var opening = fence
    MarkdownEscaping(rules: rules).appendInfo(code.language, to: &opening)
    line(opening[...])
    for bytes in code.lines { line(Array(bytes)[...]) }
    line(fence[...])
  }

  mutating func write(_ sceneBreak: SceneBreak, isInList: Bool) {
    guard rules.isExtended else { return line("* * *") }
    switch sceneBreak.mark {
    case "": line(isInList ? "___" : output.isEmpty ? "___" : "---")
    case "***", "* * *": line(sceneBreak.mark)
    case let mark:
      line("::: scene-break")
      write([.text(mark)])
      line(":::")
    }
  }

  mutating func write(_ verse: Verse) {
    for (number, stanza) in verse.stanzas.enumerated() {
      if number > 0 { line("|") }
      for verseLine in stanza.lines {
        var writer = InlineWriter(rules, context: .line)
        writer.lay(verseLine.content)
        var bytes: [UInt8] = Array("| ".utf8)
        bytes.append(contentsOf: repeatElement(0x20, count: verseLine.indent * 2))
        let content = writer.lines(width: nil).first ?? []
        // Dashes alone would make a table of the line before.
        if content.allSatisfy({ $0 == 0x2D || $0 == 0x3A || $0 == 0x7C || $0 == 0x20 }) {
          bytes.append(UInt8(ascii: "\\"))
        }
        bytes.append(contentsOf: content)
        line(bytes[...])
      }
    }
  }

  mutating func write(_ table: Table) {
    let columns =
      ([table.header.count, table.alignments.count] + table.rows.map(\.count)).max() ?? 1
    row(table.header.isEmpty ? Array(repeating: TableCell([]), count: columns) : table.header)
    var bytes: [UInt8] = [UInt8(ascii: "|")]
    for column in 0..<columns {
      let alignment =
        table.alignments.indices.contains(column) ? table.alignments[column] : .natural
      switch alignment {
      case .natural, .justified: bytes.append(contentsOf: " --- |".utf8)
      case .left: bytes.append(contentsOf: " :--- |".utf8)
      case .center: bytes.append(contentsOf: " :---: |".utf8)
      case .right: bytes.append(contentsOf: " ---: |".utf8)
      }
    }
    line(bytes[...])
    for cells in table.rows { row(cells) }
  }

  private mutating func row(_ cells: [TableCell]) {
    var bytes: [UInt8] = [UInt8(ascii: "|")]
    for cell in cells {
      var writer = InlineWriter(rules, context: .cell)
      writer.lay(cell.content)
      bytes.append(0x20)
      bytes.append(contentsOf: writer.lines(width: nil).first ?? [])
      if bytes.last != 0x20 { bytes.append(0x20) }
      bytes.append(UInt8(ascii: "|"))
    }
    line(bytes[...])
  }
}

extension List {
  var isOrdered: Bool { if case .ordered = kind { true } else { false } }
}

extension [Inline] {
  /// Whether a line break stands among them, at any depth.
  var holdsBreak: Bool {
    contains { $0 == .lineBreak || $0.content?.holdsBreak == true }
  }
}

extension CodeBlock {
  fileprivate var lines: [Substring.UTF8View] {
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
