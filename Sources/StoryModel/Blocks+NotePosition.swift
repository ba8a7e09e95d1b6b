extension [Block] {
  /// Where a note at `index` is taken to stand by formats that need not say it: before, if nothing
  /// but notes stands before it; after, if nothing but notes stands behind it; else inside.
  /// - Complexity: O(n) in the notes beside it.
  package func impliedNotePosition(at index: Int) -> AuthorNote.Position {
    guard case .authorNote = self[index] else { return .inside }
    if self[..<index].allSatisfy(\.isAuthorNote) { return .before }
    if self[index...].allSatisfy(\.isAuthorNote) { return .after }
    return .inside
  }
}

extension Story {
  /// Puts notes that are said to stand before a section's text, and do not, where they stand: what
  /// formats without a word for it leave to be seen.
  /// - Complexity: O(n) in the size of the story.
  package mutating func placeAuthorNotes() {
    self = mapSections { section in
      var section = section
      for index in section.blocks.indices {
        guard case .authorNote(var note) = section.blocks[index], note.position == .before else {
          continue
        }
        note.position = section.blocks.impliedNotePosition(at: index)
        section.blocks[index] = .authorNote(note)
      }
      return [section]
    }
  }
}

extension Block {
  fileprivate var isAuthorNote: Bool {
    if case .authorNote = self { true } else { false }
  }
}
