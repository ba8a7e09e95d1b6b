/// Reads the structure of a decoded text: lines become units, each with what it was taken for.
///
/// The passes go from what is surest to what leans on the rest: marks and runs of lines, headings,
/// the header, scene breaks, notes, then verse, quotations and letters.
struct StructureReader {
  let bytes: [UInt8]
  private(set) var lines: [Line]
  /// Lines of the input for each one of ``lines``: 2 where every other line is blank.
  private(set) var spacing = 1
  var profile: DocumentProfile
  let options: PlainTextImporter.Options
  let language: String
  /// Made by the first that asks; not to be shared by threads.
  var repeatedLines = RepeatedLines()

  // Of types that are not known here, so that a reader is handed on by its address. As a value of
  // known types it would be copied for each question it is asked.
  var chapterMatcher: (any LineMatcher)?
  var breakMatcher: (any LineMatcher)?
  let hasRules: Bool
  /// Whether rules stand below lines, or around them, that may be headings.
  private(set) var hasUnderlines = false

  var units: [Unit] = []
  var headings: [HeadingEntry] = []
  /// What the header says, in order.
  var fields: [HeaderField] = []
  var title: Range<Int>?
  var authors: [Range<Int>] = []
  var footnotes: [Footnote] = []
  /// The unit that the story proper starts with.
  var bodyStart = 0

  /// A heading that was recognised, by ``Unit/detail``.
  struct HeadingEntry {
    var shape: HeadingShape
    /// The lines of a title that stands below the number.
    var titleLines: Range<Int>?
    /// The lines that the title goes on with.
    var moreTitle: Range<Int>?
    var points = 0

    /// The bytes of the number, or of the name that stands for one. Empty where there is none.
    var number: Range<Int> {
      titleLines == nil || shape.title.isEmpty ? shape.number : shape.title
    }

    /// The pieces of the title.
    func title(in lines: [Line]) -> [Range<Int>] {
      if let titleLines { return titleLines.map { lines[$0].range } }
      guard !shape.title.isEmpty else { return [] }
      return [shape.title] + (moreTitle ?? 0..<0).map { lines[$0].range }
    }
  }

  /// A line of a header block.
  struct HeaderField {
    var field: Vocabulary.Field
    var key: Range<Int>
    /// The value, and the lines that it goes on with.
    var value: Range<Int>
    var more: [Range<Int>]
  }

  init(
    bytes: [UInt8], lines: [Line], language: String, options: PlainTextImporter.Options
  ) {
    self.bytes = bytes
    self.lines = lines
    self.language = language
    self.options = options
    chapterMatcher = options.chapters.matcher
    breakMatcher = options.sceneBreaks.matcher
    hasRules = chapterMatcher != nil || breakMatcher != nil
    profile = DocumentProfile(lines, forced: options.paragraphs.style)
  }

  /// Classifies everything.
  /// - Complexity: O(n) in bytes.
  mutating func read() {
    closeDoubleSpacing()
    splitIntoUnits()
    hasUnderlines = units.contains { $0.evidence.contains(.underlined) }
    if units.contains(where: { $0.kind == .verse }) { joinVerseNeighbours() }
    joinUnfilledNeighbours()
    findFrames()
    findHeader()
    findHeadings()
    findTitle()
    findTitleInFrame()
    findSceneBreaks()
    findNotes()
    findLetters()
    findFootnotes()
  }

  /// A typescript has a blank line below each line. Without those it reads as any text does.
  mutating func closeDoubleSpacing() {
    guard options.paragraphs.style == nil, profile.isDoubleSpaced(lines, of: bytes) else { return }
    spacing = 2
    let first = lines.first?.number ?? 1
    for index in lines.indices { lines[index].number = (lines[index].number - first) / 2 + first }
    profile = DocumentProfile(lines, forced: nil)
  }

  /// The place of a line among those of the input, from 1.
  func number(ofLine index: Int) -> Int {
    let number = Int(lines[index].number)
    guard spacing > 1, let first = lines.first.map({ Int($0.number) }) else { return number }
    return (number - first) * spacing + first
  }

  // MARK: Looking at units

  func range(_ unit: Unit) -> Range<Int> {
    guard unit.first < unit.last, Int(unit.last) <= lines.count else { return 0..<0 }
    return Int(lines[Int(unit.first)].start)..<Int(lines[Int(unit.last) - 1].end)
  }

  func shape(ofLine index: Int) -> LineShape {
    LineShape(bytes, lines[index].range)
  }

  /// Blank lines between line `index` and the one before; a large number at the start.
  func gap(beforeLine index: Int) -> Int {
    guard index > 0 else { return 1_000 }
    guard index < lines.count else { return 1_000 }
    return Int(lines[index].number - lines[index - 1].number) - 1
  }

  func width(_ unit: Unit) -> Int {
    unit.lines.reduce(0) { $0 + Int(lines[$1].width) + 1 }
  }

  /// The words of a unit in lower case, at most `limit` bytes of them.
  func lowercased(_ unit: Unit, limit: Int = 400) -> String {
    LowerCase.text(bytes, opening(unit, limit: limit))
  }

  /// The first bytes of a unit, at most `limit` of them, that are whole characters.
  func opening(_ unit: Unit, limit: Int) -> Range<Int> {
    let range = range(unit)
    var end = min(range.upperBound, range.lowerBound + limit)
    while end < range.upperBound, end > range.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return range.lowerBound..<end
  }
}
