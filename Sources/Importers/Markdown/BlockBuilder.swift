internal import Conversion
internal import StoryModel

/// Makes blocks of the model from the nodes of the first phase.
struct BlockBuilder {
  let source: UnsafeBufferPointer<UInt8>
  let readsExtensions: Bool
  let nodes: [BlockNode]
  let lists: [ListMarker]
  let fences: [CodeFence]
  let lines: [LeafLine]
  var inlines: InlineParser
  /// The definitions of notes, in order.
  var noteNodes: [(id: Note.ID, node: Int)] = []
  /// Whether the note to the reader just made has no position of its own.
  var impliesPosition = false
  /// The text of a leaf of several lines.
  private var scratch: [UInt8] = []

  init(_ parser: BlockParser) {
    source = parser.source
    readsExtensions = parser.readsExtensions
    nodes = parser.nodes
    lists = parser.lists
    fences = parser.fences
    lines = parser.lines
    inlines = InlineParser(
      readsExtensions: parser.readsExtensions, definitions: parser.definitions,
      expansionBudget: max(parser.source.count, 100_000))
  }

  /// The blocks directly inside of a node.
  mutating func blocks(in parent: Int) -> [Block] {
    var pending = PendingBlocks()
    var child = parent + 1
    while child < nodes[parent].subtreeEnd {
      append(child, to: &pending)
      child = nodes[child].subtreeEnd
    }
    return pending.finish()
  }

  mutating func append(_ index: Int, to result: inout PendingBlocks) {
    let node = nodes[index]
    switch node.kind {
    case .document, .item, .removed, .noteDefinition: break
    case .paragraph: result.append(.paragraph(inlines(of: node)))
    case .heading(let level, _):
      if readsExtensions {
        let parts = heading(node)
        var content = parts.content
        if let number = parts.number { content.insert(.text(number.text + " "), at: 0) }
        result.append(.heading(Heading(level: level, content: content)))
      } else {
        result.append(.heading(Heading(level: level, content: inlines(of: node))))
      }
    case .thematicBreak(let start, let end):
      result.append(.sceneBreak(SceneBreak(mark: readsExtensions ? mark(start, end) : "")))
    case .blockQuote: result.append(.blockQuote(BlockQuote(blocks(in: index))))
    case .list(let list):
      var items: [[Block]] = []
      var item = index + 1
      while item < node.subtreeEnd {
        items.append(blocks(in: item))
        item = nodes[item].subtreeEnd
      }
      let marker = lists[list]
      result.append(
        .list(
          List(
            marker.isOrdered ? .ordered(start: marker.start) : .bullet, isTight: marker.isTight,
            items: items)))
    case .indentedCode: result.append(.code(CodeBlock(text(of: node))))
    case .fencedCode(let fence):
      let info = LinkSyntax.unescaped(source, fences[fence].infoStart, fences[fence].infoEnd)
      let language = info.utf8.prefix { !$0.isWhiteSpace }
      result.append(
        .code(CodeBlock(text(of: node), language: String(Substring(language)))))
    case .html:
      if readsExtensions {
        appendHTML(node, to: &result)
      } else {
        result.append(.raw(RawMarkup(format: "html", text: htmlText(of: node))))
      }
    case .division(let start, let end):
      for block in division(index, attributes: start, end) {
        result.append(block, impliesPosition: impliesPosition)
        impliesPosition = false
      }
    case .verse: result.append(.verse(verse(node)))
    case .table:
      for block in table(node) { result.append(block) }
    }
  }

  /// The mark of a scene break; a plain rule has none.
  private func mark(_ start: Int, _ end: Int) -> String {
    var end = end
    while end > start, source[end - 1].isSpaceOrTab { end -= 1 }
    let text = source.text(start, end)
    return text == "---" || text == "___" ? "" : text
  }

  /// The lines of a leaf, each with its line feed.
  func text(of node: BlockNode) -> String {
    var bytes: [UInt8] = []
    for line in lines[node.firstLine..<(node.firstLine + node.lineCount)] {
      bytes.append(contentsOf: repeatElement(0x20, count: line.padding))
      bytes.append(contentsOf: source[line.start..<line.end])
      bytes.append(0x0A)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func htmlText(of node: BlockNode) -> String {
    var count = node.lineCount
    while count > 1 {
      let line = lines[node.firstLine + count - 1]
      guard source[line.start..<line.end].allSatisfy(\.isSpaceOrTab) else { break }
      count -= 1
    }
    var trimmed = node
    trimmed.lineCount = count
    return text(of: trimmed)
  }

  /// The inlines of a leaf. One line is read where it stands, several are joined first.
  mutating func inlines(of node: BlockNode) -> [Inline] {
    guard node.lineCount > 0 else { return [] }
    inlines.line = node.startLine
    if node.lineCount == 1 {
      let (start, end) = trimmed(lines[node.firstLine])
      return inlines.inlines(in: source, from: start, to: end)
    }
    scratch.removeAll(keepingCapacity: true)
    for number in 0..<node.lineCount {
      let line = lines[node.firstLine + number]
      if number > 0 { scratch.append(0x0A) }
      let (start, end) = trimmed(line)
      let isLast = number + 1 == node.lineCount
      scratch.append(contentsOf: source[start..<(isLast ? end : line.end)])
    }
    return scratch.withUnsafeBufferPointer { inlines.inlines(in: $0, from: 0, to: $0.count) }
  }

  func trimmed(_ line: LeafLine) -> (Int, Int) {
    var start = line.start
    var end = line.end
    while start < end, source[start].isSpaceOrTab { start += 1 }
    while end > start, source[end - 1].isSpaceOrTab { end -= 1 }
    return (start, end)
  }
}
