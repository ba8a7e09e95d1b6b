internal import Conversion
internal import StoryModel

/// Writes one story as plain text.
struct PlainTextWriter {
  var lines: LineWriter
  private let options: PlainTextExporter.Options
  private let notes: [Note.ID: Note]
  private var writtenNotes: Set<Note.ID> = []
  private var waitingNotes: [Note.ID] = []
  /// Blank lines between blocks.
  private var blockGap = 1

  init(story: Story, options: PlainTextExporter.Options) {
    self.options = options
    lines = LineWriter(width: options.lineWidth)
    notes = Dictionary(story.notes.map { ($0.id, $0) }) { first, _ in first }
  }

  mutating func write(_ story: Story) {
    if !story.opensWithHeader { writeHeader(story.metadata) }
    for section in story.sections { write(section, followsHeading: false) }
    for note in story.notes { wait(for: note.id) }
    writeWaitingNotes()
  }

  // MARK: Header

  private mutating func writeHeader(_ metadata: Metadata) {
    if !metadata.title.isEmpty { lines.text(Array(metadata.title.utf8)) }
    if !metadata.subtitle.isEmpty { lines.text(Array(metadata.subtitle.utf8)) }
    let authors = metadata.authorLine
    if !authors.isEmpty {
      lines.text(Array("\(ByLine.word(language: metadata.language)) \(authors)".utf8))
    }
    lines.leaveGap(1)
    for (name, value) in metadata.headerFields { lines.text(Array("\(name): \(value)".utf8)) }
    guard !metadata.summary.isEmpty else { return }
    let place = lines.enter(first: "Summary: ", rest: "    ")
    blockGap = 0
    write(metadata.summary)
    blockGap = 1
    lines.leave(place)
  }

  // MARK: Sections

  private mutating func write(_ section: Section, followsHeading: Bool) {
    lines.leaveGap(followsHeading ? 1 : 3)
    if section.hasHeading {
      write(section.heading)
      lines.leaveGap(1)
    }
    write(section.blocks)
    writeWaitingNotes()
    var followsHeading = section.hasHeading && section.blocks.isEmpty
    for subsection in section.subsections {
      write(subsection, followsHeading: followsHeading)
      followsHeading = false
    }
  }

  // MARK: Blocks

  private mutating func write(_ blocks: [Block]) {
    for block in blocks { write(block) }
  }

  private mutating func write(_ block: Block) {
    lines.leaveGap(blockGap)
    switch block {
    case .paragraph(let paragraph):
      write(paragraph.content)
    case .heading(let heading):
      if blockGap > 0 { lines.leaveGap(2) }
      write(heading.content)
    case .sceneBreak(let sceneBreak):
      let mark = sceneBreak.mark.isEmpty ? options.sceneBreak : sceneBreak.mark
      if mark.isEmpty {
        lines.leaveGap(2)
      } else {
        lines.line(mark.utf8)
      }
    case .verse(let verse):
      for stanza in verse.stanzas {
        lines.leaveGap(blockGap)
        for line in stanza.lines { write(line) }
      }
    case .blockQuote(let quote):
      writeBlocks(quote.blocks, first: "> ", rest: "> ")
    case .letter(let blocks):
      writeBlocks(blocks, first: "    ", rest: "    ")
    case .authorNote(let note):
      if blockGap > 0 { lines.leaveGap(2) }
      write(note.blocks)
      if blockGap > 0 { lines.leaveGap(2) }
    case .list(let list):
      write(list)
    case .code(let code):
      var code = code.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      if code.last?.isEmpty ?? false { code.removeLast() }
      let place = lines.enter(first: "    ", rest: "    ")
      for line in code { lines.line(line) }
      lines.leave(place)
    case .table(let table):
      if !table.header.isEmpty { write(table.header) }
      for row in table.rows { write(row) }
    case .figure(let figure):
      write([.image(figure.image)])
      write(figure.caption)
    case .raw: break
    }
  }

  private mutating func write(_ line: VerseLine) {
    let indent = String(repeating: " ", count: 4 + 2 * line.indent)
    let place = lines.enter(first: indent, rest: indent)
    write(line.content)
    lines.leave(place)
  }

  private mutating func write(_ row: [TableCell]) {
    var text = flat(row.joined)
    while text.last == 0x20 { text.removeLast() }
    lines.text(text)
  }

  private mutating func writeBlocks(_ blocks: [Block], first: String, rest: String) {
    let place = lines.enter(first: first, rest: rest)
    let outer = blockGap
    for block in blocks {
      write(block)
      blockGap = 1
    }
    blockGap = outer
    lines.leave(place)
  }

  private mutating func write(_ list: List) {
    let outer = blockGap
    let itemGap = list.isTight ? 0 : 1
    for (index, item) in list.items.enumerated() {
      if index > 0 { lines.leaveGap(itemGap) }
      var marker = "- "
      if case .ordered(let start) = list.kind { marker = "\(start &+ index). " }
      let place = lines.enter(
        first: marker, rest: String(repeating: " ", count: marker.utf8.count))
      // The first block stands behind the marker, without a gap of its own.
      blockGap = index > 0 ? itemGap : 0
      for block in item {
        write(block)
        blockGap = itemGap
      }
      lines.leave(place, writesFirst: true)
    }
    blockGap = outer
  }

  // MARK: Inlines and notes

  private mutating func write(_ inlines: [Inline]) {
    let text = flat(inlines)
    if !text.isEmpty { lines.text(text) }
  }

  private mutating func flat(_ inlines: [Inline]) -> [UInt8] {
    let flat = FlatText(inlines)
    for id in flat.references { wait(for: id) }
    return flat.text(marksEmphasis: options.emphasis == .marks)
  }

  private mutating func wait(for id: Note.ID) {
    if writtenNotes.insert(id).inserted { waitingNotes.append(id) }
  }

  private mutating func writeWaitingNotes() {
    var next = 0
    while next < waitingNotes.count {
      if let note = notes[waitingNotes[next]] {
        lines.leaveGap(1)
        let place = lines.enter(first: "[\(note.id)] ", rest: "    ")
        write(note.blocks)
        lines.leave(place, writesFirst: true)
      }
      next += 1
    }
    waitingNotes = []
  }
}

extension [TableCell] {
  /// The cells of a row as one line.
  var joined: [Inline] {
    var result: [Inline] = []
    for (index, cell) in enumerated() {
      if index > 0 { result.append(.text(" | ")) }
      result += cell.content.mapEach { inline in
        if case .lineBreak = inline { [.text(" ")] } else { [inline] }
      }
    }
    return result
  }
}
