internal import StoryModel

/// Which files the text of a book stands in: one for each chapter, more for a long one.
struct BookPlan {
  /// The files in reading order.
  private(set) var files: [TextFile] = []
  private let byteLimit: Int
  private let noteSizes: NoteSizes
  /// Sections that show nothing of their own; they open in the file of the first one inside.
  private var pendingWrappers: [SectionPlace] = []

  /// - Parameter byteLimit: what a file may hold. Only a single block may be longer.
  /// - Complexity: O(n) in sections, and in the size of those that are longer than a file.
  init(_ survey: StorySurvey, byteLimit: Int) {
    self.byteLimit = byteLimit
    noteSizes = survey.noteSizes
    for section in survey.sections { add(section, depth: 0, headedDepth: 0) }
    assignMatter()
  }

  private mutating func add(_ surveyed: SurveyedSection, depth: Int, headedDepth: Int) {
    let section = surveyed.section
    let place = SectionPlace(
      section: section, kinds: surveyed.totalKinds, depth: depth, headedDepth: headedDepth)
    if !section.opensFiles, surveyed.totalSize <= byteLimit {
      appendFile(place, blocks: section.blocks.indices, number: 1, holdsSubsections: true)
      return
    }
    if !section.hasHeading, section.blocks.isEmpty, !section.subsections.isEmpty {
      pendingWrappers.append(place)
    } else {
      for (index, range) in split(section.blocks, size: surveyed.ownSize).enumerated() {
        appendFile(place, blocks: range, number: index + 1, holdsSubsections: false)
      }
    }
    for subsection in surveyed.subsections {
      add(
        subsection, depth: depth + 1, headedDepth: headedDepth + (section.hasHeading ? 1 : 0))
    }
  }

  private mutating func appendFile(
    _ place: SectionPlace, blocks: Range<Int>, number: Int, holdsSubsections: Bool
  ) {
    // A dot stands in no section's id, so that no other section's file has this name.
    let name = place.section.id + (number > 1 ? ".\(number)" : "")
    files.append(
      TextFile(
        name: name, wrappers: pendingWrappers, place: place, blocks: blocks,
        isContinuation: number > 1, holdsSubsections: holdsSubsections))
    pendingWrappers = []
  }

  /// Cuts blocks into runs of at most ``byteLimit``: behind a scene break where there is one in the
  /// second half of a run, else between any two blocks but not behind a heading.
  private func split(_ blocks: [Block], size: Int) -> [Range<Int>] {
    guard size > byteLimit else { return [blocks.indices] }
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
  var name: String
  /// Sections that open in this file before its own and hold nothing else here.
  var wrappers: [SectionPlace]
  /// The section that it holds, or a part of.
  var place: SectionPlace
  /// Which blocks of the section.
  var blocks: Range<Int>
  /// Whether the section began in an earlier file.
  var isContinuation: Bool
  /// Whether the subsections stand in this file too.
  var holdsSubsections: Bool
  var matter = Matter.body

  /// The path below the folder of the book.
  var path: String { "text/\(name).xhtml" }

  /// What part of a book it is; the raw value is an `epub:type`.
  enum Matter: String, Sendable {
    case front = "frontmatter"
    case body = "bodymatter"
    case back = "backmatter"
  }

  /// Calls `body` with every inline of some kinds in the file, in reading order.
  func forEachInline(of kinds: InlineKinds, _ body: (Inline) -> Void) {
    guard !place.kinds.isDisjoint(with: kinds) else { return }
    let section = place.section
    if !isContinuation { section.title.forEachInline(of: kinds, body) }
    let blocks = blocks == section.blocks.indices ? section.blocks : Array(section.blocks[blocks])
    blocks.forEachInline(of: kinds, body)
    guard holdsSubsections else { return }
    for subsection in section.subsections { subsection.forEachInline(of: kinds, body) }
  }
}

/// A section, and where in the tree of sections it is.
struct SectionPlace: Sendable {
  var section: Section
  /// What occurs in the section and all below it.
  var kinds: InlineKinds
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
