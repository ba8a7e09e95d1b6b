extension Story {
  /// Calls `body` with every block, outermost first, in reading order: the summary, the sections,
  /// the notes.
  public func forEachBlock(_ body: (Block) -> Void) {
    metadata.summary.forEachBlock(body)
    for section in sections { section.forEachBlock(body) }
    for note in notes { note.blocks.forEachBlock(body) }
  }

  /// Calls `body` with every inline, outermost first, in reading order.
  public func forEachInline(_ body: (Inline) -> Void) {
    metadata.summary.forEachInline(body)
    for section in sections { section.forEachInline(body) }
    for note in notes { note.blocks.forEachInline(body) }
  }

  /// Calls `body` with every section, outermost first, in reading order.
  public func forEachSection(_ body: (Section) -> Void) {
    for section in sections { section.forEachSection(body) }
  }
}

extension Section {
  /// Calls `body` with this section and all below it, outermost first.
  public func forEachSection(_ body: (Section) -> Void) {
    body(self)
    for subsection in subsections { subsection.forEachSection(body) }
  }

  /// Calls `body` with every block of this section and those below it.
  public func forEachBlock(_ body: (Block) -> Void) {
    blocks.forEachBlock(body)
    for subsection in subsections { subsection.forEachBlock(body) }
  }

  /// Calls `body` with every inline of this section and those below it, titles included.
  public func forEachInline(_ body: (Inline) -> Void) {
    title.forEachInline(body)
    blocks.forEachInline(body)
    for subsection in subsections { subsection.forEachInline(body) }
  }
}

extension [Block] {
  /// Calls `body` with every block, outermost first.
  public func forEachBlock(_ body: (Block) -> Void) {
    for block in self {
      body(block)
      switch block {
      case .blockQuote(let quote): quote.blocks.forEachBlock(body)
      case .letter(let blocks): blocks.forEachBlock(body)
      case .authorNote(let note): note.blocks.forEachBlock(body)
      case .list(let list): for item in list.items { item.forEachBlock(body) }
      case .paragraph, .heading, .sceneBreak, .verse, .code, .table, .figure, .raw: break
      }
    }
  }

  /// Calls `body` with every inline, outermost first.
  public func forEachInline(_ body: (Inline) -> Void) {
    for block in self {
      switch block {
      case .paragraph(let paragraph): paragraph.content.forEachInline(body)
      case .heading(let heading): heading.content.forEachInline(body)
      case .verse(let verse):
        for stanza in verse.stanzas {
          for line in stanza.lines { line.content.forEachInline(body) }
        }
      case .blockQuote(let quote): quote.blocks.forEachInline(body)
      case .letter(let blocks): blocks.forEachInline(body)
      case .authorNote(let note): note.blocks.forEachInline(body)
      case .list(let list): for item in list.items { item.forEachInline(body) }
      case .table(let table):
        for cell in table.header { cell.content.forEachInline(body) }
        for row in table.rows { for cell in row { cell.content.forEachInline(body) } }
      case .figure(let figure):
        body(.image(figure.image))
        figure.caption.forEachInline(body)
      case .sceneBreak, .code, .raw: break
      }
    }
  }
}

extension [Inline] {
  /// Calls `body` with every inline, outermost first.
  public func forEachInline(_ body: (Inline) -> Void) {
    for inline in self {
      body(inline)
      inline.content?.forEachInline(body)
    }
  }
}
