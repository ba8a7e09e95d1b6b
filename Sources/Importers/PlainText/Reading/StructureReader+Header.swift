extension StructureReader {
  // MARK: Frames

  /// Fixed frames: the licence of Project Gutenberg before and after the text.
  mutating func findFrames() {
    let window = 400
    var start: Int?
    var firstMention: Int?
    for index in units.indices.prefix(window) {
      let range = range(units[index])
      guard range.count < 2_000 else { continue }
      if contains(range, "PROJECT GUTENBERG") || contains(range, "Project Gutenberg") {
        if firstMention == nil { firstMention = index }
        if bytes[range.lowerBound] == UInt8(ascii: "*"), contains(range, "START") {
          start = index
          break
        }
      }
    }
    if let start {
      for index in 0...start { frame(index) }
      bodyStart = start + 1
      while bodyStart < units.count, isProducerLine(units[bodyStart]) {
        frame(bodyStart)
        bodyStart += 1
      }
    }
    var end: Int?
    for index in units.indices.reversed().prefix(window) {
      let range = range(units[index])
      guard range.count < 2_000, index >= bodyStart else { continue }
      if contains(range, "PROJECT GUTENBERG"), bytes[range.lowerBound] == UInt8(ascii: "*"),
        contains(range, "END")
      {
        end = index
      }
    }
    guard var end else { return }
    if end > bodyStart {
      let range = range(units[end - 1])
      if range.count < 300, contains(range, "End of"), contains(range, "Project Gutenberg") {
        end -= 1
      }
    }
    for index in end..<units.count { frame(index) }
  }

  /// `Produced by ...`: who made the electronic text, below the mark that starts it.
  private func isProducerLine(_ unit: Unit) -> Bool {
    guard unit.kind == .paragraph, width(unit) < 600 else { return false }
    let text = lowercased(unit, limit: 40)
    return text.hasPrefix("produced by") || text.hasPrefix("e-text prepared by")
      || text.hasPrefix("etext prepared by") || text.hasPrefix("this etext was p")
      || text.hasPrefix("this ebook was p") || text.hasPrefix("transcribed from")
      || text.hasPrefix("transcribed by")
  }

  private mutating func frame(_ index: Int) {
    units[index].kind = .frame
    units[index].evidence = .fixedPhrase
    units[index].confidence = 97
  }

  func contains(_ range: Range<Int>, _ needle: StaticString) -> Bool {
    needle.withUTF8Buffer { needle in
      guard let first = needle.first, range.count >= needle.count else { return false }
      var index = range.lowerBound
      let last = range.upperBound - needle.count
      while true {
        index = bytes.offset(of: first, in: index..<last + 1)
        guard index <= last else { break }
        var offset = 1
        while offset < needle.count, bytes[index + offset] == needle[offset] { offset += 1 }
        if offset == needle.count { return true }
        index += 1
      }
      return false
    }
  }

  // MARK: Header fields

  /// A block of `Key: value` lines near the top, three known keys or more.
  mutating func findHeader() {
    var found: [HeaderField] = []
    var index = bodyStart
    let limit = min(units.count, bodyStart + 80)
    var strangers = 0
    var isCompact = false
    var lastField = -1
    while index < limit {
      let unit = units[index]
      guard unit.kind == .paragraph || unit.kind == .verse || unit.kind == .sceneBreak else {
        break
      }
      if unit.kind == .sceneBreak {
        if lastField >= 0 { break }
        index += 1
        continue
      }
      let line = lines[Int(unit.first)]
      if let (field, key, end) = fieldKey(line.range, isInside: lastField >= 0 && unit.gap == 0),
        !isHeadingLine(line.range)
      {
        // A block whose lines stand together ends at a gap.
        if found.count > 2, unit.gap > 0, isCompact, field == .other || unit.gap > 1 { break }
        if unit.gap == 0, !found.isEmpty { isCompact = true }
        let value = valueRange(from: end, to: Int(line.end))
        var more: [Range<Int>] = []
        for next in unit.lines.dropFirst() { more.append(lines[next].range) }
        found.append(
          HeaderField(field: field, key: key, value: value, more: more, unit: index))
        lastField = index
        strangers = 0
      } else if lastField >= 0 {
        // A value that goes on, or one stray line inside of the block.
        let last = found.count - 1
        if unit.gap == 0, last >= 0, strangers == 0, isContinuation(unit, of: found[last]) {
          found[last].more.append(contentsOf: unit.lines.map { lines[$0].range })
          lastField = index
        } else if found[last].value.isEmpty, found[last].more.isEmpty, unit.gap <= 2,
          found[last].field == .summary || found[last].field == .warnings
            || found[last].field == .tags
        {
          found[last].more.append(contentsOf: unit.lines.map { lines[$0].range })
          lastField = index
        } else {
          strangers += 1
          if strangers > 1 || Int(unit.gap) > 2
            || headingParser.shape(line.range)?.grammar != .title
          {
            break
          }
        }
      } else if index - bodyStart > 8 || width(unit) > 120 {
        break
      }
      index += 1
    }
    let known = found.count(where: { $0.field != .other })
    let isTitled = found.contains(where: { $0.field == .title })
    let isSigned = found.contains(where: { $0.field == .author })
    guard known >= 3 || known >= 2 && (found.count >= 3 || isTitled && isSigned) else { return }
    fields = found
    guard let first = found.first?.unit else { return }
    for unit in first...lastField where units[unit].kind != .sceneBreak {
      units[unit].kind = .field
      units[unit].evidence = .fieldKey
      units[unit].confidence = 95
    }
    for unit in bodyStart..<first { markFront(unit) }
    bodyStart = lastField + 1
    if bodyStart < units.count, units[bodyStart].kind == .sceneBreak,
      bytes[range(units[bodyStart])].allSatisfy({ $0.isOne(of: "-=*_ ") })
    {
      units[bodyStart].kind = .field
      units[bodyStart].evidence = .neighbour
      bodyStart += 1
    }
  }

  private func isHeadingLine(_ range: Range<Int>) -> Bool {
    guard let shape = headingParser.shape(range) else { return false }
    return shape.grammar == .keyword || shape.grammar == .unit
  }

  private mutating func markFront(_ index: Int) {
    let unit = units[index]
    guard unit.kind == .paragraph else { return }
    let line = lines[Int(unit.first)]
    if let name = bylineName(line.range) {
      authors.append(name)
      units[index].kind = .byline
      units[index].evidence = .byWord
    } else if title == nil, line.width <= 90 {
      title = line.range
      units[index].kind = .title
      units[index].evidence = .startOfText
    } else {
      units[index].kind = .field
      units[index].evidence = .neighbour
    }
  }

  func valueRange(from start: Int, to end: Int) -> Range<Int> {
    var start = start
    var end = end
    while start < end, bytes[start].isOne(of: " \t*_") { start += 1 }
    while end > start, bytes[end - 1].isOne(of: " *_") { end -= 1 }
    return start..<end
  }

  /// The key of a header line: `Rating: T`, `**Summary:** ...`, `[Title] X`.
  func fieldKey(
    _ range: Range<Int>, isInside: Bool
  ) -> (Vocabulary.Field, key: Range<Int>, end: Int)? {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start].isOne(of: "*_[-~ +|") { start += 1 }
    let limit = min(range.upperBound, start + 48)
    var index = start
    while index < limit {
      let byte = bytes[index]
      let isColon = byte == UInt8(ascii: ":")
      let isWideColon =
        byte == 0xEF && index + 2 < limit && bytes[index + 1] == 0xBC && bytes[index + 2] == 0x9A
      if isColon || isWideColon {
        var keyEnd = index
        while keyEnd > start, bytes[keyEnd - 1].isOne(of: " *_") { keyEnd -= 1 }
        let key = start..<keyEnd
        guard !key.isEmpty else { return nil }
        let word = LowerCase.text(bytes, key)
        let end = index + (isColon ? 1 : 3)
        if let field = Vocabulary.fields[word] { return (field, key, end) }
        if let open = word.firstIndex(of: "("),
          let field = Vocabulary.fields[
            String(word[..<open]).trimmedSpaces]
        {
          return (field, key, end)
        }
        // Inside of a block a key that nobody knows is a key still.
        let isShort = key.count <= 24 && bytes[key].count(where: { $0 == 0x20 }) <= 2
        if isInside, isShort, ByteClass.isUpper(bytes[start]) || bytes[start] >= 0x80 {
          return (.other, key, end)
        }
        return nil
      }
      if byte.isOne(of: ".!?\"") { return nil }
      index += 1
    }
    return nil
  }

  private func isContinuation(_ unit: Unit, of field: HeaderField) -> Bool {
    let line = lines[Int(unit.first)]
    if line.indent > 0 { return true }
    return field.field == .summary || field.field == .other || field.field == .warnings
      || field.field == .characters || field.field == .tags
  }

  // MARK: Title and author

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
    guard title == nil else { return }
    var index = bodyStart
    while index < units.count, units[index].kind == .contents || isPlate(units[index]) {
      index += 1
    }
    guard index < units.count else { return }
    let unit = units[index]
    guard
      unit.kind == .paragraph || unit.kind == .verse && unit.lineCount == 2
        || unit.kind == .heading && isTitleCandidate(unit)
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
      accept(after, as: .field, .neighbour)
      authors.append(name)
      accept(after + 1, as: .byline, .byWord)
      after += 2
    }
    bodyStart = max(bodyStart, after)
    relabelStart()
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
    guard unit.lineCount == 2, unit.kind != .heading,
      let name = bylineName(lines[Int(unit.first) + 1].range)
    else { return }
    let line = lines[Int(unit.first)]
    guard line.width <= 80 else { return }
    title = line.range
    authors.append(name)
    var second = unit
    second.first += 1
    second.gap = 0
    units[index].last -= 1
    units.insert(second, at: index + 1)
    accept(index, as: .title, .startOfText)
    accept(index + 1, as: .byline, .byWord)
    bodyStart = max(bodyStart, index + 2)
    relabelStart()
  }

  /// `[Illustration]` and the like.
  func isPlate(_ unit: Unit) -> Bool {
    guard unit.kind == .paragraph, unit.lineCount <= 4 else { return false }
    let range = range(unit)
    return bytes[range.lowerBound] == UInt8(ascii: "[") && contains(range, "Illustration")
  }
}

extension String {
  /// The string without spaces at its edges.
  var trimmedSpaces: String {
    var view = Substring(self)
    while view.first == " " { view.removeFirst() }
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
