extension StructureReader {
  /// A footnote that was recognised, by ``Unit/detail``.
  struct Footnote {
    /// The bytes of its mark: its own, or where a label tells the mark, those in the text.
    var mark: Range<Int>
    /// Where the text refers to it: the first place, and the byte after the last one.
    var references: Range<Int>
  }

  /// A line that starts as a footnote does.
  struct FootnoteCandidate: Sendable {
    var unit: Int
    var mark: Range<Int>
    /// What refers to it: `[1]`.
    var key: ArraySlice<UInt8>
    var references: Range<Int>?
  }

  /// Finds the lines that start with a mark met earlier in the text: `[1] ...`.
  ///
  /// Each chapter may number its footnotes anew: a mark in the text belongs to the next line that
  /// starts with it.
  mutating func findFootnotes() {
    let body = min(max(bodyStart, 0), units.count)..<units.count
    var candidates = inPieces(of: body) { $0.footnoteCandidates($1) }
    let starred = starredFootnotes(in: body)
    guard !candidates.isEmpty || !starred.isEmpty else { return }
    let places = places(of: Set(candidates.map(\.key)), without: candidates.map(\.mark.lowerBound))
    var members: [ArraySlice<UInt8>: [Int]] = [:]
    for index in candidates.indices { members[candidates[index].key, default: []].append(index) }
    for (key, members) in members {
      Self.match(places[key] ?? [], with: members, in: &candidates)
    }
    for candidate in candidates + starred {
      guard let references = candidate.references else { continue }
      // The mark of one with a label is that in the text; its own words stay whole.
      let isLabelled = candidate.mark.count != candidate.key.count
      let first = references.lowerBound
      footnotes.append(
        Footnote(
          mark: isLabelled ? first..<first + candidate.key.count : candidate.mark,
          references: references))
      units[candidate.unit].kind = .footnote
      units[candidate.unit].evidence = .markInText
      units[candidate.unit].confidence = 92
      units[candidate.unit].runnerUpConfidence = 6
      units[candidate.unit].detail = Int32(footnotes.count - 1)
    }
  }

  private func footnoteCandidates(_ indices: Range<Int>) -> [FootnoteCandidate] {
    var candidates: [FootnoteCandidate] = []
    for index in indices
    where units[index].openingByte == UInt8(ascii: "[")
      && (units[index].kind == .paragraph || units[index].kind == .quote)
    {
      let range = range(units[index])
      if let mark = footnoteMark(range) {
        candidates.append(FootnoteCandidate(unit: index, mark: mark, key: bytes[mark]))
      } else if let label = labelledMark(range) {
        let key = [UInt8(ascii: "[")] + bytes[label] + [UInt8(ascii: "]")]
        candidates.append(FootnoteCandidate(unit: index, mark: label, key: key[...]))
      }
    }
    return candidates
  }

  /// All places of some marks in the text, but for those that the footnotes themselves start with.
  private func places(
    of marks: Set<ArraySlice<UInt8>>, without starts: [Int]
  ) -> [ArraySlice<UInt8>: [Int]] {
    var places: [ArraySlice<UInt8>: [Int]] = [:]
    let starts = Set(starts)
    let (bytes, lines) = (bytes, lines)
    for unit in units where unit.kind != .contents && unit.kind != .frame {
      guard let start = unit.start(in: lines),
        unit.lines.contains(where: { lines[$0].flags.contains(.bracket) })
      else { continue }
      let end = Int(lines[Int(unit.last) - 1].end)
      var index = bytes.offset(of: UInt8(ascii: "["), in: start..<end)
      while index < end {
        if !starts.contains(index),
          let close = bytes[index..<min(index + 12, end)].firstIndex(of: UInt8(ascii: "]")),
          marks.contains(bytes[index...close])
        {
          places[bytes[index...close], default: []].append(index)
        }
        index = bytes.offset(of: UInt8(ascii: "["), in: index + 1..<end)
      }
    }
    return places
  }

  /// Tells which places in the text, in order, refer to which of the candidates of one mark.
  ///
  /// Places belong to the candidate that follows them. Where several candidates follow, as at the
  /// end of a book, each takes one of the places, and the last one the rest. A candidate that is
  /// left without is none.
  static func match(
    _ places: [Int], with members: [Int], in candidates: inout [FootnoteCandidate]
  ) {
    var place = 0
    var member = 0
    while member < members.count, place < places.count {
      var placesEnd = place
      while placesEnd < places.count,
        places[placesEnd] < candidates[members[member]].mark.lowerBound
      {
        placesEnd += 1
      }
      var membersEnd = member
      while membersEnd < members.count,
        placesEnd == places.count
          || candidates[members[membersEnd]].mark.lowerBound < places[placesEnd]
      {
        membersEnd += 1
      }
      for index in member..<membersEnd where place < placesEnd {
        let isLast = index == membersEnd - 1
        candidates[members[index]].references =
          places[place]..<(isLast ? places[placesEnd - 1] : places[place]) + 1
        place += 1
      }
      place = placesEnd
      member = max(membersEnd, member + 1)
    }
    // What comes behind the only footnote with a mark can refer to no other.
    if members.count == 1, let last = places.last,
      let first = candidates[members[0]].references?.lowerBound
    {
      candidates[members[0]].references = first..<last + 1
    }
  }

  /// What stands between the label of a footnote and its text: `A` in `[Footnote A: ...]`.
  private func labelledMark(_ range: Range<Int>) -> Range<Int>? {
    let start = range.lowerBound + 10
    guard range.count > 14, bytes.holds("[Footnote ", at: range.lowerBound),
      let colon = bytes[start..<min(start + 6, range.upperBound)].firstIndex(of: UInt8(ascii: ":")),
      colon > start,
      bytes[start..<colon].allSatisfy({ ByteClass.isAlphanumeric($0) || $0 == UInt8(ascii: "*") })
    else { return nil }
    return start..<colon
  }

  /// The mark that a footnote starts with: `[1]`, `[*]`.
  func footnoteMark(_ range: Range<Int>) -> Range<Int>? {
    guard bytes[range.lowerBound] == UInt8(ascii: "["), range.count > 5,
      let close = bytes[range.lowerBound..<min(range.lowerBound + 8, range.upperBound)].firstIndex(
        of: UInt8(ascii: "]")), close + 1 < range.upperBound,
      bytes[close + 1] == 0x20 || bytes[close + 1] == UInt8(ascii: ":")
    else { return nil }
    let inner = bytes[(range.lowerBound + 1)..<close]
    guard !inner.isEmpty,
      inner.allSatisfy(ByteClass.isDigit) || inner.allSatisfy({ $0 == UInt8(ascii: "*") })
        || inner.count == 1 && inner.allSatisfy(ByteClass.isLetter)
    else { return nil }
    return range.lowerBound..<close + 1
  }
}
