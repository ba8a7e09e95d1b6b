extension StructureReader {
  func headingCandidates(_ range: Range<Int>) -> [Candidate] {
    let parser = headingParser
    var result: [Candidate] = []
    let widest = profile.isWide ? 64 : 100
    for index in range {
      let unit = units[index]
      guard unit.kind == .paragraph,
        unit.lineCount == 1 || unit.lineCount == 2 && unit.evidence.contains(.underlined)
          || isWrappedHeading(unit.lines) && Int(unit.gap) > profile.usualGap
            && index + 1 < units.count && units[index + 1].gap > 0
      else { continue }
      let line = lines[Int(unit.first)]
      guard Int(line.width) <= widest, mayBeHeading(unit, line), !isTheEnd(unit) else { continue }
      let nextGap = index + 1 < units.count ? Int(units[index + 1].gap) : 1_000
      // Fields of a header are no text that a heading could stand in.
      let isBelowField = index > 0 && units[index - 1].kind == .field && nextGap > 0
      let isFree =
        isBelowField
        || unit.gap > 0
          && (nextGap > 0 || profile.runsOn || unit.lineCount > 1 || isPair(index))
        || unit.gap > UInt32(profile.usualGap)
      guard
        let candidate = candidate(
          index, line: Int(unit.first), parser: parser, nextGap: nextGap, isFree: isFree)
      else { continue }
      result.append(candidate)
    }
    return result
  }

  /// Whether two or three lines of a wrapped text are a keyword, a number and a title that goes on:
  /// no sentence ends them.
  func isWrappedHeading(_ run: Range<Int>) -> Bool {
    guard profile.isWrapped, run.count > 1, run.count <= 3, let first = run.first,
      let last = run.last,
      !bytes[Int(lines[last].end) - 1].isOne(of: ".!?\"',:;"),
      lines[last].count < 3
        || !bytes.holds("”", at: Int(lines[last].end) - 3),
      Vocabulary.openings.headings.contains(bytes, at: Int(lines[first].start)),
      let shape = headingParser.shape(lines[first].range), shape.grammar == .keyword,
      !shape.title.isEmpty, !shape.number.isEmpty, shape.separator != 0x20, shape.separator != 0,
      shape.separator != UInt8(ascii: ","),
      run.reduce(0, { $0 + Int(lines[$1].width) }) <= 200
    else { return false }
    let look = LineShape(bytes, Int(lines[first].start)..<Int(lines[last].end))
    return !look.opensSpeech && !look.endsSentence && look.last != 0x2C && look.last != 0x3A
      && look.last != 0x3B
  }

  /// A cheap look: whether the line starts as headings with numbers do, or does not end like prose.
  private func mayBeHeading(_ unit: Unit, _ line: Line) -> Bool {
    if unit.lineCount > 1 || options.chapters.isMatching { return true }
    let start = Int(line.start)
    let first = bytes[start]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return false }
    if ByteClass.isDigit(first) || first.isOne(of: "#*_=~-+|<[({") { return true }
    let end = beforeClosers(start, Int(line.end)) - 1
    if first < 0x80 {
      if bytes[end].isOne(of: ".,;") || line.width > 72 {
        return opensLikeHeading(start, end)
      }
      return true
    }
    if bytes.holds("“", at: start) || bytes.holds("‘", at: start) || bytes.holds("「", at: start) {
      return false
    }
    if bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ",") {
      return first >= 0xE3 || opensLikeHeading(start, end)
    }
    if end > start + 2,
      bytes.holds("。", at: end - 2) || bytes.holds("」", at: end - 2)
        || bytes.holds("”", at: end - 2)
    {
      return false
    }
    return true
  }

  /// The end of a line without the quotation marks and brackets that close it.
  private func beforeClosers(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start + 1 {
      if bytes[end - 1].isOne(of: "\"')]*_") {
        end -= 1
      } else if end > start + 3, bytes.holds("”", at: end - 3) || bytes.holds("’", at: end - 3) {
        end -= 3
      } else {
        break
      }
    }
    return end
  }

  private func opensLikeHeading(_ start: Int, _ end: Int) -> Bool {
    if Vocabulary.openings.headings.contains(bytes, at: start) { return true }
    var index = start
    while index <= end, bytes[index].isOne(of: "IVXLCDM") { index += 1 }
    if index == start {
      // `iv.`
      while index <= end, bytes[index].isOne(of: "ivxlc") { index += 1 }
      return index > start && (index > end || bytes[index].isOne(of: ".)"))
    }
    if index > start, index > end || !ByteClass.isLetter(bytes[index]) { return true }
    // `CHAPTER.`: capitals that end in a stop.
    return ByteClass.isUpper(bytes[start]) && start + 1 <= end
      && (ByteClass.isUpper(bytes[start + 1]) || bytes[start + 1] == 0x20)
  }

  /// Whether a short line follows directly, and then a gap: a number above a title.
  private func isPair(_ index: Int) -> Bool {
    guard index + 1 < units.count, units[index + 1].lineCount == 1,
      lines[Int(units[index + 1].first)].width <= 70
    else { return false }
    return index + 2 >= units.count || units[index + 2].gap > 0
  }

  func candidate(
    _ index: Int, line: Int, parser: HeadingParser, nextGap: Int, isFree: Bool
  ) -> Candidate? {
    let unit = units[index]
    let range = lines[line].range
    guard var shape = parser.shape(range) else { return nil }
    let look = LineShape(bytes, shape.grammar == .title ? shape.title : range)
    guard look.wordCharacters > (shape.grammar == .title && look.wide == 0 ? 1 : 0) else {
      return nil
    }
    var evidence: Evidence = []
    let isTold = unit.evidence.contains(.asTold)
    if isTold { evidence.insert(.asTold) }
    if unit.evidence.contains(.underlined) { evidence.insert(.underlined) }
    if shape.dress != 0 { evidence.insert(.dress) }
    let titleLook =
      shape.grammar == .title ? look : shape.title.isEmpty ? nil : LineShape(bytes, shape.title)
    switch shape.grammar {
    case .keyword: evidence.insert(.keyword)
    case .named: evidence.insert(.divisionName)
    case .unit: evidence.insert(.unit)
    case .number: evidence.insert(.numberOnly)
    case .title: break
    }
    if shape.isDoubtful { evidence.insert(.doubtfulUnit) }
    // `작가의 말: 감사합니다!`: what follows is the note itself.
    if shape.grammar == .named, !isTold, labelEnd(range) != nil, noteLabel(unit) { return nil }
    let opensWithSpeech = ScalarClass.opensSpeech(bytes.scalar(at: range.lowerBound).value)
    if opensWithSpeech, shape.dress == 0 { evidence.insert(.speech) }
    if let titleLook {
      if titleLook.isTitleCase || titleLook.wide > 0 { evidence.insert(.titleCase) }
      if titleLook.isCapitals, titleLook.uppercase >= 4 { evidence.insert(.capitals) }
      if shape.grammar != .title, shape.grammar != .named {
        let hasSeparator =
          shape.separator != 0x20 && shape.separator != 0 && shape.separator != UInt8(ascii: ",")
        if !hasSeparator, titleLook.startsLowercase || !titleLook.isTitleCase && titleLook.wide == 0
        {
          evidence.insert(.lowercaseTail)
        }
        if titleLook.last == 0x2E, titleLook.longLowercaseWords > 0,
          titleLook.words > 4 || shape.grammar == .number
        {
          evidence.insert(.sentenceTail)
        }
        if titleLook.last == 0x2C || titleLook.last == 0x3B { evidence.insert(.openEnd) }
        if titleLook.words > 14 { evidence.insert(.long) }
      }
    }
    if shape.grammar == .title {
      if look.last == 0x2E || look.last == 0x3002 || look.last == 0x2026 {
        evidence.insert(.sentenceTail)
      }
      if look.last == 0x21 || look.last == 0x3F { evidence.insert(.emphaticEnd) }
      if look.last == 0x2C || look.last == 0x3A || look.last == 0x3B || look.final == 0x2D
        || look.final == 0x2014 || look.final == 0x29
      {
        evidence.insert(.openEnd)
      }
      if look.words > 12 || lines[line].width > 70 { evidence.insert(.long) }
      if look.words == 1 { evidence.insert(.oneWord) }
      guard
        evidence.contains(.titleCase) || evidence.contains(.capitals)
          || isSentenceCaseTitle(look, unit)
          || evidence.contains(.underlined) || shape.dress == UInt8(ascii: "#") || isTold
          || shape.dress != 0 && !look.endsSentence && look.words <= 10
      else { return nil }
      if shape.dress == UInt8(ascii: "("), !isTold { return nil }
      if isViewpoint(range), !isTold { return nil }
      let hasGap = Int(unit.gap) > profile.usualGap || evidence.contains(.underlined) || isTold
      // What a colon announces is a sign, and words in stars are stressed.
      if !hasGap, index > bodyStart, endsWithColon(units[index - 1]) { return nil }
      if !hasGap, shape.dressCount == 1, shape.dress.isOne(of: "*_") { return nil }
      if index > bodyStart, index <= bodyStart + 3, !isTold, bylineName(range) != nil { return nil }
      // `Ann: Yes?` is a line of a play or a chat.
      if noteLabel(unit), !isTold { return nil }
      if labelEnd(range) != nil, !isTold, !evidence.contains(.underlined) { return nil }
    } else if let value = shape.value, value > 300, shape.grammar == .number {
      evidence.insert(.largeNumber)
    }
    if shape.grammar == .number, shape.dress == UInt8(ascii: "("), !shape.title.isEmpty {
      return nil
    }
    // A keyword and a number right above a long line.
    let isAboveText =
      !isFree && unit.gap > 0 && profile.style == .blank && nextGap == 0
      && (shape.grammar == .keyword || shape.grammar == .unit)
      && evidence.isDisjoint(with: [.lowercaseTail, .sentenceTail, .openEnd])
      && width(units[index + 1]) > 80
    if isFree || isAboveText { evidence.insert(.aloneOnLine) } else { evidence.insert(.insideRun) }
    let isFirst = index == bodyStart
    if Int(unit.gap) > profile.usualGap, !isFirst { evidence.insert(.widerGapBefore) }
    if isFirst || isAfterFrontOnly(index) { evidence.insert(.startOfText) }
    // Below words alone a gap tells nothing if none stands above: a signature has it too.
    if nextGap > profile.usualGap, nextGap < 1_000,
      shape.grammar != .title || !evidence.isDisjoint(with: [.widerGapBefore, .startOfText])
    {
      evidence.insert(.widerGapAfter)
    }
    if shape.grammar == .keyword, shape.rank == 3, shape.title.isEmpty == false { shape.rank = 3 }
    if shape.grammar == .title {
      // `Captain's Log, Day 12`: the numbers of lines that are written alike may run on.
      shape.value = parser.lastNumber(shape.title)
    }
    return Candidate(unit: index, line: line, shape: shape, look: look, evidence: evidence)
  }

  private func endsWithColon(_ unit: Unit) -> Bool {
    let range = range(unit)
    return !range.isEmpty
      && (bytes[range.upperBound - 1] == UInt8(ascii: ":")
        || range.count > 2 && bytes.holds("：", at: range.upperBound - 3))
  }

  /// Most languages set titles like sentences: a short line without a stop, below a wide gap.
  private func isSentenceCaseTitle(_ look: LineShape, _ unit: Unit) -> Bool {
    language != "en" && Int(unit.gap) > profile.usualGap && look.words <= 8 && !look.startsLowercase
      && !look.endsSentence
  }

  /// Whether nothing but short lines stands between the start of the body and the unit.
  private func isAfterFrontOnly(_ index: Int) -> Bool {
    guard index - bodyStart <= 3 else { return false }
    for unit in units[bodyStart..<index] where unit.lineCount > 1 || width(unit) > 70 {
      return false
    }
    return true
  }
}
