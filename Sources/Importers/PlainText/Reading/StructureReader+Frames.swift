extension StructureReader {
  /// Fixed frames: the licence of Project Gutenberg before and after the text.
  mutating func findFrames() {
    let window = 400
    if let start = frameMark("START", among: units.indices.prefix(window)) {
      for index in 0...start { frame(index) }
      bodyStart = start + 1
      while bodyStart < units.count, isProducerLine(units[bodyStart]) {
        frame(bodyStart)
        bodyStart += 1
      }
    }
    let last = max(bodyStart, units.count - window)
    guard var end = frameMark("END", among: last..<units.count) else { return }
    if end > bodyStart {
      let range = range(units[end - 1])
      if range.count < 300, contains(range, "End of"), contains(range, "Project Gutenberg") {
        end -= 1
      }
    }
    for index in end..<units.count { frame(index) }
  }

  /// The first unit that opens or closes the text: `*** START OF THE PROJECT GUTENBERG EBOOK ***`.
  private func frameMark(_ word: StaticString, among indices: Range<Int>) -> Int? {
    for index in indices where isFrameMark(index, word) { return index }
    return nil
  }

  /// Whether a unit is such a mark.
  private func isFrameMark(_ index: Int, _ word: StaticString) -> Bool {
    guard units[index].openingByte == UInt8(ascii: "*") else { return false }
    let range = range(units[index])
    return range.count < 2_000 && contains(range, word)
      && (contains(range, "PROJECT GUTENBERG") || contains(range, "Project Gutenberg"))
  }

  /// `Produced by ...`: who made the electronic text, below the mark that starts it.
  private func isProducerLine(_ unit: Unit) -> Bool {
    guard unit.kind == .paragraph, width(unit) < 600 else { return false }
    let text = lowercased(unit, limit: 40)
    return text.hasPrefix("produced by") || text.hasPrefix("e-text prepared by")
      || text.hasPrefix("etext prepared by") || text.hasPrefix("this etext was p")
      || text.hasPrefix("this ebook was p") || text.hasPrefix("transcribed from")
      || text.hasPrefix("transcribed by")
  }

  /// Takes the title and the author from the licence above a text that tells no title itself.
  mutating func findTitleInFrame() {
    guard title == nil else { return }
    let isSigned = !authors.isEmpty
    for unit in units.prefix(while: { $0.kind == .frame }) {
      for line in unit.lines {
        guard let (field, _, end) = fieldKey(lines[line].range, isInside: false) else { continue }
        let value = valueRange(from: end, to: Int(lines[line].end))
        if field == .title, title == nil, !value.isEmpty { title = value }
        if field == .author, !isSigned, !value.isEmpty { authors.append(value) }
      }
    }
  }

  private mutating func frame(_ index: Int) {
    units[index].kind = .frame
    units[index].evidence = .fixedPhrase
    units[index].confidence = 97
  }

  func contains(_ range: Range<Int>, _ needle: StaticString) -> Bool {
    needle.withUTF8Buffer { needle in
      guard let first = needle.first, range.count >= needle.count else { return false }
      var index = range.lowerBound
      let last = range.upperBound - needle.count
      while true {
        index = bytes.offset(of: first, in: index..<last + 1)
        guard index <= last else { break }
        var offset = 1
        while offset < needle.count, bytes[index + offset] == needle[offset] { offset += 1 }
        if offset == needle.count { return true }
        index += 1
      }
      return false
    }
  }
}
