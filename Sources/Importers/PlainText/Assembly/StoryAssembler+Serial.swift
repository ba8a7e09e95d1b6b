internal import Conversion
internal import StoryModel

extension StoryAssembler {
  /// The story, made an installment at a time. Nil where it has too few chapters for that, or where
  /// notes have to be numbered anew.
  /// - Parameters:
  ///   - jobs: how many threads may make sections.
  ///   - summarize: looks at the top-level sections of an installment.
  /// - Complexity: O(n) in the size of the text.
  func serialStory<Summary: Sendable>(
    jobs: Int, summarize: @escaping @Sendable ([Section]) -> Summary
  ) -> SerialStory<Summary>? {
    let size = reader.options.installments
    let runs = independentRuns(atLeast: size.unitCount, isOutermost: true)
    guard !units.isEmpty, runs.allSatisfy({ $0.count <= units.count / size.minimum }) else {
      return nil
    }
    let parts = parallelMap(count: runs.count, jobs: jobs) { index in
      let run = assembled(runs[index])
      let sections = Self.nested(run.flat)
      return (
        sections: index == 0 ? sections : sections.map(\.withoutBlocks), notes: run.notes,
        references: run.references, summary: summarize(sections)
      )
    }
    var outline = Story()
    outline.metadata = metadata()
    outline.notes = Self.inOrder(parts.flatMap { $0.notes })
    guard Self.isNumbered(outline.notes, by: parts.flatMap { $0.references }) else { return nil }
    var installments: [SerialStory<Summary>.Installment] = []
    for part in parts {
      let start = outline.sections.count
      outline.sections += part.sections
      installments.append(
        .init(sections: start..<outline.sections.count, summary: part.summary))
    }
    outline.normalizeAroundCanonicalBlocks(notesAreNumbered: true)
    return SerialStory(outline: outline, installments: installments) {
      Self.nested(self.assembled(runs[$0]).flat)
    }
  }
}
