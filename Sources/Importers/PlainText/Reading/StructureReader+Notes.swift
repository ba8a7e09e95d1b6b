extension StructureReader {
  /// Finds what the author says to the readers: at the edges of chapters, and marked ones anywhere.
  mutating func findNotes() {
    var starts: [Int] = [bodyStart]
    for index in units.indices where index >= bodyStart && units[index].kind == .heading {
      starts.append(index + 1)
    }
    let chapters = starts.indices.map { offset in
      let start = starts[offset]
      let end = offset + 1 < starts.count ? starts[offset + 1] - 1 : bodyEnd
      return start..<max(start, end)
    }
    let passages = inPieces(of: chapters.indices, smallest: 20) { reader, piece in
      piece.flatMap { reader.notes(of: chapters[$0]) }
    }
    for passage in passages {
      for index in passage.units
      where (units[index].kind == .paragraph || units[index].kind == .verse)
        && !(passage.isClosing && isTheEnd(units[index]))
      {
        note(index, passage.evidence)
      }
    }
    findTranscriberNotes()
    for index in max(0, bodyStart)..<units.count
    where units[index].openingByte.isOne(of: "([*_aA") && units[index].kind == .paragraph
      && isMarkedNote(units[index])
    {
      note(index, [.noteLabel])
    }
  }

  /// What a transcriber says in brackets, over several paragraphs.
  private mutating func findTranscriberNotes() {
    var index = 0
    // The unit that no closing bracket stands before, so that none is looked at twice.
    var looked = 0
    while index < units.count {
      guard units[index].openingByte == UInt8(ascii: "["), units[index].kind == .paragraph,
        let first = units[index].start(in: lines), bytes.holds("[Transcriber", at: first)
      else {
        index += 1
        continue
      }
      var end = max(index, looked)
      while end < units.count, end - index < 80, units[end].kind != .heading,
        units[end].kind != .frame,
        bytes[max(0, range(units[end]).upperBound - 1)] != UInt8(ascii: "]")
      {
        end += 1
      }
      guard end < units.count, units[end].kind != .heading, units[end].kind != .frame,
        end - index < 80
      else {
        looked = end
        index += 1
        continue
      }
      for member in index...end where units[member].kind != .sceneBreak {
        note(member, .fixedPhrase)
      }
      index = end + 1
    }
  }

  /// The unit after the last one of the body: before a licence, or the end.
  var bodyEnd: Int {
    var end = units.count
    while end > bodyStart, units[end - 1].kind == .frame { end -= 1 }
    return end
  }

  mutating func note(_ index: Int, _ evidence: Evidence) {
    units[index].kind = .note
    units[index].evidence.formUnion(evidence)
    units[index].confidence = evidence.contains(.noteLabel) ? 93 : 78
    units[index].runnerUp = .paragraph
    units[index].runnerUpConfidence = evidence.contains(.noteLabel) ? 5 : 20
  }

  /// Units at the edge of a chapter that are words of the author.
  private struct NotePassage: Sendable {
    var units: Range<Int>
    var evidence: Evidence
    var isClosing: Bool
  }

  /// What the author says before and behind the story of a chapter.
  private func notes(of chapter: Range<Int>) -> [NotePassage] {
    guard !chapter.isEmpty else { return [] }
    let opening = openingNote(chapter.lowerBound, chapter.upperBound)
    let start = opening?.units.upperBound ?? chapter.lowerBound
    let closing = closingNote(start, chapter.upperBound, isAfterNote: opening != nil)
    return [opening, closing].compactMap { $0 }
  }

  /// A note that stands before the story of a chapter.
  private func openingNote(_ start: Int, _ end: Int) -> NotePassage? {
    let limit = min(end, start + 10)
    var last: Int?
    var evidence: Evidence = .edge
    var index = start
    var skipped = 0
    while index < limit {
      let unit = units[index]
      if unit.kind == .sceneBreak, last != nil { break }
      guard unit.kind == .paragraph || unit.kind == .verse || unit.kind == .sceneBreak else {
        break
      }
      if unit.kind == .sceneBreak {
        index += 1
        continue
      }
      if opensWithSpeech(unit), !noteLabel(unit) { break }
      let points = notePoints(unit, isOpening: true)
      // What ends a short chapter is no part of what opens it: the story stands between.
      if skipped > 0, index == end - 1 { break }
      if points >= 50 {
        last = index
        skipped = 0
        if isLabelAlone(unit), index + 1 < limit, units[index + 1].kind == .paragraph,
          !opensWithSpeech(units[index + 1]), width(units[index + 1]) <= 500
        {
          index += 1
          last = index
        }
        if noteLabel(unit) { evidence.insert(.noteLabel) } else { evidence.insert(.noteWords) }
      } else if points <= -20 || width(unit) > 600 {
        break
      } else {
        skipped += 1
        if skipped > 3 { break }
      }
      index += 1
    }
    guard var last else { return nil }
    // The gap that ends the note: what stands before it belongs to it.
    var next = last + 1
    while next < limit, units[next].kind == .paragraph, Int(units[next].gap) <= profile.usualGap,
      !opensWithSpeech(units[next]), width(units[next]) <= 500
    {
      next += 1
    }
    if next < limit, next - last <= 3, next > last + 1,
      Int(units[next].gap) > profile.usualGap || units[next].kind == .sceneBreak,
      (last + 1..<next).allSatisfy({ notePoints(units[$0], isOpening: true) >= 15 })
    {
      last = next - 1
    }
    // Narration between the edge and a label keeps the label from being a note of the edge.
    for index in start..<last where notePoints(units[index], isOpening: true) < -10 {
      return nil
    }
    return NotePassage(units: start..<last + 1, evidence: evidence, isClosing: false)
  }

  /// A note that stands after the story of a chapter.
  /// - Parameter isAfterNote: whether the opening note of the chapter stands above `start`.
  private func closingNote(_ start: Int, _ end: Int, isAfterNote: Bool) -> NotePassage? {
    let limit = max(start, end - 6)
    var first: Int?
    var evidence: Evidence = .edge
    var index = end - 1
    while index >= limit {
      let unit = units[index]
      if unit.kind == .sceneBreak {
        index -= 1
        continue
      }
      guard unit.kind == .paragraph || unit.kind == .verse else { break }
      if isTheEnd(unit) {
        index -= 1
        continue
      }
      if opensWithSpeech(unit), !noteLabel(unit) { break }
      let points = notePoints(unit, isOpening: false)
      if points >= 50 {
        first = index
        if noteLabel(unit) { evidence.insert(.noteLabel) } else { evidence.insert(.noteWords) }
      } else if points < 15 || width(unit) > 400 {
        guard let label = labelAlone(above: index, notBefore: isAfterNote ? start : start + 1)
        else { break }
        first = label
        evidence.insert(.noteLabel)
        break
      }
      index -= 1
    }
    return first.map { NotePassage(units: $0..<end, evidence: evidence, isClosing: true) }
  }

  /// The line near above that is nothing but the label of a note: what follows it is the note.
  private func labelAlone(above index: Int, notBefore first: Int) -> Int? {
    var place = index - 1
    var length = width(units[index])
    while place >= max(first, index - 6), length < 1_500 {
      guard units[place].kind == .paragraph else { return nil }
      if isLabelAlone(units[place]) { return place }
      length += width(units[place])
      place -= 1
    }
    return nil
  }

  /// Whether a line is a label and no more: `Chapter End Notes`, `A/N:`, `**Author's Note**`.
  private func isLabelAlone(_ unit: Unit) -> Bool {
    guard unit.lineCount == 1, width(unit) <= 40, labelPoints(unit, isOpening: false) >= 100,
      let (label, _) = label(range(unit))
    else { return false }
    switch label {
    case "tbc", "to be continued": return false
    default: break
    }
    let letters = { (text: String) in
      text.unicodeScalars.count { ScalarClass.isWord($0.value) }
    }
    return letters(label) == letters(lowercased(unit))
  }

  func opensWithSpeech(_ unit: Unit) -> Bool {
    let range = range(unit)
    guard !range.isEmpty else { return false }
    let (value, length) = bytes.scalar(at: range.lowerBound)
    guard ScalarClass.opensSpeech(value) else { return false }
    // `'Tis the season` opens no speech, but neither does it open a note.
    return range.count > length
  }

  /// `THE END`, `Fin.`, `Ende`: kept as a paragraph.
  func isTheEnd(_ unit: Unit) -> Bool {
    guard unit.lineCount == 1, width(unit) <= 24, mayBeTheEnd(range(unit)) else { return false }
    let core = lowercased(unit, limit: 60).filter { $0.isLetter || $0 == " " }.trimmedSpaces
    switch core {
    case "the end", "end", "fin", "finis", "ende", "fine", "fim", "einde", "slut", "koniec",
      "конец",
      "кінець", "son", "tamat", "selesai", "hết", "완", "끝", "完", "终", "終", "全文完", "おわり", "終わり",
      "了", "النهاية", "סוף", "owari", "end of chapter", "end chapter", "ende des kapitels":
      return true
    default: return false
    }
  }

  /// A cheap look: whether the first letter is that of some word for the end.
  private func mayBeTheEnd(_ range: Range<Int>) -> Bool {
    for index in range where ByteClass.isLetter(bytes[index]) || bytes[index] >= 0x80 {
      return bytes[index] >= 0x80 || (bytes[index] | 0x20).isOne(of: "tefskho")
    }
    return false
  }
}
