internal import Conversion
internal import Markup
internal import StoryModel

/// Changes a story into one that a dialect can say, which is then written without loss.
struct StorySimplifier {
  let rules: DialectRules
  let keepsRaw: Bool
  private var lost: [String: Int] = [:]

  init(_ rules: DialectRules, keepsRaw: Bool) {
    self.rules = rules
    self.keepsRaw = keepsRaw
  }

  mutating func simplified(_ story: Story) -> Story {
    var story = story
    story.media = MediaLibrary()
    story.metadata.cover = nil
    if rules.hasFrontMatter {
      story.metadata.summary = blocks(story.metadata.summary)
    } else {
      if story.metadata != Metadata() { lose("metadata") }
      story.metadata = Metadata()
    }
    story.sections = story.sections.map { section($0, depth: 0) }
    for index in story.notes.indices {
      story.notes[index].blocks = blocks(story.notes[index].blocks)
    }
    if !rules.hasNotes { moveNotes(&story) }
    if !rules.isExtended { flattenSections(&story) }
    story.normalize()
    return story
  }

  /// How often something was lost.
  var changeCount = 0

  mutating func lose(_ what: String) {
    lost[what, default: 0] += 1
    changeCount += 1
  }

  /// Says what was changed, in the order of the alphabet.
  func report(to diagnostics: inout Diagnostics) {
    for (what, count) in lost.sorted(by: { $0.key < $1.key }) {
      diagnostics.warn(
        "not-in-dialect", "the dialect cannot say \(what): changed in \(count) places")
    }
  }

  private mutating func section(_ section: Section, depth: Int) -> Section {
    var section = section
    section.title = inlines(section.title, context: .heading)
    section.blocks = blocks(section.blocks)
    if depth >= 5 {
      for subsection in section.subsections {
        section.blocks += blocks(flattened(subsection, level: 6))
        lose("sections so deep")
      }
      section.subsections = []
    } else {
      section.subsections = section.subsections.map { self.section($0, depth: depth + 1) }
    }
    return section
  }

  private func flattened(_ section: Section, level: Int) -> [Block] {
    var result: [Block] = []
    if section.hasHeading {
      result.append(.heading(Heading(level: level, content: section.heading)))
    }
    result += section.blocks
    for subsection in section.subsections {
      result += flattened(subsection, level: min(level + 1, 6))
    }
    return result
  }

  private mutating func flattenSections(_ story: inout Story) {
    var result: [Block] = []
    for section in story.sections {
      var section = section
      section.title = section.heading
      section.number = nil
      result += flattened(section, level: 1)
    }
    // Only headings and the break before the notes are new.
    let blocks = result.flatMap { block in
      switch block {
      case .heading, .sceneBreak: self.block(block)
      default: [block]
      }
    }
    story.sections = [Section(role: .body, blocks: blocks)]
  }

  /// Notes as numbered text behind the story.
  private mutating func moveNotes(_ story: inout Story) {
    guard !story.notes.isEmpty else { return }
    lose("notes")
    story = story.mapInlines { inlines in
      inlines.mapEach { inline in
        guard case .noteReference(let id) = inline else { return [inline] }
        return [.text("[\(id)]")]
      }
    }
    var blocks: [Block] = [.sceneBreak(SceneBreak())]
    for note in story.notes {
      var content = note.blocks
      if case .paragraph(var paragraph)? = content.first {
        paragraph.content.insert(.text("[\(note.id)] "), at: 0)
        content[0] = .paragraph(paragraph)
      } else {
        content.insert(.paragraph([.text("[\(note.id)]")]), at: 0)
      }
      blocks += content
    }
    story.notes = []
    story.sections.append(Section(role: .body, blocks: blocks))
  }

  // MARK: Blocks

  mutating func blocks(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    result.reserveCapacity(blocks.count)
    for block in blocks {
      if case .paragraph(let paragraph) = block, paragraph.content.count == 1,
        case .text = paragraph.content[0], rules.isExtended || paragraph.alignment == .natural
      {
        result.append(block)
      } else {
        result += self.block(block)
      }
    }
    return result
  }

