internal import StoryModel

/// Collects what a document says, block by block.
struct FlowBuilder {
  /// What text becomes part of.
  enum TextMode: Equatable {
    /// Nothing so far: text begins a paragraph.
    case none
    case paragraph(Alignment)
    /// A heading, a cell, a caption, a line of verse: something that holds no blocks.
    case line
  }

  var content = PageContent()
  var inline = InlineBuilder()
  var mode = TextMode.none
  private(set) var containers: [Container] = []
  /// Whether blocks come as runs, which sections can take over whole.
  let gathersRuns: Bool
  /// The run that may go on.
  private var run: [Block] = []

  init(gathersRuns: Bool = false) { self.gathersRuns = gathersRuns }

  /// Whether blocks go to the flow, and so may headings and sections.
  var isAtTop: Bool { containers.isEmpty }

  /// How many levels of the model are open.
  var depth: Int { containers.count + inline.wanted.count }

  /// The innermost container.
  var container: Container.Kind? { containers.last?.kind }

  // MARK: Blocks

  /// Appends a block to the innermost container or to the flow.
  /// - Parameter isCanonical: whether the block is known to be canonical and to refer to nothing.
  mutating func append(_ block: consuming Block, isCanonical: Bool = false) {
    guard !containers.isEmpty else {
      if !gathersRuns {
        content.flow.append(.block(block))
      } else if isCanonical {
        run.append(block)
      } else {
        appendToRun(block)
      }
      return
    }
    let last = containers.count - 1
    if case .list = containers[last].kind {
      // What stands in a list but not in an item belongs to the item before it.
      if containers[last].items.isEmpty { containers[last].items.append([]) }
      containers[last].items[containers[last].items.count - 1].append(block)
    } else {
      containers[last].blocks.append(block)
    }
  }

  mutating func append(_ item: FlowItem) {
    endRun()
    if gathersRuns, case .heading(let heading) = item {
      heading.content.add(to: &content.references)
    }
    content.flow.append(item)
  }

  /// Ends the run of blocks; to be called when all is read.
  mutating func endRun() {
    guard !run.isEmpty else { return }
    content.flow.append(.run(run))
    run = []
  }

  /// Brings a block into canonical form now, while it is in the processor's cache: that is several
  /// times faster than to do it for a whole book later.
  private mutating func appendToRun(_ block: consuming Block) {
    let blocks = [block].normalizedInSection()
    blocks.add(to: &content.references)
    run += blocks
  }

  mutating func begin(_ kind: Container.Kind) {
    containers.append(Container(kind))
    noteDepth()
  }

  /// Near the greatest depth of a story it matters how deep the section stands, which shows later.
  mutating func noteDepth() {
    if depth > Story.maximumDepth / 2 { content.hasCanonicalRuns = false }
  }

  /// Ends the innermost container.
  mutating func endContainer() {
    guard let container = containers.popLast() else { return }
    switch container.kind {
    case .note(let id):
      content.notes.append(Note(id: id, blocks: container.blocks))
    case .summary:
      content.summary += container.blocks
    case .item:
      let last = containers.count - 1
      guard last >= 0, case .list = containers[last].kind else {
        for block in container.blocks { append(block) }
        return
      }
      containers[last].items.append(container.blocks)
      if container.holdsMarkedParagraph { containers[last].isLoose = true }
    default:
      for block in container.finished() { append(block) }
    }
  }

  /// Changes the innermost container.
  mutating func updateContainer(_ body: (inout Container) -> Void) {
    guard !containers.isEmpty else { return }
    body(&containers[containers.count - 1])
  }

  /// Appends a stanza, to the verse right before it if there is one.
  mutating func appendStanza(_ stanza: Stanza) {
    let last = isAtTop ? content.flow.last : nil
    if case .block(.verse(var verse))? = last {
      verse.stanzas.append(stanza)
      content.flow[content.flow.count - 1] = .block(.verse(verse))
      return
    }
    if !containers.isEmpty, case .verse(var verse)? = containers[containers.count - 1].blocks.last {
      verse.stanzas.append(stanza)
      let place = containers[containers.count - 1].blocks.count - 1
      containers[containers.count - 1].blocks[place] = .verse(verse)
      return
    }
    append(.verse(Verse(stanzas: [stanza])))
  }

  /// Whether a note has just begun.
  var isAtStartOfNote: Bool {
    guard let last = containers.last, last.blocks.isEmpty, inline.isEmpty else { return false }
    if case .note = last.kind { return true }
    return false
  }

  /// The rows that the innermost table has so far.
  var tableRowCount: Int {
    containers.last.map { $0.rows.count + ($0.header.isEmpty ? 0 : 1) } ?? 0
  }

  // MARK: Text

  /// Ends the paragraph that is open, if one is. Gives back its content and alignment.
  mutating func takeParagraph() -> Paragraph? {
    guard case .paragraph(let alignment) = mode else { return nil }
    mode = .none
    return Paragraph(inline.finish(), alignment: alignment)
  }

  /// Ends a line that was begun with ``TextMode/line``.
  mutating func takeLine() -> [Inline] {
    mode = .none
    return inline.finish()
  }
}
