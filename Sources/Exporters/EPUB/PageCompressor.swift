internal import Conversion
internal import StoryModel
internal import ZipArchive

/// Makes entries of a book's archive, one at a time, and uses its memory again for the next one.
final class PageCompressor {
  private var deflater: Deflater
  private let effort: DeflateEffort
  /// Room for a page before it is compressed.
  private var page = OutputBuffer()

  private init(effort: DeflateEffort) {
    self.effort = effort
    deflater = Deflater(effort: effort)
  }

  /// The page of a part of the text.
  func entry(for file: TextFile, of book: Book) -> CompressedEntry {
    var space = OutputBuffer()
    swap(&space, &page)
    page = book.page(for: file, in: space)
    return entry(holding: page.bytes, at: BookPath.folder + file.path)
  }

  /// A file that is not text of the story.
  func entry(for part: Book.Part, of book: Book) -> CompressedEntry {
    let bytes = part.bytes(book)
    guard part.isShared else { return entry(holding: bytes, at: part.path) }
    return SharedEntries.all.entry(holding: bytes, at: part.path, effort: effort) {
      entry(holding: bytes, at: part.path)
    }
  }

  private func entry(holding bytes: [UInt8], at path: String) -> CompressedEntry {
    CompressedEntry(deflating: bytes.span, at: path, using: &deflater)
  }

  /// Those that nobody uses. What a compressor keeps is some 400 KB and room for a page, which are
  /// dear to set up where thousands of short stories follow each other.
  private static let idle = IdlePool<PageCompressor>()

  /// The right to use a compressor, which goes back to the others when it ends.
  struct Lease: ~Copyable {
    let compressor: PageCompressor

    init(effort: DeflateEffort) {
      compressor = idle.take { $0.effort == effort } ?? PageCompressor(effort: effort)
    }

    deinit {
      compressor.page.clear()
      idle.give(compressor)
    }
  }
}
