internal import StoryModel

extension StoryAssembler {
  /// Appends the block that starts at unit `index`, and returns the unit after it.
  mutating func append(from index: Int, to blocks: inout [Block]) -> Int {
    let unit = units[index]
    switch unit.kind {
    case .paragraph, .title, .byline, .field, .contents, .list, .heading, .frame:
      blocks.append(.paragraph(text.inlines(unit)))
      return index + 1
    case .sceneBreak:
      let sceneBreak = Block.sceneBreak(
        SceneBreak(mark: unit.lines.isEmpty ? "" : text.text(reader.range(unit))))
      if case .sceneBreak(let before)? = blocks.last, before.mark.isEmpty {
        blocks[blocks.count - 1] = sceneBreak
      } else if let last = blocks.last, Self.isBreak(last), Self.isIdle(sceneBreak) {
        // Two marks, one above the other, are one break.
      } else {
        blocks.append(sceneBreak)
      }
      return index + 1
    case .verse: return appendVerse(from: index, to: &blocks)
    case .quote: return appendQuote(from: index, to: &blocks)
    case .letter: return appendLetter(from: index, to: &blocks)
    case .note: return appendNote(from: index, to: &blocks)
    case .footnote:
      appendFootnote(unit)
      return index + 1
    }
  }

  private mutating func appendVerse(from index: Int, to blocks: inout [Block]) -> Int {
    var stanzas: [Stanza] = []
    var next = index
    while next < units.count, units[next].kind == .verse,
      next == index || units[next].gap <= UInt32(max(1, reader.profile.usualGap))
    {
      stanzas.append(stanza(units[next]))
      next += 1
    }
    blocks.append(.verse(Verse(stanzas: stanzas)))
    return next
  }

  private func stanza(_ unit: Unit) -> Stanza {
    let isQuoted = unit.evidence.contains(.quoteMark)
    let base = unit.lines.map { Int(reader.lines[$0].indent) }.min() ?? 0
    return Stanza(
      lines: unit.lines.map { index in
        let line = reader.lines[index]
        var range = isQuoted ? reader.quotedText(index) : line.range
        if isQuoted, range.count > 1, bytes[range.upperBound - 1] == UInt8(ascii: "\\") {
          range = range.lowerBound..<range.upperBound - 1
        }
        return VerseLine(text.inlines([range]), indent: min((Int(line.indent) - base + 1) / 2, 8))
      })
  }

  private mutating func appendQuote(from index: Int, to blocks: inout [Block]) -> Int {
    var inner: [Block] = []
    var next = index
    while next < units.count, units[next].kind == .quote || isQuotedVerse(next, after: index),
      next == index || units[next].gap <= UInt32(max(1, reader.profile.usualGap))
    {
      if units[next].kind == .verse {
        inner.append(.verse(Verse(stanzas: [stanza(units[next])])))
      } else if units[next].evidence.contains(.quoteMark) {
        inner.append(.paragraph(text.inlines(units[next].lines.map(reader.quotedText))))
      } else {
        inner.append(.paragraph(text.inlines(units[next])))
      }
      next += 1
    }
    blocks.append(.blockQuote(BlockQuote(inner)))
    return next
  }

  private func isQuotedVerse(_ index: Int, after start: Int) -> Bool {
    index > start && units[index].kind == .verse && units[index].evidence.contains(.quoteMark)
      && units[start].evidence.contains(.quoteMark) && units[index].gap == 0
  }

  private mutating func appendLetter(from index: Int, to blocks: inout [Block]) -> Int {
    var inner: [Block] = []
    var next = index
    while next < units.count, units[next].kind == .letter {
      let isFirst = next == index
      if !isFirst, units[next].evidence.contains(.salutation) { break }
      for paragraph in letterParagraphs(units[next]) { inner.append(paragraph) }
      next += 1
      if units[next - 1].evidence.contains(.signature) { break }
    }
    blocks.append(.letter(inner))
    return next
  }

  /// The lines of a closing stand by themselves; other lines are one paragraph.
  private func letterParagraphs(_ unit: Unit) -> [Block] {
    let isShort = unit.lines.allSatisfy { reader.lines[$0].width < 50 }
    if unit.lineCount > 1, isShort || !reader.profile.isWrapped {
      return unit.lines.map { .paragraph(text.inlines([reader.lines[$0].range])) }
    }
    return [.paragraph(text.inlines(unit))]
  }

  private mutating func appendNote(from index: Int, to blocks: inout [Block]) -> Int {
    var inner: [Block] = []
    var next = index
    while next < units.count {
      let unit = units[next]
      if unit.kind == .sceneBreak, next + 1 < units.count, units[next + 1].kind == .note,
        next > index,
        unit.lines.isEmpty
      {
        next += 1
        continue
      }
      guard unit.kind == .note else { break }
      if unit.lineCount > 1, !reader.profile.isWrapped {
        for line in unit.lines {
          inner.append(.paragraph(text.inlines([reader.lines[line].range])))
        }
      } else {
        inner.append(.paragraph(text.inlines(unit)))
      }
      next += 1
    }
    let position: AuthorNote.Position =
      areBreaks(blocks) ? .before : isSectionEnd(next) ? .after : .inside
    blocks.append(.authorNote(AuthorNote(inner, position: position)))
    return next
  }

  /// Whether a section holds nothing but scene breaks so far.
  /// - Complexity: O(n) in blocks for all calls of a section together.
  private mutating func areBreaks(_ blocks: [Block]) -> Bool {
    while leadingBreaks < blocks.count, Self.isBreak(blocks[leadingBreaks]) { leadingBreaks += 1 }
    return leadingBreaks == blocks.count
  }

  /// Whether no text of the story stands between unit `index` and the end of the section.
  /// - Complexity: O(n) in units for all calls together, which go from the first unit to the last.
  private mutating func isSectionEnd(_ index: Int) -> Bool {
    if !aside.contains(index) {
      var next = index
      while next < units.count, isAside(units[next]) { next += 1 }
      aside = index..<next
    }
    let next = aside.upperBound
    return next >= units.count || units[next].kind == .heading || units[next].kind == .frame
  }

  private func isAside(_ unit: Unit) -> Bool {
    switch unit.kind {
    case .sceneBreak, .footnote, .note: true
    case .paragraph: reader.isTheEnd(unit)
    default: false
    }
  }

  private mutating func appendFootnote(_ unit: Unit) {
    let mark = reader.footnotes[Int(unit.detail)].mark
    let id = noteIDs[Int(unit.detail)]
    var ranges = unit.lines.map { reader.lines[$0].range }
    // The words of a footnote whose mark stands only in the text are all its own.
    var start = ranges[0].contains(mark.lowerBound) ? mark.upperBound : ranges[0].lowerBound
    while start < ranges[0].upperBound, bytes[start] == 0x20 || bytes[start] == UInt8(ascii: ":") {
      start += 1
    }
    ranges[0] = start..<ranges[0].upperBound
    var plain = text
    plain.notes = FootnoteMarks()
    notes.append(Note(id: id, blocks: [.paragraph(plain.inlines(ranges))]))
  }
}
