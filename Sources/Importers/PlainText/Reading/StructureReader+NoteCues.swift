extension StructureReader {
  /// Whether the unit starts with the label of a note: `A/N:`, `Disclaimer:`, `TBC`.
  func noteLabel(_ unit: Unit) -> Bool {
    let range = range(unit)
    guard let (label, separator) = label(range) else { return false }
    if Vocabulary.noteLabels.contains(label) {
      switch label {
      case "note", "notes", "warning", "setting", "update", "edit", "rating", "summary", "prompt",
        "ps", "beta", "an", "tw", "cw", "not", "nota", "hinweis", "continua", "continuará", "uwaga",
        "внимание",
        "注意", "續く", "続く", "つづく", "주의", "계속", "dedication", "opis":
        if label == "continuará" || label == "continua" || label == "続く" || label == "つづく" {
          return true
        }
        return separator == 0x3A
      default: return true
      }
    }
    // `A/N 2:`, `Author's Note (important):`, `Disclaimer part two`.
    for prefix in [
      "a/n", "author's note", "author’s note", "authors note", "disclaimer", "author's notes",
      "author’s notes",
    ]
    where label.hasPrefix(prefix) {
      return true
    }
    return label.hasPrefix("to be continued") || label == "tbc"
  }

  /// The words before the first colon or dash, in lower case, without the brackets and stars around.
  func label(_ range: Range<Int>) -> (String, separator: UInt8)? {
    let start = labelStart(range)
    let limit = min(range.upperBound, start + 60)
    var end = start
    var separator: UInt8 = 0
    while end < limit {
      let byte = bytes[end]
      if ByteClass.isLower(byte) {
        end += 1
        continue
      }
      let isStop = byte == UInt8(ascii: ".")
      var isEnd = byte.isOne(of: ":*)]_~!")
      if byte >= 0xE2 {
        for mark: StaticString in ["—", "–", "…", "："] where bytes.holds(mark, at: end) {
          isEnd = true
        }
      }
      if isStop, end + 1 >= range.upperBound || bytes[end + 1] == byte { isEnd = true }
      if byte == UInt8(ascii: "-"), end > start, bytes[end - 1] == 0x20 { isEnd = true }
      if isEnd {
        separator = byte == 0xEF ? 0x3A : byte
        break
      }
      end += 1
    }
    if end == limit, limit < range.upperBound { return nil }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    while end < range.upperBound, end > start, bytes[end] & 0xC0 == 0x80 { end += 1 }
    guard end > start else { return nil }
    return (LowerCase.text(bytes, start..<end), separator)
  }

  /// Where the words of a label start, behind brackets and stars.
  private func labelStart(_ range: Range<Int>) -> Int {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start].isOne(of: "*([_{~-< #=") { start += 1 }
    if bytes.holds("（", at: start) || bytes.holds("【", at: start) || bytes.holds("〔", at: start) {
      start += 3
    }
    return start
  }

  /// A note that says so, wherever it stands: `(A/N: ...)`, `[Author's note: ...]`.
  func isMarkedNote(_ unit: Unit) -> Bool {
    let range = range(unit)
    guard let first = range.first, range.count > 4 else { return false }
    let byte = bytes[first]
    let isBracketed = byte.isOne(of: "([*_")
    let isPlain = (byte | 0x20) == UInt8(ascii: "a")
    guard isBracketed || isPlain, mayBeNoteOfAuthor(at: labelStart(range)),
      let (label, separator) = label(range)
    else { return false }
    let isNote =
      label == "a/n" || label.hasPrefix("author's note") || label.hasPrefix("author’s note")
      || label.hasPrefix("authors note") || label.hasPrefix("a/n ")
    return isNote && (separator == 0x3A || isBracketed)
  }

  /// A cheap look: whether the word at `start` begins as `A/N` and `Author` do.
  private func mayBeNoteOfAuthor(at start: Int) -> Bool {
    start + 1 < bytes.count && bytes[start] | 0x20 == UInt8(ascii: "a")
      && (bytes[start + 1] == UInt8(ascii: "/") || bytes[start + 1] | 0x20 == UInt8(ascii: "u"))
  }

  /// Points for a label: a plain word such as `Note:` needs more than itself.
  func labelPoints(_ unit: Unit, isOpening: Bool) -> Int {
    guard noteLabel(unit) else { return 0 }
    guard let (label, _) = label(range(unit)) else { return 100 }
    switch label {
    case "note", "notes", "setting", "update", "edit", "prompt", "summary", "rating", "warning",
      "ps",
      "not", "nota", "hinweis", "uwaga", "dedication", "beta":
      return isOpening ? width(unit) < 300 ? 60 : 45 : 35
    default: return 100
    }
  }

  /// How much a unit sounds like words of the author to the readers.
  func notePoints(_ unit: Unit, isOpening: Bool) -> Int {
    let labels = labelPoints(unit, isOpening: isOpening)
    if labels >= 100 { return labels }
    let range = range(unit)
    var padded: [UInt8] = [0x20]
    LowerCase.append(bytes, opening(unit, limit: 900), to: &padded)
    padded.append(0x20)
    var points = labels + NoteCues.shared.points(padded)
    let smileys = smileys(padded)
    points += smileys
    // A face in the last words of a chapter is the author's.
    if smileys > 0, !isOpening, unit.lineCount == 1, range.count <= 200, labelEnd(range) == nil {
      points += 10
    }
    let look = LineShape(
      bytes, range.lowerBound..<min(range.upperBound, range.lowerBound + 400), maximumWords: 13)
    if look.startsLowercase, profile.margin == 0 || !profile.isWrapped { points += 5 }
    if look.opensSpeech { points -= 60 }
    if points < 30, range.count > 420 { points -= 40 }
    // A long paragraph holds some such words by chance.
    if labels == 0, range.count > 200 { points -= (range.count - 200) / 3 }
    if points < 40, unit.lineCount > 6 { points -= 30 }
    if contains(range, "\" ") || contains(range, ",\"") || contains(range, "” ") { points -= 40 }
    // A sentence of prose without any cue.
    if points <= 5, look.words > 12 { points -= 25 }
    return points
  }

  private func smileys(_ text: [UInt8]) -> Int {
    var index = 0
    while index + 1 < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: ":") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "=") {
        var next = index + 1
        if text[next] == UInt8(ascii: "-"), next + 1 < text.count { next += 1 }
        let mouth = text[next]
        let isEnd = next + 1 >= text.count || !ByteClass.isAlphanumeric(text[next + 1])
        if mouth == UInt8(ascii: ")") || mouth == UInt8(ascii: "(") || mouth == UInt8(ascii: "3")
          || (mouth == UInt8(ascii: "d") || mouth == UInt8(ascii: "p")) && isEnd
        {
          return 40
        }
      }
      if byte == UInt8(ascii: "<"), text[index + 1] == UInt8(ascii: "3") { return 40 }
      if byte == UInt8(ascii: "^"), index + 2 < text.count, text[index + 2] == UInt8(ascii: "^") {
        return 35
      }
      index += 1
    }
    return 0
  }
}
