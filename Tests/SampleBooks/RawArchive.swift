internal import ZipArchive

/// A ZIP archive put together field by field, so that every one of them can lie.
///
/// It shares nothing with the writer of archives but the CRC and the compressor.
package struct RawArchive {
  package var prefix: [UInt8] = []
  package var entries: [RawEntry] = []
  /// Between the last entry and the central directory.
  package var gap: [UInt8] = []
  /// Between the central directory and the end record.
  package var zip64: RawZip64End?
  package var end = RawEnd()
  package var suffix: [UInt8] = []

  package init(_ entries: RawEntry...) {
    self.entries = entries
  }

  package init(entries: [RawEntry]) {
    self.entries = entries
  }

  package var bytes: [UInt8] {
    var bytes = prefix
    var offsets: [Int] = []
    for entry in entries {
      offsets.append(bytes.count)
      if !entry.isListedOnly { bytes += entry.localBytes }
    }
    bytes += gap
    let directoryOffset = bytes.count
    for (entry, offset) in zip(entries, offsets) {
      bytes += entry.centralBytes(offset: offset)
    }
    let directoryByteCount = bytes.count - directoryOffset
    if let zip64 {
      bytes += zip64.bytes(
        entryCount: entries.count, directoryByteCount: directoryByteCount,
        directoryOffset: directoryOffset)
    }
    bytes += end.bytes(
      entryCount: entries.count, directoryByteCount: directoryByteCount,
      directoryOffset: directoryOffset)
    return bytes + suffix
  }
}

/// The fields that both headers of an entry have (APPNOTE 4.3.7, 4.3.12).
package struct RawHeader {
  package var versionNeeded: UInt16
  package var flags: UInt16 = 0
  package var method: UInt16
  package var time: UInt16 = 0
  package var date: UInt16 = 0x0021
  package var crc32: UInt32
  package var compressedSize: UInt32
  package var size: UInt32
  package var name: [UInt8]
  package var extra: [UInt8] = []

  /// From the version needed to the length of the extra field.
  package var commonBytes: [UInt8] {
    little(versionNeeded) + little(flags) + little(method) + little(time) + little(date)
      + little(crc32) + little(compressedSize) + little(size) + little(UInt16(name.count))
      + little(UInt16(extra.count))
  }
}

package struct RawEntry {
  package var local: RawHeader
  package var central: RawHeader
  package var data: [UInt8]
  package var descriptor: [UInt8] = []
  package var versionMadeBy: UInt16 = 0x032D
  package var diskNumber: UInt16 = 0
  package var externalAttributes: UInt32 = 0o100644 << 16
  package var comment: [UInt8] = []
  package var commentByteCount: UInt16?
  /// Whether it has no local header and data of its own.
  package var isListedOnly = false
  /// Of the local header, if not where it is.
  package var offset: UInt32?

  package init(_ name: String, deflating contents: [UInt8]) {
    var deflater = Deflater()
    self.init(
      name: Array(name.utf8), method: 8, contents: contents, data: deflater.deflate(contents.span))
  }

  package init(_ name: String, storing contents: [UInt8]) {
    self.init(name: Array(name.utf8), method: 0, contents: contents, data: contents)
  }

  package init(name: [UInt8], method: UInt16, contents: [UInt8], data: [UInt8]) {
    local = RawHeader(
      versionNeeded: method == 0 ? 10 : 20, method: method, crc32: crc32(contents.span),
      compressedSize: UInt32(data.count), size: UInt32(contents.count), name: name)
    central = local
    self.data = data
  }

  /// Changes both headers alike.
  package mutating func both(_ change: (inout RawHeader) -> Void) {
    change(&local)
    change(&central)
  }

  package var localBytes: [UInt8] {
    little(UInt32(0x0403_4B50)) + local.commonBytes + local.name + local.extra + data + descriptor
  }

  package func centralBytes(offset actualOffset: Int) -> [UInt8] {
    var bytes = little(UInt32(0x0201_4B50)) + little(versionMadeBy) + central.commonBytes
    bytes +=
      little(commentByteCount ?? UInt16(comment.count)) + little(diskNumber) + little(UInt16(0))
    bytes += little(externalAttributes) + little(offset ?? UInt32(actualOffset))
    return bytes + central.name + central.extra + comment
  }
}

/// APPNOTE 4.3.16; what is nil is told as it is.
package struct RawEnd {
  package var diskNumber: UInt16 = 0
  package var directoryDiskNumber: UInt16 = 0
  package var entryCountOnDisk: UInt16?
  package var entryCount: UInt16?
  package var directoryByteCount: UInt32?
  package var directoryOffset: UInt32?
  package var commentByteCount: UInt16?
  package var comment: [UInt8] = []

  package init() {}

  package func bytes(
    entryCount actualCount: Int, directoryByteCount actualByteCount: Int,
    directoryOffset actualOffset: Int
  ) -> [UInt8] {
    let count = UInt16(truncatingIfNeeded: actualCount)
    var bytes = little(UInt32(0x0605_4B50)) + little(diskNumber) + little(directoryDiskNumber)
    bytes += little(entryCountOnDisk ?? entryCount ?? count) + little(entryCount ?? count)
    bytes += little(directoryByteCount ?? UInt32(actualByteCount))
    bytes += little(directoryOffset ?? UInt32(actualOffset))
    return bytes + little(commentByteCount ?? UInt16(comment.count)) + comment
  }
}

/// APPNOTE 4.3.14 and 4.3.15; what is nil is told as it is.
package struct RawZip64End {
  package var signature: UInt32 = 0x0606_4B50
  package var byteCount: UInt64?
  package var versionMadeBy: UInt16 = 0x032D
  package var diskNumber: UInt32 = 0
  package var entryCount: UInt64?
  package var directoryByteCount: UInt64?
  package var directoryOffset: UInt64?
  package var extensibleData: [UInt8] = []
  package var locatorOffset: UInt64?
  package var locatorDiskCount: UInt32 = 1

  package init(
    entryCount: UInt64? = nil, directoryByteCount: UInt64? = nil, directoryOffset: UInt64? = nil,
    extensibleData: [UInt8] = []
  ) {
    self.entryCount = entryCount
    self.directoryByteCount = directoryByteCount
    self.directoryOffset = directoryOffset
    self.extensibleData = extensibleData
  }

  package func bytes(
    entryCount actualCount: Int, directoryByteCount actualByteCount: Int,
    directoryOffset actualOffset: Int
  ) -> [UInt8] {
    var bytes = little(signature) + little(byteCount ?? UInt64(44 + extensibleData.count))
    bytes += little(versionMadeBy) + little(UInt16(45)) + little(diskNumber) + little(UInt32(0))
    bytes += little(entryCount ?? UInt64(actualCount)) + little(entryCount ?? UInt64(actualCount))
    bytes += little(directoryByteCount ?? UInt64(actualByteCount))
    bytes += little(directoryOffset ?? UInt64(actualOffset)) + extensibleData
    bytes += little(UInt32(0x0706_4B50)) + little(UInt32(0))
    bytes += little(locatorOffset ?? UInt64(actualOffset + actualByteCount))
    return bytes + little(locatorDiskCount)
  }
}

/// `value`, least byte first, as every number of the format stands.
package func little<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
  withUnsafeBytes(of: value.littleEndian) { Array($0) }
}

/// An extra field with its head (APPNOTE 4.5.1).
package func extraField(_ id: UInt16, _ content: [UInt8]) -> [UInt8] {
  little(id) + little(UInt16(content.count)) + content
}
