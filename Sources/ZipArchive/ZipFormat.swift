/// The numbers of the ZIP format, named as in PKWARE's APPNOTE 6.3.10.
enum ZipFormat {
  /// 4.3.7: `PK\3\4`.
  static let localFileHeaderSignature: UInt32 = 0x0403_4B50
  static let localFileHeaderByteCount = 30
  /// 4.3.9: `PK\7\8`, which a data descriptor may lack (4.3.9.3).
  static let dataDescriptorSignature: UInt32 = 0x0807_4B50
  /// 4.3.12: `PK\1\2`.
  static let centralFileHeaderSignature: UInt32 = 0x0201_4B50
  static let centralFileHeaderByteCount = 46
  /// 4.3.14: `PK\6\6`.
  static let zip64EndOfCentralDirectorySignature: UInt32 = 0x0606_4B50
  static let zip64EndOfCentralDirectoryByteCount = 56
  /// 4.3.15: `PK\6\7`.
  static let zip64EndOfCentralDirectoryLocatorSignature: UInt32 = 0x0706_4B50
  static let zip64EndOfCentralDirectoryLocatorByteCount = 20
  /// 4.3.16: `PK\5\6`.
  static let endOfCentralDirectorySignature: UInt32 = 0x0605_4B50
  static let endOfCentralDirectoryByteCount = 22

  /// 4.4.1.4: a field at its maximum says that Zip64 holds the value.
  static let fieldMaximum: UInt64 = 0xFFFF_FFFF
  static let entryCountMaximum = 0xFFFF

  /// 4.4.3.2.
  static let versionNeededForStored: UInt16 = 10
  static let versionNeededForDeflated: UInt16 = 20
  static let versionNeededForZip64: UInt16 = 45

  /// 4.4.4, bits of the general purpose bit flag.
  /// Bits 0 (encrypted), 6 (strong encryption) and 13 (masked headers).
  static let anyEncryptionFlag: UInt16 = 1 << 0 | 1 << 6 | 1 << 13
  static let dataDescriptorFlag: UInt16 = 1 << 3
  static let languageEncodingFlag: UInt16 = 1 << 11

  /// 4.5.3.
  static let zip64ExtraFieldID: UInt16 = 0x0001
  /// 4.6.9.
  static let unicodePathExtraFieldID: UInt16 = 0x7075

  /// 4.4.2: host Unix, version 4.5.
  static let versionMadeBy: UInt16 = 3 << 8 | 45
  /// 4.4.15: for host Unix the mode stands in the upper half; a plain file, `rw-r--r--`.
  static let externalFileAttributes: UInt32 = 0o100644 << 16
}

/// How the bytes of an entry are kept (APPNOTE 4.4.5). The other methods are not in use in EPUB
/// (OCF 4.2).
package enum CompressionMethod: UInt16, Sendable {
  case stored = 0
  case deflated = 8
}
