extension StructureReader {
  /// The name after `by`, if the line is that of an author.
  func bylineName(_ range: Range<Int>) -> Range<Int>? {
    guard range.count <= 80 else { return nil }
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start].isOne(of: "*_(~- ") { start += 1 }
    while end > start, bytes[end - 1].isOne(of: "*_)~- ") { end -= 1 }
    let parser = headingParser
    let tokens = parser.tokens(start..<end, limit: 9)
    var joined = ""
    for (offset, token) in tokens.prefix(4).enumerated() {
      joined += (offset > 0 ? " " : "") + parser.text(token)
      guard Vocabulary.bylineWords.contains(joined) || Vocabulary.bylineWords.contains(joined + ":")
      else { continue }
      guard offset + 1 < tokens.count, tokens.count - offset - 1 <= 6 else { return nil }
      let name = tokens[offset + 1].range.lowerBound..<end
      let look = LineShape(bytes, name)
      let isShortName = look.words <= 3 && look.longLowercaseWords == 0
      guard !look.endsSentence || isShortName, look.last != 0x2C, look.words <= 6,
        look.longLowercaseWords == 0 || look.longLowercaseWords == 1 && look.words <= 2
      else { return nil }
      // `By noon it was over` has no name; a pen name may be all lower case.
      if look.startsLowercase, look.words > 1 { return nil }
      return name
    }
    return nil
  }

  /// The title and the author in the first lines, where nothing above has told them.
  mutating func findTitle() {
    if let told = fields.first(where: { $0.field == .title }), !told.value.isEmpty {
      title = told.value
    }
    for field in fields where field.field == .author && !field.value.isEmpty {
      authors.append(field.value)
    }
    guard title == nil else { return findBylineBelowFields() }
    var index = bodyStart
    while index < units.count,
      units[index].kind == .contents || isPlate(units[index]) || isDateAboveTitle(index)
    {
      index += 1
    }
    guard index < units.count else { return }
    let unit = units[index]
    guard
      unit.kind == .paragraph || unit.kind == .verse && unit.lineCount == 2
        || unit.kind == .heading && isTitleCandidate(unit) && !unit.evidence.contains(.asTold)
    else { return }
    guard unit.lineCount == 1 else { return findTwoLineTitle(index) }
    let line = lines[Int(unit.first)]
    guard line.width <= 90 else { return }
    let look = LineShape(bytes, line.range)
    guard look.wordCharacters > 0, !look.startsLowercase || look.words <= 6 else { return }
    let next = index + 1 < units.count ? units[index + 1] : nil
    let byline = next.flatMap { unit in
      unit.kind == .paragraph && unit.lineCount == 1 && unit.gap <= 3
        ? bylineName(lines[Int(unit.first)].range) : nil
    }
    let gapAfter = next.map { Int($0.gap) } ?? 0
    let isSentence =
      (look.last == 0x2E || look.last == 0x3002 || look.last == 0x2C || look.last == 0x3A
        || look.last == 0x3B) && !look.isCapitals
    let isTitled = look.isTitleCase || look.isCapitals || look.wide > 0
    let hasNote = next.map { noteLabel($0) } ?? false
    if unit.kind == .heading {
      // The first of several headings of its kind is a heading; one alone at the top, or right
      // above another heading, is the title.
      guard byline != nil || next?.kind == .heading || isOnlyTitleHeading(index) else { return }
    } else if byline == nil {
      guard !isSentence, !look.opensSpeech, isTitled || gapAfter >= 2 && look.words <= 8,
        !(look.last == 0x21 && look.words <= 3),
        look.digits == 0 || look.words > 2 || gapAfter >= 2, !isDate(line.range),
        !noteLabel(unit)
      else { return }
      let nextIsHeading = next?.kind == .heading
      guard
        gapAfter > profile.usualGap || nextIsHeading || hasNote
          || isTitled && look.words >= 2 && look.words <= 10 && !look.endsSentence && gapAfter >= 1
          || isSecondLineName(index)
      else { return }
    }
    title = line.range
    if index > bodyStart, isDateAboveTitle(index - 1) {
      acceptField(index - 1)
    }
    accept(index, as: .title, .startOfText)
    var after = index + 1
    if byline == nil, isSecondLineName(index) {
      authors.append(range(units[after]))
      accept(after, as: .byline, .startOfText)
      after += 1
    } else if let name = byline {
      authors.append(name)
      accept(after, as: .byline, .byWord)
      after += 1
    } else if after + 1 < units.count, units[after].kind == .paragraph, units[after].lineCount == 1,
      units[after].gap <= 1, let name = bylineName(lines[Int(units[after + 1].first)].range),
      units[after + 1].lineCount == 1, width(units[after]) <= 70
    {
      acceptField(after)
      authors.append(name)
      accept(after + 1, as: .byline, .byWord)
      after += 2
    }
    bodyStart = max(bodyStart, after)
    relabelStart()
  }

  /// The author below header fields that tell the title alone.
  private mutating func findBylineBelowFields() {
    guard authors.isEmpty, bodyStart > 0, bodyStart < units.count,
      units[bodyStart - 1].kind == .field
    else { return }
    let unit = units[bodyStart]
    guard unit.kind == .paragraph, unit.lineCount == 1, unit.gap <= 3,
      let name = bylineName(lines[Int(unit.first)].range)
    else { return }
    authors.append(name)
    accept(bodyStart, as: .byline, .byWord)
    bodyStart += 1
  }

  /// A line beside the title that belongs to neither the title nor the story.
  private mutating func acceptField(_ index: Int) {
    accept(index, as: .field, .neighbour)
    for field in fields(of: units[index], isInside: false, canBeSigned: false) {
      fields.append(field)
      if field.field == .title, !field.value.isEmpty { title = field.value }
      if field.field == .author, !field.value.isEmpty { authors.append(field.value) }
    }
  }

  private mutating func accept(_ index: Int, as kind: UnitKind, _ evidence: Evidence) {
    units[index].kind = kind
    units[index].evidence = evidence
    units[index].confidence = 80
    units[index].runnerUp = .paragraph
    units[index].runnerUpConfidence = 15
  }

  /// A heading of words alone right after the title is one although no gap sets it off.
  private mutating func relabelStart() {
    guard bodyStart < units.count, options.chapters.isAutomatic else { return }
    let unit = units[bodyStart]
    guard unit.kind == .paragraph, unit.lineCount == 1,
      Int(unit.gap) >= 2 || Int(unit.gap) > profile.usualGap
    else { return }
    let line = lines[Int(unit.first)]
    let look = LineShape(bytes, line.range)
    let nextGap = bodyStart + 1 < units.count ? Int(units[bodyStart + 1].gap) : 0
    guard line.width <= 60, look.isTitleCase || look.isCapitals, look.words >= 2 || look.isCapitals,
      !look.endsSentence, look.last != 0x2C, look.last != 0x3A, !look.opensSpeech, nextGap >= 1,
      let shape = headingParser.shape(line.range)
    else { return }
    headings.append(HeadingEntry(shape: shape, titleLines: nil, points: 60))
    units[bodyStart].kind = .heading
    units[bodyStart].level = 1
    units[bodyStart].detail = Int32(headings.count - 1)
    units[bodyStart].evidence = [.titleCase, .startOfText, .widerGapBefore]
    units[bodyStart].confidence = 62
  }

  /// Whether a unit is a date in the first line, and below it stands a line and then a heading or an
  /// author: a title, and not the place where the story begins.
  private func isDateAboveTitle(_ index: Int) -> Bool {
    guard index == bodyStart, index + 2 < units.count,
      units[index...index + 1].allSatisfy({ $0.kind == .paragraph && $0.lineCount == 1 }),
      isDate(range(units[index]))
    else { return false }
    return units[index + 2].kind == .heading || bylineName(range(units[index + 2])) != nil
  }

  /// Two numbers in a short line: a date or a time, as scenes open with.
  private func isDate(_ range: Range<Int>) -> Bool {
    guard range.count <= 48 else { return false }
    var numbers = 0
    var isInside = false
    for index in range {
      let isDigit = ByteClass.isDigit(bytes[index])
      if isDigit, !isInside { numbers += 1 }
      isInside = isDigit
    }
    return numbers > 1
  }

  private func isOnlyTitleHeading(_ index: Int) -> Bool {
    for (other, unit) in units.enumerated()
    where other != index && unit.kind == .heading && isTitleCandidate(unit) {
      return false
    }
    return true
  }

  private func isTitleCandidate(_ unit: Unit) -> Bool {
    guard unit.detail >= 0, Int(unit.detail) < headings.count else { return false }
    let shape = headings[Int(unit.detail)].shape
    return shape.grammar == .title && shape.dress != UInt8(ascii: "#")
  }

  /// A title and an author on two lines above a wide gap, as in Japanese files.
  private func isSecondLineName(_ index: Int) -> Bool {
    guard index + 2 < units.count else { return false }
    let name = units[index + 1]
    guard name.kind == .paragraph, name.lineCount == 1, name.gap == 0,
      units[index + 2].gap >= 2 || units[index + 2].gap >= 1 && profile.isWide
    else { return false }
    let look = LineShape(bytes, range(name))
    guard
      look.wide > 0
        ? look.wordCharacters <= 12
        : look.words <= 4 && look.words >= 2 && look.longLowercaseWords == 0
    else { return false }
    return !look.endsSentence && !look.opensSpeech && look.last != 0x2C
  }

  private mutating func findTwoLineTitle(_ index: Int) {
    let unit = units[index]
    guard unit.lineCount == 2, unit.kind != .heading else { return }
    let second = lines[Int(unit.first) + 1].range
    let isAboveHeading = index + 1 < units.count && units[index + 1].kind == .heading
    let byline = bylineName(second)
    guard let name = byline ?? (isAboveHeading && mayBeName(second) ? second : nil) else { return }
    let line = lines[Int(unit.first)]
    guard line.width <= 80, byline != nil || !LineShape(bytes, line.range).endsSentence else {
      return
    }
    title = line.range
    authors.append(name)
    splitFirstLine(ofUnit: index)
    accept(index, as: .title, .startOfText)
    accept(index + 1, as: .byline, byline == nil ? .neighbour : .byWord)
    bodyStart = max(bodyStart, index + 2)
    relabelStart()
  }

  /// Makes two units of one: its first line, and the others.
  mutating func splitFirstLine(ofUnit index: Int) {
    var rest = units[index]
    rest.first += 1
    rest.gap = 0
    rest.kind = .paragraph
    rest.openingByte = bytes[Int(lines[Int(rest.first)].start)]
    units[index].last = units[index].first + 1
    units[index].kind = .paragraph
    units.insert(rest, at: index + 1)
  }

  /// Whether a line may be a name: of a person, or one that somebody writes under.
  func mayBeName(_ range: Range<Int>) -> Bool {
    let look = LineShape(bytes, range)
    return look.words > 0 && look.words <= 4 && look.longLowercaseWords == 0 && !look.endsSentence
      && !look.opensSpeech && look.last != 0x2C && look.last != 0x3A && look.wordCharacters > 1
      && !isDate(range)
  }

  /// `[Illustration]` and the like.
  func isPlate(_ unit: Unit) -> Bool {
    guard unit.kind == .paragraph, unit.lineCount <= 4 else { return false }
    let range = range(unit)
    return bytes[range.lowerBound] == UInt8(ascii: "[") && contains(range, "Illustration")
  }
}
