internal import StoryModel

/// A section while it is being put together.
struct SectionDraft {
  /// Nil as long as only the headings around can tell.
  var role: SectionRole?
  var number: SectionNumber?
  var title: [Inline] = []
  var blocks: [Block] = []
  var subsections: [SectionDraft] = []
  var id = ""
  /// What links call the section and places in it.
  var anchors: [String] = []
  /// 1...6 for a section that a heading begins, below those of smaller levels; 0 for others.
  var level = 0
  /// Whether the heading shows a number or a word that stories number their chapters with.
  var isLabelled = false

  var hasHeading: Bool { number != nil || !title.isEmpty }

  var isBlank: Bool { !hasHeading && blocks.isEmpty && subsections.isEmpty }

  init(role: SectionRole?, level: Int = 0) {
    self.role = role
    self.level = level
  }

  /// The section, with those below it.
  func section() -> Section {
    Section(
      role: role ?? (hasHeading ? .section : .body), number: number, title: title, blocks: blocks,
      subsections: subsections.map { $0.section() }, id: id)
  }
}
