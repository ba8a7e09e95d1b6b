/// What an archive may ask for before it is refused. Claims are checked when it is opened, and the
/// data is held to them when it is read.
package struct ZipLimits: Equatable, Sendable {
  /// Bytes of one entry, uncompressed.
  package var entryByteCount = 64 << 20
  /// Bytes of all entries together, uncompressed.
  package var totalByteCount = 512 << 20
  package var entryCount = 10_000
  /// How many bytes one compressed byte may stand for, in entries above ``ratioFreeByteCount``.
  package var ratio = 200
  /// Entries up to this size may be of any ratio: blank images and long runs of spaces are harmless.
  package var ratioFreeByteCount = 1 << 20

  /// 64 MB an entry, 512 MB in all, 10,000 entries, ratio 200 above 1 MB.
  package init() {}
}
