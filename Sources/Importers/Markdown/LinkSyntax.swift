internal import Markup

/// The parts of links, as inlines and definitions share them (CommonMark 6.3).
enum LinkSyntax {
  /// A part and what comes after it.
  struct Part {
    var start: Int
    var end: Int
    var next: Int
  }

  /// The index after the `]` of the label that starts at `start`.
  static func endOfLabel(
    in text: UnsafeBufferPointer<UInt8>, at start: Int, end: Int
  ) -> Int? {
    var index = start + 1
    while index < end, index - start <= 1000 {
      switch text[index] {
      case UInt8(ascii: "]"): return index + 1
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "\\")
      where index + 1 < end && MarkdownCharacters.isPunctuation(text[index + 1]):
        index += 2
      default: index += 1
      }
    }
    return nil
  }

  /// A destination in `<>`, or bare: without spaces and controls, its parentheses in balance.
  static func destination(
    in text: UnsafeBufferPointer<UInt8>, at start: Int, end: Int
  ) -> Part? {
    guard start < end else { return Part(start: start, end: start, next: start) }
    var index = start
    if text[start] == UInt8(ascii: "<") {
      index += 1
      while index < end {
        switch text[index] {
        case UInt8(ascii: ">"): return Part(start: start + 1, end: index, next: index + 1)
        case UInt8(ascii: "<"), 0x0A, 0x0D: return nil
        case UInt8(ascii: "\\")
        where index + 1 < end && MarkdownCharacters.isPunctuation(text[index + 1]):
          index += 2
        default: index += 1
        }
      }
      return nil
    }
    var depth = 0
    scan: while index < end {
      switch text[index] {
      case UInt8(ascii: "\\")
      where index + 1 < end && MarkdownCharacters.isPunctuation(text[index + 1]):
        index += 2
        continue
      case UInt8(ascii: "("):
        depth += 1
        // As in cmark: deeper is no link, which keeps the scan linear.
        if depth > 32 { return nil }
      case UInt8(ascii: ")"):
        if depth == 0 { break scan }
        depth -= 1
      case 0...0x20, 0x7F: break scan
      default: break
      }
      index += 1
    }
    return depth == 0 ? Part(start: start, end: index, next: index) : nil
  }

  /// A title in quotes or parentheses.
  static func title(in text: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> Part? {
    guard start < end else { return nil }
    let open = text[start]
    let close: UInt8
    switch open {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): close = open
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    var index = start + 1
    while index < end {
      let byte = text[index]
      if byte == close { return Part(start: start + 1, end: index, next: index + 1) }
      if byte == open { return nil }
      if byte == UInt8(ascii: "\\"), index + 1 < end,
        MarkdownCharacters.isPunctuation(text[index + 1])
      {
        index += 1
      }
      index += 1
    }
    return nil
  }

  static func skipSpaces(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, text[index].isSpaceOrTab { index += 1 }
    return index
  }

  /// Spaces, tabs and at most one line feed. (A blank line never stands inside of a paragraph.)
  static func skipSpaceAndOneFeed(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    let index = skipSpaces(text, start, end)
    guard index < end, text[index] == 0x0A else { return index }
    return skipSpaces(text, index + 1, end)
  }

  static func destinationText(_ text: UnsafeBufferPointer<UInt8>, _ part: Part) -> String {
    MarkdownDestination.encoded(unescaped(text, part.start, part.end))
  }

  /// The text with backslash escapes and character references decoded.
  static func unescaped(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> String {
    var index = start
    var runStart = start
    var result: [UInt8] = []
    while index < end {
      if text[index] == UInt8(ascii: "\\"), index + 1 < end,
        MarkdownCharacters.isPunctuation(text[index + 1])
      {
        result.append(contentsOf: text[runStart..<index])
        runStart = index + 1
        index += 2
      } else if text[index] == UInt8(ascii: "&"),
        let reference = CharacterReference(in: text, at: index, end: end)
      {
        result.append(contentsOf: text[runStart..<index])
        reference.append(to: &result)
        index = reference.next
        runStart = index
      } else {
        index += 1
      }
    }
    if runStart == start { return text.text(start, end) }
    result.append(contentsOf: text[runStart..<end])
    return String(decoding: result, as: UTF8.self)
  }
}
