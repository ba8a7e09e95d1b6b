/// Where the data of an entry lies, from a local header that agrees with the central directory.
struct LocalFileHeader {
  let dataOffset: Int
  /// After the data and its descriptor.
  let end: Int

  /// Reads the local header at `position` (APPNOTE 4.3.7) and checks it.
  /// - Parameter limit: where the central directory begins.
  init(
    at position: Int, limit: Int, of central: CentralFileHeader, in bytes: Span<UInt8>
  ) throws(ZipError) {
    let centralName = bytes.extracting(central.name)
    func refusal(_ problem: ZipError.Problem) -> ZipError {
      ZipError(problem, entryNamed: centralName)
    }
    guard position <= limit - ZipFormat.localFileHeaderByteCount,
      bytes.hasSignature(ZipFormat.localFileHeaderSignature, at: position)
    else { throw refusal(.localHeaderMissing(offset: position)) }
    let nameStart = position + ZipFormat.localFileHeaderByteCount
    let nameEnd = nameStart + Int(bytes.uint16(at: position + 26))
    dataOffset = nameEnd + Int(bytes.uint16(at: position + 28))
    guard dataOffset <= limit, central.compressedByteCount <= limit - dataOffset else {
      throw refusal(.dataCutOff)
    }
    let name = bytes.extracting(nameStart..<nameEnd)
    guard name.isEqual(to: centralName) else {
      throw refusal(.namesDiffer(local: printable(name)))
    }

    let flags = bytes.uint16(at: position + 6)
    guard flags & ZipFormat.anyEncryptionFlag == 0 else { throw refusal(.encrypted) }
    let method = bytes.uint16(at: position + 8)
    guard method == central.method.rawValue else {
      throw refusal(.methodsDiffer(local: method, central: central.method.rawValue))
    }
    let extra = ExtraFields(nameEnd..<dataOffset, in: bytes)
    if extra.contradict(name: name, in: bytes) { throw refusal(.unicodePathDisagrees) }

    // With a descriptor the header may leave the values at 0 (APPNOTE 4.4.4, bit 3).
    let hasDescriptor = flags & ZipFormat.dataDescriptorFlag != 0
    let crc32 = bytes.uint32(at: position + 14)
    guard crc32 == central.crc32 || hasDescriptor && crc32 == 0 else {
      throw refusal(.checksumsDiffer(local: crc32, central: central.crc32))
    }
    var zip64 = Zip64Fields(extra.zip64)
    let fields = (bytes.uint32(at: position + 22), bytes.uint32(at: position + 18))
    guard let byteCount = zip64.resolve(fields.0, in: bytes),
      let compressedByteCount = zip64.resolve(fields.1, in: bytes)
    else { throw refusal(.zip64FieldMissing) }
    guard
      compressedByteCount == central.compressedByteCount
        || hasDescriptor && compressedByteCount == 0
    else {
      throw refusal(
        .compressedSizesDiffer(local: compressedByteCount, central: central.compressedByteCount))
    }
    guard byteCount == central.byteCount || hasDescriptor && byteCount == 0 else {
      throw refusal(.sizesDiffer(local: byteCount, central: central.byteCount))
    }

    let dataEnd = dataOffset + central.compressedByteCount
    if hasDescriptor {
      guard
        let end = Self.descriptorEnd(at: dataEnd, limit: limit, of: central, in: bytes)
      else { throw refusal(.descriptorDisagrees) }
      self.end = end
    } else {
      end = dataEnd
    }
  }

  /// Where the data descriptor at `position` ends, if it says what the central directory says.
  ///
  /// It may have a signature or not, and sizes of four or eight bytes; nothing tells which
  /// (APPNOTE 4.3.9), so each form is tried.
  private static func descriptorEnd(
    at position: Int, limit: Int, of central: CentralFileHeader, in bytes: Span<UInt8>
  ) -> Int? {
    var starts = [position]
    if bytes.hasSignature(ZipFormat.dataDescriptorSignature, at: position) {
      starts.insert(position + 4, at: 0)
    }
    for start in starts {
      guard limit - start >= 12, bytes.uint32(at: start) == central.crc32 else { continue }
      if limit - start >= 20, bytes.uint64(at: start + 4) == central.compressedByteCount,
        bytes.uint64(at: start + 12) == central.byteCount
      {
        return start + 20
      }
      if bytes.uint32(at: start + 4) == central.compressedByteCount,
        bytes.uint32(at: start + 8) == central.byteCount
      {
        return start + 12
      }
    }
    return nil
  }
}
