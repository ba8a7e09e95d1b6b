internal import Conversion
internal import StoryModel

/// HTML inside of text, as what it means.
extension InlineParser {
  /// The inlines of text that only HTML marks up: stars are stars.
  mutating func htmlInlines(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> [Inline] {
    self.bytes = bytes
    self.end = end
    position = start
    lowerBound = start
    textStart = start
    literalEnd = start
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "<"):
        if let next = failed.endOfHTML(in: bytes, at: position, end: end) {
          add(InlinePiece(.html, position, next), next: next)
        } else {
          position += 1
        }
      case UInt8(ascii: "&"): characterReference()
      default: position += 1
      }
    }
    flushText(to: end)
    let result = tree()
    reset()
    return result
  }

  mutating func addHTML(_ piece: InlinePiece, to tree: inout InlineTree) {
    guard readsExtensions else {
      tree.append(.raw(RawMarkup(format: "html", text: bytes.text(piece.start, piece.end))))
      return
    }
    guard let tag = HTMLElement(bytes, piece.start, piece.end) else {
      warn("html-left-out", "HTML that shows nothing is left out: a comment or the like", at: piece)
      return
    }
    if HTMLTags.isScript(tag.name) {
      if tag.isClosing {
        tree.unmute(tag.name)
      } else {
        warn("html-left-out", "what '<\(tag.name)>' holds is left out", at: piece)
        tree.mute(tag.name)
      }
    } else if tag.isClosing {
      close(tag, piece, in: &tree)
    } else {
      open(tag, piece, in: &tree)
    }
  }

  private mutating func close(_ tag: HTMLElement, _ piece: InlinePiece, in tree: inout InlineTree) {
    if tree.closeHTML(tag.name) { return }
    if !HTMLTags.isElement(tag.name) { tree.text(bytes, piece.start, piece.end) }
  }

  private mutating func open(_ tag: HTMLElement, _ piece: InlinePiece, in tree: inout InlineTree) {
    switch tag.name {
    case "br": tree.append(.lineBreak)
    case "wbr": break
    case "img": tree.append(.image(Image(tag)))
    case "a" where !tag["href"].isEmpty:
      tree.openHTML(
        tag.name, .link(LinkTarget(destination: tag["href"], title: tag["title"])))
    case "code", "tt", "kbd", "samp": tree.openHTML(tag.name, .code)
    default:
      if let formatting = HTMLFormatting(tag) {
        tree.openHTML(tag.name, .formatting(formatting))
      } else if HTMLTags.isElement(tag.name) {
        warn(
          "html-not-kept", "'<\(tag.name)>' says what a story cannot: its text is kept", at: piece)
      } else {
        warn("html-unknown", "HTML has no '<\(tag.name)>': it is kept as text", at: piece)
        tree.text(bytes, piece.start, piece.end)
      }
    }
  }

  private mutating func warn(_ code: String, _ message: String, at piece: InlinePiece) {
    var line = self.line
    // Lines are only counted for what will be shown.
    if diagnostics.counts[code, default: 0] < diagnostics.limit {
      for byte in bytes[lowerBound..<piece.start] where byte == 0x0A { line += 1 }
    }
    diagnostics.warn(code, message, at: SourcePosition(line: line))
  }
}

/// What an HTML element does to the text inside of it.
enum HTMLFormatting {
  case emphasis
  case strong
  case underline
  case strikethrough
  case smallCaps
  case superscript
  case `subscript`
  case language(String)

  init?(_ tag: HTMLElement) {
    switch tag.name {
    case "em", "i", "cite", "dfn", "var": self = .emphasis
    case "strong", "b": self = .strong
    case "u", "ins": self = .underline
    case "s", "strike", "del": self = .strikethrough
    case "sup": self = .superscript
    case "sub": self = .subscript
    case "span", "font", "bdi", "bdo":
      let style = tag["style"].lowercased()
      if style.contains("small-caps") || tag.has(class: "smallcaps") {
        self = .smallCaps
      } else if style.contains("line-through") {
        self = .strikethrough
      } else if style.contains("underline") {
        self = .underline
      } else if style.contains("italic") {
        self = .emphasis
      } else if style.contains("bold") {
        self = .strong
      } else if !tag["lang"].isEmpty {
        self = .language(tag["lang"])
      } else {
        return nil
      }
    default: return nil
    }
  }

  func around(_ content: [Inline]) -> Inline {
    switch self {
    case .emphasis: .emphasis(content)
    case .strong: .strong(content)
    case .underline: .underline(content)
    case .strikethrough: .strikethrough(content)
    case .smallCaps: .smallCaps(content)
    case .superscript: .superscript(content)
    case .subscript: .subscript(content)
    case .language(let language): .span(Span(content, language: language))
    }
  }
}

extension Image {
  init(_ tag: HTMLElement) {
    self.init(.remote(tag["src"]), alternativeText: tag["alt"], title: tag["title"])
  }
}
