internal import Markup
internal import StoryModel

/// The tokens as bytes.
extension InlineWriter {
  /// The lines of the block, without line feeds, escaped where they start.
  /// - Parameter width: how many characters a line may hold, or nil for any number.
  func lines(width: Int?) -> [[UInt8]] {
    var output: [UInt8] = []
    var spaces: [Int] = []
    var breaks: [Int] = []
    var openMarks = 0
    for (index, token) in tokens.enumerated() {
      switch token {
      case .text(let text, let isInBrackets):
        var context = MarkdownEscaping.Context()
        context.isInBrackets = isInBrackets
        context.recordsSpaces = width != nil
        context.isInMarks = openMarks > 0
        context.isInHeading = self.context == .heading
        context.next = firstByte(after: index)
        context.encodesFirst = edges[index].encodesFirst
        context.encodesLast = edges[index].encodesLast
        escaping.append(text, context, to: &output, spaces: &spaces)
      case .mark(let node, let isOpening):
        openMarks += isOpening ? 1 : -1
        output.append(
          contentsOf: repeatElement(nodes[node].character, count: nodes[node].count))
      case .markup(let bytes), .openBracket(let bytes), .closeBracket(let bytes):
        for byte in bytes {
          if byte == 0x0A { breaks.append(output.count) }
          output.append(byte)
        }
      case .lineBreak: appendBreak(to: &output, breaks: &breaks)
      }
    }
    if context == .cell { return [escapedPipes(output)] }
    if breaks.isEmpty, width == nil {
      if context == .paragraph { escaping.protectLine(from: 0, in: &output) }
      return [output]
    }
    return split(output, at: breaks, spaces: spaces, width: width)
  }

  /// Whether the line has to go on behind a break.
  var writesBreakAsElement: Bool {
    context == .cell || context == .line || (context == .heading && rules.takesHTML)
  }

  private func appendBreak(to output: inout [UInt8], breaks: inout [Int]) {
    if writesBreakAsElement {
      output.append(contentsOf: "<br>".utf8)
      return
    }
    switch rules.breaks {
    case .backslash: output.append(UInt8(ascii: "\\"))
    case .spaces: output.append(contentsOf: "  ".utf8)
    case .lineFeed: break
    }
    breaks.append(output.count)
    output.append(0x0A)
  }

  func firstByte(after index: Int) -> UInt8 {
    guard index + 1 < tokens.count else { return 0 }
    switch tokens[index + 1] {
    case .text(let text, _): return text.utf8.first ?? 0
    case .mark(let node, _): return nodes[node].character
    case .markup(let bytes), .openBracket(let bytes), .closeBracket(let bytes):
      return bytes.first ?? 0
    case .lineBreak: return 0x0A
    }
  }

  private func escapedPipes(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "|")) else { return bytes }
    let isEscapedInText = rules.escapes.contains(UInt8(ascii: "|"))
    var result: [UInt8] = []
    var backslashes = 0
    for byte in bytes {
      if byte == UInt8(ascii: "|"), !isEscapedInText || backslashes % 2 == 0 {
        result.append(UInt8(ascii: "\\"))
      }
      backslashes = byte == UInt8(ascii: "\\") ? backslashes + 1 : 0
      result.append(byte)
    }
    return result
  }

  private func split(
    _ bytes: [UInt8], at breaks: [Int], spaces: [Int], width: Int?
  ) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    var nextSpace = 0
    for end in breaks + [bytes.count] {
      if let width, context == .paragraph {
        var candidate: Int?
        var count = 0
        var index = start
        while index < end {
          if nextSpace < spaces.count, spaces[nextSpace] == index {
            candidate = index
            nextSpace += 1
          }
          if bytes[index] & 0xC0 != 0x80 { count += 1 }
          if count > width, let space = candidate {
            lines.append(escapedStart(bytes[start..<space]))
            start = space + 1
            count = bytes[start..<max(start, index + 1)].count { $0 & 0xC0 != 0x80 }
            candidate = nil
          }
          index += 1
        }
      }
      lines.append(escapedStart(bytes[start..<end]))
      start = end + 1
    }
    return lines
  }

  private func escapedStart(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var result = Array(line)
    if context == .paragraph { escaping.protectLine(from: 0, in: &result) }
    return result
  }
}
