/// Brings the inlines of one block into canonical form; see ``Story/normalized()``.
struct InlineNormalizer {
  private var spaces = WhiteSpace.Collapser()

  /// The canonical form of a block's `inlines`.
  /// - Parameter depth: how many levels stand around them.
  static func normalized(_ inlines: [Inline], depth: Int) -> [Inline] {
    var normalizer = InlineNormalizer()
    var leadingBreaks = 0
    var result = normalizer.level(inlines, depth: depth, leadingBreaks: &leadingBreaks)
    trimEnd(&result)
    return result
  }

  /// The inlines of one level. Breaks before the first of them are only counted: the level around
  /// takes them.
  private mutating func level(
    _ inlines: [Inline], depth: Int, leadingBreaks: inout Int
  ) -> [Inline] {
    var result: [Inline] = []
    result.reserveCapacity(inlines.count)
    append(inlines, to: &result, depth: depth, leadingBreaks: &leadingBreaks)
    return result
  }

  private mutating func append(
    _ inlines: [Inline], to result: inout [Inline], depth: Int, leadingBreaks: inout Int
  ) {
    for inline in inlines {
      switch inline {
      case .text(let text):
        append(text, to: &result)
      case .lineBreak:
        appendBreaks(1, to: &result, leadingBreaks: &leadingBreaks)
      case .code(let text):
        let text = Self.codeText(text)
        guard !text.isEmpty else { continue }
        append(.code(text), to: &result)
      case .image(var image):
        image.alternativeText = WhiteSpace.permitted(image.alternativeText)
        image.title = WhiteSpace.permitted(image.title)
        append(.image(image), to: &result)
      case .noteReference(let id):
        guard !id.isEmpty else { continue }
        append(.noteReference(id), to: &result)
      case .raw(let raw):
        guard !raw.text.isEmpty else { continue }
        append(.raw(raw), to: &result)
      case .span(let span) where span.language.isEmpty:
        append(span.content, to: &result, depth: depth, leadingBreaks: &leadingBreaks)
      case .emphasis(let content), .strong(let content), .underline(let content),
        .strikethrough(let content), .smallCaps(let content), .superscript(let content),
        .subscript(let content):
        appendContainer(
          inline, content, to: &result, depth: depth, leadingBreaks: &leadingBreaks)
      case .link(let link):
        appendContainer(
          inline, link.content, to: &result, depth: depth, leadingBreaks: &leadingBreaks)
      case .span(let span):
        appendContainer(
          inline, span.content, to: &result, depth: depth, leadingBreaks: &leadingBreaks)
      }
    }
  }

  private mutating func append(_ text: String, to result: inout [Inline]) {
    let text = spaces.text(text)
    guard !text.isEmpty else { return }
    if case .text(let before)? = result.last {
      result[result.count - 1] = .text(before + text)
    } else {
      result.append(.text(text))
    }
  }

  /// Appends an inline that shows something other than text.
  private mutating func append(_ inline: Inline, to result: inout [Inline]) {
    spaces.isAfterSpace = false
    result.append(inline)
  }

  private mutating func appendBreaks(
    _ count: Int, to result: inout [Inline], leadingBreaks: inout Int
  ) {
    guard count > 0 else { return }
    Self.trimSpace(&result)
    if result.isEmpty {
      leadingBreaks += count
    } else {
      result.append(contentsOf: repeatElement(.lineBreak, count: count))
    }
    spaces.isAfterSpace = true
  }

  private mutating func appendContainer(
    _ container: Inline, _ content: [Inline], to result: inout [Inline], depth: Int,
    leadingBreaks: inout Int
  ) {
    if depth >= Story.maximumDepth {
      append(content, to: &result, depth: depth, leadingBreaks: &leadingBreaks)
      return
    }
    var breaksBefore = 0
    var inner = level(content, depth: depth + 1, leadingBreaks: &breaksBefore)
    let breaksAfter = Self.removeTrailingBreaks(&inner)
    let spacesAfterContent = spaces
    appendBreaks(breaksBefore, to: &result, leadingBreaks: &leadingBreaks)
    spaces = spacesAfterContent
    switch container {
    case .link(var link):
      link.content = inner
      link.destination = WhiteSpace.permitted(link.destination)
      link.title = WhiteSpace.permitted(link.title)
      result.append(.link(link))
      if inner.isEmpty { spaces.isAfterSpace = false }
    default:
      if !inner.isEmpty { result.append(container.replacingContent(inner)) }
    }
    appendBreaks(breaksAfter, to: &result, leadingBreaks: &leadingBreaks)
  }

  /// A code span is one line; its spaces stand.
  private static func codeText(_ text: String) -> String {
    let text = WhiteSpace.permitted(text)
    guard text.utf8.contains(where: { $0 >= 0x09 && $0 <= 0x0D }) else { return text }
    return String(decoding: text.utf8.map { $0 >= 0x0A && $0 <= 0x0D ? 0x20 : $0 }, as: UTF8.self)
  }

  private static func removeTrailingBreaks(_ inlines: inout [Inline]) -> Int {
    var count = 0
    while case .lineBreak? = inlines.last {
      inlines.removeLast()
      count += 1
    }
    return count
  }

  /// Removes the space that `inlines` end in, if they do.
  private static func trimSpace(_ inlines: inout [Inline]) {
    guard let last = inlines.last else { return }
    if case .text(let text) = last {
      guard text.utf8.last == 0x20 else { return }
      inlines.removeLast()
      if text.utf8.count > 1 { inlines.append(.text(String(text.dropLast()))) }
    } else if var content = last.content, !content.isEmpty {
      trimSpace(&content)
      inlines.removeLast()
      if !content.isEmpty || last.isLink { inlines.append(last.replacingContent(content)) }
    }
  }

  /// Removes the space and the breaks that `inlines` end in.
  private static func trimEnd(_ inlines: inout [Inline]) {
    while let last = inlines.last {
      let count = inlines.count
      switch last {
      case .lineBreak:
        inlines.removeLast()
      default:
        trimSpace(&inlines)
        if inlines.count == count { return }
      }
    }
  }
}

extension Inline {
  /// The inlines inside of this one, or nil where it cannot hold any.
  public var content: [Inline]? {
    switch self {
    case .emphasis(let content), .strong(let content), .underline(let content),
      .strikethrough(let content), .smallCaps(let content), .superscript(let content),
      .subscript(let content):
      content
    case .link(let link): link.content
    case .span(let span): span.content
    case .text, .code, .image, .lineBreak, .noteReference, .raw: nil
    }
  }

  /// The same kind of inline around other content; the inline itself where it cannot hold any.
  public func replacingContent(_ content: [Inline]) -> Inline {
    switch self {
    case .emphasis: return .emphasis(content)
    case .strong: return .strong(content)
    case .underline: return .underline(content)
    case .strikethrough: return .strikethrough(content)
    case .smallCaps: return .smallCaps(content)
    case .superscript: return .superscript(content)
    case .subscript: return .subscript(content)
    case .link(var link):
      link.content = content
      return .link(link)
    case .span(var span):
      span.content = content
      return .span(span)
    case .text, .code, .image, .lineBreak, .noteReference, .raw: return self
    }
  }

  var isLink: Bool {
    if case .link = self { true } else { false }
  }
}
