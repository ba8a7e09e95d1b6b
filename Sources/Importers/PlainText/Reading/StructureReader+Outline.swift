internal import Conversion

extension StructureReader {
  /// Takes the structure from an outline instead of the looks of the text.
  /// - Throws: ``ImportError`` where the outline names lines that the text does not have.
  mutating func read(by entries: [OutlineText.Entry]) throws(ImportError) {
    var index = 0
    for entry in entries {
      if let last = lines.last.map({ Int($0.number) }), entry.first > last {
        throw ImportError(
          "outline names line \(entry.first), but the text ends at line \(last)",
          hint: "is it the outline of another text?")
      }
      let before = index
      while index < lines.count, Int(lines[index].number) < entry.first { index += 1 }
      addUntold(before..<index)
      if entry.isGap {
        var unit = Unit(
          index..<index, .sceneBreak, gap: gap(beforeLine: index), openingByte: 0)
        unit.evidence = .asTold
        unit.confidence = 100
        units.append(unit)
        continue
      }
      let first = index
      while index < lines.count, Int(lines[index].number) <= entry.last { index += 1 }
      guard first < index else { continue }
      addTold(first..<index, entry)
    }
    addUntold(index..<lines.count)
    findToldFields()
    extendToldFootnotes()
  }

  /// The last footnote with a mark is also that of the places behind it.
  private mutating func extendToldFootnotes() {
    var last: [ArraySlice<UInt8>: Int] = [:]
    for (index, footnote) in footnotes.enumerated() { last[bytes[footnote.mark]] = index }
    for index in last.values { footnotes[index].references = 0..<bytes.count }
  }

  /// Lines that the outline leaves out: a paragraph for each run.
  private mutating func addUntold(_ range: Range<Int>) {
    var first = range.lowerBound
    while first < range.upperBound {
      var last = first + 1
      while last < range.upperBound, lines[last].number == lines[last - 1].number + 1 { last += 1 }
      units.append(unit(first..<last, .paragraph))
      first = last
    }
  }

  private mutating func addTold(_ range: Range<Int>, _ entry: OutlineText.Entry) {
    var unit = self.unit(range, entry.kind)
    unit.evidence = .asTold
    unit.confidence = 100
    switch entry.kind {
    case .heading:
      unit.level = UInt8(entry.level)
      let line = lines[range.lowerBound].range
      let shape =
        headingParser.shape(line)
        ?? HeadingShape(grammar: .title, number: line.lowerBound..<line.lowerBound, title: line)
      var heading = HeadingEntry(shape: shape, titleLines: nil, points: 100)
      if range.count > 1 { heading.titleLines = range.lowerBound + 1..<range.upperBound }
      headings.append(heading)
      unit.detail = Int32(headings.count - 1)
    case .footnote:
      guard let mark = footnoteMark(self.range(unit)) else {
        unit.kind = .note
        break
      }
      footnotes.append(Footnote(mark: mark, references: 0..<mark.lowerBound))
      unit.detail = Int32(footnotes.count - 1)
    case .title:
      if title == nil { title = self.range(unit) }
    case .byline:
      authors.append(bylineName(self.range(unit)) ?? self.range(unit))
    case .quote, .verse:
      if bytes[self.range(unit).lowerBound] == UInt8(ascii: ">") {
        unit.evidence.insert(.quoteMark)
      }
    case .letter:
      if units.last?.kind != .letter { unit.evidence.insert(.salutation) }
    case .paragraph, .sceneBreak, .note, .field, .contents, .frame, .list: break
    }
    units.append(unit)
  }

  private mutating func findToldFields() {
    for index in units.indices where units[index].kind == .field {
      for line in units[index].lines {
        guard let (field, key, end) = fieldKey(lines[line].range, isInside: true) else { continue }
        fields.append(
          HeaderField(
            field: field, key: key, value: valueRange(from: end, to: Int(lines[line].end)),
            more: [],
            unit: index))
      }
    }
    if title == nil, let told = fields.first(where: { $0.field == .title }) { title = told.value }
    for field in fields where field.field == .author { authors.append(field.value) }
  }
}
