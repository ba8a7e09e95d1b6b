extension StructureReader {
  /// Splits lines that are neither quoted nor marks.
  mutating func splitPlain(_ run: Range<Int>) {
    guard !run.isEmpty else { return }
    if run.count == 1 {
      add(run, .paragraph)
      return
    }
    switch profile.style {
    case .blank: splitUnwrapped(run)
    case .line: splitLines(run)
    case .wrapped: splitWrapped(run)
    case .indent: splitIndented(run)
    }
  }

  private mutating func splitUnwrapped(_ run: Range<Int>) {
    if isVerse(run, margin: 72), !isNumberAndTitle(run) {
      add(run, .verse, .roomyLines)
      return
    }
    for index in run { add(index..<index + 1, .paragraph) }
  }

  /// Whether two lines are a number and the title below it.
  func isNumberAndTitle(_ run: Range<Int>) -> Bool {
    guard run.count == 2, let shape = headingParser.shape(lines[run.lowerBound].range) else {
      return false
    }
    return shape.grammar != .title && (shape.title.isEmpty || shape.grammar == .named)
  }

  /// Each line is a paragraph; runs of lines that are indented further than the rest are verse.
  private mutating func splitLines(_ run: Range<Int>) {
    if isStanza(run) {
      add(run, .verse, .roomyLines)
      return
    }
    var index = run.lowerBound
    while index < run.upperBound {
      var end = index + 1
      if Int(lines[index].indent) >= profile.proseIndent + 3, lines[index].width <= 72 {
        while end < run.upperBound, Int(lines[end].indent) >= profile.proseIndent + 3,
          lines[end].width <= 72
        {
          end += 1
        }
        if end - index >= 2, isVerse(index..<end, margin: 72) {
          add(index..<end, .verse, [.roomyLines, .indented])
        } else {
          for line in index..<end { add(line..<line + 1, .paragraph) }
        }
      } else {
        add(index..<end, .paragraph)
      }
      index = end
    }
  }

  /// Whether short lines with blank ones around them, in a text that has none between paragraphs, are
  /// verse: few of them end as sentences do.
  private func isStanza(_ run: Range<Int>) -> Bool {
    guard run.count >= 3, run.count <= 24, profile.textLines > run.count * 3,
      run.allSatisfy({ lines[$0].width <= 72 }), isVerse(run, margin: 72)
    else { return false }
    let shapes = run.map { LineShape(bytes, lines[$0].range) }
    let sentences = shapes.count { $0.endsSentence }
    let spoken = shapes.count { $0.opensSpeech }
    return sentences * 3 <= run.count * 2 && spoken * 2 <= run.count
  }

  /// Lines wrapped at the margin: one paragraph, but for indented passages and short lines.
  private mutating func splitWrapped(_ run: Range<Int>) {
    let base = profile.proseIndent
    var index = run.lowerBound
    while index < run.upperBound {
      let isSet = Int(lines[index].indent) >= base + 2
      var end = index + 1
      while end < run.upperBound, (Int(lines[end].indent) >= base + 2) == isSet { end += 1 }
      if isSet, end - index == 1, end < run.upperBound {
        // An indented first line of a paragraph.
        var next = end
        while next < run.upperBound, Int(lines[next].indent) < base + 2 { next += 1 }
        addFlush(index..<next)
        index = next
        continue
      }
      if isSet { addIndented(index..<end) } else { addFlush(index..<end) }
      index = end
    }
  }

  /// Flush lines of a wrapped text.
  private mutating func addFlush(_ run: Range<Int>, mayStartWithHeading: Bool = true) {
    guard run.count > 1 else { return add(run, .paragraph) }
    if isLabelled(run) || isListing(run) {
      splitAtLabels(run)
    } else if isVerse(run, margin: profile.margin) {
      add(run, .verse, .roomyLines)
    } else if mayStartWithHeading, startsWithHeading(run) {
      add(run.lowerBound..<run.lowerBound + 1, .paragraph)
      addFlush(run.lowerBound + 1..<run.upperBound, mayStartWithHeading: false)
    } else {
      add(run, .paragraph)
    }
  }

  /// Indented lines of a wrapped text: a quotation if they are filled, else verse.
  mutating func addIndented(_ run: Range<Int>) {
    guard run.count > 1 else {
      add(run, .paragraph, .indented)
      return
    }
    if isFilled(run) {
      add(run, .quote, [.indented, .filledLines])
    } else {
      add(run, .verse, [.indented, .roomyLines])
    }
  }

  /// Print style: each indented line starts a paragraph, deeper ones are verse or quotations.
  private mutating func splitIndented(_ run: Range<Int>) {
    let usual = profile.printIndent
    var index = run.lowerBound
    while index < run.upperBound {
      let indent = Int(lines[index].indent)
      var end = index + 1
      if indent > usual + 2 {
        while end < run.upperBound, Int(lines[end].indent) > usual + 2 { end += 1 }
        splitDeep(index..<end)
      } else {
        while end < run.upperBound, Int(lines[end].indent) <= profile.baseIndent { end += 1 }
        let isFlush = indent <= profile.baseIndent && end - index <= 3
        if isFlush, startsWithHeading(index..<end) {
          add(index..<index + 1, .paragraph)
          index += 1
        }
        if indent <= profile.baseIndent, isLabelled(index..<end) {
          splitAtLabels(index..<end)
        } else {
          add(index..<end, .paragraph)
        }
      }
      index = end
    }
  }

  /// Deeply indented lines of print style: verse if not filled, else quoted paragraphs.
  private mutating func splitDeep(_ run: Range<Int>) {
    let base = run.map { Int(lines[$0].indent) }.min() ?? 0
    if run.count > 1, !isFilled(run) {
      add(run, .verse, [.indented, .roomyLines])
      return
    }
    var index = run.lowerBound
    while index < run.upperBound {
      var end = index + 1
      while end < run.upperBound, Int(lines[end].indent) <= base,
        !lines[end - 1].endsShort(before: lines[end], margin: profile.margin)
      {
        end += 1
      }
      add(index..<end, .quote, [.indented, .filledLines])
      index = end
    }
  }

  /// Lines that start with `>`: quoted paragraphs and verse.
  mutating func splitQuoted(_ run: Range<Int>) {
    var index = run.lowerBound
    while index < run.upperBound {
      while index < run.upperBound, quotedText(index).isEmpty { index += 1 }
      var end = index
      while end < run.upperBound, !quotedText(end).isEmpty { end += 1 }
      guard index < end else { break }
      let widths = (index..<end).map { quotedText($0).count }
      let isBroken =
        end - index > 1
        && (index..<end - 1).allSatisfy {
          lines[$0].flags.contains(.hardBreak)
            || bytes[Int(lines[$0].end) - 1] == UInt8(ascii: "\\")
        }
      if end - index > 1,
        isBroken
          || (isVerseText((index..<end).map(quotedText))
            && (!profile.isWrapped || (widths.max() ?? 0) < profile.margin - 8))
      {
        add(index..<end, .verse, [.quoteMark, .roomyLines])
      } else if profile.isWrapped || end - index == 1 {
        add(index..<end, .quote, .quoteMark)
      } else {
        for line in index..<end { add(line..<line + 1, .quote, .quoteMark) }
      }
      index = end
    }
  }

  /// The text of a line after its quote marks.
  func quotedText(_ index: Int) -> Range<Int> {
    let line = lines[index]
    var start = Int(line.start)
    while start < Int(line.end),
      bytes[start] == UInt8(ascii: ">") || bytes[start] == 0x20 || bytes[start] == 0x09
    {
      start += 1
    }
    return start..<Int(line.end)
  }

  private mutating func splitAtLabels(_ run: Range<Int>) {
    var start = run.lowerBound
    for index in run.dropFirst()
    where (labelEnd(lines[index].range) != nil || isItem(index))
      && isBroken(before: index, in: run)
    {
      add(start..<index, .paragraph)
      start = index
    }
    add(start..<run.upperBound, .paragraph)
  }
}
