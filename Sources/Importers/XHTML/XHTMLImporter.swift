public import Conversion
internal import Markup
public import StoryModel

/// Reads XHTML and HTML: pages of Quire's own to the last detail, and whatever pages people save.
///
/// A document is read as XML where it claims to be XHTML and is well-formed, else as browsers read
/// HTML. What is no part of the story is left out with a diagnostic that names it.
public struct XHTMLImporter: Importer {
  /// How pages are read.
  public struct Options: Sendable {
    /// Whether to leave out what surrounds the story on a page: menus, forms, comments.
    public var dropsBoilerplate = true

    /// Makes the usual options.
    public init() {}
  }

  /// How pages are read.
  public var options: Options

  /// Which of the two formats the importer stands for; it reads both.
  public let format: StoryFormat

  /// Makes an importer.
  public init(options: Options = Options(), format: StoryFormat = .xhtml) {
    self.options = options
    self.format = format
  }

  /// Reads a page.
  /// - Complexity: O(n) in bytes.
  /// - Throws: ``ImportError`` where a limit of markup is exceeded: nesting, attributes, entities.
  public func story(
    from source: Source, diagnostics: inout Diagnostics
  ) throws(ImportError) -> Story {
    let document = try MarkupReading.document(
      source.bytes, entry: nil, diagnostics: &diagnostics)
    guard let body = MarkupReading.body(of: document) else {
      throw ImportError("the page holds no markup that could be read")
    }
    if OwnPage.isOwn(body), let story = OwnPage.story(of: document, body: body) {
      OwnPage.reportContents(in: body, of: story, &diagnostics)
      return story
    }
    return PageStory.story(
      of: document, body: body, options: options, diagnostics: &diagnostics
    ).normalized()
  }
}
