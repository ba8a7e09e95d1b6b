internal import StoryModel

extension StructureReader {
  /// A line that may be a heading, with what speaks for it.
  struct Candidate: Sendable {
    var unit: Int
    var line: Int
    var shape: HeadingShape
    var look: LineShape
    var evidence: Evidence
    var isAccepted = false
    var runnerUp: UInt8 = 0
  }

  /// Finds the headings: candidates are weighed one by one and believed family by family.
  mutating func findHeadings() {
    if options.chapters.isNever { return }
    var candidates = inPieces(of: bodyStart..<max(bodyStart, units.count)) {
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
      units[candidate.unit].confidence = max(51, Evidence.confidence(points))
      units[candidate.unit].runnerUp = .paragraph
      units[candidate.unit].runnerUpConfidence = 100 - units[candidate.unit].confidence
    }
    joinTitlesBelow()
    rankHeadings()
  }

  // MARK: Candidates

  private func headingCandidates(_ range: Range<Int>) -> [Candidate] {
    let parser = headingParser
    var result: [Candidate] = []
    let widest = profile.isWide ? 64 : 100
    for index in range {
      let unit = units[index]
      guard unit.kind == .paragraph,
        unit.lineCount == 1 || unit.lineCount == 2 && unit.evidence.contains(.underlined)
          || isWrappedHeading(unit.lines) && Int(unit.gap) > profile.usualGap
            && index + 1 < units.count && units[index + 1].gap > 0
      else { continue }
      let line = lines[Int(unit.first)]
      guard Int(line.width) <= widest, mayBeHeading(unit, line), !isTheEnd(unit) else { continue }
      let nextGap = index + 1 < units.count ? Int(units[index + 1].gap) : 1_000
      let isFree =
        unit.gap > 0
        && (nextGap > 0 || profile.runsOn || unit.lineCount > 1 || isPair(index))
        || unit.gap > UInt32(profile.usualGap)
      guard
        let candidate = candidate(
          index, line: Int(unit.first), parser: parser, nextGap: nextGap, isFree: isFree)
      else { continue }
      result.append(candidate)
    }
    return result
  }

  /// Whether two or three lines of a wrapped text are a keyword, a number and a title that goes on:
  /// no sentence ends them.
  func isWrappedHeading(_ run: Range<Int>) -> Bool {
    guard profile.isWrapped, run.count > 1, run.count <= 3, let first = run.first,
      let last = run.last,
      !bytes[Int(lines[last].end) - 1].isOne(of: ".!?\"',:;"),
      lines[last].count < 3
        || !bytes.holds("”", at: Int(lines[last].end) - 3),
      Vocabulary.openings.headings.contains(bytes, at: Int(lines[first].start)),
      let shape = headingParser.shape(lines[first].range), shape.grammar == .keyword,
      !shape.title.isEmpty, !shape.number.isEmpty, shape.separator != 0x20, shape.separator != 0,
      shape.separator != UInt8(ascii: ","),
      run.reduce(0, { $0 + Int(lines[$1].width) }) <= 200
    else { return false }
    let look = LineShape(bytes, Int(lines[first].start)..<Int(lines[last].end))
    return !look.opensSpeech && !look.endsSentence && look.last != 0x2C && look.last != 0x3A
      && look.last != 0x3B
  }

