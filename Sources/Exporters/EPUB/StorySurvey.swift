internal import Conversion
internal import StoryModel

/// What occurs in a story, and how long its sections are.
struct StorySurvey: Sendable {
  let noteSizes: NoteSizes
  let sections: [SurveyedSection]
  /// What occurs in the summary, the sections and the notes.
  let kinds: InlineKinds

  /// - Parameters:
  ///   - byteLimit: what a file may hold.
  ///   - jobs: how many threads may look at sections.
  /// - Complexity: O(n) in the size of the story.
  init(_ story: Story, byteLimit: Int, jobs: Int) {
    let noteSizes = NoteSizes(story.notes)
    self.noteSizes = noteSizes
    let sections = story.sections
    let surveyed = parallelMap(count: sections.count, jobs: sections.count > 64 ? jobs : 1) {
      SurveyedSection(sections[$0], noteSizes: noteSizes, byteLimit: byteLimit)
    }
    self.sections = surveyed
    var kinds = story.metadata.summary.inlineKinds
    for section in surveyed { kinds.formUnion(section.totalKinds) }
    for note in story.notes { kinds.formUnion(note.blocks.inlineKinds) }
    self.kinds = kinds
  }
}

/// A section with what it holds, looked at once: its sizes roughly where even that is below the
/// limit.
struct SurveyedSection: Sendable {
  let section: Section
  /// The bytes of the heading and the blocks.
  let ownSize: Int
  /// The bytes of the section and all below it.
  let totalSize: Int
  /// What occurs in the section and all below it.
  let totalKinds: InlineKinds
  /// The notes that the heading and the blocks refer to, in order and as often as they do.
  let ownNoteReferences: [Note.ID]
  let subsections: [SurveyedSection]

  init(_ section: Section, noteSizes: NoteSizes, byteLimit: Int) {
    self.init(section, noteSizes: noteSizes, isRough: true)
    guard totalSize > byteLimit else { return }
    guard section.opensFiles else {
      self.init(section, noteSizes: noteSizes, isRough: false)
      return
    }
    self.init(
      section,
      survey: Self.survey(of: section, noteSizes: noteSizes, isRough: ownSize <= byteLimit),
      subsections: section.subsections.map {
        SurveyedSection($0, noteSizes: noteSizes, byteLimit: byteLimit)
      })
  }

  private init(_ section: Section, noteSizes: NoteSizes, isRough: Bool) {
    self.init(
      section, survey: Self.survey(of: section, noteSizes: noteSizes, isRough: isRough),
      subsections: section.subsections.map {
        SurveyedSection($0, noteSizes: noteSizes, isRough: isRough)
      })
  }

  private init(_ section: Section, survey: ContentSurvey, subsections: [SurveyedSection]) {
    self.section = section
    self.subsections = subsections
    ownSize = survey.byteCount
    totalSize = subsections.reduce(survey.byteCount) { $0 + $1.totalSize }
    totalKinds = subsections.reduce(survey.kinds) { $0.union($1.totalKinds) }
    ownNoteReferences = survey.noteReferences
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
