public import Conversion
internal import Markup
internal import StoryLabels
public import StoryModel
internal import StoryResources

/// Writes a story as one XHTML page for a browser, with everything in it: no other file is needed
/// and nothing is fetched but images that the story itself has elsewhere.
public struct XHTMLExporter: Exporter {
  /// How the page looks.
  public struct Options: Sendable {
    /// Whether paragraphs are set apart by space, not by an indent.
    public var blockParagraphs: Bool

    /// Makes options.
    public init(blockParagraphs: Bool = false) {
      self.blockParagraphs = blockParagraphs
    }
  }

  /// How the page looks.
  public var options: Options

  /// Makes an exporter.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// An XHTML page.
  public var format: StoryFormat { .xhtml }

  /// Writes the page: a title block, the contents where there are chapters, the text, the notes.
  ///
  /// What the elements mean is laid down at ``ContentWriter``, and for metadata at
  /// ``ContentWriter/writeMetadata(of:)``. Of the rest, `header.title-block` holds the summary in
  /// `section.summary`; images that the text does not show stand in `div.media`.
  public func write(
    _ story: Story, to output: inout OutputBuffer, diagnostics: inout Diagnostics
  ) throws(ExportError) {
    let story = story.withoutRawMarkup(diagnostics: &diagnostics)
    let metadata = story.metadata
    var writer = ContentWriter(
      dialect: .page, language: metadata.language, labels: Labels(language: metadata.language),
      places: Self.places(in: story))
    swap(&writer.output, &output)
    defer { swap(&writer.output, &output) }
    writer.output.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"")
    if !metadata.language.isEmpty { writer.languageAttributes(metadata.language, within: "") }
    writer.output.append(">\n<head>\n<meta charset=\"utf-8\"/>\n<title>")
    writer.text(metadata.shownTitle(writer.labels))
    writer.output.append("</title>\n")
    writer.output.append(
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
    writer.writeMetadata(of: story)
    writer.output.append("<style>\n")
    writer.output.append(contentsOf: StoryResources.pageStylesheet)
    if options.blockParagraphs {
      writer.output.append(contentsOf: StoryResources.blockParagraphStylesheet)
    }
    writer.output.append("</style>\n</head>\n<body>\n<header class=\"title-block\"")
    let titlePage = metadata.cover == nil ? story.ownTitlePage : nil
    if titlePage != nil { writer.output.append(" hidden=\"\"") }
    writer.output.append(">\n")
    if let cover = metadata.cover { writer.writeCover(cover, of: metadata) }
    writer.writeTitleBlock(of: metadata)
    writer.output.append("</header>\n")
    if titlePage == nil { writer.writeContents(of: story) }
    writer.output.append("<main>\n")
    writer.topLevel = 2
    if titlePage != nil {
      writer.write(Array(story.sections.prefix(1)), depth: 0, headedDepth: 0)
      writer.writeContents(of: story)
      writer.write(Array(story.sections.dropFirst()), depth: 0, headedDepth: 0)
    } else {
      writer.write(story.sections, depth: 0, headedDepth: 0)
    }
    writer.output.append("</main>\n")
    if !story.notes.isEmpty { writer.writeFootnotes(story.notes) }
    writer.writeHiddenMedia(of: story)
    writer.output.append("</body>\n</html>\n")
  }

  /// The story without raw markup, and images with no proper media type as
  /// `application/octet-stream`.
  public func representable(_ story: Story) -> Story {
    var story = story.withoutRawMarkup()
    for (index, item) in story.media.items.enumerated() where !item.hasPlainMediaType {
      story.media.items[index].mediaType = "application/octet-stream"
    }
    return story
  }

  private static func places(in story: Story) -> Places {
    var places = Places()
    story.forEachSection { places.sectionFiles[$0.id] = "" }
    for note in story.notes { places.noteFiles[note.id] = "" }
    story.forEachInline(of: .noteReference) { inline in
      if case .noteReference(let id) = inline { places.firstReferenceFiles[id] = "" }
    }
    for item in story.media.items { places.imageSources[item.id] = item.dataURL }
    return places
  }
}

extension ContentWriter {
  fileprivate mutating func writeCover(_ cover: MediaItem.ID, of metadata: Metadata) {
    guard places.imageSources[cover] != nil else { return }
    output.append("<p class=\"cover\">")
    let title = labels[.cover] + ": " + metadata.shownTitle(labels)
    write(Image(.media(cover), alternativeText: title))
    output.append("</p>\n")
  }

  fileprivate mutating func writeContents(of story: Story) {
    let entries = story.contents(labels)
    guard entries.count > 1 || !(entries.first?.entries.isEmpty ?? true) else { return }
    output.append("<nav class=\"contents\"")
    attribute("aria-label", labels[.contents])
    output.append(">\n")
    write(entries)
    output.append("</nav>\n")
  }

  private mutating func write(_ entries: [ContentsEntry]) {
    output.append("<ol>\n")
    for entry in entries {
      output.append("<li><a")
      attribute("href", "#" + entry.sectionID)
      output.append(">")
      text(entry.title)
      output.append("</a>")
      if !entry.entries.isEmpty {
        output.append("\n")
        write(entry.entries)
      }
      output.append("</li>\n")
    }
    output.append("</ol>\n")
  }

  /// Images that nothing refers to are part of the story all the same.
  fileprivate mutating func writeHiddenMedia(of story: Story) {
    var shown: Set<MediaItem.ID> = []
    if let cover = story.metadata.cover { shown.insert(cover) }
    story.forEachInline(of: .image) { inline in
      if case .image(let image) = inline, case .media(let id) = image.source { shown.insert(id) }
    }
    let hidden = story.media.items.filter { !shown.contains($0.id) }
    guard !hidden.isEmpty else { return }
    output.append("<div class=\"media\" hidden=\"\">\n")
    for item in hidden {
      write(Image(.media(item.id)))
      output.append("\n")
    }
    output.append("</div>\n")
  }
}
