public import Conversion
public import StoryModel

/// Writes the text of a story as BBCode to paste into a forum's or a site's editor.
///
/// A line end is a line break there and a blank line ends a paragraph, so that no line is ever
/// wrapped. Notes are numbers in brackets, `[1]`, with the notes themselves at the end. What the
/// flavor has no tag for is written without one, and reported.
public struct BBCodeExporter: Exporter {
  /// How BBCode is written.
  public struct Options: Sendable {
    /// Whose BBCode it is.
    public var flavor: Flavor

    /// Makes options, for XenForo unless told otherwise.
    public init(flavor: Flavor = .xenForo) {
      self.flavor = flavor
    }
  }

  /// Whose BBCode is written. The raw values are stable.
  public enum Flavor: String, CaseIterable, Sendable {
    /// XenForo 2, the forum software of SpaceBattles, Sufficient Velocity and others: its stock
    /// tags (the page `help/bb-codes` of any such forum).
    case xenForo = "xenforo"
    /// Fimfiction.
    case fimfiction
  }

  /// How BBCode is written.
  public var options: Options

  /// Makes an exporter.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// BBCode.
  public var format: StoryFormat { .bbcode }

  /// Writes the sections one after another, then the notes. Metadata is left out.
  public func write(
    _ story: Story, to output: inout OutputBuffer, diagnostics: inout Diagnostics
  ) throws(ExportError) {
    var reduction = BBCodeReduction(flavor: options.flavor)
    let reduced = reduction.reduce(story)
    reduction.report(to: &diagnostics)
    var writer = BBCodeWriter(flavor: options.flavor)
    swap(&writer.output, &output)
    writer.write(reduced)
    swap(&writer.output, &output)
  }

  /// The story without metadata and media, and without what the flavor has no tag for: small
  /// capitals, superscript and subscript, languages, links to places in the story, raw markup; on
  /// Fimfiction also tables and code.
  public func representable(_ story: Story) -> Story {
    var reduction = BBCodeReduction(flavor: options.flavor)
    return reduction.reduce(story)
  }
}
