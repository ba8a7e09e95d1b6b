internal import StoryModel

/// Makes text and inlines of the bytes of lines.
struct TextAssembler {
  let bytes: [UInt8]
  let lines: [Line]
  /// The footnotes by the bytes of their marks, `[1]`.
  var notes: [ArraySlice<UInt8>: Note.ID] = [:]

  /// The lines as one text: a space between, none where a word or a dash is cut at the margin or
  /// where the script sets none.
  func text(_ ranges: [Range<Int>]) -> String {
    if ranges.count == 1 { return String(decoding: bytes[ranges[0]], as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(ranges.reduce(0) { $0 + $1.count + 1 })
    for range in ranges {
      guard !range.isEmpty else { continue }
      if !result.isEmpty, needsSpace(result, before: range.lowerBound) { result.append(0x20) }
      result.append(contentsOf: bytes[range])
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func needsSpace(_ text: [UInt8], before start: Int) -> Bool {
    guard let last = text.last else { return false }
    let count = text.count
    if last == UInt8(ascii: "-"), count > 1 {
      let before = text[count - 2]
      if before == UInt8(ascii: "-") { return count > 2 && text[count - 3] == 0x20 }
      // A compound cut at its hyphen.
      return !ByteClass.isLetter(before)
        || !(ByteClass.isLetter(bytes[start]) || bytes[start] >= 0x80)
    }
    if last < 0x80 { return true }
    if count > 3, text[count - 3] == 0xE2, text[count - 2] == 0x80, last == 0x94 {
      return text[count - 4] == 0x20
    }
    return
      !(ScalarClass.isWide(text.scalar(before: count).value)
      && ScalarClass.isWide(bytes.scalar(at: start).value))
  }

  /// The text of lines with its emphasis marks and note references.
  func inlines(_ ranges: [Range<Int>]) -> [Inline] {
    EmphasisReader(text: text(ranges), notes: notes).inlines()
  }

  func inlines(_ unit: Unit) -> [Inline] {
    inlines(unit.lines.map { lines[$0].range })
  }
}
