internal import Conversion

/// The first phase: lines into a tree of blocks (CommonMark 0.31.2, appendix).
///
/// Inlines wait for the second phase, since a link may be defined anywhere in the document.
/// - Complexity: O(n) in bytes; a line costs at most its length times the depth cap.
struct BlockParser {
  /// How many containers may be open inside each other; a marker beyond is text. More than twice
  /// what the model may nest, since divisions and lists take levels that the model does not count.
  static let maximumDepth = 210

  let source: UnsafeBufferPointer<UInt8>
  let readsExtensions: Bool
  var nodes: [BlockNode] = []
  var lists: [ListMarker] = []
  var fences: [CodeFence] = []
  var lines: [LeafLine] = []
  var definitions = LinkDefinitions()
  var diagnostics = Diagnostics()

  /// The open nodes, outermost first.
  var open: [Int] = []
  /// How many of `open` go on in this line.
  var matched = 0

  var lineNumber = 0
  var lineStart = 0
  var lineEnd = 0
  var offset = 0
  var column = 0
  var isInsideTab = false
  var nextNonspace = -1
  var nextNonspaceColumn = 0
  var indent = 0
  var isBlank = false

  init(_ source: UnsafeBufferPointer<UInt8>, readsExtensions: Bool) {
    self.source = source
    self.readsExtensions = readsExtensions
    nodes.reserveCapacity(source.count / 100)
    lines.reserveCapacity(source.count / 100)
  }

  /// Reads the source from `start`, a line's first byte.
  mutating func parse(from start: Int, lineNumber firstLine: Int) {
    lineNumber = firstLine - 1
    nodes.append(BlockNode(kind: .document, startLine: firstLine, endLine: firstLine))
    open.append(0)
    var position = start
    while position < source.count {
      let end = source.endOfLine(from: position)
      lineNumber += 1
      addLine(from: position, to: end)
      position = end + 1
      if source.byte(end) == 0x0D, source.byte(position) == 0x0A { position += 1 }
    }
    lineNumber += 1
    while !open.isEmpty { closeTip(endLine: lineNumber - 1) }
  }

  var tip: Int { open[open.count - 1] }

  private mutating func addLine(from start: Int, to end: Int) {
    lineStart = start
    offset = start
    column = 0
    lineEnd = end
    isInsideTab = false
    nextNonspace = -1
    matched = 1
    findNextNonspace()
    while matched < open.count {
      findNextNonspace()
      switch continues(open[matched]) {
      case .yes: matched += 1
      case .no: return addRest()
      case .endsHere: return
      }
    }
    addRest()
  }

  private enum Continuation {
    case yes
    case no
    case endsHere
  }

  /// Whether an open node goes on in this line. Consumes its part of the line.
  private mutating func continues(_ index: Int) -> Continuation {
    switch nodes[index].kind {
    case .document, .list: return .yes
    case .blockQuote:
      guard indent < 4, source.byte(nextNonspace) == UInt8(ascii: ">"), nextNonspace < lineEnd
      else { return .no }
      advanceToNonspace()
      advance(1)
      if offset < lineEnd, source[offset].isSpaceOrTab { advanceColumns(1) }
      return .yes
    case .item(let list):
      let width = lists[list].markerOffset + lists[list].padding
      if isBlank, index == nodes.count - 1 { return .no }
      if indent >= width {
        advanceColumns(width)
      } else if isBlank {
        advanceToNonspace()
      } else {
        return .no
      }
      return .yes
    case .noteDefinition:
      if isBlank, index == nodes.count - 1 { return .no }
      if indent >= 4 {
        advanceColumns(4)
      } else if isBlank {
        advanceToNonspace()
      } else {
        return .no
      }
      return .yes
    case .division: return .yes
    case .paragraph, .verse, .table: return isBlank ? .no : .yes
    case .html(let condition): return isBlank && condition >= 6 ? .no : .yes
    case .indentedCode:
      if indent >= 4 {
        advanceColumns(4)
      } else if isBlank {
        advanceToNonspace()
      } else {
        return .no
      }
      return .yes
    case .fencedCode(let fence):
      if isClosingFence(fences[fence]) {
        while open.count > matched { closeTip(endLine: lineNumber) }
        return .endsHere
      }
      var left = fences[fence].offset
      while left > 0, offset < lineEnd, source[offset].isSpaceOrTab {
        advanceColumns(1)
        left -= 1
      }
      return .yes
    case .heading, .thematicBreak, .removed: return .no
    }
  }

  private func isClosingFence(_ fence: CodeFence) -> Bool {
    guard indent < 4 else { return false }
    var index = nextNonspace
    while index < lineEnd, source[index] == fence.character { index += 1 }
    guard index - nextNonspace >= fence.length else { return false }
    while index < lineEnd, source[index].isSpaceOrTab { index += 1 }
    return index == lineEnd
  }

  /// The part of the line that no open container took.
  private mutating func addRest() {
    var container = open[matched - 1]
    var isInLeaf = nodes[container].acceptsLines && !isInterruptible(nodes[container].kind)
    while !isInLeaf {
      findNextNonspace()
      if indent < 4, !Self.mayStartBlock(source.byte(nextNonspace)) || nextNonspace >= lineEnd {
        advanceToNonspace()
        break
      }
      switch startBlock(in: container) {
      case .container: container = tip
      case .leaf:
        container = tip
        isInLeaf = true
      case .finished: return
      case .none:
        advanceToNonspace()
        addText(to: container)
        return
      }
    }
    addText(to: container)
  }

