/// How a document as a whole is set: what its lines have in common.
struct DocumentProfile {
  /// How paragraphs are told apart.
  enum ParagraphStyle {
    /// Blank lines between paragraphs; each line is one.
    case blank
    /// Blank lines between paragraphs, whose lines are wrapped at a margin.
    case wrapped
    /// Each line is a paragraph; there are no blank lines between.
    case line
    /// Wrapped at a margin, the first line of each paragraph indented.
    case indent
  }

  var style: ParagraphStyle = .blank
  /// The margin in columns that lines are wrapped at: the 95th percentile of the width of lines that
  /// another follows directly.
  var margin = 0
  /// The share of such lines whose next word would not have fitted.
  var greedy = 0.0
  /// The share of all lines, blank ones included, that another line follows directly.
  var inner = 0.0
  /// The share of text lines that are indented.
  var indented = 0.0
  /// Lines that start a paragraph inside of a run, by their indent.
  var indentStarts = 0
  /// The commonest indent of first lines in print style.
  var printIndent = 4
  /// The commonest number of blank lines between paragraphs.
  var usualGap = 1
  /// The indent of lines that go on with a paragraph.
  private(set) var baseIndent = 0
  /// The indent that prose has when all of it is indented.
  var proseIndent = 0
  var textLines = 0
  var blankLines = 0
  /// The share of prose lines that are mostly ideographs, kana or Hangul.
  var isWide = false

  var isWrapped: Bool { style == .wrapped || style == .indent }
  /// Whether no blank line stands between paragraphs.
  var runsOn: Bool { style == .line || style == .indent }

  /// Looks at all lines.
  /// - Complexity: O(n) in lines.
  init(_ lines: [Line], forced: ParagraphStyle?) {
    textLines = lines.count
    guard let last = lines.last else { return }
    blankLines = Int(last.number) - lines.count
    let base = Self.baseIndent(lines)
    baseIndent = base
    var innerCount = 0
    var continuingCount = 0
    var printPairs = 0
    var longRuns = 0
    var longGaps = 0
    var widths = [Int](repeating: 0, count: 256)
    var gaps = [Int](repeating: 0, count: 8)
    var shortGaps = [Int](repeating: 0, count: 8)
    var indents = [Int](repeating: 0, count: 16)
    var firstIndents = [Int](repeating: 0, count: 12)
    var indentedCount = 0
    var groups = 1
    var longLines = 0
    for index in lines.indices {
      let line = lines[index]
      if line.indent > 0 { indentedCount += 1 }
      if line.width > 30 { indents[min(Int(line.indent), 15)] += 1 }
      guard index + 1 < lines.count else { break }
      let next = lines[index + 1]
      let gap = Int(next.number - line.number) - 1
      if gap == 0 {
        innerCount += 1
        if Int(next.indent) <= base {
          continuingCount += 1
          widths[min(Int(line.width) + Int(line.indent), 255)] += 1
          if Int(line.indent) > base, Int(line.indent) <= base + 12 { printPairs += 1 }
        } else if Int(next.indent) <= base + 10 {
          if Int(line.indent) <= base { firstIndents[min(Int(next.indent), 11)] += 1 }
          indentStarts += 1
        }
      } else {
        groups += 1
      }
      if line.width > 76 || next.width > 76 {
        if gap == 0 { longRuns += 1 } else { longGaps += 1 }
      }
      if next.width > 60 {
        longLines += 1
        gaps[min(gap, 7)] += 1
      } else {
        shortGaps[min(gap, 7)] += 1
      }
    }
    if let common = firstIndents.indices.max(by: { firstIndents[$0] < firstIndents[$1] }),
      firstIndents[common] > 0
    {
      printIndent = common
    }
    let total = Double(max(1, textLines))
    inner = Double(innerCount) / Double(max(1, textLines + blankLines))
    indented = Double(indentedCount) / total
    if let common = indents.indices.max(by: { indents[$0] < indents[$1] }), common < 15,
      indents[common] * 10 > indents.reduce(0, +) * 6
    {
      proseIndent = common
    }
    margin = Self.percentile95(widths, count: continuingCount)
    greedy = Self.greedyShare(
      lines, margin: margin, base: base, count: continuingCount)
    decideStyle(
      lines, innerCount: innerCount, continuingCount: continuingCount, groups: groups,
      longRuns: longRuns, longGaps: longGaps, printPairs: printPairs, forced: forced)
    usualGap = decideGap(gaps, shortGaps, longLines: longLines)
    var wideLines = 0
    var seen = 0
    for line in lines.prefix(2_000) where line.width > 12 {
      seen += 1
      if Int(line.width) * 5 < line.count * 4, line.flags.contains(.nonASCII) { wideLines += 1 }
    }
    isWide = seen > 0 && wideLines * 2 > seen
  }

