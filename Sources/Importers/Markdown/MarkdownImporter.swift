public import Conversion
public import StoryModel

/// Reads Markdown: strict CommonMark, or CommonMark with what writers of prose use beyond it.
///
/// Beyond CommonMark 0.31.2, ``Flavor/markdown`` reads:
/// - Front matter, between `---` and `---` at the start: maps and lists of YAML, values plain, in
///   quotes, in brackets, or behind `|` and `>`. Known keys are `title`, `subtitle`, `sort-title`,
///   `author(s)`, `creators` (`name`, `role`, `sort`), `lang`, `identifier`, `source`, `publisher`,
///   `series` (`name`, `position`), `date`, `updated`, `status`, `rights`, `fandoms`,
///   `relationships`, `characters`, `tags`, `rating`, `warnings`, `words` and `summary`, which is
///   Markdown itself. All others become custom metadata, nested ones under dotted names. Anchors,
///   aliases and tags of YAML are errors.
/// - Headings as sections, with their numbers and roles (`# Chapter 4: Salt`, `# Epilogue`), and
///   what braces say: `{#id .epilogue}`, `[IV.]{.number value=4}`, `{.unnumbered}`; `{.heading}` is
///   one inside of a section. A first heading that holds all others is the title.
/// - Scene breaks with their marks; `---` and `___` have none.
/// - Notes, `[^label]` and `^[in place]`; `~~strikethrough~~`, `^superscript^`, `~subscript~`, a
///   backslash before a space for one that does not break.
/// - Spans: `[Salt]{.smallcaps}`, `{.underline}`, `{lang=fr}`.
/// - Divisions between `::: name` and `:::`: `note`, `letter`, `epigraph`, `message`, `figure`,
///   `scene-break`, `left`, `center`, `right`, `justified`.
/// - Verse behind `| `, tables between `|`.
/// - HTML as what it means; what a story cannot say keeps its text, scripts are left out, and both
///   are diagnosed.
public struct MarkdownImporter: Importer {
  /// What is read, and how.
  public struct Options: Sendable {
    /// Which Markdown it is.
    public var flavor: Flavor

    /// Makes options, for Markdown as prose writers use it unless told otherwise.
    public init(flavor: Flavor = .markdown) {
      self.flavor = flavor
    }
  }

  /// Which Markdown is read.
  public enum Flavor: Sendable {
    /// CommonMark 0.31.2 to the letter: one section of blocks, HTML kept as raw markup.
    case commonmark
    /// CommonMark and front matter, footnotes, verse, tables, divisions, spans; headings make
    /// sections, and HTML becomes what it means.
    case markdown
  }

  /// How this importer reads.
  public let options: Options

  /// Makes an importer.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// `commonmark` or `markdown`, as the flavor has it.
  public var format: StoryFormat {
    options.flavor == .commonmark ? .commonmark : .markdown
  }

  /// Reads a story.
  /// - Complexity: O(n) in bytes.
  /// - Throws: ``ImportError`` where front matter cannot be read.
  public func story(
    from source: Source, diagnostics: inout Diagnostics
  ) throws(ImportError) -> Story {
    let bytes = SourceBytes.prepared(source.bytes, diagnostics: &diagnostics)
    var found = Diagnostics()
    let result = bytes.withUnsafeBufferPointer { buffer in
      options.flavor == .commonmark
        ? .success(strictStory(buffer, diagnostics: &found))
        : Result<Story, ImportError> { () throws(ImportError) in
          try proseStory(buffer, diagnostics: &found)
        }
    }
    diagnostics.append(found)
    return try result.get().normalized()
  }

  private func strictStory(
    _ buffer: UnsafeBufferPointer<UInt8>, diagnostics: inout Diagnostics
  ) -> Story {
    var parser = BlockParser(buffer, readsExtensions: false)
    parser.parse(from: 0, lineNumber: 1)
    diagnostics.append(parser.diagnostics)
    var builder = BlockBuilder(parser)
    let blocks = builder.blocks(in: 0)
    diagnostics.append(builder.inlines.diagnostics)
    return Story(sections: [Section(role: .body, blocks: blocks)])
  }

  private func proseStory(
    _ buffer: UnsafeBufferPointer<UInt8>, diagnostics: inout Diagnostics
  ) throws(ImportError) -> Story {
    let frontMatter = try FrontMatter.read(buffer) ?? FrontMatter()
    var parser = BlockParser(buffer, readsExtensions: true)
    parser.parse(from: frontMatter.end, lineNumber: frontMatter.lineAfter)
    diagnostics.append(parser.diagnostics)
    var builder = BlockBuilder(parser)
    builder.findNotes()
    var story = Story(metadata: frontMatter.metadata)
    let summary = Array(frontMatter.summary.utf8)
    summary.withUnsafeBufferPointer { summary in
      guard !summary.isEmpty else { return }
      var parser = BlockParser(summary, readsExtensions: true)
      parser.parse(from: 0, lineNumber: frontMatter.summaryLine)
      diagnostics.append(parser.diagnostics)
      var summaryBuilder = BlockBuilder(parser)
      summaryBuilder.inlines = builder.inlines
      story.metadata.summary = summaryBuilder.blocks(in: 0)
      builder.inlines = summaryBuilder.inlines
    }
    (story.metadata.title, story.sections) = builder.sections(title: story.metadata.title)
    story.notes = builder.allNotes()
    diagnostics.append(builder.inlines.diagnostics)
    return story
  }
}
