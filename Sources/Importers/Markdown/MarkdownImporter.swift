public import Conversion
public import StoryModel

/// Reads Markdown: strict CommonMark, or CommonMark with what writers of prose use beyond it.
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
    let story = bytes.withUnsafeBufferPointer { buffer in
      strictStory(buffer, diagnostics: &found)
    }
    diagnostics.append(found)
    return story.normalized()
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
}
