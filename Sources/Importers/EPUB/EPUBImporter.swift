public import Conversion
internal import Markup
public import StoryModel
internal import XHTMLImport
internal import ZipArchive

/// Reads EPUB books: those of Quire to the last detail, and whatever shops, sites and other programs
/// make, EPUB 2 and 3.
///
/// Nothing outside of the archive is ever opened. What an archive claims about itself is checked,
/// and held to the limits of ``Options``.
public struct EPUBImporter: Importer {
  /// How books are read.
  public struct Options: Sendable {
    /// Bytes of one file of a book, uncompressed.
    public var fileByteLimit = 64 << 20
    /// Bytes of all files of a book together, uncompressed.
    public var totalByteLimit = 512 << 20
    /// How many files a book may have.
    public var fileLimit = 10_000
    /// How many bytes one compressed byte may stand for, in files of more than a megabyte.
    public var ratioLimit = 200
    /// How many threads may read one book.
    public var jobs = 1

    /// Makes the usual options.
    public init() {}

    var limits: ZipLimits {
      var limits = ZipLimits()
      limits.entryByteCount = fileByteLimit
      limits.totalByteCount = totalByteLimit
      limits.entryCount = fileLimit
      limits.ratio = ratioLimit
      return limits
    }
  }

  /// How books are read.
  public var options: Options

  /// Makes an importer.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// An EPUB book.
  public var format: StoryFormat { .epub }

  /// Reads a book.
  /// - Complexity: O(n) in bytes, uncompressed, shared among ``Options/jobs`` threads.
  /// - Throws: ``ImportError`` that names the file in the archive and the reason: what is damaged,
  ///   encrypted or exceeds the limits.
  public func story(
    from source: Source, diagnostics: inout Diagnostics
  ) throws(ImportError) -> Story {
    let archive = try BookArchive(source.bytes, limits: options.limits, diagnostics: &diagnostics)
    try Encryption.check(archive, diagnostics: &diagnostics)
    let path = try RootFile.path(in: archive, diagnostics: &diagnostics)
    let package = try PackageDocument(at: path, in: archive, diagnostics: &diagnostics)
    if OwnBook.isOwn(package),
      let story = try OwnBook.story(
        of: package, in: archive, jobs: options.jobs, diagnostics: &diagnostics)
    {
      return story
    }
    var reader = BookReader(package: package, archive: archive, jobs: options.jobs)
    return try reader.story(&diagnostics).normalized()
  }
}
