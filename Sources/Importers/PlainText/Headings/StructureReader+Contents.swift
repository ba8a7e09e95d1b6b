extension StructureReader {
  /// Dense runs of candidates that are met again later: a list of contents.
  mutating func markContents(_ candidates: inout [Candidate]) {
    let frontEnd = firstProse
    guard candidates.count > 3 else { return markContentsTitle() }
    // Lists stand in front, and are compared with what follows their last line.
    let frontCount = candidates.firstIndex { $0.unit >= frontEnd } ?? candidates.count
    let keys = candidates.prefix(frontCount + 2).map { comparable(lines[$0.line].range) }
    let later = lastPlaces(of: keys.prefix(frontCount), in: candidates)
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
    guard let index = contentsTitle else { return }
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
  }

  /// The unit near the start that says `Contents`.
  private var contentsTitle: Int? {
    for index in bodyStart..<min(units.count, bodyStart + 60) where isContentsTitle(units[index]) {
      return index
    }
    return nil
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

  /// Whether a unit is nothing but a word for a list of contents.
  private func isContentsTitle(_ unit: Unit) -> Bool {
    unit.lineCount == 1 && unit.kind == .paragraph && width(unit) <= 64
      && isContentsWord(lowercased(unit, limit: 64))
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

  /// Where each of `keys` is met last among what is comparable of the candidates.
  private func lastPlaces(
    of keys: ArraySlice<String>, in candidates: [Candidate]
  ) -> [String: Int] {
    var places: [String: Int] = [:]
    if keys.isEmpty { return places }
    for (index, key) in keys.enumerated() { places[key] = index }
    // Most of what follows starts in another way.
    var isOpening = [Bool](repeating: false, count: 256)
    for key in keys { isOpening[Int(key.utf8.first ?? 0)] = true }
    for index in keys.count..<candidates.count {
      let range = lines[candidates[index].line].range
      if let opening = asciiOpening(range), !isOpening[Int(opening)] { continue }
      let key = comparable(range)
      if places[key] != nil { places[key] = index }
    }
    return places
  }

  /// The first byte of what ``comparable(_:)`` gives for a line, where only ASCII stands around it.
  private func asciiOpening(_ range: Range<Int>) -> UInt8? {
    for index in range {
      let byte = bytes[index]
      if byte >= 0x80 { return nil }
      guard ByteClass.isAlphanumeric(byte) else { continue }
      // An accent may follow, and make another letter of this one.
      if index + 1 < range.upperBound, bytes[index + 1] >= 0x80 { return nil }
      return ByteClass.isUpper(byte) ? byte | 0x20 : byte
    }
    return nil
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
    return String(decoding: lower[..<count], as: UTF8.self)
  }
}
