internal import Conversion
internal import Markup
internal import XHTMLImport
internal import ZipArchive

/// An inflater that waits for the next file.
private final class IdleInflater {
  var inflater = Inflater()
}

/// The archive of a book.
struct BookArchive: Sendable {
  private let reader: ZipReader
  /// What inflates, used again from file to file.
  private let inflaters = IdlePool<IdleInflater>()

  /// Opens an archive, and looks at how it begins (OCF 3.3, 4.3).
  init(
    _ bytes: [UInt8], limits: ZipLimits, diagnostics: inout Diagnostics
  ) throws(ImportError) {
    do {
      reader = try ZipReader(bytes, limits: limits)
    } catch {
      throw Self.importError(error)
    }
    for warning in reader.warnings { diagnostics.warn("archive", "\(warning)") }
    try checkMediaType(&diagnostics)
  }

  private func checkMediaType(_ diagnostics: inout Diagnostics) throws(ImportError) {
    guard let entry = reader.entry(at: "mimetype") else {
      diagnostics.warn("mimetype", "no file 'mimetype' says that this is an EPUB")
      return
    }
    let text = try bytes(of: entry)
    let expected = Array("application/epub+zip".utf8)
    if text != expected {
      let isPadded = text.filter { $0 > 0x20 && $0 < 0x7F } == expected
      diagnostics.warn(
        "mimetype",
        isPadded
          ? "the file 'mimetype' holds more than the media type of EPUB"
          : "the file 'mimetype' does not say that this is an EPUB", entry: "mimetype")
    } else if reader.entries.first?.path != "mimetype" {
      diagnostics.warn(
        "mimetype", "the file 'mimetype' is not the first in the archive", entry: "mimetype")
    } else if entry.method != .stored {
      diagnostics.warn("mimetype", "the file 'mimetype' is compressed", entry: "mimetype")
    }
  }

  /// The path of the file at `path`, as the archive spells it.
  func path(resembling path: String) -> String? {
    guard let entry = reader.entry(resembling: path), !entry.isDirectory else { return nil }
    return entry.path
  }

  func contains(_ path: String) -> Bool { reader.entry(at: path) != nil }

  /// The size of the file at `path`, uncompressed.
  func byteCount(of path: String) -> Int { reader.entry(at: path)?.byteCount ?? 0 }

  /// The paths of all files.
  var paths: [String] { reader.entries.filter { !$0.isDirectory }.map(\.path) }

  /// The file at `path`, which is as the archive spells it. Nil where there is none.
  func file(at path: String) throws(ImportError) -> [UInt8]? {
    guard let entry = reader.entry(at: path) else { return nil }
    return try bytes(of: entry)
  }

  private func bytes(of entry: ZipEntry) throws(ImportError) -> [UInt8] {
    let idle = inflaters.take { _ in true } ?? IdleInflater()
    defer { inflaters.give(idle) }
    do {
      return try reader.contents(of: entry, using: &idle.inflater)
    } catch {
      throw Self.importError(error)
    }
  }

  private static func importError(_ error: ZipError) -> ImportError {
    ImportError(error.problem.message, hint: hint(for: error.problem), entry: error.entry)
  }

  /// The option that lets a book pass after all. Bombs are far beyond anything of use.
  private static func hint(for problem: ZipError.Problem) -> String? {
    switch problem {
    case .tooManyEntries: "if you trust the book, --max-files N allows more"
    case .archiveTooLarge: "if you trust the book, --max-total MB allows more"
    case .entryTooLarge: "if you trust the book, --max-file MB allows more"
    case .ratioTooHigh: "if you trust the book, --max-ratio N allows more"
    default: nil
    }
  }

  /// An XML file of the book's frame, mended where it has to be.
  func document(
    at path: String, diagnostics: inout Diagnostics
  ) throws(ImportError) -> MarkupDocument? {
    guard let bytes = try file(at: path) else { return nil }
    do {
      let source = try decodeMarkup(bytes)
      let document = try MarkupDocument(
        xml: source, options: XMLOptions(strictness: .recovering, entities: .html))
      MarkupReading.report(document.diagnostics, entry: path, to: &diagnostics)
      return document
    } catch {
      throw ImportError(error.message, at: SourcePosition(error.position), entry: path)
    }
  }
}
