internal import Conversion
internal import StoryModel

/// Blocks of HTML, as what they mean.
extension BlockBuilder {
  /// Reads a block of HTML: block elements open and close what a story has for them, text between
  /// them is paragraphs, in which elements of text count as everywhere.
  mutating func appendHTML(_ node: BlockNode, to result: inout PendingBlocks) {
    let bytes = Array(htmlText(of: node).utf8)
    bytes.withUnsafeBufferPointer { buffer in
      var reader = HTMLBlockReader(bytes: buffer, firstLine: node.startLine)
      reader.read(&inlines, into: &result)
    }
    result.closeFilledText()
  }
}

private struct HTMLBlockReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let firstLine: Int
  private var textStart = 0
  private var failed = FailedSearches()
  /// Elements that were opened and whose ends are known not to come.
  private var unclosed: Set<String> = []
  private var countedTo = 0
  private var countedLines = 0

  init(bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) {
    self.bytes = bytes
    self.firstLine = firstLine
  }

  mutating func read(_ inlines: inout InlineParser, into result: inout PendingBlocks) {
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"),
        let next = failed.endOfHTML(in: bytes, at: index, end: bytes.count)
      else {
        index += 1
        continue
      }
      if let tag = HTMLElement(bytes, index, next) {
        index = take(tag, index, next, &inlines, &result)
      } else {
        index = next
      }
    }
    flush(to: bytes.count, &inlines, &result)
  }

  /// Returns where to go on.
  private mutating func take(
    _ tag: HTMLElement, _ start: Int, _ next: Int, _ inlines: inout InlineParser,
    _ result: inout PendingBlocks
  ) -> Int {
    if HTMLTags.isScript(tag.name), !tag.isClosing {
      guard let close = end(of: tag.name, from: next) else { return next }
      flush(to: start, &inlines, &result)
      warn("html-left-out", "what '<\(tag.name)>' holds is left out", start, &inlines)
      textStart = close
      return close
    }
    if tag.name == "pre", !tag.isClosing, let close = end(of: "pre", from: next) {
      flush(to: start, &inlines, &result)
      result.closeText()
      result.append(.code(code(from: next, to: close - "</pre>".utf8.count)))
      textStart = close
      return close
    }
    if tag.name == "hr" {
      flush(to: start, &inlines, &result)
      result.closeText()
      result.append(.sceneBreak(SceneBreak()))
      textStart = next
      return next
    }
    if let container = HTMLContainer(tag) {
      flush(to: start, &inlines, &result)
      if tag.isClosing { result.close(tag.name) } else { result.open(container) }
      if !tag.isClosing, ["td", "th", "dt", "dd"].contains(tag.name) {
        warn("html-not-kept", "cells of HTML become paragraphs", start, &inlines)
      }
      textStart = next
    } else if HTMLTags.isBlockElement(tag.name) {
      flush(to: start, &inlines, &result)
      if !tag.isClosing, !["table", "tr", "tbody", "thead", "dl"].contains(tag.name) {
        warn(
          "html-not-kept", "'<\(tag.name)>' says what a story cannot: its text is kept", start,
          &inlines)
      }
      textStart = next
    }
    return next
  }

  /// The index after the end tag of an element that holds no other.
  private mutating func end(of name: String, from start: Int) -> Int? {
    if unclosed.contains(name) { return nil }
    var index = start
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), bytes.byte(index + 1) == UInt8(ascii: "/"),
        let next = HTMLTags.endOfTag(in: bytes, at: index, end: bytes.count),
        HTMLElement(bytes, index, next)?.name == name
      {
        return next
      }
      index += 1
    }
    unclosed.insert(name)
    return nil
  }

  private func code(from start: Int, to end: Int) -> CodeBlock {
    var text: [UInt8] = []
    var language = ""
    var index = start
    if bytes.byte(index) == 0x0A { index += 1 }
    while index < end {
      if bytes[index] == UInt8(ascii: "<"),
        let next = HTMLTags.endOfTag(in: bytes, at: index, end: end)
      {
        if let tag = HTMLElement(bytes, index, next), tag["class"].hasPrefix("language-") {
          language = String(tag["class"].dropFirst("language-".count))
        }
        index = next
      } else if bytes[index] == UInt8(ascii: "&"),
        let reference = CharacterReference(in: bytes, at: index, end: end)
      {
        reference.append(to: &text)
        index = reference.next
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    return CodeBlock(String(decoding: text, as: UTF8.self), language: language)
  }

  /// Paragraphs of the text up to `end`, divided at blank lines.
  private mutating func flush(
    to end: Int, _ inlines: inout InlineParser, _ result: inout PendingBlocks
  ) {
    var start = textStart
    textStart = end
    var index = start
    while index < end {
      guard bytes[index] == 0x0A else {
        index += 1
        continue
      }
      var next = index + 1
      while next < end, bytes[next].isSpaceOrTab { next += 1 }
      if next < end, bytes[next] == 0x0A {
        appendParagraph(from: start, to: index, &inlines, &result)
        start = next
      }
      index = next
    }
    appendParagraph(from: start, to: end, &inlines, &result)
  }

  private mutating func appendParagraph(
    from start: Int, to end: Int, _ inlines: inout InlineParser, _ result: inout PendingBlocks
  ) {
    var start = start
    var end = end
    while start < end, bytes[start].isWhiteSpace { start += 1 }
    while end > start, bytes[end - 1].isWhiteSpace { end -= 1 }
    guard start < end else { return }
    if isMark(start, end) {
      result.append(.sceneBreak(SceneBreak(mark: bytes.text(start, end))))
      return
    }
    inlines.line = line(at: start)
    let content = inlines.htmlInlines(in: bytes, from: start, to: end)
    if !content.isEmpty { result.append(.paragraph(content)) }
  }

  /// Whether the text is a line of stars or the like: Markdown does not count inside of HTML, but
  /// writers mean a scene break with it.
  private func isMark(_ start: Int, _ end: Int) -> Bool {
    var count = 0
    for byte in bytes[start..<end] {
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: "="), UInt8(ascii: "#"):
        count += 1
      case 0x20: break
      default: return false
      }
    }
    return count >= 3
  }

  /// The line of a byte; asked for in rising order, so that no byte counts twice.
  private mutating func line(at index: Int) -> Int {
    while countedTo < index {
      if bytes[countedTo] == 0x0A { countedLines += 1 }
      countedTo += 1
    }
    return firstLine + countedLines
  }

  private mutating func warn(
    _ code: String, _ message: String, _ index: Int, _ inlines: inout InlineParser
  ) {
    inlines.diagnostics.warn(code, message, at: SourcePosition(line: line(at: index)))
  }
}
