/// Where the writer turns to Zip64.
package struct Zip64Thresholds: Equatable, Sendable {
  /// The least size or offset that Zip64 holds.
  package var field: UInt64
  /// The least number of entries that takes a Zip64 end record.
  package var entryCount: UInt64

  /// As the format has it: a field at its maximum stands for Zip64 (APPNOTE 4.4.1.4).
  package init(
    field: UInt64 = ZipFormat.fieldMaximum, entryCount: UInt64 = UInt64(ZipFormat.entryCountMaximum)
  ) {
    self.field = min(field, ZipFormat.fieldMaximum)
    self.entryCount = min(entryCount, UInt64(ZipFormat.entryCountMaximum))
  }
}

/// The two headers of an entry.
struct EntryRecord {
  private let path: String
  private let method: CompressionMethod
  private let crc32: UInt32
  private let timestamp: DOSTimestamp
  private let compressedByteCount: UInt64
  private let byteCount: UInt64
  private let headerOffset: UInt64
  /// Both sizes at once: a local header that has Zip64 must have both (APPNOTE 4.5.3).
  private let hasZip64Sizes: Bool
  private let hasZip64Offset: Bool

  init(
    _ entry: CompressedEntry, timestamp: DOSTimestamp, headerOffset: UInt64,
    thresholds: Zip64Thresholds
  ) {
    path = entry.path
    method = entry.method
    crc32 = entry.crc32
    self.timestamp = timestamp
    compressedByteCount = UInt64(entry.compressedBytes.count)
    byteCount = UInt64(entry.byteCount)
    self.headerOffset = headerOffset
    hasZip64Sizes = max(compressedByteCount, byteCount) >= thresholds.field
    hasZip64Offset = headerOffset >= thresholds.field
  }

  /// APPNOTE 4.3.7.
  func appendLocalFileHeader(to output: inout [UInt8]) {
    output.append(littleEndian: ZipFormat.localFileHeaderSignature)
    appendCommonFields(to: &output, hasZip64: hasZip64Sizes)
    output.append(littleEndian: UInt16(hasZip64Sizes ? 20 : 0))
    output.append(contentsOf: path.utf8)
    if hasZip64Sizes {
      appendZip64ExtraField(to: &output, hasOffset: false)
    }
  }

  /// APPNOTE 4.3.12.
  func appendCentralFileHeader(to output: inout [UInt8]) {
    let zip64ByteCount = (hasZip64Sizes ? 16 : 0) + (hasZip64Offset ? 8 : 0)
    output.append(littleEndian: ZipFormat.centralFileHeaderSignature)
    output.append(littleEndian: ZipFormat.versionMadeBy)
    appendCommonFields(to: &output, hasZip64: zip64ByteCount > 0)
    output.append(littleEndian: UInt16(zip64ByteCount == 0 ? 0 : 4 + zip64ByteCount))
    output.append(littleEndian: UInt16(0))  // comment length
    output.append(littleEndian: UInt16(0))  // disk
    output.append(littleEndian: UInt16(0))  // internal attributes
    output.append(littleEndian: ZipFormat.externalFileAttributes)
    output.append(littleEndian: field(headerOffset, isInZip64: hasZip64Offset))
    output.append(contentsOf: path.utf8)
    if zip64ByteCount > 0 {
      appendZip64ExtraField(to: &output, hasOffset: hasZip64Offset)
    }
  }

  /// Version needed to name length, alike in both headers.
  private func appendCommonFields(to output: inout [UInt8], hasZip64: Bool) {
    let isASCII = path.utf8.allSatisfy { $0 < 0x80 }
    let versionNeeded =
      switch method {
      case _ where hasZip64: ZipFormat.versionNeededForZip64
      case .stored: ZipFormat.versionNeededForStored
      case .deflated: ZipFormat.versionNeededForDeflated
      }
    output.append(littleEndian: versionNeeded)
    output.append(littleEndian: isASCII ? 0 : ZipFormat.languageEncodingFlag)
    output.append(littleEndian: method.rawValue)
    output.append(littleEndian: timestamp.time)
    output.append(littleEndian: timestamp.date)
    output.append(littleEndian: crc32)
    output.append(littleEndian: field(compressedByteCount, isInZip64: hasZip64Sizes))
    output.append(littleEndian: field(byteCount, isInZip64: hasZip64Sizes))
    output.append(littleEndian: UInt16(path.utf8.count))
  }

