package import StoryModel

/// A long story whose text is made an installment at a time, whenever it is asked for, so that nobody
/// need hold the whole of it. An installment is some of its top-level sections.
package struct SerialStory<Summary: Sendable>: Sendable {
  /// The story in its canonical form, but that sections have no blocks. Those of the first installment
  /// have theirs: a story is known by how it opens.
  package var outline: Story
  /// In reading order.
  package let installments: [Installment]
  private let make: @Sendable (Int) -> [Section]

  /// A piece of the story.
  package struct Installment: Sendable {
    /// Which of the top-level sections it is.
    package let sections: Range<Int>
    /// What was found in them when they were made for the outline.
    package let summary: Summary

    package init(sections: Range<Int>, summary: Summary) {
      self.sections = sections
      self.summary = summary
    }
  }

  /// - Parameter make: makes the sections of an installment, canonical but that they need no ids. Any
  ///   thread may call it, any number of times.
  package init(
    outline: Story, installments: [Installment], make: @escaping @Sendable (Int) -> [Section]
  ) {
    self.outline = outline
    self.installments = installments
    self.make = make
  }

  /// The top-level sections of an installment, with all that is in them.
  /// - Complexity: O(n) in the size of the installment.
  package func sections(ofInstallment index: Int) -> [Section] {
    var sections = make(index)
    let outlines = outline.sections[installments[index].sections]
    precondition(sections.count == outlines.count, "an installment is made otherwise than before")
    for (index, outline) in zip(sections.indices, outlines) { sections[index].takeIDs(of: outline) }
    return sections
  }

  /// The story with all its text.
  /// - Complexity: O(n) in the size of the story, shared among `jobs` threads.
  package func whole(jobs: Int) -> Story {
    var story = outline
    story.sections = parallelMap(count: installments.count, jobs: jobs) {
      sections(ofInstallment: $0)
    }.flatMap { $0 }
    return story
  }
}

/// A story as an importer found it.
package enum ReadStory<Summary: Sendable>: Sendable {
  case whole(Story)
  case serial(SerialStory<Summary>)
}

/// An importer that can make a long story an installment at a time.
package protocol SerialImporter: Importer {
  /// Reads a story: an installment at a time where its form allows.
  /// - Parameter summarize: looks at the top-level sections of an installment while they are at hand,
  ///   canonical but for their ids. Any thread may call it.
  /// - Complexity: O(n) in bytes.
  /// - Throws: ``ImportError`` where ``Importer/story(from:diagnostics:)`` does.
  func readStory<Summary: Sendable>(
    from source: Source, diagnostics: inout Diagnostics,
    summarize: @escaping @Sendable ([Section]) -> Summary
  ) throws(ImportError) -> ReadStory<Summary>
}

/// An exporter that can write a long story an installment at a time.
package protocol SerialExporter: Exporter {
  /// What it has to know of an installment before it writes any.
  associatedtype Summary: Sendable

  /// What it has to know of the top-level sections of an installment. Their ids are still to come.
  func summary(of sections: [Section]) -> Summary

  /// Writes what ``Exporter/write(_:to:diagnostics:)`` writes of the whole story.
  /// - Complexity: O(n) in the size of the story, but in memory only that of an installment for each
  ///   thread, where the story is of a kind that allows it.
  func write(
    _ story: SerialStory<Summary>, to output: inout OutputBuffer, diagnostics: inout Diagnostics
  ) throws(ExportError)
}

extension Section {
  /// The section without what stands in it; its subsections likewise.
  package var withoutBlocks: Section {
    var section = self
    section.blocks = []
    section.subsections = subsections.map(\.withoutBlocks)
    return section
  }

  fileprivate mutating func takeIDs(of outline: Section) {
    id = outline.id
    for (index, outline) in zip(subsections.indices, outline.subsections) {
      subsections[index].takeIDs(of: outline)
    }
  }
}
