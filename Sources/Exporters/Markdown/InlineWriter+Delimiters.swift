internal import Markup
internal import StoryModel

/// What stands beside delimiters, and how a reader will pair them (CommonMark 6.2).
extension InlineWriter {
  /// The kinds of the characters beside a delimiter token, after the references that the writer
  /// puts there.
  struct Sides {
    var before = MarkdownCharacters.Kind.whiteSpace
    var after = MarkdownCharacters.Kind.whiteSpace
  }

  /// Which edges of a text token are written as references.
  struct Edges {
    var encodesFirst = false
    var encodesLast = false
    var isSingle = false
  }

  /// Decides which characters beside delimiters become references: a space inside, and a letter
  /// outside where punctuation stands inside, would keep the delimiter from counting.
  mutating func decideEdges() {
    edges = [Edges](repeating: Edges(), count: tokens.count)
    guard !nodes.isEmpty else { return }
    for (index, token) in tokens.enumerated() {
      if case .text(let text, _) = token {
        edges[index].isSingle = text.unicodeScalars.dropFirst().isEmpty
      }
    }
    // A reference may make another necessary on the far side of a single letter, and no further.
    for _ in 0..<3 {
      var hasChanged = false
      for index in tokens.indices {
        guard case .mark(let node, let isOpening) = tokens[index], mayEncode(nodes[node]) else {
          continue
        }
        let sides = sides(ofMarkAt: index)
        let inside = isOpening ? sides.after : sides.before
        let outside = isOpening ? sides.before : sides.after
        let isInWord = nodes[node].character == UInt8(ascii: "_") && inside == .other
        let encodesInside = inside == .whiteSpace
        let encodesOutside = outside == .other && (inside != .other || isInWord)
        if isOpening ? encodesInside : encodesOutside, encodeFirst(of: index + 1) {
          hasChanged = true
        }
        if isOpening ? encodesOutside : encodesInside, encodeLast(of: index - 1) {
          hasChanged = true
        }
      }
      if !hasChanged { return }
    }
  }

  private func mayEncode(_ node: Node) -> Bool {
    node.kind != .superscript && node.kind != .subscript
  }

  private mutating func encodeFirst(of index: Int) -> Bool {
    guard isText(index), !edges[index].encodesFirst else { return false }
    edges[index].encodesFirst = true
    return true
  }

  private mutating func encodeLast(of index: Int) -> Bool {
    guard isText(index), !edges[index].encodesLast else { return false }
    edges[index].encodesLast = true
    return true
  }

  private func isText(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    if case .text = tokens[index] { return true }
    return false
  }

  private func sides(ofMarkAt index: Int) -> Sides {
    Sides(before: kindBefore(index), after: kindAfter(index))
  }

  private func kindBefore(_ index: Int) -> MarkdownCharacters.Kind {
    guard index > 0 else { return .whiteSpace }
    switch tokens[index - 1] {
    case .text(let text, _):
      let edges = edges[index - 1]
      if edges.encodesLast || (edges.isSingle && edges.encodesFirst) { return .punctuation }
      return text.unicodeScalars.last.map(Self.writtenKind) ?? .whiteSpace
    case .lineBreak: return writesBreakAsElement ? .punctuation : .whiteSpace
    case .mark: return .punctuation
    case .markup(let bytes), .openBracket(let bytes), .closeBracket(let bytes):
      return bytes.withUnsafeBufferPointer {
        MarkdownCharacters.kind(in: $0, before: $0.count)
      }
    }
  }

  /// The kind of a character at the edge of a text, where some are always written as references.
  private static func writtenKind(_ scalar: Unicode.Scalar) -> MarkdownCharacters.Kind {
    scalar == "\u{A0}" || scalar == "\u{FEFF}" ? .punctuation : MarkdownCharacters.kind(of: scalar)
  }

  private func kindAfter(_ index: Int) -> MarkdownCharacters.Kind {
    guard index + 1 < tokens.count else { return .whiteSpace }
    switch tokens[index + 1] {
    case .text(let text, _):
      let edges = edges[index + 1]
      if edges.encodesFirst || (edges.isSingle && edges.encodesLast) { return .punctuation }
      return text.unicodeScalars.first.map(Self.writtenKind) ?? .whiteSpace
    case .lineBreak:
      return writesBreakAsElement || rules.breaks == .backslash ? .punctuation : .whiteSpace
    case .mark: return .punctuation
    case .markup(let bytes), .openBracket(let bytes), .closeBracket(let bytes):
      return bytes.withUnsafeBufferPointer { MarkdownCharacters.kind(in: $0, at: 0) }
    }
  }

  /// The formatting, by place, whose delimiters would be read as something else.
  func misreadPlaces() -> Set<Int> {
    guard !nodes.isEmpty else { return [] }
    var misread: Set<Int> = []
    var stack = DelimiterStack()
    var owners: [(node: Int, isOpening: Bool)] = []
    var bottoms: [Int] = []
    for (index, token) in tokens.enumerated() {
      switch token {
      case .mark(let node, let isOpening):
        if index > 0, case .mark(let neighbour, _) = tokens[index - 1],
          nodes[neighbour].character == nodes[node].character
        {
          misread.insert(places[node])
        }
        if nodes[node].kind == .superscript, !isOpening,
          firstByte(after: index) == UInt8(ascii: "[")
        {
          // It would start a note.
          misread.insert(places[node])
        }
        let sides = sides(ofMarkAt: index)
        var run = DelimiterRun(
          nodes[node].character, count: nodes[node].count, before: sides.before,
          after: sides.after)
        run.position = index
        _ = stack.push(run)
        owners.append((node, isOpening))
      case .openBracket: bottoms.append(stack.runs.count)
      case .closeBracket: stack.process(from: bottoms.popLast() ?? 0)
      case .text, .markup, .lineBreak: break
      }
    }
    stack.process(from: 0)
    var isMatched = [Bool](repeating: false, count: nodes.count)
    for match in stack.matches {
      let opener = owners[match.opener]
      let closer = owners[match.closer]
      if opener.node == closer.node, opener.isOpening, !closer.isOpening,
        match.kind == nodes[opener.node].kind
      {
        isMatched[opener.node] = true
      } else {
        // What opened earlier may stay as it is.
        misread.insert(places[max(opener.node, closer.node)])
      }
    }
    if misread.isEmpty {
      for node in nodes.indices where !isMatched[node] { misread.insert(places[node]) }
    }
    return misread
  }
}
