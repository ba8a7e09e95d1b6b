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

/// What a section holds, looked at once: its sizes roughly where even that is below the limit.
package struct SectionMeasure: Sendable {
  /// How many blocks stand before the subsections.
  let blockCount: Int
  /// The bytes of the heading and the blocks.
  let ownSize: Int
  /// The bytes of the section and all below it.
  let totalSize: Int
  /// What occurs in the section and all below it.
  let totalKinds: InlineKinds
  /// The notes that the heading and the blocks refer to, in order and as often as they do.
  let ownNoteReferences: [Note.ID]
  /// One for each subsection.
  let subsections: [SectionMeasure]

  init(_ section: Section, noteSizes: NoteSizes, byteLimit: Int) {
    self.init(section, noteSizes: noteSizes, isRough: true)
    guard totalSize > byteLimit else { return }
    guard section.opensFiles else {
      self.init(section, noteSizes: noteSizes, isRough: false)
      return
    }
    self.init(
      survey: Self.survey(of: section, noteSizes: noteSizes, isRough: ownSize <= byteLimit),
      blockCount: section.blocks.count,
      subsections: section.subsections.map {
        SectionMeasure($0, noteSizes: noteSizes, byteLimit: byteLimit)
      })
  }

  private init(_ section: Section, noteSizes: NoteSizes, isRough: Bool) {
    self.init(
      survey: Self.survey(of: section, noteSizes: noteSizes, isRough: isRough),
      blockCount: section.blocks.count,
      subsections: section.subsections.map {
        SectionMeasure($0, noteSizes: noteSizes, isRough: isRough)
      })
  }

  private init(survey: ContentSurvey, blockCount: Int, subsections: [SectionMeasure]) {
    self.blockCount = blockCount
    self.subsections = subsections
    ownSize = survey.byteCount
    totalSize = subsections.reduce(survey.byteCount) { $0 + $1.totalSize }
    totalKinds = subsections.reduce(survey.kinds) { $0.union($1.totalKinds) }
    ownNoteReferences = survey.noteReferences
  }

  private init(_ measure: SectionMeasure, adding noteSizes: NoteSizes) {
    blockCount = measure.blockCount
    subsections = measure.subsections.map { $0.adding(noteSizes) }
    ownSize = measure.ownNoteReferences.reduce(measure.ownSize) { $0 + noteSizes[$1] }
    totalSize = subsections.reduce(ownSize) { $0 + $1.totalSize }
    totalKinds = measure.totalKinds
    ownNoteReferences = measure.ownNoteReferences
  }

  /// What the section holds together with notes that were not known when it was looked at.
  func adding(_ noteSizes: NoteSizes) -> SectionMeasure {
    SectionMeasure(self, adding: noteSizes)
  }

  /// Whether no file that holds `section`, or what is inside of it, has to be cut.
  func fits(_ section: Section, byteLimit: Int) -> Bool {
    guard section.opensFiles else { return totalSize <= byteLimit }
    return ownSize <= byteLimit
      && zip(section.subsections, subsections).allSatisfy { $1.fits($0, byteLimit: byteLimit) }
  }

  /// The notes that the section and all below it refer to.
  var totalNoteReferences: [Note.ID] {
    subsections.reduce(into: ownNoteReferences) { $0 += $1.totalNoteReferences }
  }

  private static func survey(
    of section: Section, noteSizes: NoteSizes, isRough: Bool
  ) -> ContentSurvey {
    var survey = ContentSurvey(byteCount: 320, noteSizes: noteSizes, isRough: isRough)
    survey.add(section.heading)
    survey.add(section.blocks)
    return survey
  }
}

extension Section {
  /// Whether the sections inside are chapters, which have files of their own.
  var opensFiles: Bool {
    role == .part
      || subsections.contains { subsection in
        switch subsection.role {
        case .part, .chapter, .prologue, .interlude, .epilogue: true
        case .body, .section, .titlePage, .copyrightPage, .dedication, .epigraph, .foreword,
          .preface, .introduction, .acknowledgments, .contentNotice, .authorNote, .afterword,
          .conclusion, .appendix, .glossary, .colophon:
          false
        }
      }
  }
}