  /// A cheap look: whether the line starts as headings with numbers do, or does not end like prose.
  private func mayBeHeading(_ unit: Unit, _ line: Line) -> Bool {
    if unit.lineCount > 1 || options.chapters.isMatching { return true }
    let start = Int(line.start)
    let first = bytes[start]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return false }
    if ByteClass.isDigit(first) || first.isOne(of: "#*_=~-+|<[({") { return true }
    let end = beforeClosers(start, Int(line.end)) - 1
    if first < 0x80 {
      if bytes[end].isOne(of: ".,;") || line.width > 72 {
        return opensLikeHeading(start, end)
      }
      return true
    }
    if bytes.holds("“", at: start) || bytes.holds("‘", at: start) || bytes.holds("「", at: start) {
      return false
    }
    if bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ",") {
      return first >= 0xE3 || opensLikeHeading(start, end)
    }
    if end > start + 2,
      bytes.holds("。", at: end - 2) || bytes.holds("」", at: end - 2)
        || bytes.holds("”", at: end - 2)
    {
      return false
    }
    return true
  }

  /// The end of a line without the quotation marks and brackets that close it.
  private func beforeClosers(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start + 1 {
      if bytes[end - 1].isOne(of: "\"')]*_") {
        end -= 1
      } else if end > start + 3, bytes.holds("”", at: end - 3) || bytes.holds("’", at: end - 3) {
        end -= 3
      } else {
        break
      }
    }
    return end
  }

  private func opensLikeHeading(_ start: Int, _ end: Int) -> Bool {
    if Vocabulary.openings.headings.contains(bytes, at: start) { return true }
    var index = start
    while index <= end, bytes[index].isOne(of: "IVXLCDM") { index += 1 }
    if index == start {
      // `iv.`
      while index <= end, bytes[index].isOne(of: "ivxlc") { index += 1 }
      return index > start && (index > end || bytes[index].isOne(of: ".)"))
    }
    if index > start, index > end || !ByteClass.isLetter(bytes[index]) { return true }
    // `CHAPTER.`: capitals that end in a stop.
    return ByteClass.isUpper(bytes[start]) && start + 1 <= end
      && (ByteClass.isUpper(bytes[start + 1]) || bytes[start + 1] == 0x20)
  }

  /// Whether a short line follows directly, and then a gap: a number above a title.
  private func isPair(_ index: Int) -> Bool {
    guard index + 1 < units.count, units[index + 1].lineCount == 1,
      lines[Int(units[index + 1].first)].width <= 70
    else { return false }
    return index + 2 >= units.count || units[index + 2].gap > 0
  }

  private func candidate(
    _ index: Int, line: Int, parser: HeadingParser, nextGap: Int, isFree: Bool
  ) -> Candidate? {
    let unit = units[index]
    let range = lines[line].range
    // A cheap look first: prose in quotation marks is never a heading.
    guard var shape = parser.shape(range) else { return nil }
    let look = LineShape(bytes, shape.grammar == .title ? shape.title : range)
    guard look.wordCharacters > (shape.grammar == .title && look.wide == 0 ? 1 : 0) else {
      return nil
    }
    var evidence: Evidence = []
    let isTold = unit.evidence.contains(.asTold)
    if isTold { evidence.insert(.asTold) }
    if unit.evidence.contains(.underlined) { evidence.insert(.underlined) }
    if shape.dress != 0 { evidence.insert(.dress) }
    let titleLook = shape.title.isEmpty ? nil : LineShape(bytes, shape.title)
    switch shape.grammar {
    case .keyword: evidence.insert(.keyword)
    case .named: evidence.insert(.divisionName)
    case .unit: evidence.insert(.unit)
    case .number: evidence.insert(.numberOnly)
    case .title: break
    }
    if shape.isDoubtful { evidence.insert(.doubtfulUnit) }
    // `작가의 말: 감사합니다!`: what follows is the note itself.
    if shape.grammar == .named, !isTold, labelEnd(range) != nil, noteLabel(unit) { return nil }
    let opensWithSpeech = ScalarClass.opensSpeech(bytes.scalar(at: range.lowerBound).value)
    if opensWithSpeech, shape.dress == 0 { evidence.insert(.speech) }
    if let titleLook {
      if titleLook.isTitleCase || titleLook.wide > 0 { evidence.insert(.titleCase) }
      if titleLook.isCapitals, titleLook.uppercase >= 4 { evidence.insert(.capitals) }
      if shape.grammar != .title, shape.grammar != .named {
        let hasSeparator =
          shape.separator != 0x20 && shape.separator != 0 && shape.separator != UInt8(ascii: ",")
        if !hasSeparator, titleLook.startsLowercase || !titleLook.isTitleCase && titleLook.wide == 0
        {
          evidence.insert(.lowercaseTail)
        }
        if titleLook.last == 0x2E, titleLook.longLowercaseWords > 0,
          titleLook.words > 4 || shape.grammar == .number
        {
          evidence.insert(.sentenceTail)
        }
        if titleLook.last == 0x2C || titleLook.last == 0x3B { evidence.insert(.openEnd) }
        if titleLook.words > 14 { evidence.insert(.long) }
      }
    }
    if shape.grammar == .title {
      if look.last == 0x2E || look.last == 0x3002 || look.last == 0x2026 {
        evidence.insert(.sentenceTail)
      }
      if look.last == 0x21 || look.last == 0x3F { evidence.insert(.emphaticEnd) }
      if look.last == 0x2C || look.last == 0x3A || look.last == 0x3B || look.final == 0x2D
        || look.final == 0x2014 || look.final == 0x29
      {
        evidence.insert(.openEnd)
      }
      if look.words > 12 || lines[line].width > 70 { evidence.insert(.long) }
      if look.words == 1 { evidence.insert(.oneWord) }
      guard
        evidence.contains(.titleCase) || evidence.contains(.capitals)
          || isSentenceCaseTitle(look, unit)
          || evidence.contains(.underlined) || shape.dress == UInt8(ascii: "#") || isTold
          || shape.dress != 0 && !look.endsSentence && look.words <= 10
      else { return nil }
      if shape.dress == UInt8(ascii: "("), !isTold { return nil }
      if isViewpoint(range), !isTold { return nil }
      let hasGap = Int(unit.gap) > profile.usualGap || evidence.contains(.underlined) || isTold
      // What a colon announces is a sign, and words in stars are stressed.
      if !hasGap, index > bodyStart, endsWithColon(units[index - 1]) { return nil }
      if !hasGap, shape.dressCount == 1, shape.dress.isOne(of: "*_") { return nil }
      if index > bodyStart, index <= bodyStart + 3, !isTold, bylineName(range) != nil { return nil }
      // `Ann: Yes?` is a line of a play or a chat.
      if noteLabel(unit), !isTold { return nil }
      if labelEnd(range) != nil, !isTold, !evidence.contains(.underlined) { return nil }
    } else if let value = shape.value, value > 300, shape.grammar == .number {
      evidence.insert(.largeNumber)
    }
    if shape.grammar == .number, shape.dress == UInt8(ascii: "("), !shape.title.isEmpty {
      return nil
    }
    // A keyword and a number right above a long line.
    let isAboveText =
      !isFree && unit.gap > 0 && profile.style == .blank && nextGap == 0
      && (shape.grammar == .keyword || shape.grammar == .unit)
      && evidence.isDisjoint(with: [.lowercaseTail, .sentenceTail, .openEnd])
      && width(units[index + 1]) > 80
    if isFree || isAboveText { evidence.insert(.aloneOnLine) } else { evidence.insert(.insideRun) }
    let isFirst = index == bodyStart
    if Int(unit.gap) > profile.usualGap, !isFirst { evidence.insert(.widerGapBefore) }
    if isFirst || isAfterFrontOnly(index) { evidence.insert(.startOfText) }
    // Below words alone a gap tells nothing if none stands above: a signature has it too.
    if nextGap > profile.usualGap, nextGap < 1_000,
      shape.grammar != .title || !evidence.isDisjoint(with: [.widerGapBefore, .startOfText])
    {
      evidence.insert(.widerGapAfter)
    }
    if shape.grammar == .keyword, shape.rank == 3, shape.title.isEmpty == false { shape.rank = 3 }
    if shape.grammar == .title {
      // `Captain's Log, Day 12`: the numbers of lines that are written alike may run on.
      shape.value = parser.lastNumber(shape.title)
    }
    return Candidate(unit: index, line: line, shape: shape, look: look, evidence: evidence)
  }

  private func endsWithColon(_ unit: Unit) -> Bool {
    let range = range(unit)
    return !range.isEmpty
      && (bytes[range.upperBound - 1] == UInt8(ascii: ":")
        || range.count > 2 && bytes.holds("：", at: range.upperBound - 3))
  }

  /// Most languages set titles like sentences: a short line without a stop, below a wide gap.
  private func isSentenceCaseTitle(_ look: LineShape, _ unit: Unit) -> Bool {
    language != "en" && Int(unit.gap) > profile.usualGap && look.words <= 8 && !look.startsLowercase
      && !look.endsSentence
  }

  /// Whether nothing but short lines stands between the start of the body and the unit.
  private func isAfterFrontOnly(_ index: Int) -> Bool {
    guard index - bodyStart <= 3 else { return false }
    for unit in units[bodyStart..<index] where unit.lineCount > 1 || width(unit) > 70 {
      return false
    }
    return true
  }

  // MARK: Families

  private func weighFamilies(_ candidates: inout [Candidate]) {
    var families: [UInt32: [Int]] = [:]
    for index in candidates.indices {
      families[familyKey(candidates[index]), default: []].append(index)
    }
    for members in families.values {
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

  /// Lines written alike: the same grammar, rank and dress; words alone also by case and gap.
  private func familyKey(_ candidate: Candidate) -> UInt32 {
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
    return key
  }

  private func position(_ candidate: Candidate) -> Int { Int(lines[candidate.line].start) }

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

  /// Dense runs of candidates that are met again later: a list of contents.
  private mutating func markContents(_ candidates: inout [Candidate]) {
    let frontEnd = firstProse
    guard candidates.count > 3 else { return markContentsTitle() }
    var later: [String: Int] = [:]
    var keys: [String] = []
    keys.reserveCapacity(candidates.count)
    for (index, candidate) in candidates.enumerated() {
      let key = comparable(lines[candidate.line].range)
      keys.append(key)
      later[key] = index
    }
    var index = 0
    while index < candidates.count {
      guard candidates[index].unit < frontEnd else { break }
      guard let last = later[keys[index]], last > index,
        !candidates[index].evidence.contains(.speech),
        isClose(candidates, index)
          || isContentsTitle(before: candidates[index].unit)
      else {
        index += 1
        continue
      }
      var end = index
      while end + 1 < candidates.count, candidates[end + 1].unit < frontEnd,
        position(candidates[end + 1]) - position(candidates[end]) < 240,
        (later[keys[end + 1]] ?? 0) > end + 1 || end + 1 < last && end + 1 - index < 2
      {
        end += 1
      }
      let isTitled = isContentsTitle(before: candidates[index].unit)
      // Below a list without a title stands what its first line names.
      let isMet = keys[(end + 1)..<min(end + 3, keys.count)].contains(keys[index])
      if end - index >= 1 && isMet || isTitled {
        for member in index...end {
          units[candidates[member].unit].kind = .contents
          units[candidates[member].unit].evidence = [.metLater, .closeTogether]
        }
        for unit in candidates[index].unit...candidates[end].unit
        where units[unit].kind == .paragraph {
          units[unit].kind = .contents
          units[unit].evidence = .neighbour
        }
        var before = candidates[index].unit - 1
        while before >= 0, units[before].kind == .paragraph, units[before].lineCount == 1,
          isContentsWord(lowercased(units[before], limit: 64))
        {
          units[before].kind = .contents
          units[before].evidence = .fixedPhrase
          before -= 1
        }
      }
      index = end + 1
    }
    markContentsTitle()
  }

  /// The line `Contents`, and the short lines after it.
  private mutating func markContentsTitle() {
    for index in bodyStart..<min(units.count, bodyStart + 60)
    where units[index].lineCount == 1 && units[index].kind == .paragraph
      && width(units[index]) <= 64 && isContentsWord(lowercased(units[index], limit: 64))
    {
      units[index].kind = .contents
      units[index].evidence = .fixedPhrase
      var next = index + 1
      var isFirst = true
      var listed: Set<String> = []
      while next < units.count,
        units[next].kind == .paragraph && units[next].lineCount == 1 && width(units[next]) <= 80
          || units[next].kind == .contents || isListOfHeadings(units[next]),
        isFirst || Int(units[next].gap) <= max(1, profile.usualGap),
        !listed.contains(comparable(lines[Int(units[next].first)].range))
      {
        isFirst = false
        for line in units[next].lines { listed.insert(comparable(lines[line].range)) }
        units[next].kind = .contents
        if units[next].evidence.isEmpty { units[next].evidence = .neighbour }
        next += 1
      }
      return
    }
  }

  /// Whether each of several lines is a heading with a number, or ends in that of a page.
  private func isListOfHeadings(_ unit: Unit) -> Bool {
    guard unit.kind == .paragraph || unit.kind == .verse, unit.lineCount > 1 else { return false }
    return unit.lines.allSatisfy { index in
      let line = lines[index]
      guard line.width <= 80, let shape = headingParser.shape(line.range) else { return false }
      return shape.grammar != .title || ByteClass.isDigit(bytes[Int(line.end) - 1])
        || unit.kind == .verse && LineShape(bytes, line.range).isTitleCase
    }
  }

  private func isClose(_ candidates: [Candidate], _ index: Int) -> Bool {
    index + 1 < candidates.count
      && position(candidates[index + 1]) - position(candidates[index]) < 160
  }

  /// The first unit that is too long to belong to a list of contents.
  private var firstProse: Int {
    for index in bodyStart..<units.count
    where units[index].kind == .paragraph && width(units[index]) > 110 {
      return index
    }
    return units.count
  }

  private func isContentsTitle(before unit: Int) -> Bool {
    guard unit > 0 else { return false }
    return units[unit - 1].kind == .contents
      || isContentsWord(lowercased(units[unit - 1], limit: 40))
  }

  private func isContentsWord(_ text: String) -> Bool {
    let core = text.drop { !$0.isLetter }.prefix { $0.isLetter || $0 == " " }
    switch core {
    case "contents", "table of contents", "inhalt", "inhaltsverzeichnis", "table des matières",
      "sommaire", "índice", "indice", "inhoud", "inhoudsopgave", "innehåll", "spis treści",
      "содержание", "оглавление", "зміст", "içindekiler", "daftar isi", "mục lục", "目录", "目錄",
      "目次", "차례", "목차", "المحتويات", "الفهرس", "תוכן העניינים", "chapters", "chapter index":
      return true
    default: return false
    }
  }

  /// Letters and digits in lower case: what two spellings of one heading share.
  private func comparable(_ range: Range<Int>) -> String {
    var lower: [UInt8] = []
    LowerCase.append(bytes, range, to: &lower)
    var count = 0
    var index = 0
    while index < lower.count {
      let (value, length) = lower.scalar(at: index)
      if ScalarClass.isWord(value) {
        for offset in 0..<length { lower[count + offset] = lower[index + offset] }
        count += length
      }
      index += length
    }
    // A contents line may end in a page number.
    return String(decoding: lower[..<count], as: UTF8.self)
  }

  // MARK: Decision

  private func settle(_ candidates: inout [Candidate]) {
    var families: [UInt32: [Int]] = [:]
    for index in candidates.indices where units[candidates[index].unit].kind == .paragraph {
      families[familyKey(candidates[index]), default: []].append(index)
    }
    let hasOthers = hasSureHeadings(candidates)
    for members in families.values {
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

  // MARK: Titles below numbers

  /// Where most headings are numbers with a short line below, that line is their title.
  private mutating func joinTitlesBelow() {
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
    if bare.count > 1 {
      // The same habit below each number needs no space to tell.
      let known = Set(below)
      let plain = bare.filter { known.contains($0) || isPlainTitleBelow($0) }
      if plain.count > below.count, plain.count * 5 >= bare.count * 4 { below = plain }
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
  private func isViewpoint(_ range: Range<Int>) -> Bool {
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

  // MARK: Levels

  /// Gives each heading its level by what is above what in this text.
  private mutating func rankHeadings() {
    let order = units.indices.filter { units[$0].kind == .heading }
    guard !order.isEmpty else { return }
    var ranks: [UInt8] = []
    var present: Set<UInt8> = []
    let hasChapters = order.contains {
      let shape = headings[Int(units[$0].detail)].shape
      return (shape.grammar == .keyword || shape.grammar == .unit) && shape.rank == 2
    }
    let hasNumbers = order.contains { headings[Int(units[$0].detail)].shape.grammar == .number }
    let titlesRule = hasNumbers && numbersRestartBelowTitles(order)
    let numbersBelow = hasNumbers && (hasChapters || titlesRule || numbersFollowNames(order))
    var hasATX = false
    for index in order {
      let shape = headings[Int(units[index].detail)].shape
      var rank: UInt8
      switch shape.grammar {
      case .keyword, .unit: rank = shape.rank * 2
      case .number: rank = numbersBelow ? 5 : 4
      case .named: rank = 4
      case .title: rank = titlesRule ? 3 : 4
      }
      if shape.dress == UInt8(ascii: "#") {
        hasATX = true
        rank = UInt8(min(shape.dressCount, 6)) + 16
      } else {
        present.insert(rank)
      }
      ranks.append(rank)
    }
    if hasATX { present.formUnion(ranks) }
    let sorted = present.sorted()
    let firstPart = ranks.firstIndex { $0 <= 2 } ?? ranks.count
    let lastChapter =
      order.indices.last {
        (ranks[$0] == 4 || ranks[$0] == 5)
          && headings[Int(units[order[$0]].detail)].shape.grammar != .named
      } ?? ranks.count
    let topNames = present.contains(2) || present.contains(0)
    for (offset, index) in order.enumerated() {
      let shape = headings[Int(units[index].detail)].shape
      var level = (sorted.firstIndex(of: ranks[offset]) ?? 0) + 1
      if shape.grammar == .named, topNames,
        standsOutside(offset, ranks: ranks, firstPart: firstPart, lastChapter: lastChapter)
      {
        level = 1
      }
      units[index].level = UInt8(min(level, 6))
    }
  }

  /// Whether a prologue stands before the first part, or an epilogue after the last chapter.
  private func standsOutside(
    _ offset: Int, ranks: [UInt8], firstPart: Int, lastChapter: Int
  ) -> Bool {
    if offset < firstPart || offset > lastChapter { return true }
    return offset + 1 < ranks.count && ranks[offset + 1] <= 2
  }

  private func numbersRestartBelowTitles(_ order: [Int]) -> Bool {
    var previous = 0
    var restarts = 0
    var belowTitle = 0
    var afterTitle = false
    for (place, index) in order.enumerated() {
      let shape = headings[Int(units[index].detail)].shape
      if shape.grammar == .title { afterTitle = true }
      // Numbers that start once, after the text of a prologue, stand beside it.
      if shape.grammar == .named,
        restarts > 0 || place + 1 < order.count && order[place + 1] == index + 1
      {
        afterTitle = true
      }
      guard shape.grammar == .number, let value = shape.value else { continue }
      if value == 1 || value <= previous {
        restarts += 1
        if afterTitle { belowTitle += 1 }
      }
      previous = value
      afterTitle = false
    }
    return restarts > 0 && belowTitle * 5 >= restarts * 3
  }

  /// Whether the numbers continue a division that has a name: `PROLOGUE`, then `II`, `III`.
  private func numbersFollowNames(_ order: [Int]) -> Bool {
    guard
      let first = order.first(where: {
        headings[Int(units[$0].detail)].shape.grammar == .number
      }), let before = order.last(where: { $0 < first })
    else { return false }
    let value = headings[Int(units[first].detail)].shape.value ?? 0
    return headings[Int(units[before].detail)].shape.grammar == .named && value == 2
  }
}
