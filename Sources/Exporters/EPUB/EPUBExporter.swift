public import Conversion
public import StoryModel
internal import ZipArchive

/// Writes a story as an EPUB 3.3 book that older e-readers take too: with an NCX, a guide, and a
/// style of no more than CSS 2.1.
public struct EPUBExporter: Exporter {
  /// How the book is made.
  public struct Options: Sendable {
    /// How hard to compress, 0...9. What lies outside becomes the nearest inside.
    public var compressionLevel: Int
    /// How many chapters to make at once. The book is the same for any number.
    public var jobs: Int
    /// Whether paragraphs are set apart by space, not by an indent.
    public var blockParagraphs: Bool
    /// When the book was made, in seconds since 1970. Nil takes the story's own dates: an exporter
    /// knows no clock, so that the same story gives the same book.
    public var modified: Int64?
    /// How long a file of text may be, in bytes. Adobe's reader takes no more than 260 KB.
    package var byteLimit = 250_000

    /// Makes options.
    public init(
      compressionLevel: Int = 6, jobs: Int = 1, blockParagraphs: Bool = false,
      modified: Int64? = nil
    ) {
      self.compressionLevel = compressionLevel
      self.jobs = jobs
      self.blockParagraphs = blockParagraphs
      self.modified = modified
    }
  }

  /// How the book is made.
  public var options: Options

  /// Makes an exporter.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// An EPUB book.
  public var format: StoryFormat { .epub }

  /// Writes the book.
  ///
  /// What the elements of its text mean is laid down at `ContentWriter`, its metadata at
  /// `PackageDocument`. The summary stands in `section.summary` of the title page.
  /// - Complexity: O(n) in the size of the story, shared among ``Options/jobs`` threads.
  public func write(
    _ story: Story, to output: inout OutputBuffer, diagnostics: inout Diagnostics
  ) throws(ExportError) {
    warnOfLosses(in: story, diagnostics: &diagnostics)
    let entries = entries(of: Book(bookable(story), options: options))
    var archive = ZipWriter(
      timestamp: options.modified.map(DOSTimestamp.init(unixSeconds:)) ?? .earliest)
    do {
      for entry in entries { try archive.add(entry) }
      let bytes = try archive.finish()
      if output.bytes.isEmpty { output.bytes = bytes } else { output.append(contentsOf: bytes) }
    } catch {
      throw ExportError("the book cannot be packed: \(error)")
    }
  }

  /// The story without raw markup, images that books cannot hold, and a cover that is neither PNG
  /// nor JPEG. Media types are what the files say.
  public func representable(_ story: Story) -> Story { bookable(story) }

  /// The files of the book, in the order in which they stand in the archive.
  private func entries(of book: Book) -> [CompressedEntry] {
    let level = min(max(options.compressionLevel, 0), 9)
    let texts = parallelMap(count: book.plan.files.count, jobs: options.jobs) { index in
      let file = book.plan.files[index]
      var deflater = Deflater(level: level)
      return CompressedEntry(
        deflating: book.page(for: file).span, at: BookPath.folder + file.path, using: &deflater)
    }
    var deflater = Deflater(level: level)
    var entries = [
      CompressedEntry(storing: Array("application/epub+zip".utf8), at: "mimetype")
    ]
    for part in book.frame {
      let path = part.isOutsideFolder ? part.path : BookPath.folder + part.path
      entries.append(CompressedEntry(deflating: part.bytes.span, at: path, using: &deflater))
    }
    entries += texts
    for item in book.story.media.items {
      entries.append(
        CompressedEntry(
          storing: item.bytes, at: BookPath.folder + BookPath.images + item.id))
    }
    return entries
  }
}
