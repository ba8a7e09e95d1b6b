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

extension Block {
  fileprivate var isAuthorNote: Bool {
    if case .authorNote = self { true } else { false }
  }
}
