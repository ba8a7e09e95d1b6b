internal import Conversion

/// Where blocks start.
extension BlockParser {
  enum Start {
    /// Nothing starts here.
    case none
    /// A container was opened: the rest of the line is its content.
    case container
    /// A leaf was opened that takes the rest of the line.
    case leaf
    /// The line is used up.
    case finished
  }

  @inline(__always)
  static func mayStartBlock(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "#"), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "*"),
      UInt8(ascii: "+"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "|"),
      UInt8(ascii: "["), UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  mutating func startBlock(in container: Int) -> Start {
    let isIndented = indent >= 4
    let kind = nodes[container].kind
    if isIndented { return startIndentedCode() }
    let first = source.byte(nextNonspace)
    let isInParagraph = kind == .paragraph
    if first == UInt8(ascii: ">"), mayNest(2) {
      advanceToNonspace()
      advance(1)
      if offset < lineEnd, source[offset].isSpaceOrTab { advanceColumns(1) }
      closeUnmatched()
      addNode(.blockQuote)
      return .container
    }
    if first == UInt8(ascii: "#"), let level = headingLevel() {
      startHeading(level)
      return .finished
    }
    if first == UInt8(ascii: "`") || first == UInt8(ascii: "~"), startFence(first) {
      return .finished
    }
    if first == UInt8(ascii: "<"), let condition = htmlCondition(isInParagraph: isInParagraph) {
      closeUnmatched()
      addNode(.html(condition))
      return .leaf
    }
    if isInParagraph, first == UInt8(ascii: "=") || first == UInt8(ascii: "-"),
      startSetext(container, first)
    {
      return .finished
    }
    if readsExtensions {
      switch startExtension(first, in: container) {
      case .none: break
      case let start: return start
      }
    }
    if isThematicBreak(first) {
      closeUnmatched()
      addNode(.thematicBreak(nextNonspace, lineEnd))
      return .finished
    }
    if startItem(in: container) { return .container }
    return .none
  }

  /// Whether so many levels may open here.
  mutating func mayNest(_ levels: Int) -> Bool {
    if open.count + levels <= Self.maximumDepth { return true }
    diagnostics.warn(
      "nesting-too-deep",
      "blocks nest deeper than \(Self.maximumDepth) levels: the marker is kept as text",
      at: position(ofByte: nextNonspace))
    return false
  }

  private mutating func startIndentedCode() -> Start {
    guard nodes[tip].kind != .paragraph, !isBlank else { return .none }
    advanceColumns(4)
    closeUnmatched()
    addNode(.indentedCode)
    return .leaf
  }

  private func headingLevel() -> Int? {
    var index = nextNonspace
    while index < lineEnd, source[index] == UInt8(ascii: "#") { index += 1 }
    let level = index - nextNonspace
    guard level <= 6, index >= lineEnd || source[index].isSpaceOrTab else { return nil }
    return level
  }

  private mutating func startHeading(_ level: Int) {
    var start = nextNonspace + level
    while start < lineEnd, source[start].isSpaceOrTab { start += 1 }
    var end = lineEnd
    while end > start, source[end - 1].isSpaceOrTab { end -= 1 }
    var hashes = end
    while hashes > start, source[hashes - 1] == UInt8(ascii: "#") { hashes -= 1 }
    if hashes == start {
      end = start
    } else if hashes < end, source[hashes - 1].isSpaceOrTab {
      end = hashes
      while end > start, source[end - 1].isSpaceOrTab { end -= 1 }
    }
    closeUnmatched()
    let index = addNode(.heading(level: level, isSetext: false))
    lines.append(LeafLine(start: start, end: end))
    nodes[index].lineCount = 1
  }

  private mutating func startSetext(_ paragraph: Int, _ first: UInt8) -> Bool {
    var index = nextNonspace
    while index < lineEnd, source[index] == first { index += 1 }
    while index < lineEnd, source[index].isSpaceOrTab { index += 1 }
    guard index == lineEnd, paragraph == tip else { return false }
    takeDefinitions(paragraph)
    guard nodes[paragraph].lineCount > 0 else { return false }
    nodes[paragraph].kind = .heading(level: first == UInt8(ascii: "=") ? 1 : 2, isSetext: true)
    nodes[paragraph].endLine = lineNumber
    return true
  }

  private mutating func startFence(_ character: UInt8) -> Bool {
    var index = nextNonspace
    while index < lineEnd, source[index] == character { index += 1 }
    let length = index - nextNonspace
    guard length >= 3 else { return false }
    if character == UInt8(ascii: "`"), source[index..<lineEnd].contains(character) { return false }
    var end = lineEnd
    while index < end, source[index].isWhiteSpace { index += 1 }
    while end > index, source[end - 1].isWhiteSpace { end -= 1 }
    fences.append(
      CodeFence(
        character: character, length: length, offset: indent, infoStart: index, infoEnd: end))
    closeUnmatched()
    addNode(.fencedCode(fences.count - 1))
    return true
  }

  func isThematicBreak(_ first: UInt8) -> Bool {
    guard first == UInt8(ascii: "*") || first == UInt8(ascii: "-") || first == UInt8(ascii: "_")
    else { return false }
    var count = 0
    for index in nextNonspace..<lineEnd {
      if source[index] == first {
        count += 1
      } else if !source[index].isSpaceOrTab {
        return false
      }
    }
    return count >= 3
  }

  private mutating func startItem(in container: Int) -> Bool {
    guard indent < 4, let (marker, length) = listMarker(in: container), mayNest(3) else {
      return false
    }
    var data = marker
    data.markerOffset = indent
    advanceToNonspace()
    advance(length)
    let startColumn = column
    let startOffset = offset
    repeat {
      advanceColumns(1)
    } while column - startColumn < 5 && offset < lineEnd && source[offset].isSpaceOrTab
    let spaces = column - startColumn
    if spaces >= 5 || spaces < 1 || offset >= lineEnd {
      data.padding = length + 1
      column = startColumn
      offset = startOffset
      isInsideTab = false
      if offset < lineEnd, source[offset].isSpaceOrTab { advanceColumns(1) }
    } else {
      data.padding = length + spaces
    }
    nextNonspace = -1
    closeUnmatched()
    if case .list(let list) = nodes[tip].kind, lists[list].continues(data) {
    } else {
      lists.append(data)
      addNode(.list(lists.count - 1))
    }
    lists.append(data)
    addNode(.item(lists.count - 1))
    return true
  }

  private func listMarker(in container: Int) -> (ListMarker, length: Int)? {
    var index = nextNonspace
    let first = source.byte(index)
    var marker = ListMarker(
      delimiter: first, isOrdered: false, start: 0, markerOffset: 0, padding: 0)
    let isInParagraph = nodes[container].kind == .paragraph
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      index += 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      marker.isOrdered = true
      while index < lineEnd, source[index].isDigit, index - nextNonspace < 10 {
        marker.start = marker.start * 10 + Int(source[index] - 0x30)
        index += 1
      }
      guard index - nextNonspace <= 9, index < lineEnd,
        source[index] == UInt8(ascii: ".") || source[index] == UInt8(ascii: ")"),
        !isInParagraph || marker.start == 1
      else { return nil }
      marker.delimiter = source[index]
      index += 1
    default: return nil
    }
    guard index >= lineEnd || source[index].isSpaceOrTab else { return nil }
    let length = index - nextNonspace
    if isInParagraph {
      while index < lineEnd, source[index].isSpaceOrTab { index += 1 }
      if index >= lineEnd { return nil }
    }
    return (marker, length)
  }
}
