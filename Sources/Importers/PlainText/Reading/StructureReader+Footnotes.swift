extension StructureReader {
  /// A footnote that was recognised, by ``Unit/detail``.
  struct Footnote {
    /// The bytes of its mark: its own, or where a label tells the mark, those in the text.
    var mark: Range<Int>
    /// The places in the text that refer to it, in order: where a mark starts. There is one or more.
    var references: [Int]
  }

  /// The footnotes in the order in which the text refers to them first: the notes of the story are
  /// numbered so, from 1.
  var footnoteOrder: [Int] {
    footnotes.indices.sorted {
      (footnotes[$0].references.first ?? 0, $0) < (footnotes[$1].references.first ?? 0, $1)
    }
  }

  /// A line that starts as a footnote does.
  struct FootnoteCandidate: Sendable {
    var unit: Int
    var mark: Range<Int>
    /// What refers to it: `[1]`.
    var key: ArraySlice<UInt8>
    var references: [Int] = []
  }

  /// Finds the lines that start with a mark met earlier in the text: `[1] ...`.
  ///
  /// Each chapter may number its footnotes anew: a mark in the text belongs to the next line that
  /// starts with it. What starts as a footnote refers to none.
  /// - Parameter isTold: whether only those that are footnotes already come into question.
  mutating func findFootnotes(isTold: Bool = false) {
    // Most units are told by their first byte.
    var candidates = inPieces(of: units.indices, smallest: 10_000) { $0.footnoteCandidates($1) }
    let starred = starredFootnotes(isTold: isTold, except: candidates)
    guard !candidates.isEmpty || !starred.isEmpty else { return }
    let owners = (candidates + starred).map(\.unit).sorted()
    if isTold { candidates.removeAll { units[$0.unit].kind != .footnote } }
    var marks = FootnoteKeys(candidates.map(\.key))
    for (index, candidate) in candidates.enumerated() {
      marks.add(member: index, of: candidate.key)
    }
    findPlaces(of: &marks, except: owners)
    for (members, places) in zip(marks.members, marks.places) {
      Self.match(places, with: members, in: &candidates)
      // One that was told to be a footnote may also stand before what refers to it.
      if isTold, members.allSatisfy({ candidates[$0].references.isEmpty }) {
        candidates[members[0]].references = places
      }
    }
    for candidate in candidates + starred {
      guard let first = candidate.references.first else { continue }
      // The mark of one with a label is that in the text; its own words stay whole.
      let isLabelled = candidate.mark.count != candidate.key.count
      footnotes.append(
        Footnote(
          mark: isLabelled ? first..<first + candidate.key.count : candidate.mark,
          references: candidate.references))
      units[candidate.unit].kind = .footnote
      units[candidate.unit].detail = Int32(footnotes.count - 1)
      if isTold { continue }
      units[candidate.unit].evidence = .markInText
      units[candidate.unit].confidence = 92
      units[candidate.unit].runnerUpConfidence = 6
    }
  }

  private func footnoteCandidates(_ indices: Range<Int>) -> [FootnoteCandidate] {
    var candidates: [FootnoteCandidate] = []
    for index in indices
    where units[index].openingByte == UInt8(ascii: "[") && mayBeFootnote(units[index]) {
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

  /// Whether a unit is text, or was told to be a footnote.
  func mayBeFootnote(_ unit: Unit) -> Bool {
    unit.kind == .paragraph || unit.kind == .quote || unit.kind == .footnote
  }

  /// Finds all places of some marks in the text.
  /// - Parameter owners: the units that are no text, in order: what starts as a footnote does.
  private func findPlaces(of marks: inout FootnoteKeys, except owners: [Int]) {
    if marks.members.isEmpty { return }
    var owners = owners[...]
    let lines = lines
    for index in units.indices {
      let unit = units[index]
      if owners.first == index {
        while owners.first == index { owners.removeFirst() }
        continue
      }
      guard unit.holds(.bracket, in: lines) else { continue }
      for piece in referringText(ofUnit: index) {
        var place = bytes.offset(of: UInt8(ascii: "["), in: piece)
        while place < piece.upperBound {
          let end = min(place + 12, piece.upperBound)
          if let close = bytes[place..<end].firstIndex(of: UInt8(ascii: "]")) {
            marks.add(place: place, of: bytes[place...close])
          }
          place = bytes.offset(of: UInt8(ascii: "["), in: place + 1..<piece.upperBound)
        }
      }
    }
  }

  /// The pieces of a unit that come out as text which can refer to a footnote.
  private func referringText(ofUnit index: Int) -> [Range<Int>] {
    let unit = units[index]
    switch unit.kind {
    case .contents, .frame, .footnote, .sceneBreak: return []
    case .heading: return headings[Int(unit.detail)].title(in: lines)
    case .title: return isTitleAlone(index) ? [] : [range(unit)]
    case .paragraph, .verse, .quote, .letter, .note, .byline, .field, .list: return [range(unit)]
    }
  }

  /// Whether a unit is the title of the story and stands by itself: only the metadata hold it then.
  func isTitleAlone(_ index: Int) -> Bool {
    guard units[index].kind == .title, title == range(units[index]) else { return false }
    func isFront(_ step: Int) -> Bool {
      var other = index + step
      if units.indices.contains(other), units[other].kind == .sceneBreak, units[other].lines.isEmpty
      {
        other += step
      }
      return units.indices.contains(other) && units[other].kind.isFront
    }
    return !isFront(-1) && !isFront(1)
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
    var matched: [Int] = []
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
        let end = index == membersEnd - 1 ? placesEnd : place + 1
        candidates[members[index]].references = Array(places[place..<end])
        matched.append(members[index])
        place = end
      }
      place = placesEnd
      member = max(membersEnd, member + 1)
    }
    // What comes behind the only footnote with a mark can refer to no other.
    if matched.count == 1 { candidates[matched[0]].references += places[place...] }
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
