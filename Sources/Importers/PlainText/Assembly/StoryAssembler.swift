internal import Conversion
internal import StoryModel

/// Makes a story of what the reader found.
///
/// Sendable but for the reader's regular expressions and repeated lines, which are of no use here and
/// left behind.
struct StoryAssembler: @unchecked Sendable {
  let reader: StructureReader
  var text: TextAssembler
  var notes: [Note] = []
  /// The ids of the notes that the reader's footnotes become.
  var noteIDs: [Note.ID] = []
  /// How many scene breaks the section is known to start with.
  var leadingBreaks = 0
  /// Units one after the other that are no text of the story, and after which some may come.
  var aside = 0..<0

  init(_ reader: StructureReader) {
    var reader = reader
    reader.chapterMatcher = nil
    reader.breakMatcher = nil
    reader.repeatedLines = RepeatedLines()
    self.reader = reader
    text = TextAssembler(bytes: reader.bytes, lines: reader.lines)
    // Numbered in the order in which the text refers to them, as a canonical story has them.
    let order = reader.footnoteOrder
    noteIDs = Array(repeating: "", count: order.count)
    for (index, place) in order.enumerated() { noteIDs[place] = String(index + 1) }
    text.notes = FootnoteMarks(reader.footnotes, ids: noteIDs)
  }

  var bytes: [UInt8] { reader.bytes }
  var units: [Unit] { reader.units }

  /// The story, and whether its notes are numbered as they are in a canonical one. Its sections nest
  /// by the levels of their headings.
  /// - Parameter jobs: how many threads may make sections.
  func story(jobs: Int = 1) -> (story: Story, isNumbered: Bool) {
    let isShared = jobs > 1 && units.count >= 1_000
    let runs = isShared ? independentRuns(atLeast: min(500, units.count / 8)) : [0..<units.count]
    let parts = parallelMap(count: runs.count, jobs: jobs) { assembled(runs[$0]) }
    var story = Story()
    story.metadata = metadata()
    // Closures, since the key path of a tuple is made while the program runs.
    story.sections = Self.nested(parts.flatMap { $0.flat })
    story.notes = Self.inOrder(parts.flatMap { $0.notes })
    return (story, Self.isNumbered(story.notes, by: parts.flatMap { $0.references }))
  }

  /// Notes in the order of their numbers.
  static func inOrder(_ notes: [Note]) -> [Note] {
    notes.sorted { (Int($0.id) ?? 0) < (Int($1.id) ?? 0) }
  }

  /// What a run of units becomes.
  struct AssembledRun {
    /// Sections in reading order, which do not nest yet.
    var flat: [(level: Int, section: Section)]
    /// The notes below them.
    var notes: [Note]
    /// The notes that they refer to, in order and as often as they do.
    var references: [Note.ID]
  }

  func assembled(_ run: Range<Int>) -> AssembledRun {
    var assembler = self
    let flat = assembler.flatSections(of: run)
    var references: [Note.ID] = []
    if !text.notes.isEmpty {
      for item in flat {
        item.section.forEachInline(of: .noteReference) {
          if case .noteReference(let id) = $0 { references.append(id) }
        }
      }
    }
    return AssembledRun(flat: flat, notes: assembler.notes, references: references)
  }

  /// Whether the notes have the numbers from 1 on, and are first referred to in that order.
  static func isNumbered(_ notes: [Note], by references: [Note.ID]) -> Bool {
    let numbers = notes.indices.map { String($0 + 1) }
    let isInOrder = notes.elementsEqual(numbers) { $0.id == $1 && !$0.blocks.isEmpty }
    guard isInOrder else { return false }
    var seen = 0
    for reference in references {
      guard let number = Int(reference), number <= seen + 1 else { return false }
      seen = max(seen, number)
    }
    return seen == notes.count
  }

  /// All units in runs that begin with a heading, so that what one says leaves the next untouched.
  func independentRuns(atLeast unitCount: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for index in units.indices
    where units[index].kind == .heading && index - start >= unitCount {
      runs.append(start..<index)
      start = index
    }
    runs.append(start..<units.count)
    return runs
  }

