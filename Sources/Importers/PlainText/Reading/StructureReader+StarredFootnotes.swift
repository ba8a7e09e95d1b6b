extension StructureReader {
  /// Finds the paragraphs that start with stars met behind a word earlier in the same chapter:
  /// `*It was her father's.` below `she put the case* away`.
  ///
  /// Stars mark emphasis, lists and scenes as well. A footnote has no other stars than those it
  /// starts with, and what refers to it no others of the same number.
  /// - Parameters:
  ///   - isTold: whether only those that are footnotes already come into question.
  ///   - bracketed: what starts as a footnote does with another mark, and so refers to none.
  func starredFootnotes(
    isTold: Bool, except bracketed: [FootnoteCandidate]
  ) -> [FootnoteCandidate] {
    var candidates: [FootnoteCandidate] = []
    // Of the chapter so far, by the number of stars.
    var members: [[Int]] = [[], [], []]
    var places: [[Int]] = [[], [], []]
    func close(_ candidates: inout [FootnoteCandidate]) {
      for count in members.indices where !members[count].isEmpty {
        Self.match(places[count], with: members[count], in: &candidates)
        members[count] = []
      }
      for count in places.indices { places[count] = [] }
    }
    var others = bracketed[...]
    let lines = lines
    var other = others.first?.unit
    for index in units.indices {
      let unit = units[index]
      if unit.kind == .heading { close(&candidates) }
      if other == index {
        others.removeFirst()
        other = others.first?.unit
        continue
      }
      guard unit.holds(.marks, in: lines), mayBeFootnote(unit) else { continue }
      let runs = starRuns(in: range(unit))
      if let first = runs.first, isStarredFootnote(unit, first), runs.count == 1 {
        if isTold, unit.kind != .footnote { continue }
        members[first.count - 1].append(candidates.count)
        candidates.append(FootnoteCandidate(unit: index, mark: first, key: bytes[first]))
      } else {
        for count in places.indices {
          let alike = runs.filter { $0.count == count + 1 }
          if alike.count == 1, alike[0].lowerBound > range(unit).lowerBound, isReference(alike[0]) {
            places[count].append(alike[0].lowerBound)
          }
        }
      }
    }
    close(&candidates)
    return candidates.filter { !$0.references.isEmpty }
  }

  /// The runs of stars in a range.
  private func starRuns(in range: Range<Int>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    let star = UInt8(ascii: "*")
    var index = bytes.offset(of: star, in: range)
    while index < range.upperBound {
      var end = index + 1
      while end < range.upperBound, bytes[end] == star { end += 1 }
      runs.append(index..<end)
      index = bytes.offset(of: star, in: end..<range.upperBound)
    }
    return runs
  }

  /// Whether a unit starts with up to three stars and then words.
  private func isStarredFootnote(_ unit: Unit, _ stars: Range<Int>) -> Bool {
    let range = range(unit)
    guard stars.lowerBound == range.lowerBound, stars.count <= 3,
      stars.upperBound < range.upperBound
    else { return false }
    var start = stars.upperBound
    if bytes[start] == 0x20 { start += 1 }
    guard start < range.upperBound else { return false }
    let next = bytes.scalar(at: start).value
    return ScalarClass.isWord(next) || ScalarClass.opensSpeech(next)
  }

  /// Whether stars stand behind a word, or its punctuation, and before none.
  private func isReference(_ stars: Range<Int>) -> Bool {
    let before = bytes.scalar(before: stars.lowerBound).value
    let after = stars.upperBound < bytes.count ? bytes.scalar(at: stars.upperBound).value : 0x0A
    let isBehindWord =
      ScalarClass.isWord(before) || ScalarClass.isTerminal(before) || ScalarClass.isCloser(before)
      || before == 0x2C
    return isBehindWord && before != 0x2A && !ScalarClass.isWord(after)
  }
}
