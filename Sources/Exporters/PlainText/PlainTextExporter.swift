public import Conversion
public import StoryModel

/// Writes stories as text that needs nothing but a window to be read in.
///
/// Title, by-line and header fields stand at the top, a wide gap (three blank lines) above each
/// heading, a gap of two for a scene break that has no mark, and one blank line between paragraphs.
/// Quotations begin with `> `, letters and verse are set in by four spaces, footnotes follow the
/// section that refers to them: `[1] ...`. Nothing is escaped, and nothing is added to the story's
/// text but those marks.
///
/// What cannot be said: see ``representable(_:)``.
public struct PlainTextExporter: Exporter {
  /// How to write.
  public struct Options: Sendable {
    /// How emphasis is shown.
    public enum Emphasis: String, CaseIterable, Sendable {
      /// Not at all.
      case none
      /// `_emphasis_` and `**strong**`, where that can be told from the rest of the text.
      case marks
    }

    /// How emphasis is shown.
    public var emphasis: Emphasis
    /// The columns of a line. Nil leaves each paragraph on one line. A wide letter (Chinese,
    /// Japanese, Korean) takes two. Words are never parted.
    public var lineWidth: Int?
    /// What stands for a scene break that has no mark. Empty leaves a gap.
    public var sceneBreak: String

    /// Makes options.
    public init(emphasis: Emphasis = .marks, lineWidth: Int? = nil, sceneBreak: String = "") {
      self.emphasis = emphasis
      self.lineWidth = lineWidth
      self.sceneBreak = sceneBreak
    }
  }

  /// How to write.
  public var options: Options

  /// Makes an exporter.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// Plain text.
  public var format: StoryFormat { .text }

  /// Writes a story. Images and raw markup are left out with a warning.
  public func write(
    _ story: Story, to output: inout OutputBuffer, diagnostics: inout Diagnostics
  ) throws(ExportError) {
    let story = story.withoutRawMarkup(diagnostics: &diagnostics)
    var images = 0
    story.forEachInline { if case .image = $0 { images += 1 } }
    if images > 0 {
      diagnostics.warn(
        "image-left-out",
        images == 1 ? "left out an image" : "left out \(images) images",
        hint: "descriptions of images stay, in brackets")
    }
    var writer = PlainTextWriter(story: story, options: options)
    swap(&writer.lines.output, &output)
    writer.write(story)
    swap(&writer.lines.output, &output)
  }
}