  /// The sections of a run of units, one behind the other.
  private mutating func flatSections(of run: Range<Int>) -> [(level: Int, section: Section)] {
    var flat: [(level: Int, section: Section)] = []
    var current = Section(role: .body)
    var level = 1
    var index = run.lowerBound
    let count = run.upperBound
    var blocks: [Block] = []
    var isOpen = false
    func close(_ flat: inout [(level: Int, section: Section)]) {
      current.blocks = Self.trimmed(blocks)
      if isOpen || !current.blocks.isEmpty { flat.append((level, current)) }
      blocks = []
      leadingBreaks = 0
    }
    while index < count {
      let unit = units[index]
      switch unit.kind {
      case .frame:
        close(&flat)
        isOpen = false
        var licence = Section(role: .copyrightPage)
        while index < count, units[index].kind == .frame {
          if !units[index].lines.isEmpty {
            licence.blocks.append(.paragraph(text.inlines(units[index])))
          }
          index += 1
        }
        flat.append((1, licence))
        current = Section(role: .body)
        level = 1
      case .heading:
        close(&flat)
        current = section(of: unit)
        level = max(1, Int(unit.level))
        isOpen = true
        index += 1
      case .title, .byline, .field, .contents:
        let end = frontEnd(index)
        let front = frontBlocks(index..<end)
        if isOpen {
          blocks += front
        } else {
          close(&flat)
          if !front.isEmpty {
            let role: SectionRole = isTitlePage(index..<end) ? .titlePage : .body
            flat.append((1, Section(role: role, blocks: front)))
          }
          current = Section(role: .body)
          level = 1
        }
        index = end
      default:
        index = append(from: index, to: &blocks)
      }
    }
    close(&flat)
    return flat
  }

  // MARK: Sections

  private func section(of unit: Unit) -> Section {
    let entry = reader.headings[Int(unit.detail)]
    let shape = entry.shape
    var section = Section(role: shape.role)
    if shape.grammar == .title { section.role = .chapter }
    if shape.grammar == .number, unit.level > 1 || shape.rank > 2 { section.role = .section }
    if shape.grammar == .keyword, shape.rank == 3 { section.role = .section }
    if !entry.number.isEmpty {
      section.number = SectionNumber(text: text.text(entry.number), value: shape.value)
    }
    section.title = text.inlines(entry.title(in: reader.lines))
    return section
  }

  static func nested(_ flat: [(level: Int, section: Section)]) -> [Section] {
    var stack: [(level: Int, section: Section)] = []
    var roots: [Section] = []
    func pop(_ stack: inout [(level: Int, section: Section)], _ roots: inout [Section]) {
      var done = stack.removeLast().section
      // What a part is divided into are chapters, however they are numbered.
      if done.role == .section, stack.last?.section.role == .part { done.role = .chapter }
      if stack.isEmpty {
        roots.append(done)
      } else {
        stack[stack.count - 1].section.subsections.append(done)
      }
    }
    for item in flat {
      while let top = stack.last, top.level >= item.level { pop(&stack, &roots) }
      stack.append(item)
    }
    while !stack.isEmpty { pop(&stack, &roots) }
    return roots
  }

  /// Breaks at the edges of a section, and beside a note at its edge, part nothing. Those drawn with
  /// letters stay, as all letters do.
  private static func trimmed(_ blocks: [Block]) -> [Block] {
    var result = blocks
    func isNote(_ block: Block) -> Bool { if case .authorNote = block { true } else { false } }
    // A mark that closes a chapter is drawn; a gap there is only the space before a heading.
    while case .sceneBreak(let last)? = result.last, last.mark.isEmpty { result.removeLast() }
    while let first = result.first, isIdle(first) { result.removeFirst() }
    if result.count > 2, isNote(result[0]) {
      while result.count > 2, isIdle(result[1]) { result.remove(at: 1) }
    }
    if result.count > 2, isNote(result[result.count - 1]) {
      while result.count > 2, isIdle(result[result.count - 2]) {
        result.remove(at: result.count - 2)
      }
    }
    return result
  }

  static func isBreak(_ block: Block) -> Bool {
    if case .sceneBreak = block { true } else { false }
  }

  /// Whether a block is a scene break without letters.
  static func isIdle(_ block: Block) -> Bool {
    guard case .sceneBreak(let sceneBreak) = block else { return false }
    return !sceneBreak.mark.unicodeScalars.contains { ScalarClass.isWord($0.value) }
  }
}
