public import Conversion
public import StoryModel

/// Writes what was recognised in a story, a node a line, for a person to read.
///
/// ```
/// story: 1,240 words, 3 sections, 2 scene breaks, 1 footnote
/// metadata
///   title: Salt
/// chapter 1 "Chapter One: The Ferry" #chapter-1, 412 words
///   author's note before, 9 words
///     paragraph, 9 words: Hi all! I own nothing.
///   paragraph, 31 words [emphasis]: The ferry came late, and nobody was on it but…
///   scene break: * * *
/// ```
public struct OutlineExporter: Exporter {
  /// How to write.
  public struct Options: Sendable {
    /// How many letters of a text to show.
    public var excerptLength: Int

    /// Makes options.
    public init(excerptLength: Int = 60) {
      self.excerptLength = excerptLength
    }
  }

  /// How to write.
  public var options: Options

  /// Makes an exporter.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// An outline.
  public var format: StoryFormat { .outline }

  /// Writes the outline of a story.
  public func write(
    _ story: Story, to output: inout OutputBuffer, diagnostics: inout Diagnostics
  ) throws(ExportError) {
    var writer = OutlineWriter(excerptLength: options.excerptLength)
    swap(&writer.output, &output)
    writer.write(story)
    swap(&writer.output, &output)
  }

  /// Nothing: an outline is not read back.
  public func representable(_ story: Story) -> Story {
    Story()
  }
}