  private mutating func block(_ block: Block) -> [Block] {
    switch block {
    case .paragraph(var paragraph):
      paragraph.content = inlines(paragraph.content, context: .paragraph)
      if !rules.isExtended, paragraph.alignment != .natural {
        paragraph.alignment = .natural
        lose("alignment")
      }
      return [.paragraph(paragraph)]
    case .heading(var heading):
      let isSetext = !rules.takesHTML && heading.level <= 2
      heading.content = inlines(heading.content, context: .heading)
      if !rules.takesHTML, !isSetext {
        heading.content = heading.content.mapEach { $0 == .lineBreak ? [.text(" ")] : [$0] }
      }
      heading.level = min(heading.level, rules.hasHeadingLevels)
      return [.heading(heading)]
    case .sceneBreak(var sceneBreak):
      if !rules.hasSceneBreaks {
        let mark = sceneBreak.mark.isEmpty ? "* * *" : sceneBreak.mark
        return [.paragraph([.text(mark)])]
      }
      if !rules.isExtended { sceneBreak.mark = "" }
      return [.sceneBreak(sceneBreak)]
    case .verse(let verse): return self.verse(verse)
    case .blockQuote(var quote):
      quote.blocks = blocks(quote.blocks)
      if !rules.isExtended { quote.kind = .quotation }
      return [.blockQuote(quote)]
    case .letter(let inner):
      let inner = blocks(inner)
      return [rules.isExtended ? .letter(inner) : .blockQuote(BlockQuote(inner))]
    case .authorNote(var note):
      note.blocks = blocks(note.blocks)
      return [rules.isExtended ? .authorNote(note) : .blockQuote(BlockQuote(note.blocks))]
    case .list(let list): return [.list(self.list(list))]
    case .code(var code):
      code.language = String(code.language.prefix { $0 != " " && $0 != "\t" && !$0.isNewline })
      return [.code(code)]
    case .table(let table): return self.table(table)
    case .figure(var figure):
      figure.image = image(figure.image)
      figure.caption = inlines(figure.caption, context: .paragraph)
      if rules.isExtended { return [.figure(figure)] }
      let words: [Inline] =
        rules.hasImages ? [.image(figure.image)] : [.text(figure.image.alternativeText)]
      var result: [Block] = [.paragraph(words)]
      if !figure.caption.isEmpty { result.append(.paragraph(figure.caption)) }
      return result
    case .raw(let raw):
      if keepsRaw, raw.format == StoryFormat.html.name { return [.raw(raw)] }
      lose("raw markup")
      return []
    }
  }

  private mutating func verse(_ verse: Verse) -> [Block] {
    if rules.isExtended {
      var verse = verse
      for stanza in verse.stanzas.indices {
        for line in verse.stanzas[stanza].lines.indices {
          verse.stanzas[stanza].lines[line].content = inlines(
            verse.stanzas[stanza].lines[line].content, context: .line)
        }
      }
      return [.verse(verse)]
    }
    lose("verse")
    return verse.stanzas.map { stanza in
      var content: [Inline] = []
      for line in stanza.lines {
        if !content.isEmpty { content.append(.lineBreak) }
        if line.indent > 0 {
          content.append(.text(String(repeating: "\u{A0}", count: line.indent * 2)))
        }
        content += line.content
      }
      return .paragraph(inlines(content, context: .paragraph))
    }
  }

  private mutating func list(_ list: List) -> List {
    var list = list
    let lostBefore = lost["raw markup"]
    list.items = list.items.map { blocks($0) }
    if lost["raw markup"] != lostBefore {
      // A paragraph that held nothing else is gone, and with it what set the list apart.
      list.items = list.items.map { $0.normalizedInSection() }
    }
    if case .ordered(let start) = list.kind {
      list.kind = .ordered(start: min(start, 999_999_999))
    }
    if list.isTight {
      list.isTight = list.items.allSatisfy { item in
        zip(item, item.dropFirst()).allSatisfy { BlockWriter.mayTouch($0, $1) }
      }
    } else if list.items.count == 1, list.items[0].count <= 1 {
      list.isTight = true
    }
    return list
  }

  private mutating func table(_ table: Table) -> [Block] {
    var table = table
    table.header = table.header.map { TableCell(inlines($0.content, context: .cell)) }
    table.rows = table.rows.map { row in
      row.map { TableCell(inlines($0.content, context: .cell)) }
    }
    guard rules.hasTables, rules.takesHTML || !holdsBreak(table) else {
      lose("tables")
      return ([table.header] + table.rows).filter { !$0.isEmpty }.map { row in
        .paragraph(Array(row.map(\.content).joined(separator: [.text(" | ")])))
      }
    }
    let columns = ([table.header.count] + table.rows.map(\.count)).max() ?? 0
    if !table.header.isEmpty {
      while table.header.count < columns { table.header.append(TableCell([])) }
      if table.header.allSatisfy(\.content.isEmpty) { table.header = [] }
    }
    table.alignments = table.alignments.map { $0 == .justified ? .natural : $0 }
    return [.table(table)]
  }

  private func holdsBreak(_ table: Table) -> Bool {
    var result = false
    [Block.table(table)].forEachInline { if $0 == .lineBreak { result = true } }
    return result
  }
}
