/// Brings sections and blocks into canonical form; see ``Story/normalized()``.
enum BlockNormalizer {
  /// The canonical form of `section`, or nil where it shows nothing.
  /// - Parameter holdsCanonicalBlocks: whether the blocks of it and all below are canonical.
  static func normalized(
    _ section: Section, depth: Int, holdsCanonicalBlocks: Bool = false
  ) -> Section? {
    var section = section
    section.title = InlineNormalizer.normalized(section.title, depth: depth + 1)
    section.number = section.number.flatMap(normalized)
    if !holdsCanonicalBlocks { section.blocks = normalized(section.blocks, depth: depth + 1) }
    if depth + 1 < Story.maximumDepth {
      section.subsections = section.subsections.compactMap {
        normalized($0, depth: depth + 1, holdsCanonicalBlocks: holdsCanonicalBlocks)
      }
    } else {
      for subsection in section.subsections {
        section.blocks += normalized(subsection.flattened(), depth: depth + 1)
      }
      section.subsections = []
    }
    if section.role == .body, section.hasHeading { section.role = .section }
    if section.role == .section, !section.hasHeading { section.role = .body }
    let isEmpty = !section.hasHeading && section.blocks.isEmpty && section.subsections.isEmpty
    return isEmpty ? nil : section
  }

  private static func normalized(_ number: SectionNumber) -> SectionNumber? {
    let text = WhiteSpace.collapsed(number.text)
    let value = number.value.flatMap { $0 < 0 ? nil : $0 }
    if !text.isEmpty { return SectionNumber(text: text, value: value) }
    return value.map { SectionNumber(text: String($0), value: $0) }
  }

  /// The canonical form of `blocks`.
  /// - Parameter depth: how many levels stand around them.
  static func normalized(_ blocks: [Block], depth: Int) -> [Block] {
    var result: [Block] = []
    result.reserveCapacity(blocks.count)
    for block in blocks { append(block, to: &result, depth: depth) }
    return result
  }

  private static func append(_ block: Block, to result: inout [Block], depth: Int) {
    if depth + block.levels > Story.maximumDepth, let inner = block.flattened {
      for block in inner { append(block, to: &result, depth: depth) }
      return
    }
    switch block {
    case .paragraph(let paragraph):
      if paragraph.content.count == 1, case .text(let text) = paragraph.content[0],
        WhiteSpace.isCollapsed(text)
      {
        result.append(block)
        return
      }
      let content = InlineNormalizer.normalized(paragraph.content, depth: depth + 1)
      if !content.isEmpty {
        result.append(.paragraph(Paragraph(content, alignment: paragraph.alignment)))
      }
    case .heading(let heading):
      let content = InlineNormalizer.normalized(heading.content, depth: depth + 1)
      result.append(.heading(Heading(level: heading.level, content: content)))
    case .sceneBreak(let sceneBreak):
      result.append(.sceneBreak(SceneBreak(mark: WhiteSpace.collapsed(sceneBreak.mark))))
    case .verse(let verse):
      let stanzas = verse.stanzas.compactMap { normalized($0, depth: depth + 1) }
      if !stanzas.isEmpty { result.append(.verse(Verse(stanzas: stanzas))) }
    case .blockQuote(let quote):
      result.append(
        .blockQuote(BlockQuote(normalized(quote.blocks, depth: depth + 1), kind: quote.kind)))
    case .letter(let blocks):
      let blocks = normalized(blocks, depth: depth + 1)
      if !blocks.isEmpty { result.append(.letter(blocks)) }
    case .authorNote(let note):
      let blocks = normalized(note.blocks, depth: depth + 1)
      if !blocks.isEmpty {
        result.append(.authorNote(AuthorNote(blocks, position: note.position)))
      }
    case .list(let list):
      if !list.items.isEmpty { result.append(.list(normalized(list, depth: depth))) }
    case .code(let code):
      result.append(.code(normalized(code)))
    case .table(let table):
      if let table = normalized(table, depth: depth + 1) { result.append(.table(table)) }
    case .figure(var figure):
      figure.image.alternativeText = WhiteSpace.permitted(figure.image.alternativeText)
      figure.image.title = WhiteSpace.permitted(figure.image.title)
      figure.caption = InlineNormalizer.normalized(figure.caption, depth: depth + 1)
      result.append(.figure(figure))
    case .raw(let raw):
      if !raw.text.isEmpty { result.append(.raw(raw)) }
    }
  }

