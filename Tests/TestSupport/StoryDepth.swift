package import StoryModel

extension Story {
  /// How many sections, quotations, letters, notes, lists, items and formatting stand one in
  /// another, as ``Story/maximumDepth`` counts them.
  package var depth: Int {
    let parts =
      sections.map(\.depth) + notes.map { 1 + depthOf($0.blocks) } + [1 + depthOf(metadata.summary)]
    return parts.max() ?? 0
  }
}

extension Section {
  fileprivate var depth: Int {
    let inside = [depthOf(title), depthOf(blocks)] + subsections.map(\.depth)
    return 1 + (inside.max() ?? 0)
  }
}

private func depthOf(_ blocks: [Block]) -> Int {
  blocks.map { block in
    switch block {
    case .paragraph(let paragraph): below(1, depthOf(paragraph.content))
    case .heading(let heading): below(1, depthOf(heading.content))
    case .verse(let verse):
      below(2, verse.stanzas.flatMap(\.lines).map { depthOf($0.content) }.max() ?? 0)
    case .blockQuote(let quote): 1 + depthOf(quote.blocks)
    case .letter(let blocks): 1 + depthOf(blocks)
    case .authorNote(let note): 1 + depthOf(note.blocks)
    case .list(let list): 2 + (list.items.map(depthOf).max() ?? 0)
    case .table(let table):
      below(
        2, ([table.header] + table.rows).flatMap { $0 }.map { depthOf($0.content) }.max() ?? 0)
    case .figure(let figure): below(1, depthOf(figure.caption))
    case .sceneBreak, .code, .raw: 0
    }
  }.max() ?? 0
}

/// Blocks of text count only where something nests inside of them.
private func below(_ levels: Int, _ inside: Int) -> Int {
  inside == 0 ? 0 : levels + inside
}

private func depthOf(_ inlines: [Inline]) -> Int {
  inlines.map { $0.content.map { 1 + depthOf($0) } ?? 0 }.max() ?? 0
}
