extension StructureReader {
  func weighFamilies(_ candidates: inout [Candidate]) {
    for members in families(candidates, among: Array(candidates.indices)) {
      weighSpacing(&candidates, members)
      weighSeries(&candidates, members)
      if members.count > 1 {
        for member in members {
          candidates[member].evidence.insert(.family)
          if members.count > 2 { candidates[member].evidence.insert(.largeFamily) }
        }
      } else if let member = members.first, candidates[member].shape.grammar == .number {
        candidates[member].evidence.insert(.isolated)
      }
    }
  }

  /// Those of some candidates that are written alike, in order.
  private func families(_ candidates: [Candidate], among indices: [Int]) -> [[Int]] {
    // Key and index in one number.
    let sorted = indices.map { familyKey(candidates[$0]) << 32 | $0 }.sorted()
    var families: [[Int]] = []
    for (offset, item) in sorted.enumerated() {
      if offset == 0 || sorted[offset - 1] >> 32 != item >> 32 { families.append([]) }
      families[families.count - 1].append(item & 0xFFFF_FFFF)
    }
    return families
  }

  /// Lines written alike: the same grammar, rank and dress; words alone also by case and gap.
  private func familyKey(_ candidate: Candidate) -> Int {
    let shape = candidate.shape
    var key =
      UInt32(shape.grammar.rawValue) << 28 | UInt32(shape.rank) << 24 | UInt32(shape.dress) << 8
    switch shape.grammar {
    case .keyword, .unit, .named: break
    case .number:
      key |= UInt32(shape.style.rawValue) << 20 | (shape.title.isEmpty ? 0 : 1)
    case .title:
      let gap = min(units[candidate.unit].gap, 7)
      key |= candidate.evidence.contains(.capitals) ? 2 : 0
      key |= candidate.evidence.contains(.underlined) ? 4 : 0
      if candidate.shape.dress == 0 {
        key |= candidate.evidence.contains(.startOfText) ? UInt32(profile.usualGap) << 4 : gap << 4
        if candidate.evidence.contains(.widerGapBefore) || candidate.evidence.contains(.startOfText)
        {
          key |= 8
          key &= ~0xF0
        }
      }
    }
    return Int(key)
  }

  func position(_ candidate: Candidate) -> Int { Int(lines[candidate.line].start) }

  private func weighSpacing(_ candidates: inout [Candidate], _ members: [Int]) {
    let scale = profile.isWide ? 2 : 1
    for (offset, member) in members.enumerated() {
      let here = position(candidates[member])
      let before = offset > 0 ? here - position(candidates[members[offset - 1]]) : Int.max
      let after =
        offset + 1 < members.count ? position(candidates[members[offset + 1]]) - here : Int.max
      let nearest = min(before, after)
      let limit = candidates[member].shape.grammar == .title ? 400 : 160
      if nearest < limit, !isBesideVerse(candidates[member]) {
        candidates[member].evidence.insert(.closeTogether)
      } else if nearest >= 1_200 * scale, members.count > 1 || bytes.count - here > 1_500 {
        candidates[member].evidence.insert(.farApart)
      }
    }
  }

  /// Whether verse stands below: a poem is shorter than a chapter.
  private func isBesideVerse(_ candidate: Candidate) -> Bool {
    candidate.shape.grammar == .title && candidate.unit + 1 < units.count
      && units[candidate.unit + 1].kind == .verse
      && (!candidate.evidence.isDisjoint(with: [.widerGapBefore, .startOfText])
        || candidate.unit == 0
        || candidate.evidence.contains(.capitals) && units[candidate.unit - 1].kind == .verse)
  }

  /// Numbers that run on by one, or start again at 1.
  private func weighSeries(_ candidates: inout [Candidate], _ members: [Int]) {
    var previous: (index: Int, value: Int)?
    for member in members {
      guard let value = candidates[member].shape.value else { continue }
      if let before = previous, value == before.value + 1 || value == 1 && before.value > 1 {
        candidates[member].evidence.insert(.series)
        if value > 1 || candidates[before.index].evidence.contains(.series) {
          candidates[before.index].evidence.insert(.series)
        }
      }
      previous = (member, value)
    }
  }

