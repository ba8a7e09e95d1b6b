extension StructureReader {
  /// Whether a line is a mark between scenes by its form: symbols, or the letters that fans draw
  /// such marks with.
  func isMark(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.width <= 80 else { return false }
    let range = line.range
    var symbols = 0
    var dots = 0
    var quotes = 0
    var letters = 0
    var firstSymbol: UInt32 = 0
    var isMixed = false
    var cursor = range.lowerBound
    while cursor < range.upperBound {
      let (value, length) = bytes.scalar(at: cursor)
      cursor += length
      switch value {
      case 0x20, 0x09, 0xA0, 0x3000: continue
      case 0x2E, 0x2026, 0x21, 0x3F, 0x3002, 0xFF01, 0xFF1F, 0x2C, 0x3001: dots += 1
      case 0x22, 0x27, 0x201C, 0x201D, 0x2018, 0x2019, 0x300C, 0x300D, 0x300E, 0x300F, 0xAB, 0xBB,
        0x28, 0x29:
        quotes += 1
      // The heart that is typed `<3`.
      case 0x33 where cursor - 1 > range.lowerBound && bytes[cursor - 2] == UInt8(ascii: "<"):
        symbols += 1
      case 0x78, 0x58, 0x6F, 0x4F, 0x30, 0xD7: letters += 1
      default:
        if ScalarClass.isWord(value) { return isBreakPhrase(range) }
        symbols += 1
      }
      if firstSymbol == 0 { firstSymbol = value }
      if value != firstSymbol { isMixed = true }
    }
    if letters > 0 {
      guard quotes == 0 else { return false }
      return isLetterMark(range, letters: letters, symbols: symbols + dots)
    }
    if quotes > 0 {
      // `(*)` and `()` are drawings, `"?!"` and `...”` are speech.
      return symbols > 0 && dots == 0 && quotes <= symbols * 2 + 2
        && bytes[range.lowerBound] != 0x22
        && bytes[range.lowerBound] != 0x27
    }
    if symbols == 0 {
      // Dots with space between them, or a long row of them; a lone one if it comes again.
      if dots == 1, firstSymbol == 0x2E { return isCommon(range) }
      guard !isMixed, dots >= 3 else { return false }
      let isSpaced = line.width >= UInt16(dots * 2 - 1)
      return isSpaced || dots >= 5
    }
    if symbols == 1, dots == 0 {
      let value = bytes.scalar(at: range.lowerBound).value
      // A lone dash is speech that breaks off; a lone mark is a mark.
      return value != 0x2D && value != 0x2013 && value != 0x2014 && value != 0x2022
        || isCommon(range)
    }
    if dots > symbols { return isMixed && symbols >= 2 }
    return true
  }

  /// `xxx`, `oOo`, `xOxOx`, `x X x`, `-x-`, `~oOo~`.
  private func isLetterMark(_ range: Range<Int>, letters: Int, symbols: Int) -> Bool {
    var hasX = false
    var hasO = false
    var hasUpperX = false
    var isAllUpperX = true
    for index in range {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "X"):
        hasX = true
        hasUpperX = true
      case UInt8(ascii: "x"):
        hasX = true
        isAllUpperX = false
      case UInt8(ascii: "o"), UInt8(ascii: "O"), UInt8(ascii: "0"):
        hasO = true
        isAllUpperX = false
      default: break
      }
    }
    if symbols > 0 {
      if bytes[range.lowerBound] == UInt8(ascii: "0") || letters > 24 { return false }
      // `X.` is a number, `0.00` an amount.
      if hasUpperX, isAllUpperX, symbols <= 1 { return false }
      return symbols + letters >= 3
    }
    if letters == 1, symbols == 0 { return isLoneMark(range) }
    if letters < 3 { return false }
    if hasUpperX, isAllUpperX, letters <= 3, bytes[range].allSatisfy({ $0 != 0x20 }) {
      return isCommon(range)
    }
    if bytes[range].allSatisfy({ $0 == UInt8(ascii: "0") || $0 == 0x20 }) { return false }
    if hasO, !hasX {
      // `ooo` may be a shout; `oOo` is drawn.
      let isDrawn =
        bytes[range].contains(UInt8(ascii: "O")) || bytes[range].contains(UInt8(ascii: "0"))
      return isDrawn || letters >= 5
    }
    return true
  }

  /// Words that say what they are: `[break]`, `~ Time skip ~`; without symbols around them where the
  /// text has them more than once.
  private func isBreakPhrase(_ range: Range<Int>) -> Bool {
    guard range.count <= 40 else { return false }
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isDressing(bytes[start]) { start += 1 }
    while end > start, isDressing(bytes[end - 1]) { end -= 1 }
    guard Vocabulary.openings.breakPhrases.contains(bytes, at: start) else { return false }
    let words = LowerCase.text(bytes, start..<end)
    guard Vocabulary.breakPhrases.contains(words) else { return false }
    return start > range.lowerBound && end < range.upperBound
      || words.utf8.contains(0x20) && isCommon(range)
  }

  private func isDressing(_ byte: UInt8) -> Bool { byte.isOne(of: " -=~*_+<>[](){}|/\\.:#") }

  /// `x` or `o` alone on its line marks a scene where the text has it so more than once.
  private func isLoneMark(_ range: Range<Int>) -> Bool {
    guard range.count == 1, let first = range.first, bytes[first] != UInt8(ascii: "X"),
      bytes[first] != UInt8(ascii: "0")
    else { return false }
    return isCommon(range)
  }

  /// `XXX` is the number thirty unless the text shows that it is a mark: by several of them.
  private func isCommon(_ range: Range<Int>) -> Bool {
    repeatedLines.contains(bytes, range, among: lines)
  }

  /// `HPHPHPHP`, `NCISNCISNCIS`: a few capitals over and over, on several lines.
  func isRepeatedLetters(_ index: Int) -> Bool {
    let range = lines[index].range
    guard range.count >= 6, range.count <= 40, ByteClass.isUpper(bytes[range.lowerBound]) else {
      return false
    }
    for period in 1...5 where period * 3 <= range.count {
      var next = range.lowerBound
      while next < range.upperBound, ByteClass.isUpper(bytes[next]),
        next + period >= range.upperBound || bytes[next] == bytes[next + period]
      {
        next += 1
      }
      if next == range.upperBound { return isCommon(range) }
    }
    return false
  }

  /// Marks and wide gaps: which of them part scenes.
  mutating func findSceneBreaks() {
    if options.sceneBreaks.isNever {
      for index in units.indices where units[index].kind == .sceneBreak {
        units[index].kind = .paragraph
        units[index].evidence = .asTold
      }
      return
    }
    if options.sceneBreaks.isMatching {
      for index in units.indices
      where units[index].kind == .sceneBreak && !units[index].evidence.contains(.asTold) {
        units[index].kind = .paragraph
      }
      return
    }
    let breaks = units.indices.filter { units[$0].kind == .sceneBreak }
    var marks = breaks.map { (key: markKey(units[$0]), unit: $0) }
    marks.sort { $0.key < $1.key }
    for (offset, mark) in marks.enumerated() {
      units[mark.unit].confidence = 88
      if offset > 0 && marks[offset - 1].key == mark.key
        || offset + 1 < marks.count && marks[offset + 1].key == mark.key
      {
        units[mark.unit].evidence.insert(.repeatedMark)
        units[mark.unit].confidence = 97
      }
    }
    findBlankBreaks()
  }

  private func markKey(_ unit: Unit) -> Int {
    let symbols = bytes[range(unit)].lazy.filter { $0 != 0x20 && $0 != 0x09 }
    return Int(truncatingIfNeeded: ByteHash(symbols).value)
  }

  /// Gaps wider than usual part scenes if they are rare and prose stands on both sides.
  private mutating func findBlankBreaks() {
    guard units.count > bodyStart + 2 else { return }
    let usual = profile.usualGap
    var places: [Int] = []
    var possible = 0
    for index in (bodyStart + 1)..<units.count {
      let unit = units[index]
      let before = units[index - 1]
      guard isProse(unit), isProse(before) else { continue }
      possible += 1
      guard Int(unit.gap) > usual else { continue }
      places.append(index)
    }
    guard !places.isEmpty, places.count * 3 < max(possible, 4) else { return }
    // Verse and quotations are set off with space of their own in texts without blank lines.
    var marks: [Int] = []
    for place in places {
      let before = units[place - 1]
      let unit = units[place]
      // A line below a heading that is no sentence belongs to the heading.
      if place > 1, units[place - 2].kind == .heading, before.lineCount == 1, width(before) <= 70,
        !LineShape(bytes, range(before)).endsSentence
      {
        continue
      }
      if profile.runsOn, unit.gap == 1,
        isSetOff(before) || isSetOff(unit)
      {
        continue
      }
      if isSetOff(before) || isSetOff(unit), Int(unit.gap) <= usual + 1, !profile.runsOn {
        continue
      }
      marks.append(place)
    }
    guard !marks.isEmpty else { return }
    insertBreaks(before: marks)
  }

  /// Puts a scene break in the place of the gap above each of some units, which stand in the body and
  /// in order.
  private mutating func insertBreaks(before places: [Int]) {
    var end = units.count
    units += units.suffix(places.count)
    // From the last one on, so that all units move in place, each of them once.
    for (count, place) in zip(1..., places).reversed() {
      var target = end + count
      while end > place {
        end -= 1
        target -= 1
        units[target] = units[end]
      }
      let first = Int(units[target].first)
      var gap = Unit(
        first..<first, .sceneBreak, gap: Int(units[target].gap), openingByte: 0)
      gap.evidence = .rareGap
      gap.confidence = 85
      units[target].gap = 0
      units[target - 1] = gap
    }
  }

  private func isSetOff(_ unit: Unit) -> Bool {
    unit.kind == .verse || unit.kind == .quote || unit.evidence.contains(.indented)
  }

  private func isProse(_ unit: Unit) -> Bool {
    switch unit.kind {
    case .paragraph, .verse, .quote, .letter: !unit.evidence.contains(.fixedPhrase)
    default: false
    }
  }
}
