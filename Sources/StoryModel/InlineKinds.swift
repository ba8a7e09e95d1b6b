/// The kinds of content that take work beyond writing text. A story is asked for them once, so that
/// what looks for one kind need not walk through a story that has none.
///
/// Not an `OptionSet`: what all of those share looks the type up while the program runs.
package struct InlineKinds: Equatable, Sendable {
  private var bits: UInt8

  private init(bits: UInt8) {
    self.bits = bits
  }

  /// Whether all of `others` are among these.
  package func contains(_ others: InlineKinds) -> Bool { bits & others.bits == others.bits }

  package func isDisjoint(with others: InlineKinds) -> Bool { bits & others.bits == 0 }

  package func union(_ others: InlineKinds) -> InlineKinds {
    InlineKinds(bits: bits | others.bits)
  }

  package mutating func formUnion(_ others: InlineKinds) { bits |= others.bits }

  /// Prose.
  package static let none = InlineKinds(bits: 0)
  package static let link = InlineKinds(bits: 1)
  /// Figures count too.
  package static let image = InlineKinds(bits: 2)
  package static let noteReference = InlineKinds(bits: 4)
  /// Inlines and blocks.
  package static let raw = InlineKinds(bits: 8)
}

extension Story {
  /// What occurs in the summary, the sections and the notes.
  /// - Complexity: O(n) in inlines; text is not looked at.
  package var inlineKinds: InlineKinds {
    var kinds = metadata.summary.inlineKinds
    for section in sections { kinds.formUnion(section.inlineKinds) }
    for note in notes { kinds.formUnion(note.blocks.inlineKinds) }
    return kinds
  }

  /// Calls `body` with every inline of some kinds, outermost first, in reading order.
  package func forEachInline(of kinds: InlineKinds, _ body: (Inline) -> Void) {
    metadata.summary.forEachInline(of: kinds, body)
    for section in sections { section.forEachInline(of: kinds, body) }
    for note in notes { note.blocks.forEachInline(of: kinds, body) }
  }
}

extension Story {
  /// Replaces the runs of inlines in which some kinds occur; see ``mapInlines(_:)``. All others
  /// stay as they are, in place.
  package mutating func replaceInlines(
    of kinds: InlineKinds, _ transform: ([Inline]) -> [Inline]
  ) {
    metadata.summary.replaceInlines(of: kinds, transform)
    for index in sections.indices { sections[index].replaceInlines(of: kinds, transform) }
    for index in notes.indices { notes[index].blocks.replaceInlines(of: kinds, transform) }
  }
}

extension Section {
  fileprivate mutating func replaceInlines(
    of kinds: InlineKinds, _ transform: ([Inline]) -> [Inline]
  ) {
    if !title.inlineKinds.isDisjoint(with: kinds) { title = transform(title) }
    blocks.replaceInlines(of: kinds, transform)
    for index in subsections.indices { subsections[index].replaceInlines(of: kinds, transform) }
  }
}

extension [Block] {
  fileprivate mutating func replaceInlines(
    of kinds: InlineKinds, _ transform: ([Inline]) -> [Inline]
  ) {
    // Most blocks hold none: what is not changed is not touched, for that may mean a copy of all.
    for index in indices(holding: kinds) {
      let replaced = [self[index]].mapInlines(transform)
      replaceSubrange(index...index, with: replaced)
    }
  }
}

extension Section {
  /// What occurs in this section and those below it, titles included.
  package var inlineKinds: InlineKinds {
    var kinds = title.inlineKinds.union(blocks.inlineKinds)
    for subsection in subsections { kinds.formUnion(subsection.inlineKinds) }
    return kinds
  }

  /// Calls `body` with every inline of some kinds, outermost first, titles included.
  package func forEachInline(of kinds: InlineKinds, _ body: (Inline) -> Void) {
    title.forEachInline(of: kinds, body)
    blocks.forEachInline(of: kinds, body)
    for subsection in subsections { subsection.forEachInline(of: kinds, body) }
  }
}

