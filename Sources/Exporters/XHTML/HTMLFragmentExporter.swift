public import Conversion
public import StoryModel

/// Writes the text of a story as bare HTML to paste into a site's form: no head, no title, no style.
///
/// A story of nothing but CommonMark comes out as CommonMark's reference implementation writes it.
/// What goes beyond keeps to elements and attributes that fiction sites take: alignment as `align`,
/// notes as links to `name`, no `id`, no `style`.
public struct HTMLFragmentExporter: Exporter {
  /// How the fragment is written.
  public struct Options: Sendable {
    /// Whether raw HTML of the story is written, and links that run scripts are kept.
    public var unsafe: Bool

    /// Whether a block stands on one line from its first tag to its last, for forms that make a
    /// line break of each line end. Only blocks of code keep their lines.
    public var keepsBlocksOnOneLine: Bool
    /// Whether `class` attributes tell kinds of blocks apart.
    public var writesClasses: Bool

    /// Makes options, safe ones unless told otherwise.
    public init(
      unsafe: Bool = false, keepsBlocksOnOneLine: Bool = false, writesClasses: Bool = true
    ) {
      self.unsafe = unsafe
      self.keepsBlocksOnOneLine = keepsBlocksOnOneLine
      self.writesClasses = writesClasses
    }
  }

  /// How the fragment is written.
  public var options: Options

  /// Makes an exporter.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// HTML.
  public var format: StoryFormat { .html }

  /// Writes the sections one after another, then the notes. Metadata is left out.
  public func write(
    _ story: Story, to output: inout OutputBuffer, diagnostics: inout Diagnostics
  ) throws(ExportError) {
    let story = story.withoutRawMarkup(
      keeping: keeps, hint: options.unsafe ? nil : "keep raw html with --unsafe",
      diagnostics: &diagnostics)
    output.reserveCapacity(for: story)
    var writer = FragmentWriter(story, options: options)
    swap(&writer.output, &output)
    writer.write(story)
    swap(&writer.output, &output)
  }

  /// The story without metadata, and without raw markup unless it is HTML and asked for.
  public func representable(_ story: Story) -> Story {
    var story = story.withoutRawMarkup(keeping: keeps)
    story.metadata = Metadata()
    return story
  }

  private func keeps(_ raw: RawMarkup) -> Bool {
    options.unsafe && raw.format == StoryFormat.html.name
  }
}
