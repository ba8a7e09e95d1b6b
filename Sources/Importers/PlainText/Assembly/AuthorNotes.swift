internal import StoryModel

extension Story {
  /// Takes all notes by the author out of the story, and returns them in order.
  mutating func removeAuthorNotes() -> [Block] {
    var removed: [Block] = []
    for index in sections.indices { sections[index].removeAuthorNotes(into: &removed) }
    sections.removeAll { !$0.hasHeading && $0.blocks.isEmpty && $0.subsections.isEmpty }
    return removed
  }

  /// Makes a section at the end of all notes by the author.
  mutating func moveAuthorNotesToEnd() {
    let notes = removeAuthorNotes()
    guard !notes.isEmpty else { return }
    sections.append(Section(role: .authorNote, blocks: notes))
  }
}

extension Section {
  fileprivate mutating func removeAuthorNotes(into removed: inout [Block]) {
    blocks.removeAll { block in
      guard case .authorNote = block else { return false }
      removed.append(block)
      return true
    }
    for index in subsections.indices { subsections[index].removeAuthorNotes(into: &removed) }
  }
}