  private static func normalized(_ stanza: Stanza, depth: Int) -> Stanza? {
    var lines: [VerseLine] = []
    for line in stanza.lines {
      let content = InlineNormalizer.normalized(line.content, depth: depth + 1)
      for piece in content.split(separator: .lineBreak) {
        let piece = InlineNormalizer.normalized(
          piece.map(\.withoutLineBreaks), depth: depth + 1)
        if !piece.isEmpty { lines.append(VerseLine(piece, indent: line.indent)) }
      }
    }
    return lines.isEmpty ? nil : Stanza(lines: lines)
  }

  /// A list is tight only where its items can be told apart without space between paragraphs, and
  /// always where there is no paragraph to set apart.
  private static func normalized(_ list: List, depth: Int) -> List {
    var list = list
    list.items = list.items.map { normalized($0, depth: depth + 2) }
    if case .ordered(let start) = list.kind { list.kind = .ordered(start: max(start, 0)) }
    var holdsParagraph = false
    var needsSpace = false
    for item in list.items {
      var followsParagraph = false
      for block in item {
        if case .paragraph(let paragraph) = block {
          holdsParagraph = true
          if followsParagraph || paragraph.alignment != .natural { needsSpace = true }
          followsParagraph = true
        } else {
          followsParagraph = false
        }
      }
    }
    list.isTight = !holdsParagraph || (list.isTight && !needsSpace)
    return list
  }

  private static func normalized(_ code: CodeBlock) -> CodeBlock {
    var bytes: [UInt8] = []
    var isAfterReturn = false
    for byte in WhiteSpace.permitted(code.text).utf8 {
      switch byte {
      case 0x0D: bytes.append(0x0A)
      case 0x0A where isAfterReturn: break
      case 0x0B, 0x0C: bytes.append(0x20)
      default: bytes.append(byte)
      }
      isAfterReturn = byte == 0x0D
    }
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    let language = WhiteSpace.collapsed(code.language).utf8.prefix { $0 != 0x20 }
    return CodeBlock(
      String(decoding: bytes, as: UTF8.self), language: String(decoding: language, as: UTF8.self))
  }

  private static func normalized(_ table: Table, depth: Int) -> Table? {
    func cells(_ row: [TableCell]) -> [TableCell] {
      row.map { TableCell(InlineNormalizer.normalized($0.content, depth: depth + 1)) }
    }
    var header = cells(table.header)
    if header.allSatisfy({ $0.content.isEmpty }) { header = [] }
    var rows = table.rows.map(cells).filter { !$0.allSatisfy(\.content.isEmpty) }
    let columns = max(header.count, rows.map(\.count).max() ?? 0)
    guard columns > 0 else { return nil }
    func pad(_ row: inout [TableCell]) {
      row += repeatElement(TableCell([]), count: columns - row.count)
    }
    if !header.isEmpty { pad(&header) }
    for index in rows.indices { pad(&rows[index]) }
    var alignments = Array(table.alignments.prefix(columns))
    alignments += repeatElement(.natural, count: columns - alignments.count)
    return Table(alignments: alignments, header: header, rows: rows)
  }
}

extension Inline {
  /// This inline with a space for each line break inside of it.
  fileprivate var withoutLineBreaks: Inline {
    if case .lineBreak = self { return .text(" ") }
    guard let content else { return self }
    return replacingContent(content.map(\.withoutLineBreaks))
  }
}

extension Block {
  /// How many levels the block puts around the blocks inside of it: a list and its items are two.
  fileprivate var levels: Int {
    if case .list = self { 2 } else { 1 }
  }

  /// The blocks inside of this one, or nil where it holds none.
  fileprivate var flattened: [Block]? {
    switch self {
    case .blockQuote(let quote): quote.blocks
    case .letter(let blocks): blocks
    case .authorNote(let note): note.blocks
    case .list(let list): list.items.flatMap { $0 }
    case .paragraph, .heading, .sceneBreak, .verse, .code, .table, .figure, .raw: nil
    }
  }
}

extension Section {
  /// The section and all below it as blocks.
  fileprivate func flattened() -> [Block] {
    var result: [Block] = []
    if hasHeading { result.append(.heading(Heading(level: 6, content: heading))) }
    result += blocks
    for subsection in subsections { result += subsection.flattened() }
    return result
  }
}

extension [Block] {
  /// The canonical form of blocks of a section; references to notes stay as they are.
  /// - Complexity: O(n) in the size of the blocks.
  package func normalizedInSection() -> [Block] {
    BlockNormalizer.normalized(self, depth: 1)
  }
}
