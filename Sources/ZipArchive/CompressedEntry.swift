/// An entry ready to be written: its bytes compressed, its CRC known.
///
/// Making one is the work of an archive and needs no writer, so chapters can be compressed side by
/// side, one ``Deflater`` to a thread, and added in their fixed order.
package struct CompressedEntry: Equatable, Sendable {
  /// Parts joined by `/`, relative to the archive's root.
  package let path: String
  package let method: CompressionMethod
  /// Of the contents, uncompressed.
  package let crc32: UInt32
  /// Of the contents, uncompressed.
  package let byteCount: Int
  /// The contents as they stand in the archive.
  package let compressedBytes: [UInt8]

  /// Deflates `contents`, or stores them where deflating would not make them smaller.
  /// - Complexity: O(n) in bytes.
  package init(
    deflating contents: Span<UInt8>, at path: String, using deflater: inout Deflater
  ) {
    let deflated = deflater.deflate(contents)
    let isSmaller = deflated.count < contents.count
    self.path = path
    method = isSmaller ? .deflated : .stored
    crc32 = ZipArchive.crc32(contents)
    byteCount = contents.count
    compressedBytes = isSmaller ? deflated : contents.withUnsafeBufferPointer { Array($0) }
  }

  /// Takes contents that were deflated before: `deflated` is raw deflate data (RFC 1951) of `contents`.
  /// - Complexity: O(n) in bytes for the CRC.
  package init(deflated: [UInt8], of contents: [UInt8], at path: String) {
    self.path = path
    method = .deflated
    crc32 = ZipArchive.crc32(contents.span)
    byteCount = contents.count
    compressedBytes = deflated
  }

  /// Stores `contents` as they are; for `mimetype` and images.
  /// - Complexity: O(n) in bytes for the CRC.
  package init(storing contents: [UInt8], at path: String) {
    self.path = path
    method = .stored
    crc32 = ZipArchive.crc32(contents.span)
    byteCount = contents.count
    compressedBytes = contents
  }
}
