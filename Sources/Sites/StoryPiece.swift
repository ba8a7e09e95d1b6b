internal import StoryModel

/// A part of a story that is published as one: a chapter, or the whole.
struct StoryPiece {
  /// What the site calls it: the chapter's heading.
  var title: String
  /// What it is called in a file's name.
  var slug: String
  /// The chapter. Its notes for the author's own fields are taken out.
  var section: Section
  var notes: [Block] = []
  var endNotes: [Block] = []
  /// How many notes of the author stand in the text, having no place of their own.
  var notesInText = 0
}

extension StoryPiece {
  /// The pieces of `story`: its chapters, or the story itself where it has none.
  /// - Parameter hasNotes: whether notes of the author before and after a chapter have a place of
  ///   their own.
  static func pieces(
    of story: Story, hasNotes: Bool, hasEndNotes: Bool
  ) -> [StoryPiece] {
    var sections: [Section] = []
    for section in story.sections { append(section, to: &sections) }
    return sections.map { section in
      let heading = section.headingText
      let title = heading.isEmpty ? story.metadata.title : heading
      var piece = StoryPiece(title: title, slug: slug(section, title), section: section)
      piece.takeNotes(before: hasNotes, after: hasEndNotes)
      return piece
    }
  }

  /// Parts are published chapter by chapter: a part without text of its own is a heading in its
  /// first chapter.
  private static func append(_ section: Section, to sections: inout [Section]) {
    guard section.role == .part, !section.subsections.isEmpty else {
      sections.append(flattened(section))
      return
    }
    var part = section
    part.subsections = []
    let first = sections.count
    if !part.blocks.isEmpty { sections.append(part) }
    for subsection in section.subsections { append(subsection, to: &sections) }
    if part.blocks.isEmpty, section.hasHeading, first < sections.count {
      sections[first].blocks.insert(
        .heading(Heading(level: 2, content: section.heading)), at: 0)
    }
  }

  private static func slug(_ section: Section, _ title: String) -> String {
    let derived = Slug.identifier(section.hasHeading ? section.title.plainText : title)
    if !derived.isEmpty { return derived }
    return section.id.isEmpty ? "text" : section.id
  }

  /// Takes out what the author says before and after the chapter.
  private mutating func takeNotes(before: Bool, after: Bool) {
    var rest: [Block] = []
    for block in section.blocks {
      if case .authorNote(let note) = block {
        if before, note.position == .before {
          notes += note.blocks
          continue
        }
        if after, note.position == .after {
          endNotes += note.blocks
          continue
        }
      }
      rest.append(block)
    }
    rest.forEachBlock { if case .authorNote = $0 { notesInText += 1 } }
    section.blocks = rest.withoutAuthorNotes
  }

  /// The section with its subsections as blocks under headings.
  private static func flattened(_ section: Section) -> Section {
    var flat = section
    flat.subsections = []
    append(section.subsections, level: 3, to: &flat.blocks)
    return flat
  }

  private static func append(_ sections: [Section], level: Int, to blocks: inout [Block]) {
    for section in sections {
      if section.hasHeading {
        blocks.append(.heading(Heading(level: level, content: section.heading)))
      }
      blocks += section.blocks
      append(section.subsections, level: level + (section.hasHeading ? 1 : 0), to: &blocks)
    }
  }
}

extension [Block] {
  /// The blocks with what is in author's notes standing between scene breaks.
  var withoutAuthorNotes: [Block] {
    var result: [Block] = []
    for (index, block) in enumerated() {
      guard case .authorNote(let note) = block else {
        result.append(block.withoutAuthorNotes)
        continue
      }
      if !result.isEmpty, !result.endsInBreak { result.append(.sceneBreak(SceneBreak())) }
      result += note.blocks.withoutAuthorNotes
      if index + 1 < count { result.append(.sceneBreak(SceneBreak())) }
    }
    return result
  }

  private var endsInBreak: Bool {
    if case .sceneBreak? = last { true } else { false }
  }
}

extension Block {
  fileprivate var withoutAuthorNotes: Block {
    switch self {
    case .blockQuote(let quote):
      return .blockQuote(BlockQuote(quote.blocks.withoutAuthorNotes, kind: quote.kind))
    case .letter(let blocks): return .letter(blocks.withoutAuthorNotes)
    case .list(var list):
      list.items = list.items.map(\.withoutAuthorNotes)
      return .list(list)
    case .authorNote, .paragraph, .heading, .sceneBreak, .verse, .code, .table, .figure, .raw:
      return self
    }
  }
}
