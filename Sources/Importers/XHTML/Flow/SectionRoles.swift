internal import StoryModel

/// Finds out what sections are that neither their documents nor their headings name.
enum SectionRoles {
  /// Gives a role to each of `sections`, and to those below.
  static func assign(in sections: inout [SectionDraft]) {
    let hasLabels = sections.contains { $0.holdsChapter }
    for index in sections.indices {
      if hasLabels { sections[index].becomeAuthorNote() }
      assign(to: &sections[index], isAmongChapters: !hasLabels)
    }
  }

  private static func assign(to section: inout SectionDraft, isAmongChapters: Bool) {
    let isAboveChapters = section.subsections.contains { $0.role == .chapter || $0.role == .part }
    if section.role == nil {
      if isAboveChapters {
        section.role = .part
      } else if !section.hasHeading {
        section.role = .body
      } else {
        section.role = isAmongChapters ? .chapter : .section
      }
    }
    let areChapters =
      section.role == .part
      || section.subsections.contains { $0.role == .chapter && $0.isLabelled }
    let isChapter = section.role == .chapter || !areChapters
    for index in section.subsections.indices {
      assign(
        to: &section.subsections[index],
        isAmongChapters: !isChapter && section.subsections[index].level > 0)
    }
  }
}

extension SectionDraft {
  /// A section among others that holds nothing but what the author says is an author's note.
  fileprivate mutating func becomeAuthorNote() {
    guard !hasHeading, subsections.isEmpty, !blocks.isEmpty else { return }
    var inner: [Block] = []
    for block in blocks {
      guard case .authorNote(let note) = block else { return }
      inner += note.blocks
    }
    role = .authorNote
    blocks = inner
  }

  /// Whether this section or one below is called a chapter by its heading.
  fileprivate var holdsChapter: Bool {
    role == .chapter && isLabelled || subsections.contains { $0.holdsChapter }
  }
}
