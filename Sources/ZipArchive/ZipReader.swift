/// Reads a ZIP archive that is in memory.
///
/// It can be shared between threads; each brings an ``Inflater``.
package struct ZipReader: Sendable {
  private let bytes: [UInt8]
  /// The entries, and how to find them.
  package let directory: ZipDirectory

  /// Opens an archive, as ``ZipDirectory/init(of:limits:)``.
  /// - Throws: ``ZipError`` that names the entry and what is wrong with it.
  package init(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipError) {
    directory = try ZipDirectory(of: bytes.span, limits: limits)
    self.bytes = bytes
  }

  /// In the order of the central directory, directories included.
  package var entries: [ZipEntry] { directory.entries }

  /// What is odd about the archive and did not keep it from being read.
  package var warnings: [ZipWarning] { directory.warnings }

  /// The entry of just this path, in time independent of the number of entries.
  package func entry(at path: String) -> ZipEntry? { directory.entry(at: path) }

  /// The entry of this path, or else the first whose path differs only in case or in Unicode
  /// normal form.
  package func entry(resembling path: String) -> ZipEntry? { directory.entry(resembling: path) }

  /// The contents of an entry, uncompressed, with size and CRC as the archive has them.
  /// - Throws: ``ZipError`` if the data is damaged, or not what the headers say.
  package func contents(
    of entry: ZipEntry, using inflater: inout Inflater
  ) throws(ZipError) -> [UInt8] {
    try directory.contents(of: entry, in: bytes.span, using: &inflater)
  }

  /// The contents of an entry; for many, use one ``Inflater``.
  /// - Throws: ``ZipError`` if the data is damaged, or not what the headers say.
  package func contents(of entry: ZipEntry) throws(ZipError) -> [UInt8] {
    var inflater = Inflater()
    return try contents(of: entry, using: &inflater)
  }
}
