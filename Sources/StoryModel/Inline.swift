/// A piece of a line of text.
///
/// White space (space, tab, line ends, form feed) separates words and means nothing more, except
/// in ``code(_:)``: ``Story/normalized()`` leaves a single space between words and none at the
/// edges of a block, as a browser does. No-break and other Unicode spaces are text.
public enum Inline: Equatable, Sendable {
  case text(String)
  case emphasis([Inline])
  case strong([Inline])
  case underline([Inline])
  case strikethrough([Inline])
  case smallCaps([Inline])
  case superscript([Inline])
  case `subscript`([Inline])
  /// Text in a fixed-width face. Its spaces stand as they are.
  case code(String)
  case link(Link)
  case image(Image)
  case lineBreak
  /// A mark that points to one of ``Story/notes``.
  case noteReference(Note.ID)
  case span(Span)
  /// Markup that the model cannot say. Made only where asked for.
  case raw(RawMarkup)
}

/// A link.
public struct Link: Equatable, Sendable {
  /// A URL, or `#` and the id of a section.
  public var destination: String
  /// What shows when the pointer rests on the link. Empty when not given.
  public var title: String
  /// The inlines inside.
  public var content: [Inline]

  /// Makes a link.
  public init(_ content: [Inline], destination: String, title: String = "") {
    self.content = content
    self.destination = destination
    self.title = title
  }
}

/// An image.
public struct Image: Equatable, Sendable {
  /// Where the bytes are.
  public var source: Source
  /// What the image shows, for those who do not see it.
  public var alternativeText: String
  /// What shows when the pointer rests on it. Empty when not given.
  public var title: String

  /// Makes an image.
  public init(_ source: Source, alternativeText: String = "", title: String = "") {
    self.source = source
    self.alternativeText = alternativeText
    self.title = title
  }

  /// Where the bytes are.
  public enum Source: Equatable, Sendable {
    /// In ``Story/media``.
    case media(MediaItem.ID)
    /// Somewhere else: a URL that is never fetched.
    case remote(String)
  }
}

/// A run of text in another language than the story's.
public struct Span: Equatable, Sendable {
  /// A BCP 47 tag.
  public var language: String
  /// The inlines inside.
  public var content: [Inline]

  /// Makes a span.
  public init(_ content: [Inline], language: String) {
    self.content = content
    self.language = language
  }
}