extension [Block] {
  /// What occurs in the blocks.
  package var inlineKinds: InlineKinds {
    // Through a pointer: a copy of a block would touch the counts of all that it refers to.
    withUnsafeBufferPointer { blocks in
      var kinds = InlineKinds.none
      for index in blocks.indices where !Self.isPlainParagraph(at: index, in: blocks) {
        kinds.formUnion(Self.kinds(of: blocks[index]))
      }
      return kinds
    }
  }

  /// Calls `body` with every inline of some kinds, outermost first.
  package func forEachInline(of kinds: InlineKinds, _ body: (Inline) -> Void) {
    for index in indices(holding: kinds) {
      [self[index]].forEachInline { if !$0.ownKinds.isDisjoint(with: kinds) { body($0) } }
    }
  }

  /// The blocks in which some kinds occur.
  private func indices(holding kinds: InlineKinds) -> [Int] {
    withUnsafeBufferPointer { blocks in
      blocks.indices.filter {
        !Self.isPlainParagraph(at: $0, in: blocks)
          && !Self.kinds(of: blocks[$0]).isDisjoint(with: kinds)
      }
    }
  }

  /// Whether a block is a paragraph that holds nothing but text, as most are. It touches no counts.
  @inline(__always)
  private static func isPlainParagraph(at index: Int, in blocks: UnsafeBufferPointer<Block>) -> Bool
  {
    guard case .paragraph(let paragraph) = blocks[index] else { return false }
    for index in paragraph.content.indices {
      guard case .text = paragraph.content[index] else { return false }
    }
    return true
  }

  @inline(__always)
  private static func kinds(of block: borrowing Block) -> InlineKinds {
    switch block {
    case .paragraph(let paragraph): paragraph.content.inlineKinds
    case .heading(let heading): heading.content.inlineKinds
    case .verse(let verse):
      verse.stanzas.reduce(into: .none) { kinds, stanza in
        for line in stanza.lines { kinds.formUnion(line.content.inlineKinds) }
      }
    case .blockQuote(let quote): quote.blocks.inlineKinds
    case .letter(let blocks): blocks.inlineKinds
    case .authorNote(let note): note.blocks.inlineKinds
    case .list(let list): list.items.reduce(into: .none) { $0.formUnion($1.inlineKinds) }
    case .table(let table):
      (table.rows + [table.header]).reduce(into: .none) { kinds, row in
        for cell in row { kinds.formUnion(cell.content.inlineKinds) }
      }
    case .figure(let figure): figure.caption.inlineKinds.union(.image)
    case .raw: .raw
    case .sceneBreak, .code: .none
    }
  }
}

extension [Inline] {
  /// What occurs in the inlines.
  package var inlineKinds: InlineKinds {
    withUnsafeBufferPointer { inlines in
      var kinds = InlineKinds.none
      for index in inlines.indices {
        switch inlines[index] {
        case .text, .code, .lineBreak: break
        case .noteReference: kinds.formUnion(.noteReference)
        case .image: kinds.formUnion(.image)
        case .raw: kinds.formUnion(.raw)
        case .link(let link):
          kinds.formUnion(.link)
          kinds.formUnion(link.content.inlineKinds)
        case .span(let span): kinds.formUnion(span.content.inlineKinds)
        case .emphasis(let content), .strong(let content), .underline(let content),
          .strikethrough(let content), .smallCaps(let content), .superscript(let content),
          .subscript(let content):
          kinds.formUnion(content.inlineKinds)
        }
      }
      return kinds
    }
  }

  /// Calls `body` with every inline of some kinds, outermost first.
  package func forEachInline(of kinds: InlineKinds, _ body: (Inline) -> Void) {
    guard !inlineKinds.isDisjoint(with: kinds) else { return }
    forEachInline { if !$0.ownKinds.isDisjoint(with: kinds) { body($0) } }
  }
}

extension Inline {
  /// What the inline itself is.
  fileprivate var ownKinds: InlineKinds {
    switch self {
    case .link: .link
    case .image: .image
    case .noteReference: .noteReference
    case .raw: .raw
    case .text, .emphasis, .strong, .underline, .strikethrough, .smallCaps, .superscript,
      .subscript, .code, .lineBreak, .span:
      .none
    }
  }
}
