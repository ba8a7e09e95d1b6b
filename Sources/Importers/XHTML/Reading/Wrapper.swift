internal import StoryModel

/// Formatting around text.
enum Wrapper: Equatable, Sendable {
  case emphasis, strong, underline, strikethrough, smallCaps, superscript, `subscript`
  case link(destination: String, title: String)
  case span(language: String)

  /// The formatting around `content`.
  func inline(around content: [Inline]) -> Inline {
    switch self {
    case .emphasis: .emphasis(content)
    case .strong: .strong(content)
    case .underline: .underline(content)
    case .strikethrough: .strikethrough(content)
    case .smallCaps: .smallCaps(content)
    case .superscript: .superscript(content)
    case .subscript: .subscript(content)
    case .link(let destination, let title):
      .link(Link(content, destination: destination, title: title))
    case .span(let language): .span(Span(content, language: language))
    }
  }

  var isLink: Bool {
    if case .link = self { true } else { false }
  }
}
