/// Blocks beyond CommonMark: notes, divisions, verse and tables.
extension BlockParser {
  mutating func startExtension(_ first: UInt8, in container: Int) -> Start {
    let kind = nodes[container].kind
    switch first {
    case UInt8(ascii: "["): return startNote()
    case UInt8(ascii: ":"):
      let start = startDivision()
      if case .none = start { return startTable(container) }
      return start
    case UInt8(ascii: "|"):
      if kind == .paragraph || kind == .verse { return startTable(container) }
      guard kind != .table, isVerseLine(at: nextNonspace) else { return .none }
      closeUnmatched()
      advanceToNonspace()
      addNode(.verse)
      appendLine()
      return .finished
    case UInt8(ascii: "-"): return startTable(container)
    default: return .none
    }
  }

  /// `[^label]:`.
  private mutating func startNote() -> Start {
    let labelStart = nextNonspace + 2
    guard labelStart < lineEnd, source[labelStart - 1] == UInt8(ascii: "^") else { return .none }
    var labelEnd = labelStart
    while labelEnd < lineEnd, labelEnd - labelStart < 999, isLabelByte(source[labelEnd]) {
      labelEnd += 1
    }
    guard labelEnd > labelStart, labelEnd + 1 < lineEnd, source[labelEnd] == UInt8(ascii: "]"),
      source[labelEnd + 1] == UInt8(ascii: ":"), mayNest(2)
    else { return .none }
    advanceToNonspace()
    advance(labelEnd + 2 - nextNonspace)
    if offset < lineEnd, source[offset].isSpaceOrTab { advanceColumns(1) }
    nextNonspace = -1
    closeUnmatched()
    addNode(.noteDefinition(labelStart, labelEnd))
    return .container
  }

  private func isLabelByte(_ byte: UInt8) -> Bool {
    !byte.isWhiteSpace && byte != UInt8(ascii: "[") && byte != UInt8(ascii: "]")
  }

  /// `::: name`, or `:::` alone, which closes the innermost division.
  private mutating func startDivision() -> Start {
    var index = nextNonspace
    while index < lineEnd, source[index] == UInt8(ascii: ":") { index += 1 }
    guard index - nextNonspace >= 3 else { return .none }
    var end = lineEnd
    while end > index, source[end - 1].isSpaceOrTab || source[end - 1] == UInt8(ascii: ":") {
      end -= 1
    }
    while index < end, source[index].isSpaceOrTab { index += 1 }
    if index < end {
      guard mayNest(2) else { return .none }
      closeUnmatched()
      addNode(.division(index, end))
      return .finished
    }
    var place = matched - 1
    while place > 0 {
      switch nodes[open[place]].kind {
      case .division:
        closeUnmatched()
        while open.count > place { closeTip(endLine: lineNumber) }
        return .finished
      case .paragraph, .list, .verse, .table: place -= 1
      default: return .none
      }
    }
    return .none
  }

  func isVerseLine(at index: Int) -> Bool {
    source.byte(index) == UInt8(ascii: "|") && index < lineEnd
      && (index + 1 >= lineEnd || source[index + 1].isSpaceOrTab)
  }

  /// Makes a table of the line before, if this one is dashes below as many cells (GFM 4.10).
  private mutating func startTable(_ container: Int) -> Start {
    guard matched == open.count, container == tip, nodes[container].lineCount > 0,
      let columns = TableSyntax.columns(in: source, from: nextNonspace, to: lineEnd)
    else { return .none }
    let isVerse = nodes[container].kind == .verse
    guard isVerse || nodes[container].kind == .paragraph,
      !isVerse || nodes[container].lineCount == 1
    else { return .none }
    let last = lines[nodes[container].firstLine + nodes[container].lineCount - 1]
    guard TableSyntax.cells(in: source, from: last.start, to: last.end).count == columns.count
    else { return .none }
    advanceToNonspace()
    if nodes[container].lineCount == 1 {
      nodes[container].kind = .table
      appendLine()
    } else {
      nodes[container].lineCount -= 1
      closeTip(endLine: lineNumber - 2)
      let table = addNode(.table)
      nodes[table].firstLine -= 1
      nodes[table].lineCount = 1
      nodes[table].startLine -= 1
      appendLine()
    }
    return .finished
  }
}
