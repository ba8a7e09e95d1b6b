extension StructureReader {
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
    guard var first = found.first?.unit else { return }
    if splitTitleAndName(before: first) {
      first += 1
      lastField += 1
      for index in fields.indices { fields[index].unit += 1 }
    }
    for unit in first...lastField where units[unit].kind != .sceneBreak {
      units[unit].kind = .field
      units[unit].evidence = .fieldKey
      units[unit].confidence = 95
    }
    for unit in bodyStart..<first { markFront(unit) }
    bodyStart = lastField + 1
    // A rule below the block parts it from the story, and no scenes.
    if bodyStart < units.count, units[bodyStart].kind == .sceneBreak,
      bytes[range(units[bodyStart])].allSatisfy({ $0.isOne(of: "-=*_ ") })
    {
      bodyStart += 1
    }
  }

  /// Parts two lines right above the fields, where they are a title and a name: they look like verse.
  private mutating func splitTitleAndName(before first: Int) -> Bool {
    guard first > bodyStart else { return false }
    let index = first - 1
    guard title == nil, index == bodyStart, units[index].kind == .verse,
      units[index].lineCount == 2, mayBeName(lines[Int(units[index].last) - 1].range),
      !LineShape(bytes, lines[Int(units[index].first)].range).endsSentence
    else { return false }
    splitFirstLine(ofUnit: index)
    return true
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
    } else if unit.gap == 0, unit.lineCount == 1, index > 0, units[index - 1].kind == .title,
      mayBeName(line.range), !fields.contains(where: { $0.field == .author })
    {
      authors.append(line.range)
      units[index].kind = .byline
      units[index].evidence = .neighbour
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
