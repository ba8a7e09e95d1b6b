public import Conversion
public import StoryModel

/// Writes stories in Quire's own JSON format, which loses nothing.
///
/// The text is laid out for people: small nodes on a line each, larger ones indented, so that a
/// comparison of two versions of a story shows what changed.
public struct JSONExporter: Exporter {
  /// How to write. There is nothing to choose yet.
  public struct Options: Sendable {
    /// Makes options.
    public init() {}
  }

  /// How to write.
  public var options: Options

  /// Makes an exporter.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// Quire JSON.
  public var format: StoryFormat { .json }

  /// Writes a story.
  public func write(
    _ story: Story, to output: inout OutputBuffer, diagnostics: inout Diagnostics
  ) throws(ExportError) {
    StoryJSON.value(of: story).write(to: &output.bytes)
    output.append("\n")
  }

  /// The whole story: JSON can say all of it.
  public func representable(_ story: Story) -> Story {
    story
  }
}
