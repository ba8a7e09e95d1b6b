internal import Conversion

extension StructureReader {
  /// Takes the structure from an outline instead of the looks of the text.
  ///
  /// What the lines of a unit say (the number of a heading, the mark of a footnote, the key of a
  /// field) is read as it is without an outline, so that one that is passed back unedited gives the
  /// same story.
  /// - Throws: ``ImportError`` where the outline names lines that the text does not have.
  mutating func read(by entries: [OutlineText.Entry]) throws(ImportError) {
    closeDoubleSpacing()
    var index = 0
    for entry in entries {
      if let last = lines.indices.last.map({ number(ofLine: $0) }), entry.first > last {
        throw ImportError(
          "outline names line \(entry.first), but the text ends at line \(last)",
          hint: "is it the outline of another text?")
      }
      let before = index
      while index < lines.count, number(ofLine: index) < entry.first { index += 1 }
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
      while index < lines.count, number(ofLine: index) <= entry.last { index += 1 }
      guard first < index else { continue }
      addTold(first..<index, entry)
    }
    addUntold(index..<lines.count)
    findToldFront()
    findToldLetters()
    findFootnotes(isTold: true)
    // Without a mark in the text that is like its own it is a note on all of it.
    for index in units.indices where units[index].kind == .footnote && units[index].detail < 0 {
      units[index].kind = .note
    }
  }

  /// Lines that the outline leaves out: a paragraph for each run.
  private mutating func addUntold(_ range: Range<Int>) {
    var first = range.lowerBound
    while first < range.upperBound {
      var last = first + 1
      while last < range.upperBound, lines[last].number == lines[last - 1].number + 1,
        isEmptyQuote(last) == isEmptyQuote(first)
      {
        last += 1
      }
      if !isEmptyQuote(first) { units.append(unit(first..<last, .paragraph)) }
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
      addToldHeading(&unit)
    case .quote, .verse:
      if isQuoted(range.lowerBound) { unit.evidence.insert(.quoteMark) }
    case .paragraph, .sceneBreak, .letter, .note, .footnote, .title, .byline, .field, .contents,
      .frame, .list:
      break
    }
    units.append(unit)
  }

  /// Reads the lines of a heading: its number and title, rules below or around them, the title below
  /// a number.
  private mutating func addToldHeading(_ unit: inout Unit) {
    let lineEnd = Int(unit.last)
    if unit.lineCount > 2, isBoxed(Int(unit.first) + 1, in: unit.lines) {
      unit.first += 1
      unit.evidence.insert(.boxed)
    }
    let line = lines[Int(unit.first)].range
    let shape =
      headingParser.shape(line)
      ?? HeadingShape(grammar: .title, number: line.lowerBound..<line.lowerBound, title: line)
    var rest = Int(unit.first) + 1..<lineEnd
    if let rule = rest.first, unit.evidence.contains(.boxed) || isUnderline(rule) {
      unit.evidence.insert(.underlined)
      rest = rule + 1..<lineEnd
    }
    while let mark = rest.first, isEmptyQuote(mark) { rest = mark + 1..<lineEnd }
    var heading = HeadingEntry(shape: shape, titleLines: nil, points: 100)
    if !rest.isEmpty {
      if shape.title.isEmpty || shape.grammar == .named {
        heading.titleLines = rest
      } else {
        heading.moreTitle = rest
      }
    }
    headings.append(heading)
    unit.detail = Int32(headings.count - 1)
  }

  /// What stands before the story: the title, the authors in the order of their lines, the fields.
  private mutating func findToldFront() {
    let block = toldHeaderBlock()
    fields = block.fields
    if let unit = units.first(where: { $0.kind == .title }) { title = range(unit) }
    if let told = fields.first(where: { $0.field == .title && !$0.value.isEmpty }) {
      title = told.value
    }
    let fieldStart = block.first < 0 ? units.count : block.first
    addToldAuthors(0..<fieldStart)
    for field in fields where field.field == .author && !field.value.isEmpty {
      authors.append(field.value)
    }
    addToldAuthors(fieldStart..<units.count)
    findTitleInFrame()
  }

  private mutating func addToldAuthors(_ indices: Range<Int>) {
    for index in indices where units[index].kind == .byline {
      authors.append(bylineName(lines[Int(units[index].first)].range) ?? range(units[index]))
    }
  }
}
