extension Story {
  /// The story with every run of inlines (a paragraph, a title, a line of verse, a cell, a caption)
  /// replaced by what `transform` makes of it.
  public func mapInlines(_ transform: ([Inline]) -> [Inline]) -> Story {
    var story = self
    story.metadata.summary = metadata.summary.mapInlines(transform)
    story.sections = sections.map { $0.mapInlines(transform) }
    for index in story.notes.indices {
      story.notes[index].blocks = notes[index].blocks.mapInlines(transform)
    }
    return story
  }

  /// The story with every block replaced by what `transform` makes of it, innermost first: no
  /// block removes it, several split it.
  public func mapBlocks(_ transform: (Block) -> [Block]) -> Story {
    var story = self
    story.metadata.summary = metadata.summary.mapBlocks(transform)
    story.sections = sections.map { $0.mapBlocks(transform) }
    for index in story.notes.indices {
      story.notes[index].blocks = notes[index].blocks.mapBlocks(transform)
    }
    return story
  }

  /// The story with every section replaced by what `transform` makes of it, innermost first.
  public func mapSections(_ transform: (Section) -> [Section]) -> Story {
    var story = self
    story.sections = sections.flatMap { $0.mapSections(transform) }
    return story
  }
}

extension Section {
  /// The section with every run of inlines replaced; see ``Story/mapInlines(_:)``.
  public func mapInlines(_ transform: ([Inline]) -> [Inline]) -> Section {
    var section = self
    section.title = transform(title)
    section.blocks = blocks.mapInlines(transform)
    section.subsections = subsections.map { $0.mapInlines(transform) }
    return section
  }

  /// The section with every block replaced; see ``Story/mapBlocks(_:)``.
  public func mapBlocks(_ transform: (Block) -> [Block]) -> Section {
    var section = self
    section.blocks = blocks.mapBlocks(transform)
    section.subsections = subsections.map { $0.mapBlocks(transform) }
    return section
  }

  /// The sections that `transform` makes of this one, its subsections mapped first.
  public func mapSections(_ transform: (Section) -> [Section]) -> [Section] {
    var section = self
    section.subsections = subsections.flatMap { $0.mapSections(transform) }
    return transform(section)
  }
}

extension [Block] {
  /// The blocks with every run of inlines replaced; see ``Story/mapInlines(_:)``.
  public func mapInlines(_ transform: ([Inline]) -> [Inline]) -> [Block] {
    map { block in
      switch block {
      case .paragraph(let paragraph):
        return .paragraph(
          Paragraph(transform(paragraph.content), alignment: paragraph.alignment))
      case .heading(let heading):
        return .heading(Heading(level: heading.level, content: transform(heading.content)))
      case .verse(let verse):
        return .verse(
          Verse(
            stanzas: verse.stanzas.map { stanza in
              Stanza(
                lines: stanza.lines.map { VerseLine(transform($0.content), indent: $0.indent) })
            }))
      case .blockQuote(let quote):
        return .blockQuote(BlockQuote(quote.blocks.mapInlines(transform), kind: quote.kind))
      case .letter(let blocks):
        return .letter(blocks.mapInlines(transform))
      case .authorNote(let note):
        return .authorNote(
          AuthorNote(note.blocks.mapInlines(transform), position: note.position))
      case .list(var list):
        list.items = list.items.map { $0.mapInlines(transform) }
        return .list(list)
      case .table(var table):
        table.header = table.header.map { TableCell(transform($0.content)) }
        table.rows = table.rows.map { row in row.map { TableCell(transform($0.content)) } }
        return .table(table)
      case .figure(var figure):
        figure.caption = transform(figure.caption)
        return .figure(figure)
      case .sceneBreak, .code, .raw:
        return block
      }
    }
  }

  /// The blocks with every block replaced; see ``Story/mapBlocks(_:)``.
  public func mapBlocks(_ transform: (Block) -> [Block]) -> [Block] {
    flatMap { block -> [Block] in
      switch block {
      case .blockQuote(let quote):
        return transform(
          .blockQuote(BlockQuote(quote.blocks.mapBlocks(transform), kind: quote.kind)))
      case .letter(let blocks):
        return transform(.letter(blocks.mapBlocks(transform)))
      case .authorNote(let note):
        return transform(
          .authorNote(AuthorNote(note.blocks.mapBlocks(transform), position: note.position)))
      case .list(var list):
        list.items = list.items.map { $0.mapBlocks(transform) }
        return transform(.list(list))
      case .paragraph, .heading, .sceneBreak, .verse, .code, .table, .figure, .raw:
        return transform(block)
      }
    }
  }
}

extension [Inline] {
  /// The inlines with every inline replaced by what `transform` makes of it, innermost first.
  public func mapEach(_ transform: (Inline) -> [Inline]) -> [Inline] {
    flatMap { inline -> [Inline] in
      guard let content = inline.content else { return transform(inline) }
      return transform(inline.replacingContent(content.mapEach(transform)))
    }
  }
}
