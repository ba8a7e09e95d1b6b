/// A division of a story: a part, a chapter, a prologue, or the whole text where it has none.
public struct Section: Equatable, Sendable {
  /// What it is in the book, or what its maker did.
  public var role: SectionRole
  /// The number, kept apart from the title: `Chapter 4:` before `Salt`.
  public var number: SectionNumber?
  /// The title without the number. Empty when there is none.
  public var title: [Inline]
  /// What stands in the section before its subsections.
  public var blocks: [Block]
  /// The sections inside, in order.
  public var subsections: [Section]
  /// A name for the section that stays the same when other sections come or go: lower-case ASCII
  /// letters, digits and hyphens, starting with a letter. Empty until ``Story/normalized()``
  /// derives one from what the section says.
  public var id: String

  /// Makes a section, a chapter unless told otherwise.
  public init(
    role: SectionRole = .chapter, number: SectionNumber? = nil, title: [Inline] = [],
    blocks: [Block] = [], subsections: [Section] = [], id: String = ""
  ) {
    self.role = role
    self.number = number
    self.title = title
    self.blocks = blocks
    self.subsections = subsections
    self.id = id
  }

  /// Whether a reader sees a heading above the section.
  public var hasHeading: Bool {
    number != nil || !title.isEmpty
  }
}

/// The number of a section.
public struct SectionNumber: Equatable, Sendable {
  /// The words that show the number, punctuation included, as the story writes them:
  /// `Chapter Four:`, `IV.`, `第三章`.
  public var text: String
  /// What they count to, 0 or more, where that is known.
  public var value: Int?

  /// Makes a number.
  public init(text: String, value: Int? = nil) {
    self.text = text
    self.value = value
  }
}

/// What a section is in its book. The raw values are stable: formats store them.
public enum SectionRole: String, CaseIterable, Sendable {
  /// The text of a story that has no divisions, or that stands outside of them.
  case body
  /// A titled division of no special kind.
  case section
  case part
  case chapter
  case prologue
  case interlude
  case epilogue
  case titlePage = "title-page"
  case copyrightPage = "copyright-page"
  case dedication
  case epigraph
  case foreword
  case preface
  case introduction
  case acknowledgments
  /// Warnings about what the story holds.
  case contentNotice = "content-notice"
  /// A whole section that the author says to the readers.
  case authorNote = "author-note"
  case afterword
  case conclusion
  case appendix
  case glossary
  case colophon
}