  /// APPNOTE 4.5.3: only the fields that stand at their maximum, in this order.
  private func appendZip64ExtraField(to output: inout [UInt8], hasOffset: Bool) {
    output.append(littleEndian: ZipFormat.zip64ExtraFieldID)
    output.append(littleEndian: UInt16((hasZip64Sizes ? 16 : 0) + (hasOffset ? 8 : 0)))
    if hasZip64Sizes {
      output.append(littleEndian: byteCount)
      output.append(littleEndian: compressedByteCount)
    }
    if hasOffset {
      output.append(littleEndian: headerOffset)
    }
  }
}

/// The end of an archive, where the central directory is and what it holds.
struct EndRecord {
  var entryCount: UInt64
  var directoryByteCount: UInt64
  var directoryOffset: UInt64

  /// Appends the end record, after Zip64's end record and locator if a field needs them
  /// (APPNOTE 4.3.14 to 4.3.16).
  func append(to output: inout [UInt8], thresholds: Zip64Thresholds) {
    let hasZip64Count = entryCount >= thresholds.entryCount
    let hasZip64ByteCount = directoryByteCount >= thresholds.field
    let hasZip64Offset = directoryOffset >= thresholds.field
    if hasZip64Count || hasZip64ByteCount || hasZip64Offset {
      appendZip64(to: &output)
    }
    let count = hasZip64Count ? UInt16.max : UInt16(entryCount)
    output.append(littleEndian: ZipFormat.endOfCentralDirectorySignature)
    output.append(littleEndian: UInt16(0))  // this disk
    output.append(littleEndian: UInt16(0))  // disk of the central directory
    output.append(littleEndian: count)  // entries on this disk
    output.append(littleEndian: count)
    output.append(littleEndian: field(directoryByteCount, isInZip64: hasZip64ByteCount))
    output.append(littleEndian: field(directoryOffset, isInZip64: hasZip64Offset))
    output.append(littleEndian: UInt16(0))  // comment length
  }

  private func appendZip64(to output: inout [UInt8]) {
    output.append(littleEndian: ZipFormat.zip64EndOfCentralDirectorySignature)
    // 4.3.14.1: without the signature and this field.
    output.append(littleEndian: UInt64(ZipFormat.zip64EndOfCentralDirectoryByteCount - 12))
    output.append(littleEndian: ZipFormat.versionMadeBy)
    output.append(littleEndian: ZipFormat.versionNeededForZip64)
    output.append(littleEndian: UInt32(0))  // this disk
    output.append(littleEndian: UInt32(0))  // disk of the central directory
    output.append(littleEndian: entryCount)  // entries on this disk
    output.append(littleEndian: entryCount)
    output.append(littleEndian: directoryByteCount)
    output.append(littleEndian: directoryOffset)

    output.append(littleEndian: ZipFormat.zip64EndOfCentralDirectoryLocatorSignature)
    output.append(littleEndian: UInt32(0))  // disk of the end record
    output.append(littleEndian: directoryOffset + directoryByteCount)
    output.append(littleEndian: UInt32(1))  // disks
  }
}

/// The value of a 32-bit field, or its maximum where Zip64 has the value.
private func field(_ value: UInt64, isInZip64: Bool) -> UInt32 {
  isInZip64 ? .max : UInt32(value)
}

extension [UInt8] {
  mutating func append<Value: FixedWidthInteger>(littleEndian value: Value) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
