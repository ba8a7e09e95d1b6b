/// Brings the inlines of one block into canonical form; see ``Story/normalized()``.
struct InlineNormalizer {
  private var spaces = WhiteSpace.Collapser()

  /// The canonical form of a block's `inlines`.
  /// - Parameter depth: how many levels stand around them.
  static func normalized(_ inlines: [Inline], depth: Int) -> [Inline] {
    // Most paragraphs are a text that is clean already, and so is not copied.
    if inlines.count == 1, case .text(let text) = inlines[0] {
      if WhiteSpace.isCollapsed(text) { return inlines }
      let collapsed = WhiteSpace.collapsed(text)
      return collapsed.isEmpty ? [] : [.text(collapsed)]
    }
    var normalizer = InlineNormalizer()
    var level = Level()
    normalizer.append(inlines, to: &level, depth: depth)
    level.flush()
    level.trimEnd()
    return level.inlines
  }

  /// The inlines of one level.
  private struct Level {
    var inlines: [Inline] = []
    /// Breaks before the first of them: the level around takes them.
    var leadingBreaks = 0
    /// Text that still grows.
    private var text = ""

    mutating func append(_ more: String) {
      if text.isEmpty { text = more } else { text += more }
    }

    mutating func append(_ inline: Inline) {
      flush()
      inlines.append(inline)
    }

    mutating func append(breaks count: Int) {
      guard count > 0 else { return }
      flush()
      inlines.trimSpace()
      if inlines.isEmpty {
        leadingBreaks += count
      } else {
        inlines.append(contentsOf: repeatElement(.lineBreak, count: count))
      }
    }

    /// Ends the text that grows.
    mutating func flush() {
      guard !text.isEmpty else { return }
      inlines.append(.text(text))
      text = ""
    }

    /// Removes the breaks at the end and counts them.
    mutating func removeTrailingBreaks() -> Int {
      flush()
      var count = 0
      while case .lineBreak? = inlines.last {
        inlines.removeLast()
        count += 1
      }
      return count
    }

    /// Removes the space and the breaks at the end.
    mutating func trimEnd() {
      while let last = inlines.last {
        let count = inlines.count
        if case .lineBreak = last {
          inlines.removeLast()
        } else {
          inlines.trimSpace()
          if inlines.count == count { return }
        }
      }
    }
  }

  private mutating func append(_ inlines: [Inline], to level: inout Level, depth: Int) {
    for inline in inlines {
      switch inline {
      case .text(let text):
        level.append(spaces.text(text))
      case .lineBreak:
        level.append(breaks: 1)
        spaces.isAfterSpace = true
      case .code(let text):
        let text = Self.codeText(text)
        if !text.isEmpty { append(.code(text), to: &level) }
      case .image(var image):
        image.alternativeText = WhiteSpace.permitted(image.alternativeText)
        image.title = WhiteSpace.permitted(image.title)
        append(.image(image), to: &level)
      case .noteReference(let id):
        if !id.isEmpty { append(.noteReference(id), to: &level) }
      case .raw(let raw):
        if !raw.text.isEmpty { append(.raw(raw), to: &level) }
      case .span(let span) where span.language.isEmpty:
        append(span.content, to: &level, depth: depth)
      case .emphasis(let content), .strong(let content), .underline(let content),
        .strikethrough(let content), .smallCaps(let content), .superscript(let content),
        .subscript(let content):
        appendContainer(inline, content, to: &level, depth: depth)
      case .link(let link):
        appendContainer(inline, link.content, to: &level, depth: depth)
      case .span(let span):
        appendContainer(inline, span.content, to: &level, depth: depth)
      }
    }
  }

  /// Appends an inline that shows something other than text.
  private mutating func append(_ inline: Inline, to level: inout Level) {
    spaces.isAfterSpace = false
    level.append(inline)
  }

  private mutating func appendContainer(
    _ container: Inline, _ content: [Inline], to level: inout Level, depth: Int
  ) {
    if depth >= Story.maximumDepth {
      append(content, to: &level, depth: depth)
      return
    }
    var inner = Level()
    append(content, to: &inner, depth: depth + 1)
    let breaksAfter = inner.removeTrailingBreaks()
    level.append(breaks: inner.leadingBreaks)
    if case .link(var link) = container {
      link.content = inner.inlines
      link.destination = WhiteSpace.permitted(link.destination)
      link.title = WhiteSpace.permitted(link.title)
      level.append(.link(link))
      if inner.inlines.isEmpty { spaces.isAfterSpace = false }
    } else if !inner.inlines.isEmpty {
      level.append(container.replacingContent(inner.inlines))
    }
    if breaksAfter > 0 {
      level.append(breaks: breaksAfter)
      spaces.isAfterSpace = true
    }
  }

  /// A code span is one line; its spaces stand.
  private static func codeText(_ text: String) -> String {
    let text = WhiteSpace.permitted(text)
    guard text.utf8.contains(where: { $0 >= 0x0A && $0 <= 0x0D }) else { return text }
    return String(decoding: text.utf8.map { $0 >= 0x0A && $0 <= 0x0D ? 0x20 : $0 }, as: UTF8.self)
  }
}

extension [Inline] {
  /// Removes the space at the end, if there is one.
  fileprivate mutating func trimSpace() {
    guard let last else { return }
    if case .text(let text) = last {
      guard text.utf8.last == 0x20 else { return }
      removeLast()
      // By bytes: the space may be one Character with a letter before it.
      if text.utf8.count > 1 {
        append(.text(String(decoding: text.utf8.dropLast(), as: UTF8.self)))
      }
    } else if var content = last.content, !content.isEmpty {
      content.trimSpace()
      removeLast()
      if !content.isEmpty || last.isLink { append(last.replacingContent(content)) }
    }
  }
}

extension [Inline] {
  /// The canonical form of the inlines of one block; references to notes stay as they are.
  /// - Complexity: O(n) in the size of the inlines.
  package func normalizedInBlock() -> [Inline] {
    InlineNormalizer.normalized(self, depth: 2)
  }
}
