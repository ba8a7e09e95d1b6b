extension StructureReader {
  /// Splits the lines into units: paragraphs, marks, stanzas, quoted runs.
  mutating func splitIntoUnits() {
    // Blank lines part units, whatever the style.
    units = inPieces(
      of: lines.indices, where: { lines[$0].number != lines[$0 - 1].number + 1 }
    ) { reader, piece in
      var reader = reader
      reader.splitIntoUnits(piece)
      return reader.units
    }
  }

  private mutating func splitIntoUnits(_ range: Range<Int>) {
    units.reserveCapacity(profile.isWrapped ? range.count / 3 + 16 : range.count + 16)
    var first = range.lowerBound
    while first < range.upperBound {
      var last = first + 1
      while last < range.upperBound, lines[last].number == lines[last - 1].number + 1 { last += 1 }
      splitRun(first..<last)
      first = last
    }
  }

  private mutating func add(_ range: Range<Int>, _ kind: UnitKind, _ evidence: Evidence = []) {
    guard let first = range.first else { return }
    var unit = Unit(range, kind, gap: gap(beforeLine: first))
    unit.evidence = evidence
    units.append(unit)
  }

  /// Splits lines without a blank one between.
  private mutating func splitRun(_ run: Range<Int>) {
    var index = run.lowerBound
    var pending = run.lowerBound
    // Quoted lines and marks part a run, whatever its style.
    while index < run.upperBound {
      let byte = bytes[Int(lines[index].start)]
      if hasRules, let kind = told(index) {
        splitPlain(pending..<index)
        add(index..<index + 1, kind, .asTold)
        index += 1
        pending = index
        continue
      }
      if byte == UInt8(ascii: ">"), isQuoted(index) {
        splitPlain(pending..<index)
        var end = index
        while end < run.upperBound, isQuoted(end) { end += 1 }
        splitQuoted(index..<end)
        index = end
        pending = end
        continue
      }
      if lines[index].width <= 80,
        (!ByteClass.isAlphanumeric(byte) || lines[index].width <= 12) && isMark(index)
          || lines[index].width <= 40 && isRepeatedLetters(index),
        !isFilled(above: index, in: run)
      {
        splitPlain(pending..<index)
        if isBoxed(index + 1, in: run) {
          // A heading between two rules: the upper one is dress, as the lower one is.
          add(index + 1..<index + 3, .paragraph, .underlined)
          units[units.count - 1].gap = UInt32(truncatingIfNeeded: gap(beforeLine: index))
          index += 3
          pending = index
          continue
        }
        let isUnderline =
          index > pending && index == run.lowerBound + 1 && isUnderline(index)
          && lines[index - 1].width <= 90
        if isUnderline, var before = units.last, before.kind == .paragraph {
          before.last = Int32(index + 1)
          before.evidence.insert(.underlined)
          units[units.count - 1] = before
        } else {
          add(index..<index + 1, .sceneBreak, .mark)
        }
        pending = index + 1
      }
      index += 1
    }
    splitPlain(pending..<run.upperBound)
  }

  /// Whether a line looks like a heading and has the same rule above and below.
  private func isBoxed(_ index: Int, in run: Range<Int>) -> Bool {
    guard index > run.lowerBound, index + 1 < run.upperBound, lines[index].width <= 70,
      lines[index - 1].count >= 3, lines[index - 1].count == lines[index + 1].count,
      bytes[lines[index - 1].range] == bytes[lines[index + 1].range],
      !bytes[lines[index - 1].range].contains(where: { ByteClass.isAlphanumeric($0) || $0 >= 0x80 }
      ),
      !isMark(index), let shape = headingParser.shape(lines[index].range)
    else { return false }
    if shape.grammar != .title { return true }
    let look = LineShape(bytes, shape.title)
    return (look.isTitleCase || look.isCapitals) && !look.endsSentence && !look.opensSpeech
  }

  /// What the options say of a line: a heading, still to be ranked, or a scene break.
  private func told(_ index: Int) -> UnitKind? {
    let line = String(decoding: bytes[lines[index].range], as: UTF8.self)
    if let expression = chapterExpression, (try? expression.firstMatch(in: line)) ?? nil != nil {
      return .paragraph
    }
    if let expression = breakExpression, (try? expression.firstMatch(in: line)) ?? nil != nil {
      return .sceneBreak
    }
    return nil
  }

  /// Whether a line only stands by itself because the line above was full.
  private func isFilled(above index: Int, in run: Range<Int>) -> Bool {
    index > run.lowerBound && profile.isWrapped && lines[index].width <= 6
      && lines[index - 1].width > 30
      && !lines[index - 1].leavesRoom(for: lines[index], margin: profile.margin)
  }

  private func isQuoted(_ index: Int) -> Bool {
    let line = lines[index]
    guard bytes[Int(line.start)] == UInt8(ascii: ">") else { return false }
    guard line.count > 1 else { return true }
    let next = bytes[Int(line.start) + 1]
    return next == 0x20 || next == UInt8(ascii: ">") || line.count > 2 && next != UInt8(ascii: "<")
  }

  /// Whether the line is one kind of dash as wide as the line above.
  private func isUnderline(_ index: Int) -> Bool {
    let line = lines[index]
    let above = lines[index - 1]
    let first = bytes[Int(line.start)]
    guard
      first == UInt8(ascii: "-") || first == UInt8(ascii: "=") || first == UInt8(ascii: "~")
        || first == UInt8(ascii: "*") || first == UInt8(ascii: "_") || first == UInt8(ascii: "^"),
      line.count >= 3, bytes[line.range].allSatisfy({ $0 == first })
    else { return false }
    let difference = Int(line.width) - Int(above.width)
    if abs(difference) <= 2 + Int(above.width) / 8 { return true }
    guard first == UInt8(ascii: "=") || first == UInt8(ascii: "-") else { return false }
    let shape = LineShape(bytes, above.range)
    return above.width <= 60 && !shape.endsSentence && !shape.opensSpeech && above.width >= 3
      && (first == UInt8(ascii: "=") || shape.isTitleCase)
  }

  /// Splits lines that are neither quoted nor marks.
  private mutating func splitPlain(_ run: Range<Int>) {
    guard !run.isEmpty else { return }
    if run.count == 1 {
      add(run, .paragraph)
      return
    }
    switch profile.style {
    case .blank: splitUnwrapped(run)
    case .line: splitLines(run)
    case .wrapped: splitWrapped(run)
    case .indent: splitIndented(run)
    }
  }

  private mutating func splitUnwrapped(_ run: Range<Int>) {
    if isVerse(run, margin: 72), !isNumberAndTitle(run) {
      add(run, .verse, .roomyLines)
      return
    }
    for index in run { add(index..<index + 1, .paragraph) }
  }

  /// Whether two lines are a number and the title below it.
  private func isNumberAndTitle(_ run: Range<Int>) -> Bool {
    guard run.count == 2, let shape = headingParser.shape(lines[run.lowerBound].range) else {
      return false
    }
    return shape.grammar != .title && (shape.title.isEmpty || shape.grammar == .named)
  }

  /// Each line is a paragraph; runs of lines that are indented further than the rest are verse.
  private mutating func splitLines(_ run: Range<Int>) {
    if isStanza(run) {
      add(run, .verse, .roomyLines)
      return
    }
    var index = run.lowerBound
    while index < run.upperBound {
      var end = index + 1
      if Int(lines[index].indent) >= profile.proseIndent + 3, lines[index].width <= 72 {
        while end < run.upperBound, Int(lines[end].indent) >= profile.proseIndent + 3,
          lines[end].width <= 72
        {
          end += 1
        }
        if end - index >= 2, isVerse(index..<end, margin: 72) {
          add(index..<end, .verse, [.roomyLines, .indented])
        } else {
          for line in index..<end { add(line..<line + 1, .paragraph) }
        }
      } else {
        add(index..<end, .paragraph)
      }
      index = end
    }
  }

  /// Whether short lines with blank ones around them, in a text that has none between paragraphs, are
  /// verse: few of them end as sentences do.
  private func isStanza(_ run: Range<Int>) -> Bool {
    guard run.count >= 3, run.count <= 24, profile.textLines > run.count * 3,
      run.allSatisfy({ lines[$0].width <= 72 }), isVerse(run, margin: 72)
    else { return false }
    let shapes = run.map { LineShape(bytes, lines[$0].range) }
    let sentences = shapes.count { $0.endsSentence }
    let spoken = shapes.count { $0.opensSpeech }
    return sentences * 3 <= run.count * 2 && spoken * 2 <= run.count
  }

  /// Lines wrapped at the margin: one paragraph, but for indented passages and short lines.
  private mutating func splitWrapped(_ run: Range<Int>) {
    let base = profile.proseIndent
    var index = run.lowerBound
    while index < run.upperBound {
      let isSet = Int(lines[index].indent) >= base + 2
      var end = index + 1
      while end < run.upperBound, (Int(lines[end].indent) >= base + 2) == isSet { end += 1 }
      if isSet, end - index == 1, end < run.upperBound {
        // An indented first line of a paragraph.
        var next = end
        while next < run.upperBound, Int(lines[next].indent) < base + 2 { next += 1 }
        addFlush(index..<next)
        index = next
        continue
      }
      if isSet { addIndented(index..<end) } else { addFlush(index..<end) }
      index = end
    }
  }

  /// Flush lines of a wrapped text.
  private mutating func addFlush(_ run: Range<Int>, mayStartWithHeading: Bool = true) {
    guard run.count > 1 else { return add(run, .paragraph) }
    if isLabelled(run) || isListing(run) {
      splitAtLabels(run)
    } else if isVerse(run, margin: profile.margin) {
      add(run, .verse, .roomyLines)
    } else if mayStartWithHeading, startsWithHeading(run) {
      add(run.lowerBound..<run.lowerBound + 1, .paragraph)
      addFlush(run.lowerBound + 1..<run.upperBound, mayStartWithHeading: false)
    } else {
      add(run, .paragraph)
    }
  }

  /// Indented lines of a wrapped text: a quotation if they are filled, else verse.
  mutating func addIndented(_ run: Range<Int>) {
    guard run.count > 1 else {
      add(run, .paragraph, .indented)
      return
    }
    if isFilled(run) {
      add(run, .quote, [.indented, .filledLines])
    } else {
      add(run, .verse, [.indented, .roomyLines])
    }
  }

  /// Print style: each indented line starts a paragraph, deeper ones are verse or quotations.
  private mutating func splitIndented(_ run: Range<Int>) {
    let usual = profile.printIndent
    var index = run.lowerBound
    while index < run.upperBound {
      let indent = Int(lines[index].indent)
      var end = index + 1
      if indent > usual + 2 {
        while end < run.upperBound, Int(lines[end].indent) > usual + 2 { end += 1 }
        splitDeep(index..<end)
      } else {
        while end < run.upperBound, Int(lines[end].indent) <= profile.baseIndent { end += 1 }
        let isFlush = indent <= profile.baseIndent && end - index <= 3
        if isFlush, startsWithHeading(index..<end) {
          add(index..<index + 1, .paragraph)
          index += 1
        }
        if indent <= profile.baseIndent, isLabelled(index..<end) {
          splitAtLabels(index..<end)
        } else {
          add(index..<end, .paragraph)
        }
      }
      index = end
    }
  }

  /// Deeply indented lines of print style: verse if not filled, else quoted paragraphs.
  private mutating func splitDeep(_ run: Range<Int>) {
    let base = run.map { Int(lines[$0].indent) }.min() ?? 0
    if run.count > 1, !isFilled(run) {
      add(run, .verse, [.indented, .roomyLines])
      return
    }
    var index = run.lowerBound
    while index < run.upperBound {
      var end = index + 1
      while end < run.upperBound, Int(lines[end].indent) <= base,
        !lines[end - 1].endsShort(before: lines[end], margin: profile.margin)
      {
        end += 1
      }
      add(index..<end, .quote, [.indented, .filledLines])
      index = end
    }
  }

  /// Lines that start with `>`: quoted paragraphs and verse.
  private mutating func splitQuoted(_ run: Range<Int>) {
    var index = run.lowerBound
    while index < run.upperBound {
      while index < run.upperBound, quotedText(index).isEmpty { index += 1 }
      var end = index
      while end < run.upperBound, !quotedText(end).isEmpty { end += 1 }
      guard index < end else { break }
      let widths = (index..<end).map { quotedText($0).count }
      let isBroken =
        end - index > 1
        && (index..<end - 1).allSatisfy {
          lines[$0].flags.contains(.hardBreak)
            || bytes[Int(lines[$0].end) - 1] == UInt8(ascii: "\\")
        }
      if end - index > 1,
        isBroken
          || (isVerseText((index..<end).map(quotedText))
            && (!profile.isWrapped || (widths.max() ?? 0) < profile.margin - 8))
      {
        add(index..<end, .verse, [.quoteMark, .roomyLines])
      } else if profile.isWrapped || end - index == 1 {
        add(index..<end, .quote, .quoteMark)
      } else {
        for line in index..<end { add(line..<line + 1, .quote, .quoteMark) }
      }
      index = end
    }
  }

  /// The text of a line after its quote marks.
  func quotedText(_ index: Int) -> Range<Int> {
    let line = lines[index]
    var start = Int(line.start)
    while start < Int(line.end),
      bytes[start] == UInt8(ascii: ">") || bytes[start] == 0x20 || bytes[start] == 0x09
    {
      start += 1
    }
    return start..<Int(line.end)
  }

  // MARK: Neighbours

  /// In texts of long lines, lines that stand together right beside verse are verse too.
  mutating func joinVerseNeighbours() {
    guard profile.style == .blank else { return }
    var changes = true
    var rounds = 0
    while changes, rounds < 4 {
      changes = false
      rounds += 1
      var index = 0
      var result: [Unit] = []
      result.reserveCapacity(units.count)
      while index < units.count {
        var end = index + 1
        while end < units.count, units[end].gap == 0, units[end].kind == .paragraph,
          units[end].lineCount == 1
        {
          end += 1
        }
        let unit = units[index]
        if end - index > 1, unit.kind == .paragraph, unit.lineCount == 1,
          result.last.map({ $0.kind == .verse && unit.gap == 1 }) ?? false
            || end < units.count && units[end].kind == .verse && units[end].gap == 1,
          units[index..<end].allSatisfy({ lines[Int($0.first)].width <= 76 }),
          units[index..<end].allSatisfy({ labelEnd(lines[Int($0.first)].range) == nil }),
          !isNumberAndTitle(Int(unit.first)..<Int(units[end - 1].last))
        {
          var verse = unit
          verse.last = units[end - 1].last
          verse.kind = .verse
          verse.evidence = [.roomyLines, .neighbour]
          verse.confidence = 75
          result.append(verse)
          changes = true
        } else {
          result.append(contentsOf: units[index..<end])
        }
        index = end
      }
      units = result
    }
  }

  /// In wrapped texts, short paragraphs whose lines are not filled are verse where several stand
  /// together or beside verse.
  mutating func joinUnfilledNeighbours() {
    guard profile.style == .wrapped else { return }
    var last = -2
    var lastIsVerse = false
    for index in units.indices {
      let unit = units[index]
      if unit.kind == .verse {
        if last == index - 1, !lastIsVerse, unit.gap <= 1 { markVerse(last) }
        last = index
        lastIsVerse = true
        continue
      }
      guard unit.kind == .paragraph, unit.lineCount >= 2, unit.lineCount <= 40,
        unit.evidence.isEmpty, isUnfilled(unit.lines)
      else { continue }
      if last == index - 1, Int(unit.gap) <= profile.usualGap {
        if !lastIsVerse { markVerse(last) }
        markVerse(index)
        lastIsVerse = true
      } else {
        lastIsVerse = false
      }
      last = index
    }
  }

  private mutating func markVerse(_ index: Int) {
    units[index].kind = .verse
    units[index].evidence = [.roomyLines, .neighbour]
    units[index].confidence = 72
    units[index].runnerUpConfidence = 25
  }

  private func isUnfilled(_ run: Range<Int>) -> Bool {
    var roomy = 0
    for index in run {
      let first = bytes.scalar(at: Int(lines[index].start)).value
      if ScalarClass.isLower(first) || lines[index].width > 76 { return false }
      if index + 1 < run.upperBound,
        lines[index].leavesRoom(for: lines[index + 1], margin: profile.margin - 3)
      {
        roomy += 1
      }
      if labelEnd(lines[index].range) != nil { return false }
    }
    return roomy * 2 >= run.count - 1 && roomy > 0
  }

  // MARK: Looks

  /// Whether the lines are filled to a margin of their own, as prose is: words of a sentence that
  /// go on begin most lines in lower case.
  private func isFilled(_ run: Range<Int>) -> Bool {
    let widest = run.map { Int(lines[$0].width) + Int(lines[$0].indent) }.max() ?? 0
    guard widest > 30, run.count > 1 else { return false }
    let margin = run.count >= 3 ? min(profile.margin, widest + 1) : profile.margin - 8
    var full = 0
    var continued = 0
    for index in run.dropLast() {
      if !lines[index].leavesRoom(for: lines[index + 1], margin: margin) { full += 1 }
      let next = bytes.scalar(at: Int(lines[index + 1].start)).value
      if ScalarClass.isLower(next) { continued += 1 }
    }
    let count = run.count - 1
    // What stays far from the margin of the text is set so for its own sake.
    if run.count >= 3, widest + 14 < profile.margin, full < count { return false }
    return full * 3 >= count * 2 && (continued * 10 >= count * 3 || profile.isWide)
  }

  /// Whether lines that stand together look like verse: not filled, none long, each set as a line.
  func isVerse(_ run: Range<Int>, margin: Int) -> Bool {
    guard run.count >= 2 else { return false }
    var total = 0
    for index in run {
      let width = Int(lines[index].width)
      if width > min(margin, 76) { return false }
      total += width
    }
    // Two lines need to be shorter than a whole stanza to be told from prose.
    guard total <= (run.count > 2 ? 68 : 56) * run.count else { return false }
    if total > 50 * run.count, !profile.isWrapped {
      let ends = run.count { LineShape(bytes, lines[$0].range).endsSentence }
      if ends * 4 > run.count * 3 { return false }
    }
    if profile.isWrapped {
      guard run.count >= 3 || lines[run.lowerBound].indent > 0 else { return false }
      var roomy = 0
      for index in run.dropLast()
      where lines[index].leavesRoom(for: lines[index + 1], margin: margin - 4) {
        roomy += 1
      }
      guard roomy * 5 >= (run.count - 1) * 4 else { return false }
    }
    return isVerseText(run.map { lines[$0].range })
  }

  /// Whether the words of short lines are those of verse rather than of dialogue, chat or a list.
  private func isVerseText(_ texts: [Range<Int>]) -> Bool {
    var speech = 0
    var labels = 0
    var capitals = 0
    var sentences = 0
    var bullets = 0
    var long = 0
    for text in texts {
      guard !text.isEmpty else { continue }
      let shape = LineShape(bytes, text)
      if text.count > 160 { return false }
      if shape.words > 14 { long += 1 }
      if shape.opensSpeech { speech += 1 }
      if shape.endsSentence && shape.words <= 3 { sentences += 1 }
      if !shape.startsLowercase { capitals += 1 }
      if labelEnd(text) != nil { labels += 1 }
      let byte = bytes[text.lowerBound]
      let isSpaced = text.count > 1 && bytes[text.lowerBound + 1] == 0x20
      if byte == UInt8(ascii: "-") || isSpaced && byte.isOne(of: "*+")
        || ByteClass.isDigit(byte)
        || byte == 0xE2 && text.count > 2
          && bytes[text.lowerBound + 1] == 0x80 && bytes[text.lowerBound + 2] == 0xA2
      {
        bullets += 1
      }
    }
    let count = texts.count
    if long > 0 || labels * 2 >= count || bullets * 2 >= count { return false }
    if capitals * 2 < count { return false }
    if speech * 2 > count, count < 3 || speech == count { return false }
    return sentences * 2 <= count
  }

  /// The end of `Name: ` at the start of a line, as in chat, a play, or a header.
  func labelEnd(_ text: Range<Int>) -> Int? {
    var index = text.lowerBound
    let limit = min(text.upperBound, text.lowerBound + 32)
    var spaces = 0
    while index < limit {
      let byte = bytes[index]
      if byte == UInt8(ascii: ":") {
        let next = index + 1
        guard index > text.lowerBound,
          next >= text.upperBound || bytes[next] == 0x20 || bytes[next] == 0x09
        else { return nil }
        return next
      }
      if byte == 0xEF, index + 2 < text.upperBound, bytes[index + 1] == 0xBC,
        bytes[index + 2] == 0x9A
      {
        return index + 3
      }
      if byte == 0x20 { spaces += 1 }
      if spaces > 3 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") { return nil }
      index += 1
    }
    return nil
  }

  /// Whether most lines start with a label of their own.
  private func isLabelled(_ run: Range<Int>) -> Bool {
    var labels = 0
    for index in run
    where labelEnd(lines[index].range) != nil && isBroken(before: index, in: run) { labels += 1 }
    return labels >= 2 && labels * 2 >= run.count
  }

  /// Whether most lines are items of a list.
  private func isListing(_ run: Range<Int>) -> Bool {
    var items = 0
    for index in run where isItem(index) && isBroken(before: index, in: run) { items += 1 }
    return items >= 2 && items * 2 >= run.count
  }

  /// Whether a line starts a run, or its first word would have fitted on the line before.
  private func isBroken(before index: Int, in run: Range<Int>) -> Bool {
    index == run.lowerBound
      || lines[index - 1].leavesRoom(for: lines[index], margin: profile.margin)
  }

  private func isItem(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.count > 3 else { return false }
    let start = Int(line.start)
    let first = bytes[start]
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+") {
      return bytes[start + 1] == 0x20
    }
    var digit = start
    while digit < Int(line.end), ByteClass.isDigit(bytes[digit]), digit - start < 3 { digit += 1 }
    return digit > start && digit + 1 < Int(line.end)
      && (bytes[digit] == UInt8(ascii: ".") || bytes[digit] == UInt8(ascii: ")"))
      && bytes[digit + 1] == 0x20
  }

  private mutating func splitAtLabels(_ run: Range<Int>) {
    var start = run.lowerBound
    for index in run.dropFirst()
    where (labelEnd(lines[index].range) != nil || isItem(index))
      && isBroken(before: index, in: run)
    {
      add(start..<index, .paragraph)
      start = index
    }
    add(start..<run.upperBound, .paragraph)
  }

  /// Whether the first of several lines is a heading and the second too short to be its text.
  private func startsWithHeading(_ run: Range<Int>) -> Bool {
    let first = lines[run.lowerBound]
    if isWrappedHeading(run) { return false }
    guard first.width <= 60,
      first.leavesRoom(for: lines[run.lowerBound + 1], margin: profile.margin - 4)
    else { return false }
    let parser = headingParser
    guard let shape = parser.shape(first.range) else { return false }
    switch shape.grammar {
    case .keyword, .named, .unit: return true
    case .number: return shape.title.isEmpty && run.count == 2
    case .title: return false
    }
  }

  var headingParser: HeadingParser {
    HeadingParser(
      bytes: bytes, languages: language == "en" ? ["en"] : [language, "en"])
  }
}

extension Line {
  /// Whether this line ends well before the margin although the next word would have fitted.
  func endsShort(before next: Line, margin: Int) -> Bool {
    leavesRoom(for: next, margin: margin - 4)
  }
}
