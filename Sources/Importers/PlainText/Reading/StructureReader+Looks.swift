extension StructureReader {
  /// Whether the lines are filled to a margin of their own, as prose is: words of a sentence that
  /// go on begin most lines in lower case.
  func isFilled(_ run: Range<Int>) -> Bool {
    let widest = run.map { Int(lines[$0].width) + Int(lines[$0].indent) }.max() ?? 0
    guard widest > 30, run.count > 1 else { return false }
    let margin = run.count >= 3 ? min(profile.margin, widest + 1) : profile.margin - 8
    var full = 0
    var continued = 0
    for index in run.dropLast() {
      if !lines[index].leavesRoom(for: lines[index + 1], margin: margin) { full += 1 }
      let next = bytes.scalar(at: Int(lines[index + 1].start)).value
      if ScalarClass.isLower(next) { continued += 1 }
    }
    let count = run.count - 1
    // What stays far from the margin of the text is set so for its own sake.
    if run.count >= 3, widest + 14 < profile.margin, full < count { return false }
    return full * 3 >= count * 2 && (continued * 10 >= count * 3 || profile.isWide)
  }

  /// Whether lines that stand together look like verse: not filled, none long, each set as a line.
  func isVerse(_ run: Range<Int>, margin: Int) -> Bool {
    guard run.count >= 2 else { return false }
    var total = 0
    for index in run {
      let width = Int(lines[index].width)
      if width > min(margin, 76) { return false }
      total += width
    }
    // Two lines need to be shorter than a whole stanza to be told from prose.
    guard total <= (run.count > 2 ? 68 : 56) * run.count else { return false }
    if total > 50 * run.count, !profile.isWrapped {
      let ends = run.count { LineShape(bytes, lines[$0].range).endsSentence }
      if ends * 4 > run.count * 3 { return false }
    }
    if profile.isWrapped {
      guard run.count >= 3 || lines[run.lowerBound].indent > 0 else { return false }
      var roomy = 0
      for index in run.dropLast()
      where lines[index].leavesRoom(for: lines[index + 1], margin: margin - 4) {
        roomy += 1
      }
      guard roomy * 5 >= (run.count - 1) * 4 else { return false }
    }
    return isVerseText(run.map { lines[$0].range })
  }

  /// Whether the words of short lines are those of verse rather than of dialogue, chat or a list.
  func isVerseText(_ texts: [Range<Int>]) -> Bool {
    var speech = 0
    var labels = 0
    var capitals = 0
    var sentences = 0
    var bullets = 0
    var long = 0
    for text in texts {
      guard !text.isEmpty else { continue }
      let shape = LineShape(bytes, text)
      if text.count > 160 { return false }
      if shape.words > 14 { long += 1 }
      if shape.opensSpeech { speech += 1 }
      if shape.endsSentence && shape.words <= 3 { sentences += 1 }
      if !shape.startsLowercase { capitals += 1 }
      if labelEnd(text) != nil { labels += 1 }
      let byte = bytes[text.lowerBound]
      let isSpaced = text.count > 1 && bytes[text.lowerBound + 1] == 0x20
      if byte == UInt8(ascii: "-") || isSpaced && byte.isOne(of: "*+")
        || ByteClass.isDigit(byte)
        || byte == 0xE2 && text.count > 2
          && bytes[text.lowerBound + 1] == 0x80 && bytes[text.lowerBound + 2] == 0xA2
      {
        bullets += 1
      }
    }
    let count = texts.count
    if long > 0 || labels * 2 >= count || bullets * 2 >= count { return false }
    if capitals * 2 < count { return false }
    if speech * 2 > count, count < 3 || speech == count { return false }
    return sentences * 2 <= count
  }

  /// The end of `Name: ` at the start of a line, as in chat, a play, or a header.
  func labelEnd(_ text: Range<Int>) -> Int? {
    var index = text.lowerBound
    let limit = min(text.upperBound, text.lowerBound + 32)
    var spaces = 0
    while index < limit {
      let byte = bytes[index]
      if byte == UInt8(ascii: ":") {
        let next = index + 1
        guard index > text.lowerBound,
          next >= text.upperBound || bytes[next] == 0x20 || bytes[next] == 0x09
        else { return nil }
        return next
      }
      if byte == 0xEF, index + 2 < text.upperBound, bytes[index + 1] == 0xBC,
        bytes[index + 2] == 0x9A
      {
        return index + 3
      }
      if byte == 0x20 { spaces += 1 }
      if spaces > 3 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") { return nil }
      index += 1
    }
    return nil
  }

  /// Whether most lines start with a label of their own.
  func isLabelled(_ run: Range<Int>) -> Bool {
    var labels = 0
    for index in run
    where labelEnd(lines[index].range) != nil && isBroken(before: index, in: run) { labels += 1 }
    return labels >= 2 && labels * 2 >= run.count
  }

  /// Whether most lines are items of a list.
  func isListing(_ run: Range<Int>) -> Bool {
    var items = 0
    for index in run where isItem(index) && isBroken(before: index, in: run) { items += 1 }
    return items >= 2 && items * 2 >= run.count
  }

  /// Whether a line starts a run, or its first word would have fitted on the line before.
  func isBroken(before index: Int, in run: Range<Int>) -> Bool {
    index == run.lowerBound
      || lines[index - 1].leavesRoom(for: lines[index], margin: profile.margin)
  }

  func isItem(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.count > 3 else { return false }
    let start = Int(line.start)
    let first = bytes[start]
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+") {
      return bytes[start + 1] == 0x20
    }
    var digit = start
    while digit < Int(line.end), ByteClass.isDigit(bytes[digit]), digit - start < 3 { digit += 1 }
    return digit > start && digit + 1 < Int(line.end)
      && (bytes[digit] == UInt8(ascii: ".") || bytes[digit] == UInt8(ascii: ")"))
      && bytes[digit + 1] == 0x20
  }

  /// Whether the first of several lines is a heading and the second too short to be its text.
  func startsWithHeading(_ run: Range<Int>) -> Bool {
    guard run.count > 1 else { return false }
    let first = lines[run.lowerBound]
    if isWrappedHeading(run) { return false }
    guard first.width <= 60,
      first.leavesRoom(for: lines[run.lowerBound + 1], margin: profile.margin - 4)
    else { return false }
    let parser = headingParser
    guard let shape = parser.shape(first.range) else { return false }
    switch shape.grammar {
    case .keyword, .named, .unit: return true
    case .number: return shape.title.isEmpty && run.count == 2
    case .title: return false
    }
  }

  var headingParser: HeadingParser {
    HeadingParser(
      bytes: bytes, languages: language == "en" ? ["en"] : [language, "en"])
  }
}
