public import Conversion
public import StoryModel
internal import ZipArchive

/// Writes a story as an EPUB 3.3 book that older e-readers take too: with an NCX, a guide, and a
/// style of no more than CSS 2.1.
public struct EPUBExporter: Exporter {
  /// How the book is made.
  public struct Options: Sendable {
    /// How hard to compress, by zlib's levels 0...9. What lies outside becomes the nearest inside.
    ///
    /// Nil for what suits prose: 2 % larger than with zlib's own 6 at most, in less than two thirds
    /// of the time.
    public var compressionLevel: Int?
    /// How many chapters to make at once. The book is the same for any number.
    public var jobs: Int
    /// Whether paragraphs are set apart by space, not by an indent.
    public var blockParagraphs: Bool
    /// When the book was made, in seconds since 1970. Nil takes the story's own dates: an exporter
    /// knows no clock, so that the same story gives the same book.
    public var modified: Int64?
    /// How long a file of text may be, in bytes. Adobe's reader takes no more than 260 KB.
    package var byteLimit = 250_000
    /// How long a story must be that several threads make it, in bytes as a survey counts them, which
    /// takes text five times. To start a thread takes as long as to compress a few pages.
    package var byteCountForThreads = 500_000
    /// Learns how many words of the story the book has. To count them takes half the time while they
    /// are written.
    package var wordTally: Locked<Int>?

    /// Makes options.
    public init(
      compressionLevel: Int? = nil, jobs: Int = 1, blockParagraphs: Bool = false,
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
    var survey = survey(of: story)
    warnOfLosses(in: story, holding: survey.kinds, diagnostics: &diagnostics)
    let bookStory = bookable(story, holding: survey.kinds)
    if survey.kinds.contains(.raw) || !story.media.items.isEmpty {
      survey = self.survey(of: bookStory)
    }
    let book = Book(bookStory, survey: survey, options: options)
    let frame = book.frame
    let files = book.plan.files
    let byteCount = survey.measures.reduce(0) { $0 + $1.totalSize }
    let jobs = byteCount > options.byteCountForThreads ? options.jobs : 1
    try pack(book, to: &output) { archive in
      parallelForEach(
        count: frame.count + files.count, jobs: jobs,
        worker: { [effort] in PageCompressor.Lease(effort: effort) }
      ) { index, lease in
        if index < frame.count { return lease.compressor.entry(for: frame[index], of: book) }
        return entry(for: files[index - frame.count], of: book, by: lease.compressor)
      } inOrder: { entry in
        archive.add(entry)
      }
    }
  }

  /// How hard to compress.
  var effort: DeflateEffort { options.compressionLevel.map(DeflateEffort.level) ?? .prose }

  /// The page of a part of the text, whose words are counted while they are at hand.
  func entry(
    for file: TextFile, of book: Book, by compressor: PageCompressor
  ) -> CompressedEntry {
    let entry = compressor.entry(for: file, of: book)
    if let words = options.wordTally {
      let count = file.countedWords
      words.withLock { $0 += count }
    }
    return entry
  }

  /// Packs a book.
  /// - Parameter addPages: adds the pages, and all but images.
  func pack(
    _ book: Book, to output: inout OutputBuffer, addPages: (BookArchive) -> Void
  ) throws(ExportError) {
    output.giveBytesToSink()
    let archive = BookArchive(
      timestamp: options.modified.map(DOSTimestamp.init(unixSeconds:)) ?? .earliest,
      sink: output.sink)
    archive.add(CompressedEntry(storing: Array("application/epub+zip".utf8), at: "mimetype"))
    options.wordTally?.withLock { $0 += book.story.countedWordsOfNotes }
    addPages(archive)
    for item in book.story.media.items {
      archive.add(
        CompressedEntry(storing: item.bytes, at: BookPath.folder + BookPath.images + item.id))
    }
    do {
      let bytes = try archive.finish()
      if output.bytes.isEmpty { output.bytes = bytes } else { output.append(contentsOf: bytes) }
    } catch {
      throw ExportError("the book cannot be packed: \(error)")
    }
  }

  /// The story without raw markup, images that books cannot hold, and a cover that is neither PNG
  /// nor JPEG. Media types are what the files say.
  public func representable(_ story: Story) -> Story {
    bookable(story, holding: story.inlineKinds)
  }
}

extension EPUBExporter {
  private func survey(of story: Story) -> StorySurvey {
    StorySurvey(story, byteLimit: options.byteLimit, jobs: options.jobs)
  }
}

/// The archive of a book, which takes entries from one thread at a time.
final class BookArchive: @unchecked Sendable {
  private var writer: ZipWriter?
  private var failure: ZipError?

  /// - Parameter sink: takes the archive while it grows, if there is one.
  init(timestamp: DOSTimestamp, sink: (@Sendable (Swift.Span<UInt8>) -> Void)?) {
    writer = ZipWriter(timestamp: timestamp, sink: sink)
  }

  func add(_ entry: CompressedEntry) {
    guard failure == nil else { return }
    do throws(ZipError) {
      try writer?.add(entry)
    } catch {
      failure = error
    }
  }

  /// The bytes of the archive that no sink has. Nothing can be added any more.
  func finish() throws(ZipError) -> [UInt8] {
    if let failure { throw failure }
    return try writer.take()?.finish() ?? []
  }
}
