/// An entry of an archive that was opened, as the central directory has it.
package struct ZipEntry: Equatable, Sendable {
  /// Parts joined by `/`, relative to the archive's root; ends in `/` for a directory.
  package let path: String
  package let method: CompressionMethod
  /// Of the contents, uncompressed.
  package let crc32: UInt32
  package let compressedByteCount: Int
  /// Of the contents, uncompressed.
  package let byteCount: Int
  /// Of the local header, from the start of the file.
  package let headerOffset: Int
  /// Of the compressed bytes, from the start of the file. EPUB wants that of `mimetype` to be 38.
  package let dataOffset: Int

  package var isDirectory: Bool { path.utf8.last == UInt8(ascii: "/") }
}
