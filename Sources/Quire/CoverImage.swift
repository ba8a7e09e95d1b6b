/// Reads what may be a cover.
public enum CoverImage {
  /// The image as the cover of a book.
  /// - Throws: ``ImportError`` for anything but PNG and JPEG: no other cover shows on all
  ///   e-readers.
  public static func item(from source: Source) throws(ImportError) -> MediaItem {
    if source.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      return MediaItem(id: "cover.png", mediaType: "image/png", bytes: source.bytes)
    }
    if source.bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      return MediaItem(id: "cover.jpg", mediaType: "image/jpeg", bytes: source.bytes)
    }
    throw ImportError(
      "is neither a PNG nor a JPEG image, the two that every e-reader shows as a cover",
      hint: "convert the image to JPEG first")
  }
}