  /// 0 where a fiftieth of the lines are not indented, else the smallest indent that as many have.
  private static func baseIndent(_ lines: [Line]) -> Int {
    var counts = [Int](repeating: 0, count: 64)
    for line in lines { counts[min(Int(line.indent), 63)] += 1 }
    var sum = 0
    for (indent, count) in counts.enumerated() {
      sum += count
      if sum * 50 >= lines.count { return indent < 20 ? indent : 0 }
    }
    return 0
  }

  private static func percentile95(_ widths: [Int], count: Int) -> Int {
    var left = count * 95 / 100
    for width in widths.indices {
      left -= widths[width]
      if left < 0 { return width }
    }
    return count > 0 ? 255 : 0
  }

  private static func greedyShare(
    _ lines: [Line], margin: Int, base: Int, count: Int
  ) -> Double {
    guard count > 0, lines.count > 1 else { return 0 }
    var full = 0
    for index in 0..<(lines.count - 1) {
      let line = lines[index]
      let next = lines[index + 1]
      guard next.number == line.number + 1, Int(next.indent) <= base else { continue }
      if !line.leavesRoom(for: next, margin: margin) { full += 1 }
    }
    return Double(full) / Double(count)
  }

  /// Whether a blank line stands below each of many lines that are wrapped at a margin: most of them
  /// leave no room for the next word, and the next one goes on with the sentence.
  /// - Complexity: O(n) in lines.
  func isDoubleSpaced(_ lines: [Line], of bytes: [UInt8]) -> Bool {
    guard lines.count >= 24, inner < 0.02, blankLines * 10 >= textLines * 9 else { return false }
    var widths = [Int](repeating: 0, count: 256)
    var pairs = 0
    for index in 0..<(lines.count - 1) {
      let distance = lines[index + 1].number - lines[index].number
      if distance % 2 != 0 { return false }
      if distance == 2 {
        pairs += 1
        widths[min(Int(lines[index].width) + Int(lines[index].indent), 255)] += 1
      }
    }
    let margin = Self.percentile95(widths, count: pairs)
    guard margin >= 40, margin <= 100, pairs * 10 >= lines.count * 8 else { return false }
    var full = 0
    // Sentences go on from line to line, which paragraphs of one line do not.
    var continued = 0
    for index in 0..<(lines.count - 1) where lines[index + 1].number - lines[index].number == 2 {
      if !lines[index].leavesRoom(for: lines[index + 1], margin: margin) { full += 1 }
      let next = bytes.scalar(at: Int(lines[index + 1].start)).value
      if ScalarClass.isLower(next) || ScalarClass.isWide(next) { continued += 1 }
    }
    return Double(full) >= 0.6 * Double(pairs) && continued * 10 >= pairs * 3
  }

  private mutating func decideStyle(
    _ lines: [Line], innerCount: Int, continuingCount: Int, groups: Int, longRuns: Int,
    longGaps: Int, printPairs: Int, forced: ParagraphStyle?
  ) {
    if let forced {
      style = forced
      return
    }
    var beyond = 0
    for line in lines where Int(line.width) + Int(line.indent) > margin + margin / 4 + 4 {
      beyond += 1
    }
    let isWrapped =
      continuingCount >= 4 && greedy >= 0.55 && margin >= 24 && margin <= 140
      && beyond * 20 < textLines + 20 && innerCount * 6 >= textLines
    if isWrapped {
      let isPrint =
        indentStarts * 2 > groups && indentStarts * 30 > textLines && printPairs >= 2
        && printPairs * 3 > groups
      style = isPrint ? .indent : .wrapped
      return
    }
    // Lines too long for verse show best whether blank lines stand between paragraphs.
    if longRuns + longGaps >= 4 {
      style = longRuns > longGaps ? .line : .blank
    } else {
      style = inner >= 0.8 && innerCount >= 4 ? .line : .blank
    }
  }

  private func decideGap(_ gaps: [Int], _ shortGaps: [Int], longLines: Int) -> Int {
    if runsOn { return 0 }
    var counts = gaps
    counts[0] = 0
    if counts.allSatisfy({ $0 == 0 }) || longLines < 3 {
      for gap in 1..<8 { counts[gap] += shortGaps[gap] }
    }
    guard let best = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[best] > 0 else {
      return 1
    }
    return best
  }
}

extension Line {
  /// Whether the first word of `next` would have fitted on this line.
  @inline(__always)
  func leavesRoom(for next: Line, margin: Int) -> Bool {
    Int(width) + Int(indent) + 1 + Int(next.firstWordWidth) <= margin
  }
}