  func settle(_ candidates: inout [Candidate]) {
    let open = candidates.indices.filter { units[candidates[$0].unit].kind == .paragraph }
    let hasOthers = hasSureHeadings(candidates)
    for members in families(candidates, among: open) {
      if !hasOwnSpace(candidates, members),
        members.contains(where: { candidates[$0].shape.grammar == .number })
          || hasOthers || members.count < (opensLike(candidates, members) ? 2 : 3)
      {
        continue
      }
      var believed = 0
      for member in members {
        let candidate = candidates[member]
        if candidate.evidence.contains(.asTold) {
          candidates[member].isAccepted = true
          believed += 1
          continue
        }
        if options.chapters.isMatching { continue }
        let points = candidate.evidence.headingWeight
        let isBare =
          candidate.shape.grammar == .title
          && candidate.evidence.isDisjoint(with: [.titleCase, .capitals, .underlined, .dress])
        if isBare, members.count < 3 || candidate.evidence.contains(.closeTogether) { continue }
        if candidate.shape.grammar == .title, points >= 50, candidate.shape.dress == 0,
          notePoints(units[candidate.unit], isOpening: false) >= 50
        {
          continue
        }
        if points >= 50 {
          candidates[member].isAccepted = true
          believed += 1
        }
      }
      // A family is believed or rejected as a whole, but for those with a voice against them.
      let isWeak = members.allSatisfy {
        candidates[$0].shape.grammar == .number || candidates[$0].shape.grammar == .title
      }
      guard isWeak, members.count > 2 else { continue }
      if believed * 2 < members.count {
        for member in members where !candidates[member].evidence.contains(.asTold) {
          if candidates[member].evidence.headingWeight < 75 {
            candidates[member].isAccepted = false
          }
        }
      }
    }
    rejectCrowds(&candidates)
  }

  /// Whether the text has headings that keywords or numbers in a row show, or words that stand in
  /// wider space: lines of words alone without either are none then.
  private func hasSureHeadings(_ candidates: [Candidate]) -> Bool {
    var sure = 0
    for candidate in candidates {
      let isSure =
        switch candidate.shape.grammar {
        case .keyword, .unit: candidate.evidence.headingWeight >= 50
        case .number:
          candidate.evidence.isSuperset(of: [.series, .aloneOnLine])
            && candidate.evidence.headingWeight >= 50
        case .named: false
        case .title:
          candidate.evidence.isSuperset(of: [.widerGapBefore, .family])
            && candidate.evidence.headingWeight >= 70
        }
      if isSure { sure += 1 }
      if sure > 1 { return true }
    }
    return false
  }

  /// Whether something other than words, or than a number that continues none, sets a family of
  /// headings off.
  private func hasOwnSpace(_ candidates: [Candidate], _ members: [Int]) -> Bool {
    members.contains {
      let candidate = candidates[$0]
      switch candidate.shape.grammar {
      case .title:
        // Stars and strokes around a line say that it is stressed.
        let isStressed = candidate.shape.dressCount == 1 && candidate.shape.dress.isOne(of: "*_")
        if candidate.shape.dress != 0, !isStressed { return true }
      case .number: if candidate.evidence.contains(.series) { return true }
      case .keyword, .named, .unit: return true
      }
      return !candidate.evidence.isDisjoint(
        with: [.widerGapBefore, .startOfText, .underlined, .asTold])
    }
  }

  /// Whether the text opens with a heading in the same case.
  private func opensLike(_ candidates: [Candidate], _ members: [Int]) -> Bool {
    guard let member = members.first else { return false }
    let isCapitals = candidates[member].evidence.contains(.capitals)
    return candidates.contains {
      $0.shape.grammar == .title && $0.shape.dress == 0 && $0.evidence.contains(.startOfText)
        && $0.evidence.contains(.capitals) == isCapitals && $0.evidence.headingWeight >= 50
    }
  }

  /// Too many headings of words alone for the length of the text are not headings.
  private func rejectCrowds(_ candidates: inout [Candidate]) {
    let titles = candidates.indices.filter {
      candidates[$0].isAccepted && candidates[$0].shape.grammar == .title
        && candidates[$0].shape.dress != UInt8(ascii: "#")
        && !candidates[$0].evidence.contains(.underlined)
        && !candidates[$0].evidence.contains(.asTold) && !isBesideVerse(candidates[$0])
    }
    guard titles.count > 3 else { return }
    let perTitle = bytes.count / titles.count
    if perTitle < 700 { for index in titles { candidates[index].isAccepted = false } }
  }
}
