public import Conversion
public import StoryModel

/// Writes Markdown that reads back as the same story.
///
/// What a dialect cannot say is changed beforehand; ``representable(_:)`` is that change:
/// - In all dialects: images of the story become links to files of their names; destinations are
///   percent-encoded; links inside of links, raw markup, and words behind the first of a code's
///   language are gone; a list is tight or loose as Markdown can show it; sections below the sixth
///   level become headings.
/// - In all but ``MarkdownDialect/markdown``: sections become headings, verse becomes paragraphs with
///   line breaks, letters, notes to the reader and kinds of quotations become plain quotations,
///   figures become paragraphs; alignment and marks of scene breaks are gone.
/// - Where the dialect has no notes, their texts follow the story; where it has no tables, rows become
///   paragraphs; formatting that it has no marks for leaves its words.
public struct MarkdownExporter: Exporter {
  /// How the Markdown is written.
  public struct Options: Sendable {
    /// Whose Markdown it is.
    public var dialect: MarkdownDialect
    /// How many characters a line of a paragraph may hold. Nil writes a paragraph a line.
    public var width: Int?
    /// Whether raw HTML of the story is written.
    public var unsafe: Bool

    /// Makes options: Quire's own Markdown, a paragraph a line, no raw markup.
    public init(dialect: MarkdownDialect = .markdown, width: Int? = nil, unsafe: Bool = false) {
      self.dialect = dialect
      self.width = width
      self.unsafe = unsafe
    }
  }

  /// How the Markdown is written.
  public var options: Options

  /// Makes an exporter.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// Markdown, or strict CommonMark.
  public var format: StoryFormat {
    options.dialect == .commonmark ? .commonmark : .markdown
  }

  /// Writes the story.
  /// - Complexity: O(n) in the size of the story.
  public func write(
    _ story: Story, to output: inout OutputBuffer, diagnostics: inout Diagnostics
  ) throws(ExportError) {
    let rules = DialectRules.rules(for: options.dialect)
    var simplifier = StorySimplifier(rules, keepsRaw: options.unsafe)
    let story = simplifier.simplified(story)
    simplifier.report(to: &diagnostics)
    output.reserveCapacity(for: story)
    var writer = BlockWriter(rules, width: options.width)
    writer.output = output.bytes
    output.bytes = []
    writer.write(story)
    output.bytes = writer.output
  }

  /// What an importer gives back of `story`; see ``MarkdownExporter``.
  public func representable(_ story: Story) -> Story {
    var simplifier = StorySimplifier(
      DialectRules.rules(for: options.dialect), keepsRaw: options.unsafe)
    return simplifier.simplified(story)
  }
}
