extension StructureReader {
  /// Lines that are a header, and the units that they stand in.
  struct HeaderBlock {
    var fields: [HeaderField] = []
    /// The unit of the first field, and the last unit that belongs to the block; -1 where there is
    /// none.
    var first = -1
    var last = -1

    /// Whether `By: Ann Quill` would be the author here: it opens the block, or follows the title.
    /// Elsewhere it signs what the block speaks of: a prompt, a book that the story is based on.
    var canBeSigned: Bool {
      guard let above = fields.last else { return true }
      return above.field == .title && !fields.contains { $0.field == .author }
    }
  }

  /// The fields in the units near the top that may hold some.
  func headerBlock() -> HeaderBlock {
    var block = HeaderBlock()
    let limit = min(units.count, bodyStart + 80)
    var strangers = 0
    var isCompact = false
    for index in bodyStart..<max(bodyStart, limit) {
      let unit = units[index]
      guard unit.kind == .paragraph || unit.kind == .verse || unit.kind == .sceneBreak else {
        break
      }
      if unit.kind == .sceneBreak || unit.evidence.contains(.asTold) {
        if block.last >= 0 { break }
        continue
      }
      let found = fields(
        of: unit, isInside: block.last >= 0 && unit.gap == 0, canBeSigned: block.canBeSigned)
      if let first = found.first {
        // A block whose lines stand together ends at a gap.
        if block.fields.count > 2, unit.gap > 0, isCompact, first.field == .other || unit.gap > 1 {
          break
        }
        if unit.gap == 0, block.last >= 0 { isCompact = true }
        add(found, from: index, to: &block)
        strangers = 0
      } else if block.last >= 0 {
        // A value that goes on, or one stray line inside of the block.
        if goesOn(unit, block, isAdjacent: strangers == 0) {
          block.fields[block.fields.count - 1].more += unit.lines.map { lines[$0].range }
          block.last = index
        } else {
          strangers += 1
          let line = lines[Int(unit.first)].range
          if strangers > 1 || Int(unit.gap) > 2 || headingParser.shape(line)?.grammar != .title {
            break
          }
        }
      } else if index - bodyStart > 8 || width(unit) > 120 {
        break
      }
    }
    return block
  }

  /// The fields in the units that an outline calls so.
  func toldHeaderBlock() -> HeaderBlock {
    var block = HeaderBlock()
    var strangers = 0
    for index in units.indices where units[index].kind == .field {
      let unit = units[index]
      if unit.lineCount == 1, isMark(Int(unit.first)) { continue }
      let isBelowField = index > 0 && units[index - 1].kind == .field
      let found = fields(
        of: unit, isInside: block.last >= 0 && isBelowField && unit.gap == 0,
        canBeSigned: block.canBeSigned)
      if !found.isEmpty {
        add(found, from: index, to: &block)
        strangers = 0
      } else if block.last >= 0, isBelowField, goesOn(unit, block, isAdjacent: strangers == 0) {
        block.fields[block.fields.count - 1].more += unit.lines.map { lines[$0].range }
      } else {
        strangers += 1
      }
    }
    return block
  }

  func add(_ found: [HeaderField], from index: Int, to block: inout HeaderBlock) {
    block.fields += found
    if block.first < 0 { block.first = index }
    block.last = index
  }

  /// The field that a unit starts with, and the lines that it goes on with; where each line is one
  /// of a known key, all of them.
  /// - Parameters:
  ///   - isInside: whether fields stand right above.
  ///   - canBeSigned: as ``HeaderBlock/canBeSigned``.
  func fields(of unit: Unit, isInside: Bool, canBeSigned: Bool) -> [HeaderField] {
    let line = lines[Int(unit.first)]
    guard
      let (field, key, end) = fieldKey(line.range, isInside: isInside, canBeSigned: canBeSigned),
      !isHeadingLine(line.range)
    else { return [] }
    var rest = unit.lines.dropFirst()
    if let rule = rest.first, isUnderline(rule) { rest = rest.dropFirst() }
    let first = HeaderField(
      field: field, key: key, value: valueRange(from: end, to: Int(line.end)), more: [])
    let others = rest.compactMap { line in
      let isBelowTitle = field == .title && line == rest.first
      return fieldKey(lines[line].range, isInside: false, canBeSigned: isBelowTitle).map {
        field, key, end in
        HeaderField(
          field: field, key: key, value: valueRange(from: end, to: Int(lines[line].end)), more: [])
      }
    }
    if others.count == rest.count { return [first] + others }
    var whole = first
    whole.more = rest.map { lines[$0].range }
    return [whole]
  }

  /// Whether a unit goes on with the value of the last field of a block.
  /// - Parameter isAdjacent: whether nothing else stands between.
  private func goesOn(_ unit: Unit, _ block: HeaderBlock, isAdjacent: Bool) -> Bool {
    guard let last = block.fields.last else { return false }
    if unit.gap == 0, isAdjacent, isContinuation(unit, of: last) { return true }
    return last.value.isEmpty && last.more.isEmpty && unit.gap <= 2
      && (last.field == .summary || last.field == .warnings || last.field == .tags)
  }

  private func isHeadingLine(_ range: Range<Int>) -> Bool {
    guard let shape = headingParser.shape(range) else { return false }
    return shape.grammar == .keyword || shape.grammar == .unit
  }

  func valueRange(from start: Int, to end: Int) -> Range<Int> {
    var start = start
    var end = end
    while start < end, bytes[start].isOne(of: " \t*_") { start += 1 }
    while end > start, bytes[end - 1].isOne(of: " *_") { end -= 1 }
    return start..<end
  }

  /// The key of a header line: `Rating: T`, `**Summary:** ...`.
  func fieldKey(
    _ range: Range<Int>, isInside: Bool, canBeSigned: Bool = false
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
        if canBeSigned, word == "by" || word == "story by",
          maySign(valueRange(from: end, to: range.upperBound))
        {
          return (.author, key, end)
        }
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

  /// Whether somebody may write under what stands behind `By:`.
  private func maySign(_ value: Range<Int>) -> Bool {
    let look = LineShape(bytes, value)
    guard look.wordCharacters > max(1, look.digits), !contains(value, "://") else { return false }
    return look.words == 1
      ? !look.endsSentence : mayBeName(value) && look.isTitleCase && look.digits == 0
  }

  private func isContinuation(_ unit: Unit, of field: HeaderField) -> Bool {
    let line = lines[Int(unit.first)]
    if line.indent > 0 { return true }
    return field.field == .summary || field.field == .other || field.field == .warnings
      || field.field == .characters || field.field == .tags
  }
}
