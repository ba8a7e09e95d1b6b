internal import StoryModel

/// Which files the text of a book stands in: one for each chapter, more for a long one.
struct BookPlan {
  /// The files in reading order.
  private(set) var files: [TextFile] = []
  private let byteLimit: Int
  private let noteSizes: NoteSizes
  /// How many sections have been added, those inside of others among them.
  private(set) var sectionCount = 0
  /// Sections that show nothing of their own; they open in the file of the first one inside.
  private var pendingWrappers: [SectionPlace] = []

  /// - Parameter byteLimit: what a file may hold. Only a single block may be longer.
  /// - Complexity: O(n) in sections, and in the size of those that are longer than a file.
  init(_ survey: StorySurvey, byteLimit: Int) {
    self.byteLimit = byteLimit
    noteSizes = survey.noteSizes
    for (section, measure) in zip(survey.story.sections, survey.measures) {
      add(section, measure, depth: 0, headedDepth: 0)
    }
    assignMatter()
  }

  private mutating func add(
    _ section: Section, _ measure: SectionMeasure, depth: Int, headedDepth: Int
  ) {
    let place = SectionPlace(section: section, depth: depth, headedDepth: headedDepth)
    let number = sectionCount
    if !section.opensFiles, measure.totalSize <= byteLimit {
      sectionCount += measure.sectionCount
      appendFile(
        place, Run(blocks: 0..<measure.own.blockCount, noteReferences: measure.totalNoteReferences),
        part: 1, sections: number..<sectionCount, holdsSubsections: true)
      return
    }
    sectionCount += 1
    if !section.hasHeading, measure.own.blockCount == 0, !section.subsections.isEmpty {
      pendingWrappers.append(place)
    } else {
      for (index, run) in runs(of: section, measure.own).enumerated() {
        appendFile(
          place, run, part: index + 1, sections: number..<number + 1, holdsSubsections: false)
      }
    }
    for (subsection, measure) in zip(section.subsections, measure.subsections) {
      add(
        subsection, measure, depth: depth + 1,
        headedDepth: headedDepth + (section.hasHeading ? 1 : 0))
    }
  }

  private mutating func appendFile(
    _ place: SectionPlace, _ run: Run, part: Int, sections: Range<Int>, holdsSubsections: Bool
  ) {
    // A dot stands in no section's id, so that no other section's file has this name.
    let name = place.section.id + (part > 1 ? ".\(part)" : "")
    files.append(
      TextFile(
        name: name, path: "text/\(name).xhtml", wrappers: pendingWrappers, place: place,
        blocks: run.blocks,
        isContinuation: part > 1, sections: sections, holdsSubsections: holdsSubsections,
        noteReferences: run.noteReferences))
    pendingWrappers = []
  }

  /// Blocks of a section that one file holds, and the notes that they and the heading above them
  /// refer to.
  private struct Run {
    var blocks: Range<Int>
    var noteReferences: [Note.ID]
  }

  /// Cuts the blocks of a section into runs of at most ``byteLimit``: behind a scene break where there
  /// is one in the second half of a run, else between any two blocks but not behind a heading.
  private func runs(of section: Section, _ measure: OwnMeasure) -> [Run] {
    guard measure.byteCount > byteLimit else {
      return [Run(blocks: 0..<measure.blockCount, noteReferences: measure.noteReferences)]
    }
    return ranges(of: section.blocks).map { range in
      var survey = ContentSurvey(noteSizes: noteSizes, isRough: true)
      if range.lowerBound == 0 { survey.add(section.heading) }
      for index in range { survey.add(section.blocks[index]) }
      return Run(blocks: range, noteReferences: survey.noteReferences)
    }
  }

  private func ranges(of blocks: [Block]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var total = 0
    var afterBreak: Int?
    var afterBlock: Int?
    var index = 0
    while index < blocks.count {
      var survey = ContentSurvey(noteSizes: noteSizes)
      survey.add(blocks[index])
      let size = survey.byteCount
      if total + size > byteLimit, let end = afterBreak ?? afterBlock {
        ranges.append(start..<end)
        (start, index, total, afterBreak, afterBlock) = (end, end, 0, nil, nil)
        continue
      }
      total += size
      index += 1
      switch blocks[index - 1] {
      case .heading: break
      case .sceneBreak:
        afterBlock = index
        if total > byteLimit / 2 { afterBreak = index }
      case .paragraph, .verse, .blockQuote, .letter, .authorNote, .list, .code, .table, .figure,
        .raw:
        afterBlock = index
      }
    }
    ranges.append(start..<blocks.count)
    return ranges
  }

  /// What stands before the first chapter is front matter, what stands behind the last back matter.
  private mutating func assignMatter() {
    let isText = files.map { file in
      file.place.depth > 0 || file.place.section.role.isAlwaysBodyMatter
    }
    guard let first = isText.firstIndex(of: true), let last = isText.lastIndex(of: true) else {
      return
    }
    for index in files.indices {
      files[index].matter = index < first ? .front : index > last ? .back : .body
    }
  }
}

/// A file of the text of a book.
struct TextFile: Sendable {
  /// Without folder and extension. Made of a section's id, so that it stays when others come.
  let name: String
  /// The path below the folder of the book, made of ``name`` once: it is asked for many times.
  let path: String
  /// Sections that open in this file before its own and hold nothing else here.
  var wrappers: [SectionPlace]
  /// The section that it holds, or a part of.
  var place: SectionPlace
  /// Which blocks of the section.
  var blocks: Range<Int>
  /// Whether the section began in an earlier file.
  var isContinuation: Bool
  /// Which sections stand in it, counted in reading order, those inside of others among them.
  var sections: Range<Int>
  /// Whether the subsections stand in this file too.
  var holdsSubsections: Bool
  /// The notes that the file refers to, in order and as often as it does.
  var noteReferences: [Note.ID]
  var matter = Matter.body

  /// The number of words of the story in the file, but for those of notes.
  var countedWords: Int {
    let own = place.section.countedWords(in: blocks, withHeading: !isContinuation)
    guard holdsSubsections else { return own }
    return place.section.subsections.reduce(own) { $0 + $1.countedWords }
  }

  /// What part of a book it is; the raw value is an `epub:type`.
  enum Matter: String, Sendable {
    case front = "frontmatter"
    case body = "bodymatter"
    case back = "backmatter"
  }
}

/// A section, and where in the tree of sections it is.
struct SectionPlace: Sendable {
  var section: Section
  /// How many sections stand around it.
  var depth: Int
  /// How many of those have a heading.
  var headedDepth: Int
}

extension SectionRole {
  fileprivate var isAlwaysBodyMatter: Bool {
    switch self {
    case .body, .section, .part, .chapter, .prologue, .interlude, .epilogue: true
    case .titlePage, .copyrightPage, .dedication, .epigraph, .foreword, .preface, .introduction,
      .acknowledgments, .contentNotice, .authorNote, .afterword, .conclusion, .appendix,
      .glossary, .colophon:
      false
    }
  }
}
