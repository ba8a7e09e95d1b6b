extension StructureReader {
  // MARK: Header fields

  /// A block of `Key: value` lines near the top, three known keys or more; or fewer, where the text
  /// opens with its title or its author.
  mutating func findHeader() {
    var block = headerBlock()
    let known = block.fields.count(where: { $0.field != .other })
    let isTitled = block.fields.contains(where: { $0.field == .title })
    let isSigned = block.fields.contains(where: { $0.field == .author })
    if known < 2 || known == 2 && block.fields.count < 3 && !(isTitled && isSigned) {
      block = openingBlock()
      guard opensWithTitleOrName(block) else { return }
    }
    fields = block.fields
    for unit in block.first...block.last where units[unit].kind != .sceneBreak {
      units[unit].kind = .field
      units[unit].evidence = .fieldKey
      units[unit].confidence = 95
    }
    if splitTitleAndName(before: block.first) {
      block.first += 1
      block.last += 1
    }
    var index = bodyStart
    while index < block.first {
      if markFront(index) {
        block.first += 1
        block.last += 1
      }
      index += 1
    }
    bodyStart = block.last + 1
    // A rule below the block parts it from the story, and no scenes.
    if bodyStart < units.count, units[bodyStart].kind == .sceneBreak,
      bytes[range(units[bodyStart])].allSatisfy({ $0.isOne(of: "-=*_ ") })
    {
      bodyStart += 1
    }
  }

  /// The fields with known keys that the text opens with, nothing else between them.
  private func openingBlock() -> HeaderBlock {
    var block = HeaderBlock()
    for index in bodyStart..<max(bodyStart, units.count) {
      let unit = units[index]
      guard unit.kind == .paragraph || unit.kind == .verse, !unit.evidence.contains(.asTold) else {
        break
      }
      let found = fields(of: unit, isInside: false, canBeSigned: block.canBeSigned)
      if found.isEmpty { break }
      add(found, from: index, to: &block)
    }
    return block
  }

  /// Whether the first of some fields is `Title: Salt` or `Author: Ann Quill`.
  private func opensWithTitleOrName(_ block: HeaderBlock) -> Bool {
    guard let first = block.fields.first, first.more.isEmpty else { return false }
    let look = LineShape(bytes, first.value)
    switch first.field {
    case .title:
      return look.wordCharacters > 0 && lines[Int(units[block.first].first)].width <= 100
    case .author:
      // `Author: Come in.` is a line of a play. A pen name may be all lower case.
      return look.words == 1
        ? look.wordCharacters > 1 && !look.endsSentence
        : mayBeName(first.value) && look.isTitleCase
    default: return false
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

  /// Says what a unit above the fields is.
  /// - Returns: whether its first line, the title, was parted from the others, which come next then.
  private mutating func markFront(_ index: Int) -> Bool {
    let unit = units[index]
    guard unit.kind == .paragraph, !unit.evidence.contains(.asTold) else { return false }
    let line = lines[Int(unit.first)]
    if let name = bylineName(line.range) {
      authors.append(name)
      units[index].kind = .byline
      units[index].evidence = .byWord
    } else if title == nil, line.width <= 90 {
      if unit.lineCount > 1 { splitFirstLine(ofUnit: index) }
      title = line.range
      units[index].kind = .title
      units[index].evidence = .startOfText
      return unit.lineCount > 1
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
    return false
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
