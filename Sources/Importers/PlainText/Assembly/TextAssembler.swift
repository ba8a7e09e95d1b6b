internal import ByteScanning
internal import StoryModel

/// Makes text and inlines of the bytes of lines: canonical ones, as ``Story/normalized()`` has them.
struct TextAssembler {
  let bytes: [UInt8]
  let lines: [Line]
  /// The footnotes that marks refer to.
  var notes = FootnoteMarks()

  /// Pieces of lines as one text: a space between, none where a word or a dash is cut at the margin
  /// or where the script sets none. White space is single spaces, none at the edges.
  func text(_ ranges: [Range<Int>]) -> String {
    ranges.count == 1
      ? text(ranges[0]) : joined(ranges, isClean: ranges.allSatisfy { isClean($0) })
  }

  private func joined(
    _ ranges: some Collection<Range<Int>>, isClean: Bool
  ) -> String {
    var capacity = 0
    for range in ranges { capacity += range.count + 1 }
    let result = bytes.withUnsafeBufferPointer { source in
      String(unsafeUninitializedCapacity: capacity) { buffer in
        var count = 0
        for range in ranges where !range.isEmpty {
          if count > 0, needsSpace(buffer, count, source, before: range.lowerBound) {
            buffer[count] = 0x20
            count += 1
          }
          let part = UnsafeBufferPointer(rebasing: source[range])
          _ = UnsafeMutableBufferPointer(rebasing: buffer[count...]).update(fromContentsOf: part)
          count += range.count
        }
        return count
      }
    }
    return isClean ? result : WhiteSpace.collapsed(result)
  }

  /// A piece of a line as text.
  func text(_ range: Range<Int>) -> String {
    let result = bytes.text(in: range)
    return isClean(range) ? result : WhiteSpace.collapsed(result)
  }

  /// Whether the bytes need no change: no white space but single spaces, nothing that XML forbids.
  private func isClean(_ range: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return true }
      var index = range.lowerBound
      let end = range.upperBound
      guard index < end, base[index] != 0x20, base[end - 1] != 0x20 else { return index >= end }
      while index + 9 <= end {
        let bytes = EightBytes(base, at: index)
        let next = EightBytes(base, at: index + 1)
        let others = bytes.less(than: 0x20) | bytes.equal(to: 0x7F) | bytes.equal(to: 0xEF)
        if others | (bytes.equal(to: 0x20) & next.equal(to: 0x20)) != 0 {
          return isCleanSlowly(base, index, end)
        }
        index += 8
      }
      return isCleanSlowly(base, index, end)
    }
  }

  private func isCleanSlowly(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end {
      let byte = base[index]
      if byte < 0x20 || byte == 0x7F { return false }
      if byte == 0x20, index + 1 < end, base[index + 1] == 0x20 { return false }
      if byte == 0xEF, index + 2 < end, base[index + 1] == 0xBF, base[index + 2] >= 0xBE {
        return false
      }
      index += 1
    }
    return true
  }

  private func needsSpace(
    _ text: UnsafeMutableBufferPointer<UInt8>, _ count: Int,
    _ source: UnsafeBufferPointer<UInt8>, before start: Int
  ) -> Bool {
    let last = text[count - 1]
    if last == UInt8(ascii: "-"), count > 1 {
      let before = text[count - 2]
      if before == UInt8(ascii: "-") { return count > 2 && text[count - 3] == 0x20 }
      // A compound cut at its hyphen.
      let next = source[start]
      return !ByteClass.isLetter(before) || !(ByteClass.isLetter(next) || next >= 0x80)
        || startsWithConjunction(source, start)
    }
    if last < 0x80 || count < 3 { return true }
    if text[count - 3] == 0xE2, text[count - 2] == 0x80, last == 0x94 {
      return count > 3 && text[count - 4] == 0x20
    }
    guard text[count - 3] >= 0xE2, source[start] >= 0xE2 else { return true }
    let tail = [text[count - 3], text[count - 2], last]
    return
      !(ScalarClass.isWide(tail.scalar(at: 0).value)
      && ScalarClass.isWide(bytes.scalar(at: start).value))
  }

  /// Whether what follows a hyphen is a word that a hanging hyphen stands before: `in- und auswendig`.
  private func startsWithConjunction(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> Bool {
    var end = start
    while end < source.count, end - start < 8, ByteClass.isLetter(source[end]) { end += 1 }
    guard end < source.count, source[end] == 0x20 else { return false }
    switch String(decoding: source[start..<end], as: UTF8.self) {
    case "and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of", "och",
      "eller", "og", "i", "lub":
      return true
    default: return false
    }
  }

  /// The text of pieces of lines with its emphasis marks and note references.
  func inlines(_ ranges: [Range<Int>]) -> [Inline] {
    guard ranges.count > 1 else { return ranges.first.map(inlines) ?? [] }
    return inlines(text(ranges), of: ranges)
  }

  func inlines(_ range: Range<Int>) -> [Inline] {
    guard isClean(range) else { return inlines(text(range), of: CollectionOfOne(range)) }
    return EmphasisReader(bytes: bytes, range: range, references: notes.references(in: range))
      .inlines()
  }

  /// The inlines of a canonical text that was made of pieces of lines.
  private func inlines(_ text: String, of pieces: some Collection<Range<Int>>) -> [Inline] {
    let copy = Array(text.utf8)
    return EmphasisReader(
      bytes: copy, range: 0..<copy.count,
      references: notes.references(of: pieces, in: bytes, copiedTo: copy)
    ).inlines()
  }

  /// The text of the lines of a unit with its emphasis marks and note references.
  ///
  /// What the lines are known to hold decides: most hold neither marks nor anything to clean, and
  /// are not looked at again.
  func inlines(_ unit: Unit) -> [Inline] {
    guard unit.lineCount > 0 else { return [] }
    var flags: Line.Flags = []
    for index in unit.lines { flags.formUnion(lines[index].flags) }
    let isClean = !flags.contains(.unclean)
    let isPlain = !flags.contains(.marks) && (notes.isEmpty || !flags.contains(.bracket))
    if unit.lineCount == 1 {
      let range = lines[Int(unit.first)].range
      return isClean && isPlain ? [.text(bytes.text(in: range))] : inlines(range)
    }
    let pieces = unit.lines.lazy.map { lines[$0].range }
    let text = joined(
      pieces, isClean: isClean || unit.lines.allSatisfy { self.isClean(lines[$0].range) })
    if text.isEmpty { return [] }
    return isPlain ? [.text(text)] : inlines(text, of: pieces)
  }
}
