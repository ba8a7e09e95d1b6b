/// The entries of an archive, found and checked, apart from the bytes they were found in: those may
/// be an array, a mapped file, or part of something larger, as long as they stay the same.
package struct ZipDirectory: Sendable {
  /// In the order of the central directory, directories included.
  package let entries: [ZipEntry]
  /// What is odd about the archive and did not keep it from being read.
  package let warnings: [ZipWarning]
  private let index: EntryIndex

  /// Reads the central directory of `archive` and checks it against every local header.
  ///
  /// An archive is refused whole: one on which readers could differ, or that asks for more than
  /// `limits`, is not half read. Data is only looked at by ``contents(of:in:using:)``.
  /// Accepted with a warning: bytes before, between and after the entries; backslashes (read as
  /// `/`), empty and `.` parts in names; names that differ only in case or Unicode normal form.
  /// - Complexity: O(n log n) in entries, O(n) in the bytes of the central directory; memory for
  ///   names that are really there.
  /// - Throws: ``ZipError`` that names the entry and what is wrong with it.
  package init(of archive: Span<UInt8>, limits: ZipLimits = ZipLimits()) throws(ZipError) {
    let end = try EndOfCentralDirectory(searching: archive)
    let headers = try Self.centralFileHeaders(end, in: archive, limits)
    var warnings: [ZipWarning] = []
    index = try EntryIndex(headers, in: archive, &warnings)
    entries = try Self.locate(headers, end, in: archive, &warnings)
    self.warnings = warnings
  }

  private static func centralFileHeaders(
    _ end: EndOfCentralDirectory, in archive: Span<UInt8>, _ limits: ZipLimits
  ) throws(ZipError) -> [CentralFileHeader] {
    guard end.entryCount <= limits.entryCount else {
      throw ZipError(.tooManyEntries(count: end.entryCount, limit: limits.entryCount))
    }
    var headers: [CentralFileHeader] = []
    var position = end.directory.lowerBound
    var totalByteCount = 0
    while position < end.directory.upperBound {
      let header = try CentralFileHeader(
        at: position, limit: end.directory.upperBound, number: headers.count + 1, in: archive,
        limits: limits)
      let (sum, overflows) = totalByteCount.addingReportingOverflow(header.byteCount)
      guard !overflows, sum <= limits.totalByteCount else {
        throw ZipError(.archiveTooLarge(limit: limits.totalByteCount))
      }
      totalByteCount = sum
      headers.append(header)
      guard headers.count <= end.entryCount else { break }
      position = header.end
    }
    guard headers.count == end.entryCount else {
      let found = headers.count > end.entryCount ? nil : headers.count
      throw ZipError(.entryCountDiffers(claimed: end.entryCount, found: found))
    }
    return headers
  }

  /// Finds the data of all entries, which must not overlap: overlapping ones would make a small
  /// archive give the same bytes many times over.
  private static func locate(
    _ headers: [CentralFileHeader], _ end: EndOfCentralDirectory, in archive: Span<UInt8>,
    _ warnings: inout [ZipWarning]
  ) throws(ZipError) -> [ZipEntry] {
    var dataOffsets = Array(repeating: 0, count: headers.count)
    var position = end.base
    var previous: Int?
    var unclaimedByteCount = 0
    let inFileOrder = headers.indices.sorted { headers[$0].headerOffset < headers[$1].headerOffset }
    for current in inFileOrder {
      let header = headers[current]
      let (offset, overflows) = header.headerOffset.addingReportingOverflow(end.base)
      guard !overflows else {
        throw ZipError(
          .localHeaderMissing(offset: .max), entryNamed: archive.extracting(header.name))
      }
      if let previous, offset < position {
        throw ZipError(
          .overlaps(with: printable(archive.extracting(headers[previous].name))),
          entryNamed: archive.extracting(header.name))
      }
      let local = try LocalFileHeader(
        at: offset, limit: end.directory.lowerBound, of: header, in: archive)
      if previous == nil {
        if offset > 0 { warnings.append(.leadingBytes(count: offset)) }
      } else {
        unclaimedByteCount += offset - position
      }
      dataOffsets[current] = local.dataOffset
      position = local.end
      previous = current
    }
    unclaimedByteCount += end.directory.lowerBound - position
    if unclaimedByteCount > 0 { warnings.append(.unclaimedBytes(count: unclaimedByteCount)) }
    if end.end < archive.count {
      warnings.append(.trailingBytes(count: archive.count - end.end))
    }
    return headers.indices.map { index in
      let header = headers[index]
      return ZipEntry(
        path: header.path, method: header.method, crc32: header.crc32,
        compressedByteCount: header.compressedByteCount, byteCount: header.byteCount,
        headerOffset: header.headerOffset + end.base, dataOffset: dataOffsets[index])
    }
  }

  /// The entry of just this path.
  /// - Complexity: O(n) in the bytes of `path`.
  package func entry(at path: String) -> ZipEntry? {
    index.exact[ExactPath(path)].map { entries[$0] }
  }

  /// The entry of this path, or else the first whose path differs only in case or in Unicode
  /// normal form.
  /// - Complexity: O(n) in the bytes of `path`.
  package func entry(resembling path: String) -> ZipEntry? {
    entry(at: path) ?? index.folded[EntryPath.folded(path)].map { entries[$0] }
  }

  /// The contents of an entry, uncompressed, with size and CRC as the archive has them.
  /// - Parameter archive: the bytes that the directory was read from.
  /// - Complexity: O(n) in the bytes of the entry; they are allocated once, after the checks that
  ///   the data can give as many.
  /// - Throws: ``ZipError`` if the data is damaged, or not what the headers say.
  package func contents(
    of entry: ZipEntry, in archive: Span<UInt8>, using inflater: inout Inflater
  ) throws(ZipError) -> [UInt8] {
    let dataEnd = entry.dataOffset + entry.compressedByteCount
    precondition(dataEnd <= archive.count, "the entry is of another archive")
    let data = archive.extracting(entry.dataOffset..<dataEnd)
    if entry.isDirectory { return [] }
    let contents = try Self.uncompressed(data, of: entry, using: &inflater)
    let actual = ZipArchive.crc32(contents.span)
    guard actual == entry.crc32 else {
      throw ZipError(
        .checksumWrong(stored: entry.crc32, actual: actual), entry: printable(entry.path))
    }
    return contents
  }

  private static func uncompressed(
    _ data: Span<UInt8>, of entry: ZipEntry, using inflater: inout Inflater
  ) throws(ZipError) -> [UInt8] {
    switch entry.method {
    case .stored:
      return data.withUnsafeBufferPointer { Array($0) }
    case .deflated:
      do throws(Inflater.Failure) {
        return try inflater.inflate(data, byteCount: entry.byteCount)
      } catch {
        throw ZipError(
          .inflation(error, byteCount: entry.byteCount), entry: printable(entry.path))
      }
    }
  }
}
