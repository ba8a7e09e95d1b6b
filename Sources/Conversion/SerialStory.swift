package import StoryModel

/// A long story whose text is made an installment at a time, whenever it is asked for, so that nobody
/// need hold the whole of it.
///
/// Its sections count in reading order, those inside of others among them: 0 is the first one, and each
/// stands before its subsections.
package struct SerialStory<Summary: Sendable>: Sendable {
  /// The story in its canonical form, but that sections have no blocks. Those of the first installment
  /// have theirs: a story is known by how it opens.
  package var outline: Story
  /// What was found in each section when it was made for the outline.
  package let summaries: [Summary]
  /// Which sections each installment holds.
  package let installments: [Range<Int>]
  private let make: @Sendable (Int) -> [[Block]]

  /// - Parameter make: makes the blocks of each section of an installment, canonical ones. Any thread
  ///   may call it, any number of times.
  package init(
    outline: Story, summaries: [Summary], installments: [Range<Int>],
    make: @escaping @Sendable (Int) -> [[Block]]
  ) {
    self.outline = outline
    self.summaries = summaries
    self.installments = installments
    self.make = make
  }

  /// The blocks of each section of an installment.
  /// - Complexity: O(n) in the size of the installment.
  package func blocks(ofInstallment index: Int) -> [[Block]] {
    let blocks = make(index)
    precondition(
      blocks.count == installments[index].count, "an installment is made otherwise than before")
    return blocks
  }

  /// The story with all its text.
  /// - Complexity: O(n) in the size of the story, shared among `jobs` threads.
  package func whole(jobs: Int) -> Story {
    let made = parallelMap(count: installments.count, jobs: jobs) { blocks(ofInstallment: $0) }
    var rest = made.flatMap { $0 }[...]
    var story = outline
    for index in story.sections.indices { story.sections[index].takeBlocks(from: &rest) }
    precondition(rest.isEmpty, "there is text that stands in no section")
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
  /// - Parameter summarize: looks at a section while it is at hand, without its subsections, and before
  ///   it has an id. Any thread may call it.
  /// - Complexity: O(n) in bytes.
  /// - Throws: ``ImportError`` where ``Importer/story(from:diagnostics:)`` does.
  func readStory<Summary: Sendable>(
    from source: Source, diagnostics: inout Diagnostics,
    summarize: @escaping @Sendable (Section) -> Summary
  ) throws(ImportError) -> ReadStory<Summary>
}

/// An exporter that can write a long story an installment at a time.
package protocol SerialExporter: Exporter {
  /// What it has to know of a section before it writes any.
  associatedtype Summary: Sendable

  /// What it has to know of a section, whose id and subsections are still to come.
  func summary(of section: Section) -> Summary

  /// Writes what ``Exporter/write(_:to:diagnostics:)`` writes of the whole story.
  /// - Complexity: O(n) in the size of the story, but in memory only in that of the outline and a few
  ///   installments for each thread, where the story is of a kind that allows it.
  func write(
    _ story: SerialStory<Summary>, to output: inout OutputBuffer, diagnostics: inout Diagnostics
  ) throws(ExportError)
}

extension Section {
  /// Takes the first of `rest` as its blocks, and for its subsections those that follow.
  package mutating func takeBlocks(from rest: inout ArraySlice<[Block]>) {
    guard let own = rest.popFirst() else { preconditionFailure("a section has lost its text") }
    blocks = own
    for index in subsections.indices { subsections[index].takeBlocks(from: &rest) }
  }
}
