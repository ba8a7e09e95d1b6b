/// What a run of lines is taken for.
enum UnitKind: UInt8, CaseIterable {
  case paragraph
  case heading
  case sceneBreak
  case verse
  case quote
  case letter
  case note
  case footnote
  case title
  case byline
  case field
  case contents
  case frame
  case list

  /// Whether it stands before a story: title, by-line, header fields, a list of contents.
  var isFront: Bool {
    switch self {
    case .title, .byline, .field, .contents: true
    default: false
    }
  }
}

/// A run of lines that is one thing: a paragraph, a heading, a stanza, a mark. It takes 32 bytes, so
/// that a look at all units of a long text is a short one.
struct Unit {
  var evidence: Evidence = []
  /// Indices into the line table. Empty for a scene break made of blank lines.
  var first: Int32
  var last: Int32
  /// Blank lines before.
  var gap: UInt32
  /// For headings the index into the heading table; for footnotes that into the mark table.
  var detail: Int32 = -1
  var kind: UnitKind
  /// For headings, the level from 1; for quotations, the depth.
  var level: UInt8 = 0
  /// 0...100.
  var confidence: UInt8 = 90
  var runnerUp: UnitKind = .paragraph
  var runnerUpConfidence: UInt8 = 0
  /// The first byte that is not white space, which tells most units from what one looks for; 0
  /// where there is none.
  var openingByte: UInt8

  init(_ lines: Range<Int>, _ kind: UnitKind, gap: Int, openingByte: UInt8) {
    first = Int32(truncatingIfNeeded: lines.lowerBound)
    last = Int32(truncatingIfNeeded: lines.upperBound)
    self.kind = kind
    self.gap = UInt32(truncatingIfNeeded: gap)
    self.openingByte = openingByte
  }

  /// Where its first line starts, or nil where it has none. Needs no reader, which a loop over its
  /// units would copy for each.
  @inline(__always)
  func start(in lines: [Line]) -> Int? {
    first < last && Int(last) <= lines.count ? Int(lines[Int(first)].start) : nil
  }

  /// Whether one of its lines has a flag.
  @inline(__always)
  func holds(_ flag: Line.Flags, in lines: [Line]) -> Bool {
    var index = Int(first)
    while index < Int(last) {
      if lines[index].flags.contains(flag) { return true }
      index += 1
    }
    return false
  }

  var lines: Range<Int> { Int(first)..<Int(last) }
  var lineCount: Int { Int(last) - Int(first) }
}
