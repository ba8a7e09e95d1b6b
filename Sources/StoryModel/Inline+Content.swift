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