  /// Whether other blocks may start inside of a leaf and end it.
  private func isInterruptible(_ kind: BlockNode.Kind) -> Bool {
    switch kind {
    case .paragraph, .verse, .table: true
    default: false
    }
  }

  private mutating func addText(to container: Int) {
    if matched < open.count, !isBlank, nodes[tip].kind == .paragraph {
      // A lazy line: the paragraph goes on although its containers do not.
      appendLine()
      return
    }
    closeUnmatched()
    let kind = nodes[container].kind
    if nodes[container].acceptsLines, nodes[container].isOpen {
      if isInterruptible(kind), kind != .paragraph, !takesLine(kind) {
        closeTip(endLine: lineNumber - 1)
        addParagraph()
        return
      }
      appendLine()
      if case .html(let condition) = kind, condition <= 5, endsHTML(condition) {
        closeTip(endLine: lineNumber)
      }
    } else if nextNonspace < lineEnd, !isBlank {
      addParagraph()
    }
  }

  private mutating func addParagraph() {
    advanceToNonspace()
    addNode(.paragraph)
    appendLine()
  }

  /// Whether a line goes on a verse or a table.
  private func takesLine(_ kind: BlockNode.Kind) -> Bool {
    kind == .table || (kind == .verse && indent < 4 && isVerseLine(at: nextNonspace))
  }

  /// Opens a node inside of the tip, after closing leaves and lists that cannot hold it.
  @discardableResult
  mutating func addNode(_ kind: BlockNode.Kind) -> Int {
    while !canContain(nodes[tip].kind, kind) { closeTip(endLine: lineNumber - 1) }
    let index = nodes.count
    nodes.append(
      BlockNode(kind: kind, startLine: lineNumber, endLine: lineNumber, firstLine: lines.count))
    open.append(index)
    matched = open.count
    return index
  }

  private func canContain(_ parent: BlockNode.Kind, _ child: BlockNode.Kind) -> Bool {
    switch parent {
    case .document, .blockQuote, .item, .noteDefinition, .division:
      if case .item = child { return false }
      return true
    case .list:
      if case .item = child { return true }
      return false
    default: return false
    }
  }

  mutating func appendLine() {
    var padding = 0
    if isInsideTab {
      padding = 4 - column % 4
      offset += 1
      isInsideTab = false
    }
    lines.append(LeafLine(start: min(offset, lineEnd), end: lineEnd, padding: padding))
    nodes[tip].lineCount += 1
    nodes[tip].endLine = lineNumber
  }

  /// Closes the open nodes that this line did not reach.
  mutating func closeUnmatched() {
    while open.count > matched { closeTip(endLine: lineNumber - 1) }
  }

  mutating func closeTip(endLine: Int) {
    let index = open.removeLast()
    nodes[index].isOpen = false
    nodes[index].subtreeEnd = nodes.count
    matched = min(matched, open.count)
    switch nodes[index].kind {
    case .paragraph: closeParagraph(index)
    case .indentedCode: closeIndentedCode(index)
    case .item, .noteDefinition:
      nodes[index].endLine =
        lastChild(of: index).map { nodes[$0].endLine } ?? nodes[index].startLine
    case .list(let list):
      nodes[index].endLine =
        lastChild(of: index).map { nodes[$0].endLine } ?? nodes[index].startLine
      lists[list].isTight = isTight(index)
    case .blockQuote, .division, .fencedCode, .html, .document: nodes[index].endLine = endLine
    case .heading, .thematicBreak, .verse, .table, .removed: break
    }
  }

  private mutating func closeIndentedCode(_ index: Int) {
    let first = nodes[index].firstLine
    while nodes[index].lineCount > 0, isBlankLine(lines[first + nodes[index].lineCount - 1]) {
      nodes[index].lineCount -= 1
    }
    nodes[index].endLine = nodes[index].startLine + nodes[index].lineCount - 1
  }

  private func isBlankLine(_ line: LeafLine) -> Bool {
    var index = line.start
    while index < line.end, source[index].isSpaceOrTab { index += 1 }
    return index >= line.end
  }

  /// The nodes directly inside of a closed node, definitions left out.
  func children(of index: Int) -> [Int] {
    var result: [Int] = []
    var child = index + 1
    while child < nodes[index].subtreeEnd {
      if nodes[child].kind != .removed { result.append(child) }
      child = nodes[child].subtreeEnd
    }
    return result
  }

  private func lastChild(of index: Int) -> Int? {
    var result: Int?
    var child = index + 1
    while child < nodes[index].subtreeEnd {
      if nodes[child].kind != .removed { result = child }
      child = nodes[child].subtreeEnd
    }
    return result
  }

  /// A list is loose if a blank line stands between two items or between two blocks of one (5.3).
  private func isTight(_ list: Int) -> Bool {
    var previousItem: Int?
    var item = list + 1
    while item < nodes[list].subtreeEnd {
      if let previousItem, nodes[previousItem].endLine < nodes[item].startLine - 1 { return false }
      var previous: Int?
      var child = item + 1
      while child < nodes[item].subtreeEnd {
        if nodes[child].kind != .removed {
          if let previous, nodes[previous].endLine < nodes[child].startLine - 1 { return false }
          previous = child
        }
        child = nodes[child].subtreeEnd
      }
      previousItem = item
      item = nodes[item].subtreeEnd
    }
    return true
  }
}
