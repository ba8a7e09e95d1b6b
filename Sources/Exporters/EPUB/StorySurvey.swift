internal import Conversion
internal import StoryModel

/// What occurs in a story, and how long its sections are.
struct StorySurvey: Sendable {
  let story: Story
  let noteSizes: NoteSizes
  /// One for each section of the story.
  let measures: [SectionMeasure]
  /// What occurs in the summary, the sections and the notes.
  let kinds: InlineKinds

  /// - Parameters:
  ///   - byteLimit: what a file may hold.
  ///   - jobs: how many threads may look at sections.
  /// - Complexity: O(n) in the size of the story.
  init(_ story: Story, byteLimit: Int, jobs: Int) {
    let noteSizes = NoteSizes(story.notes)
    let sections = story.sections
    let measures = parallelMap(count: sections.count, jobs: sections.count > 64 ? jobs : 1) {
      SectionMeasure(sections[$0], noteSizes: noteSizes, byteLimit: byteLimit)
    }
    self.init(story, noteSizes: noteSizes, measures: measures)
  }

  /// - Parameter measures: one for each section.
  init(_ story: Story, noteSizes: NoteSizes, measures: [SectionMeasure]) {
    self.story = story
    self.noteSizes = noteSizes
    self.measures = measures
    var kinds = story.metadata.summary.inlineKinds
    for measure in measures { kinds.formUnion(measure.totalKinds) }
    for note in story.notes { kinds.formUnion(note.blocks.inlineKinds) }
    self.kinds = kinds
  }
}
