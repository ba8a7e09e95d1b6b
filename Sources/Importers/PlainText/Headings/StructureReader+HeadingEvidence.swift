extension StructureReader {
  /// The first line of a unit with what speaks for and against it as a heading, or nil where it can
  /// be none.
  /// - Parameters:
  ///   - nextGap: the blank lines below.
  ///   - isFree: whether space sets it off.
  func candidate(
    _ index: Int, parser: HeadingParser, nextGap: Int, isFree: Bool
  ) -> Candidate? {
    let unit = units[index]
    let line = Int(unit.first)
    let range = lines[line].range
    guard var shape = parser.shape(range) else { return nil }
    let look = LineShape(bytes, shape.grammar == .title ? shape.title : range)
    guard look.wordCharacters > (shape.grammar == .title && look.wide == 0 ? 1 : 0) else {
      return nil
    }
    var evidence = wordEvidence(shape)
    evidence.formUnion(unit.evidence.intersection([.underlined, .boxed]))
    // `작가의 말: 감사합니다!`: what follows is the note itself.
    if shape.grammar == .named, labelEnd(range) != nil, noteLabel(unit) { return nil }
    let opensWithSpeech = ScalarClass.opensSpeech(bytes.scalar(at: range.lowerBound).value)
    if opensWithSpeech, shape.dress == 0 { evidence.insert(.speech) }
    if shape.grammar == .title {
      evidence.formUnion(caseEvidence(look))
      evidence.formUnion(titleEvidence(look, width: Int(lines[line].width)))
      guard mayBeTitle(index, shape, look, evidence) else { return nil }
      // `Captain's Log, Day 12`: the numbers of lines that are written alike may run on.
      shape.value = parser.lastNumber(shape.title)
    } else {
      if shape.grammar == .number, shape.dress == UInt8(ascii: "("), !shape.title.isEmpty {
        return nil
      }
      if !shape.title.isEmpty {
        let look = LineShape(bytes, shape.title)
        evidence.formUnion(caseEvidence(look))
        if shape.grammar != .named { evidence.formUnion(tailEvidence(look, shape)) }
      }
      if let value = shape.value, value > 300, shape.grammar == .number {
        evidence.insert(.largeNumber)
      }
    }
    let isSetOff = isFree || isAboveText(index, shape, evidence, nextGap: nextGap)
    evidence.insert(isSetOff ? .aloneOnLine : .insideRun)
    evidence.formUnion(placeEvidence(index, shape, nextGap: nextGap))
    return Candidate(unit: index, line: line, shape: shape, evidence: evidence)
  }

  /// What the words are: a keyword, a name, a number; and whether symbols stand around them.
  func wordEvidence(_ shape: HeadingShape) -> Evidence {
    var evidence: Evidence =
      switch shape.grammar {
      case .keyword: .keyword
      case .named: .divisionName
      case .unit: .unit
      case .number: .numberOnly
      case .title: []
      }
    if shape.dress != 0 { evidence.insert(.dress) }
    if shape.isDoubtful { evidence.insert(.doubtfulUnit) }
    return evidence
  }

  /// How a title is written.
  private func caseEvidence(_ title: LineShape) -> Evidence {
    var evidence: Evidence = []
    if title.isTitleCase || title.wide > 0 { evidence.insert(.titleCase) }
    if title.isCapitals, title.uppercase >= 4 { evidence.insert(.capitals) }
    return evidence
  }

  /// What tells the title behind a number from the tail of a sentence.
  private func tailEvidence(_ title: LineShape, _ shape: HeadingShape) -> Evidence {
    var evidence: Evidence = []
    let hasSeparator =
      shape.separator != 0x20 && shape.separator != 0 && shape.separator != UInt8(ascii: ",")
    if !hasSeparator, title.startsLowercase || !title.isTitleCase && title.wide == 0 {
      evidence.insert(.lowercaseTail)
    }
    if title.last == 0x2E, title.longLowercaseWords > 0,
      title.words > 4 || shape.grammar == .number
    {
      evidence.insert(.sentenceTail)
    }
    if title.last == 0x2C || title.last == 0x3B { evidence.insert(.openEnd) }
    if title.words > 14 { evidence.insert(.long) }
    return evidence
  }

  /// What tells words alone from a sentence.
  private func titleEvidence(_ look: LineShape, width: Int) -> Evidence {
    var evidence: Evidence = []
    if look.last == 0x2E || look.last == 0x3002 || look.last == 0x2026 {
      evidence.insert(.sentenceTail)
    }
    if look.last == 0x21 || look.last == 0x3F { evidence.insert(.emphaticEnd) }
    if look.last == 0x2C || look.last == 0x3A || look.last == 0x3B || look.final == 0x2D
      || look.final == 0x2014 || look.final == 0x29
    {
      evidence.insert(.openEnd)
    }
    if look.words > 12 || width > 70 { evidence.insert(.long) }
    if look.words == 1 { evidence.insert(.oneWord) }
    return evidence
  }

  /// Whether words alone are set as a title may be.
  private func mayBeTitle(
    _ index: Int, _ shape: HeadingShape, _ look: LineShape, _ evidence: Evidence
  ) -> Bool {
    let unit = units[index]
    let range = lines[Int(unit.first)].range
    guard
      !evidence.isDisjoint(with: [.titleCase, .capitals, .underlined])
        || isSentenceCaseTitle(look, unit) || shape.dress == UInt8(ascii: "#")
        || shape.dress != 0 && !look.endsSentence && look.words <= 10
    else { return false }
    if shape.dress == UInt8(ascii: "(") || isViewpoint(range) { return false }
    let hasGap = Int(unit.gap) > profile.usualGap || evidence.contains(.underlined)
    // What a colon announces is a sign, and words in stars are stressed.
    if !hasGap, index > bodyStart, endsWithColon(units[index - 1]) { return false }
    if !hasGap, shape.dressCount == 1, shape.dress.isOne(of: "*_") { return false }
    if index > bodyStart, index <= bodyStart + 3, bylineName(range) != nil { return false }
    // `Ann: Yes?` is a line of a play or a chat.
    if noteLabel(unit) { return false }
    return labelEnd(range) == nil || evidence.contains(.underlined)
  }

  /// Whether a keyword and a number stand right above a long line.
  private func isAboveText(
    _ index: Int, _ shape: HeadingShape, _ evidence: Evidence, nextGap: Int
  ) -> Bool {
    units[index].gap > 0 && profile.style == .blank && nextGap == 0
      && (shape.grammar == .keyword || shape.grammar == .unit)
      && evidence.isDisjoint(with: [.lowercaseTail, .sentenceTail, .openEnd])
      && width(units[index + 1]) > 80
  }

  /// The space around a unit, and whether it opens the text.
  private func placeEvidence(_ index: Int, _ shape: HeadingShape, nextGap: Int) -> Evidence {
    var evidence: Evidence = []
    let isFirst = index == bodyStart
    if Int(units[index].gap) > profile.usualGap, !isFirst { evidence.insert(.widerGapBefore) }
    if isFirst || isAfterFrontOnly(index) { evidence.insert(.startOfText) }
    // Below words alone a gap tells nothing if none stands above: a signature has it too.
    if nextGap > profile.usualGap, nextGap < 1_000,
      shape.grammar != .title || !evidence.isDisjoint(with: [.widerGapBefore, .startOfText])
    {
      evidence.insert(.widerGapAfter)
    }
    return evidence
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
