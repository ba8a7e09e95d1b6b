extension StructureReader {
  /// The lines of some units that may be headings, and those that the options call so.
  func headingCandidates(_ range: Range<Int>) -> [Candidate] {
    let parser = headingParser
    var result: [Candidate] = []
    let widest = profile.isWide ? 64 : 100
    for index in range {
      let unit = units[index]
      if unit.kind == .paragraph, unit.evidence.contains(.asTold) {
        result.append(toldCandidate(index, parser: parser))
        continue
      }
      guard index >= bodyStart, unit.kind == .paragraph,
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
        let candidate = candidate(index, parser: parser, nextGap: nextGap, isFree: isFree)
      else { continue }
      result.append(candidate)
    }
    return result
  }

  /// What the options call a heading is one, whatever it looks like.
  private func toldCandidate(_ index: Int, parser: HeadingParser) -> Candidate {
    let line = Int(units[index].first)
    let range = lines[line].range
    let shape =
      parser.shape(range)
      ?? HeadingShape(grammar: .title, number: range.lowerBound..<range.lowerBound, title: range)
    var evidence = wordEvidence(shape)
    evidence.insert(.asTold)
    return Candidate(unit: index, line: line, shape: shape, evidence: evidence)
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
}
