internal import Conversion
internal import StoryModel

extension StoryAssembler {
  /// The story, made an installment at a time. Nil where a chapter is too large a part of it for that,
  /// where notes have to be numbered anew, or where there is no text in it.
  /// - Parameters:
  ///   - jobs: how many threads may make sections.
  ///   - summarize: looks at a section.
  /// - Complexity: O(n) in the size of the text.
  func serialStory<Summary: Sendable>(
    jobs: Int, summarize: @escaping @Sendable (Section) -> Summary
  ) -> SerialStory<Summary>? {
    let size = reader.options.installments
    let runs = independentRuns(atLeast: size.unitCount)
    guard runs.allSatisfy({ $0.count <= units.count / size.minimum }) else { return nil }
    let parts = parallelMap(count: runs.count, jobs: jobs) { index in
      let run = assembled(runs[index])
      let summaries = run.flat.map { summarize($0.section) }
      var flat = run.flat
      if index > 0 { for index in flat.indices { flat[index].section.blocks = [] } }
      return (
        run: AssembledRun(flat: flat, notes: run.notes, references: run.references),
        summaries: summaries
      )
    }
    var outline = Story()
    outline.metadata = metadata()
    outline.sections = Self.nested(parts.flatMap { $0.run.flat })
    outline.notes = Self.inOrder(parts.flatMap { $0.run.notes })
    let references = parts.flatMap { $0.run.references }
    guard !outline.sections.isEmpty, Self.isNumbered(outline.notes, by: references) else {
      return nil
    }
    outline.normalizeAroundCanonicalBlocks(notesAreNumbered: true)
    var installments: [Range<Int>] = []
    for part in parts {
      let start = installments.last?.upperBound ?? 0
      installments.append(start..<start + part.summaries.count)
    }
    return SerialStory(
      outline: outline, summaries: parts.flatMap { $0.summaries }, installments: installments
    ) {
      self.assembled(runs[$0]).flat.map { $0.section.blocks }
    }
  }
}
