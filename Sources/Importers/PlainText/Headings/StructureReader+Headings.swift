extension StructureReader {
  /// A line that may be a heading, with what speaks for it.
  struct Candidate: Sendable {
    var unit: Int
    var line: Int
    var shape: HeadingShape
    var evidence: Evidence
    var isAccepted = false
    var runnerUp: UInt8 = 0
  }

  /// Finds the headings: candidates are weighed one by one and believed family by family.
  mutating func findHeadings() {
    acceptHeadings()
    partFromRules()
    if headings.isEmpty { return }
    joinTitlesBelow()
    rankHeadings()
  }

  private mutating func acceptHeadings() {
    if options.chapters.isNever { return }
    let start = options.chapters.isMatching ? 0 : bodyStart
    var candidates = inPieces(of: start..<max(start, units.count)) {
      $0.headingCandidates($1)
    }
    guard !candidates.isEmpty else { return }
    markContents(&candidates)
    candidates.removeAll { units[$0.unit].kind != .paragraph }
    weighFamilies(&candidates)
    settle(&candidates)
    let accepted = candidates.filter(\.isAccepted)
    for candidate in candidates where !candidate.isAccepted {
      let points = candidate.evidence.headingWeight
      let confidence = Evidence.confidence(points)
      units[candidate.unit].runnerUp = .heading
      units[candidate.unit].runnerUpConfidence = min(confidence, 49)
    }
    for candidate in accepted {
      let points = candidate.evidence.headingWeight
      var entry = HeadingEntry(shape: candidate.shape, titleLines: nil, points: points)
      let lines = units[candidate.unit].lines
      if lines.count > 1, !units[candidate.unit].evidence.contains(.underlined) {
        entry.moreTitle = lines.dropFirst()
      }
      headings.append(entry)
      units[candidate.unit].kind = .heading
      units[candidate.unit].detail = Int32(headings.count - 1)
      units[candidate.unit].evidence = candidate.evidence
      units[candidate.unit].confidence =
        candidate.evidence.contains(.asTold) ? 100 : max(51, Evidence.confidence(points))
      units[candidate.unit].runnerUp = .paragraph
      units[candidate.unit].runnerUpConfidence = 100 - units[candidate.unit].confidence
    }
  }
}
