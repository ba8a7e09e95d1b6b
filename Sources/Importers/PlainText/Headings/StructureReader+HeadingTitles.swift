extension StructureReader {
  /// Where most headings are numbers with a short line below, that line is their title.
  mutating func joinTitlesBelow() {
    var bare: [Int] = []
    var below: [Int] = []
    for index in units.indices where units[index].kind == .heading {
      let entry = headings[Int(units[index].detail)]
      guard entry.shape.title.isEmpty || entry.shape.grammar == .named,
        entry.shape.grammar != .title
      else { continue }
      bare.append(index)
      if isTitleBelow(index) { below.append(index) }
    }
    // An epilogue may do without what all chapters have.
    let numbered = bare.filter { headings[Int(units[$0].detail)].shape.grammar != .named }
    if numbered.count > 1 {
      // The same habit below each number needs no space to tell.
      let known = Set(below)
      let plain = Set(numbered.filter { known.contains($0) || isPlainTitleBelow($0) })
      if !plain.isSubset(of: known), plain.count * 5 >= numbered.count * 4 {
        below = bare.filter { known.contains($0) || plain.contains($0) }
      }
    }
    guard !below.isEmpty,
      below.count * 5 >= bare.count * 3 || below.count >= 3 && below.count * 2 >= bare.count
    else {
      // Capitals set off by space below are a title even once.
      for index in below.reversed() where isCapitalsBelow(index) { join(index) }
      removeJoined()
      return
    }
    for index in below { join(index) }
    removeJoined()
  }

  /// Whether capitals over two or three lines stand below, wrapped as prose is.
  private func isLongTitleBelow(_ index: Int) -> Bool {
    let next = units[index + 1]
    guard next.kind == .paragraph, next.lineCount > 1, next.lineCount <= 3, next.gap <= 3,
      width(next) <= 240
    else { return false }
    let look = LineShape(bytes, range(next))
    let afterGap = index + 2 < units.count ? Int(units[index + 2].gap) : 1_000
    return look.isCapitals && look.words > 3 && !look.opensSpeech && afterGap >= Int(next.gap)
      && look.last != 0x3A && labelEnd(lines[Int(next.first)].range) == nil
  }

  private func isTitleBelow(_ index: Int) -> Bool {
    guard index + 1 < units.count else { return false }
    let next = units[index + 1]
    if isLongTitleBelow(index) { return true }
    guard next.kind == .paragraph || next.kind == .heading && isTitleHeading(next),
      next.lineCount == 1,
      next.gap <= 3
    else { return false }
    let line = lines[Int(next.first)]
    guard line.width <= 70 else { return false }
    let afterGap = index + 2 < units.count ? Int(units[index + 2].gap) : 1_000
    guard afterGap >= Int(next.gap), afterGap >= 1 || profile.runsOn && next.gap == 0 else {
      return false
    }
    if afterGap == Int(next.gap), afterGap <= profile.usualGap, !profile.runsOn {
      // Nothing sets it off from the text: only its look can tell.
      let look = LineShape(bytes, line.range)
      return look.isCapitals && look.words > 1 && !look.opensSpeech
    }
    let look = LineShape(bytes, line.range)
    if look.wordCharacters == 0 || look.startsLowercase { return false }
    if look.last == 0x2C || look.last == 0x3A { return false }
    if look.opensSpeech, !(look.endsInCloser && !look.endsSentence) { return false }
    if next.kind == .heading { return true }
    return !look.endsSentence
      && (look.isTitleCase || look.isCapitals || look.wide > 0 || Int(next.gap) == 0)
      || look.isTitleCase && look.words > 1 || look.isCapitals && look.words > 1
  }

  /// Whether a short line of title words stands below, set off no more than paragraphs are.
  private func isPlainTitleBelow(_ index: Int) -> Bool {
    guard index + 2 < units.count else { return false }
    let next = units[index + 1]
    guard next.kind == .paragraph || next.kind == .heading && isTitleHeading(next),
      next.lineCount == 1, next.gap <= 2, units[index + 2].kind != .heading,
      units[index + 2].gap >= next.gap, lines[Int(next.first)].width <= 60
    else { return false }
    let look = LineShape(bytes, lines[Int(next.first)].range)
    return look.isTitleCase && look.words <= 8 && !look.endsSentence && !look.opensSpeech
      && look.last != 0x2C && look.last != 0x3A && look.final != 0x2D && look.final != 0x2014
      && labelEnd(lines[Int(next.first)].range) == nil
      && !isViewpoint(lines[Int(next.first)].range) && notePoints(next, isOpening: true) < 40
  }

  /// `Anna's POV`, `POV: Tom`: who tells what follows. It names no chapter.
  func isViewpoint(_ range: Range<Int>) -> Bool {
    let tokens = headingParser.tokens(range, limit: 8)
    guard tokens.count <= 6 else { return false }
    let words = tokens.map { headingParser.text($0) }
    return words.contains { ["pov", "p.o.v", "pdv"].contains($0) }
      || words.suffix(3) == ["point", "of", "view"]
  }

  private func isTitleHeading(_ unit: Unit) -> Bool {
    guard unit.detail >= 0, Int(unit.detail) < headings.count else { return false }
    return headings[Int(unit.detail)].shape.grammar == .title
      && headings[Int(unit.detail)].shape.dress == 0
  }

  private func isCapitalsBelow(_ index: Int) -> Bool {
    let next = units[index + 1]
    if isLongTitleBelow(index) { return true }
    let look = LineShape(bytes, lines[Int(next.first)].range)
    let afterGap = index + 2 < units.count ? Int(units[index + 2].gap) : 1_000
    return (look.isCapitals || next.kind == .heading || next.gap == 0 && look.isTitleCase)
      && (afterGap > Int(next.gap) || look.isCapitals)
  }

  private mutating func join(_ index: Int) {
    let next = units[index + 1]
    headings[Int(units[index].detail)].titleLines = next.lines
    units[index].evidence.insert(.titleBelow)
    units[index].last = next.last
    units[index + 1].last = units[index + 1].first
    units[index + 1].kind = .contents
  }

  private mutating func removeJoined() {
    units.removeAll { $0.first == $0.last && $0.kind == .contents }
  }
}
