extension StructureReader {
  /// In texts of long lines, lines that stand together right beside verse are verse too.
  mutating func joinVerseNeighbours() {
    guard profile.style == .blank else { return }
    var changes = true
    var rounds = 0
    while changes, rounds < 4 {
      changes = false
      rounds += 1
      var index = 0
      var result: [Unit] = []
      result.reserveCapacity(units.count)
      while index < units.count {
        var end = index + 1
        while end < units.count, units[end].gap == 0, units[end].kind == .paragraph,
          units[end].lineCount == 1, !units[end].evidence.contains(.asTold)
        {
          end += 1
        }
        let unit = units[index]
        if end - index > 1, unit.kind == .paragraph, unit.lineCount == 1,
          !unit.evidence.contains(.asTold),
          result.last.map({ $0.kind == .verse && unit.gap == 1 }) ?? false
            || end < units.count && units[end].kind == .verse && units[end].gap == 1,
          units[index..<end].allSatisfy({ lines[Int($0.first)].width <= 76 }),
          units[index..<end].allSatisfy({ labelEnd(lines[Int($0.first)].range) == nil }),
          !isNumberAndTitle(Int(unit.first)..<Int(units[end - 1].last))
        {
          var verse = unit
          verse.last = units[end - 1].last
          verse.kind = .verse
          verse.evidence = [.roomyLines, .neighbour]
          verse.confidence = 75
          result.append(verse)
          changes = true
        } else {
          result.append(contentsOf: units[index..<end])
        }
        index = end
      }
      units = result
    }
  }

  /// In wrapped texts, short paragraphs whose lines are not filled are verse where several stand
  /// together or beside verse.
  mutating func joinUnfilledNeighbours() {
    guard profile.style == .wrapped else { return }
    var last = -2
    var lastIsVerse = false
    for index in units.indices {
      let unit = units[index]
      if unit.kind == .verse {
        if last == index - 1, !lastIsVerse, unit.gap <= 1 { markVerse(last) }
        last = index
        lastIsVerse = true
        continue
      }
      guard unit.kind == .paragraph, unit.lineCount >= 2, unit.lineCount <= 40,
        unit.evidence.isEmpty, isUnfilled(unit.lines)
      else { continue }
      if last == index - 1, Int(unit.gap) <= profile.usualGap {
        if !lastIsVerse { markVerse(last) }
        markVerse(index)
        lastIsVerse = true
      } else {
        lastIsVerse = false
      }
      last = index
    }
  }

  private mutating func markVerse(_ index: Int) {
    units[index].kind = .verse
    units[index].evidence = [.roomyLines, .neighbour]
    units[index].confidence = 72
    units[index].runnerUpConfidence = 25
  }

  private func isUnfilled(_ run: Range<Int>) -> Bool {
    var roomy = 0
    for index in run {
      let first = bytes.scalar(at: Int(lines[index].start)).value
      if ScalarClass.isLower(first) || lines[index].width > 76 { return false }
      if index + 1 < run.upperBound,
        lines[index].leavesRoom(for: lines[index + 1], margin: profile.margin - 3)
      {
        roomy += 1
      }
      if labelEnd(lines[index].range) != nil { return false }
    }
    return roomy * 2 >= run.count - 1 && roomy > 0
  }
}
