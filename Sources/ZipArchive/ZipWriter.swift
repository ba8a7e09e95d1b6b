/// Writes a ZIP archive, entry by entry, to one array or to a sink.
///
/// The bytes depend on nothing but what is given: entries stand in the order in which they were
/// added, all with one time, origin and mode; sizes and CRC stand in front of the data (no data
/// descriptors); there are no comments, no directory entries, and no extra fields but Zip64's
/// where a size, an offset or the number of entries needs it.
package struct ZipWriter: ~Copyable {
  /// Takes the archive piece by piece, in order.
  package typealias Sink = (Span<UInt8>) throws -> Void

  private let timestamp: DOSTimestamp
  private let thresholds: Zip64Thresholds
  private let sink: Sink?
  private var deflater: Deflater?
  private let effort: DeflateEffort

  /// Without a sink the whole archive; with one what it has not been given yet.
  private var output: [UInt8] = []
  private var flushedByteCount = 0
  private var centralDirectory: [UInt8] = []
  private var entryCount = 0
  private var foldedPaths: [String: String] = [:]

  /// - Parameters:
  ///   - timestamp: the modification time of every entry.
  ///   - effort: that of ``add(_:at:)``.
  ///   - thresholds: where Zip64 begins; only tests have a reason to lower it.
  ///   - sink: takes the archive as it grows, so that it need not be held in memory. Without one,
  ///     ``finish()`` returns the whole.
  package init(
    timestamp: DOSTimestamp = .earliest, effort: DeflateEffort = .level(6),
    thresholds: Zip64Thresholds = Zip64Thresholds(), sink: Sink? = nil
  ) {
    self.timestamp = timestamp
    self.effort = effort
    self.thresholds = thresholds
    self.sink = sink
  }

  /// The archive's bytes so far, without the central directory.
  package var byteCount: Int { flushedByteCount + output.count }

  /// Deflates `contents` into an entry, or stores them where that is smaller.
  /// - Complexity: O(n) in bytes.
  /// - Throws: as ``add(_:)``.
  package mutating func add(_ contents: Span<UInt8>, at path: String) throws(ZipError) {
    // Taken out for the call: a second access to `self` must not overlap it.
    var deflater = deflater.take() ?? Deflater(effort: effort)
    let entry = CompressedEntry(deflating: contents, at: path, using: &deflater)
    self.deflater = consume deflater
    try add(entry)
  }

  /// Stores `contents` as they are.
  /// - Complexity: O(n) in bytes.
  /// - Throws: as ``add(_:)``.
  package mutating func store(_ contents: [UInt8], at path: String) throws(ZipError) {
    try add(CompressedEntry(storing: contents, at: path))
  }

  /// Adds an entry.
  /// - Complexity: O(n) in compressed bytes.
  /// - Throws: ``ZipError`` for a name that is empty, absolute, not canonical (`.`, `..`, empty
  ///   parts, backslash), holds control characters, is too long, or was used already, also in
  ///   another case; ``ZipError/Problem/outputFailed`` when the sink throws. After an error the
  ///   archive is not to be finished.
  package mutating func add(_ entry: CompressedEntry) throws(ZipError) {
    try register(entry.path)
    let record = EntryRecord(
      entry, timestamp: timestamp, headerOffset: UInt64(byteCount), thresholds: thresholds)
    record.appendLocalFileHeader(to: &output)
    record.appendCentralFileHeader(to: &centralDirectory)
    entryCount += 1
    if sink != nil, entry.compressedBytes.count >= Self.bufferByteCount {
      try flush()
      try send(entry.compressedBytes.span)
      flushedByteCount += entry.compressedBytes.count
    } else {
      output.append(contentsOf: entry.compressedBytes)
      if sink != nil, output.count >= Self.bufferByteCount { try flush() }
    }
  }

  /// Ends the archive.
  /// - Returns: without a sink the whole archive; with one nothing, the sink has it all.
  /// - Throws: ``ZipError/Problem/outputFailed`` when the sink throws.
  @discardableResult
  package consuming func finish() throws(ZipError) -> [UInt8] {
    let end = EndRecord(
      entryCount: UInt64(entryCount), directoryByteCount: UInt64(centralDirectory.count),
      directoryOffset: UInt64(byteCount))
    output.append(contentsOf: centralDirectory)
    end.append(to: &output, thresholds: thresholds)
    if sink != nil { try flush() }
    return output
  }

  private mutating func register(_ path: String) throws(ZipError) {
    var path = path
    let problem: ZipError.Problem? = path.withUTF8 { name in
      name.count > Int(UInt16.max)
        ? .nameTooLong(byteCount: name.count) : EntryPath.problem(of: name.span)
    }
    if let problem { throw ZipError(problem, entry: printable(path)) }
    if let other = foldedPaths.updateValue(path, forKey: EntryPath.folded(path)) {
      let isSame = other.utf8.elementsEqual(path.utf8)
      throw ZipError(
        isSame ? .duplicateName : .twinName(of: printable(other)), entry: printable(path))
    }
  }

  private mutating func flush() throws(ZipError) {
    try send(output.span)
    flushedByteCount += output.count
    output.removeAll(keepingCapacity: true)
  }

  private func send(_ bytes: Span<UInt8>) throws(ZipError) {
    do {
      try sink?(bytes)
    } catch {
      throw ZipError(.outputFailed, underlying: error)
    }
  }

  /// Pieces smaller than this are collected before the sink gets them.
  private static let bufferByteCount = 64 << 10
}
