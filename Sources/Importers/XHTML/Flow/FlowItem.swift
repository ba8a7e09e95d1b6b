package import StoryModel

/// A piece of what a document says, in order, before its sections are known.
package enum FlowItem: Sendable {
  case block(Block)
  /// Blocks that follow each other, canonical, as ``FlowBuilder/gathersRuns`` gathers them.
  case run([Block])
  /// An empty paragraph: a scene break where such paragraphs are rare.
  case gap
  case heading(FlowHeading)
  /// An element that is a section of its own.
  case open(FlowSection)
  case close
  /// A place that links lead to: the id of an element, with its file.
  case anchor(String)
  /// A place that the contents of a book lead to.
  case entry(ContentsPoint)
  /// The start of a file of a book.
  case file(FlowFile)
}

/// A heading that may begin a section.
package struct FlowHeading: Sendable {
  /// 1...6, as the document has it.
  package var level: Int
  package var content: [Inline]
  /// The number, kept apart from ``content``, where the document itself keeps them apart.
  package var number: SectionNumber?
  /// Whether it is a paragraph that looks like a heading; the paragraph's alignment then.
  package var styledAs: Alignment?
  /// What the document calls the section that begins here.
  package var role: SectionRole?

  package init(
    level: Int, content: [Inline], number: SectionNumber? = nil, styledAs: Alignment? = nil,
    role: SectionRole? = nil
  ) {
    self.level = level
    self.content = content
    self.number = number
    self.styledAs = styledAs
    self.role = role
  }
}

/// The start of an element that is a section.
package struct FlowSection: Sendable {
  /// Nil where the document only says that it is one.
  package var role: SectionRole?
  package var id = ""
  package var value: Int?
  /// How many sections stand around it, where the document says so.
  package var depth: Int?
  /// The id of the section that goes on here after the end of a file.
  package var continued: String?

  package init(role: SectionRole?) {
    self.role = role
  }
}

/// A line of a book's contents, where it leads to.
package struct ContentsPoint: Sendable, Equatable {
  package var title: String
  /// How many lines stand above it.
  package var depth: Int
  package var role: SectionRole?

  package init(title: String, depth: Int, role: SectionRole? = nil) {
    self.title = title
    self.depth = depth
    self.role = role
  }
}

/// A file of a book.
package struct FlowFile: Sendable {
  package var path: String
  /// Whether its text goes on where the file before it ended.
  package var isContinuation: Bool

  package init(path: String, isContinuation: Bool) {
    self.path = path
    self.isContinuation = isContinuation
  }
}

/// What one document holds.
package struct PageContent: Sendable {
  package var flow: [FlowItem] = []
  package var notes: [Note] = []
  package var media: [MediaItem] = []
  package var summary: [Block] = []
  /// What a title block of Quire's own shows of the metadata, for readers.
  var titleBlock: [String] = []
  /// What the runs and the headings of the flow refer to.
  var references = References()
  /// Whether the blocks of all runs are canonical.
  var hasCanonicalRuns = true

  package init() {}
}
