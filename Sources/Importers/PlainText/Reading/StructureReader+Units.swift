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

  mutating func add(_ range: Range<Int>, _ kind: UnitKind, _ evidence: Evidence = []) {
    guard !range.isEmpty else { return }
    var unit = unit(range, kind)
    unit.evidence = evidence
    units.append(unit)
  }

  /// A unit of some lines, which are not none.
  func unit(_ range: Range<Int>, _ kind: UnitKind) -> Unit {
    Unit(
      range, kind, gap: gap(beforeLine: range.lowerBound),
      openingByte: bytes[Int(lines[range.lowerBound].start)])
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
          add(index + 1..<index + 3, .paragraph, [.underlined, .boxed])
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
  func isBoxed(_ index: Int, in run: Range<Int>) -> Bool {
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
  func told(_ index: Int) -> UnitKind? {
    let line = String(decoding: bytes[lines[index].range], as: UTF8.self)
    if let chapterMatcher, chapterMatcher.matches(line) { return .paragraph }
    if let breakMatcher, breakMatcher.matches(line) { return .sceneBreak }
    return nil
  }

  /// Whether a line only stands by itself because the line above was full.
  func isFilled(above index: Int, in run: Range<Int>) -> Bool {
    index > run.lowerBound && profile.isWrapped && lines[index].width <= 6
      && lines[index - 1].width > 30
      && !lines[index - 1].leavesRoom(for: lines[index], margin: profile.margin)
  }

  func isQuoted(_ index: Int) -> Bool {
    let line = lines[index]
    guard bytes[Int(line.start)] == UInt8(ascii: ">") else { return false }
    guard line.count > 1 else { return true }
    let next = bytes[Int(line.start) + 1]
    return next == 0x20 || next == UInt8(ascii: ">") || line.count > 2 && next != UInt8(ascii: "<")
  }

  /// Whether the line is one kind of dash as wide as the line above.
  func isUnderline(_ index: Int) -> Bool {
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
}

extension Line {
  /// Whether this line ends well before the margin although the next word would have fitted.
  func endsShort(before next: Line, margin: Int) -> Bool {
    leavesRoom(for: next, margin: margin - 4)
  }
}
