/// One record of the central directory, checked as far as that goes without the rest of the file.
struct CentralFileHeader {
  let name: Range<Int>
  /// With backslashes turned, empty and `.` parts left out.
  let path: String
  let isRewritten: Bool
  let method: CompressionMethod
  let crc32: UInt32
  let compressedByteCount: Int
  let byteCount: Int
  /// As claimed, from the start of the archive.
  let headerOffset: Int
  /// Of the record, where the next begins.
  let end: Int

  /// Reads the record at `position` (APPNOTE 4.3.12).
  /// - Parameters:
  ///   - limit: where the central directory ends.
  ///   - number: of the record, from 1.
  init(
    at position: Int, limit: Int, number: Int, in bytes: Span<UInt8>, limits: ZipLimits
  ) throws(ZipError) {
    guard limit - position >= ZipFormat.centralFileHeaderByteCount,
      bytes.hasSignature(ZipFormat.centralFileHeaderSignature, at: position)
    else { throw ZipError(.directoryDamaged(record: number)) }
    let nameStart = position + ZipFormat.centralFileHeaderByteCount
    let nameEnd = nameStart + Int(bytes.uint16(at: position + 28))
    let extraEnd = nameEnd + Int(bytes.uint16(at: position + 30))
    end = extraEnd + Int(bytes.uint16(at: position + 32))
    guard end <= limit else { throw ZipError(.directoryDamaged(record: number)) }
    name = nameStart..<nameEnd
    let rawName = bytes.extracting(name)
    func refusal(_ problem: ZipError.Problem) -> ZipError {
      ZipError(problem, entryNamed: rawName)
    }

    (path, isRewritten) = try EntryPath.readable(rawName)

    let flags = bytes.uint16(at: position + 8)
    guard flags & ZipFormat.anyEncryptionFlag == 0 else { throw refusal(.encrypted) }
    let methodCode = bytes.uint16(at: position + 10)
    guard let method = CompressionMethod(rawValue: methodCode) else {
      throw refusal(.unsupportedMethod(methodCode))
    }
    self.method = method
    guard bytes.uint32(at: position + 38) >> 16 & 0o170000 != 0o120000 else {
      throw refusal(.symbolicLink)
    }

    let extra = ExtraFields(nameEnd..<extraEnd, in: bytes)
    if extra.contradict(name: rawName, in: bytes) { throw refusal(.unicodePathDisagrees) }
    crc32 = bytes.uint32(at: position + 16)
    var zip64 = Zip64Fields(extra.zip64)
    guard let byteCount = zip64.resolve(bytes.uint32(at: position + 24), in: bytes),
      let compressedByteCount = zip64.resolve(bytes.uint32(at: position + 20), in: bytes),
      let headerOffset = zip64.resolve(bytes.uint32(at: position + 42), in: bytes)
    else { throw refusal(.zip64FieldMissing) }
    guard zip64.resolve(disk: bytes.uint16(at: position + 34), in: bytes) == 0 else {
      throw refusal(.split)
    }
    self.byteCount = byteCount
    self.compressedByteCount = compressedByteCount
    self.headerOffset = headerOffset
    if let problem = Self.sizeProblem(
      method, compressed: compressedByteCount, byteCount,
      isDirectory: path.utf8.last == UInt8(ascii: "/"), limits)
    {
      throw refusal(problem)
    }
  }

  private static func sizeProblem(
    _ method: CompressionMethod, compressed compressedByteCount: Int, _ byteCount: Int,
    isDirectory: Bool, _ limits: ZipLimits
  ) -> ZipError.Problem? {
    if isDirectory, byteCount > 0 { return .directoryWithContents(byteCount: byteCount) }
    if byteCount > limits.entryByteCount {
      return .entryTooLarge(byteCount: byteCount, limit: limits.entryByteCount)
    }
    switch method {
    case .stored:
      return byteCount == compressedByteCount
        ? nil : .storedSizesDiffer(compressed: compressedByteCount, byteCount)
    case .deflated:
      let ratio = byteCount / max(compressedByteCount, 1)
      let rest = byteCount % max(compressedByteCount, 1)
      let isAboveLimit = ratio > limits.ratio || ratio == limits.ratio && rest > 0
      if byteCount > limits.ratioFreeByteCount, isAboveLimit {
        return .ratioTooHigh(compressed: compressedByteCount, byteCount, limit: limits.ratio)
      }
      // What no deflate stream can give is not allocated either.
      return ratio > Inflater.maximumRatio
        ? .impossibleSize(compressed: compressedByteCount, byteCount) : nil
    }
  }
}
