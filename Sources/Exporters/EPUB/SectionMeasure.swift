internal import Conversion
internal import StoryModel

/// What a section holds together with its subsections, looked at once: its sizes roughly where even that
/// is below the limit.
struct SectionMeasure: Sendable {
  /// What stands before the subsections.
  let own: OwnMeasure
  /// One for each subsection.
  let subsections: [SectionMeasure]
  /// The bytes of the section and all below it.
  let totalSize: Int
  /// What occurs in the section and all below it.
  let totalKinds: InlineKinds
  /// How many sections it is: itself and all below it.
  let sectionCount: Int

  init(own: OwnMeasure, subsections: [SectionMeasure]) {
    self.own = own
    self.subsections = subsections
    totalSize = subsections.reduce(own.byteCount) { $0 + $1.totalSize }
    totalKinds = subsections.reduce(own.kinds) { $0.union($1.totalKinds) }
    sectionCount = subsections.reduce(1) { $0 + $1.sectionCount }
  }

  init(_ section: Section, noteSizes: NoteSizes, byteLimit: Int) {
    self.init(section, noteSizes: noteSizes, isRough: true)
    guard totalSize > byteLimit else { return }
    guard section.opensFiles else {
      self.init(section, noteSizes: noteSizes, isRough: false)
      return
    }
    self.init(
      own: own.byteCount <= byteLimit
        ? own : OwnMeasure(section, noteSizes: noteSizes, isRough: false),
      subsections: section.subsections.map {
        SectionMeasure($0, noteSizes: noteSizes, byteLimit: byteLimit)
      })
  }

  private init(_ section: Section, noteSizes: NoteSizes, isRough: Bool) {
    self.init(
      own: OwnMeasure(section, noteSizes: noteSizes, isRough: isRough),
      subsections: section.subsections.map {
        SectionMeasure($0, noteSizes: noteSizes, isRough: isRough)
      })
  }

  /// The notes that the section and all below it refer to.
  var totalNoteReferences: [Note.ID] {
    subsections.reduce(into: own.noteReferences) { $0 += $1.totalNoteReferences }
  }
}

/// What the heading and the blocks of a section hold, without its subsections.
package struct OwnMeasure: Sendable {
  /// How many blocks there are.
  let blockCount: Int
  /// The bytes that they take.
  private(set) var byteCount: Int
  /// What occurs in them.
  let kinds: InlineKinds
  /// The notes that they refer to, in order and as often as they do.
  let noteReferences: [Note.ID]

  /// - Parameter isRough: whether an estimate will do that is never less.
  init(_ section: Section, noteSizes: NoteSizes, isRough: Bool) {
    var survey = ContentSurvey(byteCount: 320, noteSizes: noteSizes, isRough: isRough)
    survey.add(section.heading)
    survey.add(section.blocks)
    blockCount = section.blocks.count
    byteCount = survey.byteCount
    kinds = survey.kinds
    noteReferences = survey.noteReferences
  }

  /// The same with the sizes of notes, which were not known.
  func adding(_ noteSizes: NoteSizes) -> OwnMeasure {
    var measure = self
    for id in noteReferences { measure.byteCount += noteSizes[id] }
    return measure
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
