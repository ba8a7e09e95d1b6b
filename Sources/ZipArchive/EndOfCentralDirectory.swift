/// Where the central directory lies, after the end record and, if there is one, Zip64's.
struct EndOfCentralDirectory {
  /// Of the end record.
  private(set) var position: Int
  /// After the comment of the end record.
  private(set) var end: Int
  /// As claimed, not counted.
  private(set) var entryCount: UInt64
  /// Within the file.
  private(set) var directory: Range<Int>
  /// Where the offsets in the archive count from: 0, unless something was put in front of it.
  private(set) var base: Int

  /// Finds the end record of the archive.
  ///
  /// The record is the last thing in the file but for a comment of up to 65,535 bytes, which may
  /// itself hold what looks like one, or even a whole archive. So all records that fit are looked
  /// at: one fits if its comment ends with the file and the directory it speaks of is there. The
  /// first of them is meant if the others lie in its comment. Where no comment ends with the file,
  /// bytes were appended; then the archive must begin with the file, or a smaller archive inside
  /// one that is cut off would be taken for the whole.
  /// - Complexity: O(1): reads at most the last 64 KB.
  /// - Throws: ``ZipError`` if no record fits, or several that contradict each other.
  init(searching bytes: Span<UInt8>) throws(ZipError) {
    guard !bytes.isEmpty else { throw ZipError(.emptyFile) }
    var fitting: [EndOfCentralDirectory] = []
    var appendedTo: EndOfCentralDirectory?
    var refusal: ZipError?
    var refusalAtEnd: ZipError?
    let last = bytes.count - ZipFormat.endOfCentralDirectoryByteCount
    for position in Self.candidates(in: bytes) {
      do throws(ZipError) {
        let record = try EndOfCentralDirectory(at: position, in: bytes)
        if record.end == bytes.count {
          fitting.append(record)
        } else if record.base == 0 {
          appendedTo = record
        }
      } catch {
        let commentByteCount = Int(bytes.uint16(at: position + 20))
        if last - position == commentByteCount { refusalAtEnd = error } else { refusal = error }
      }
    }
    if let first = fitting.first {
      let contradicts = fitting.dropFirst().contains {
        $0.base < first.position + ZipFormat.endOfCentralDirectoryByteCount
          && ($0.entryCount > 0 || first.entryCount == 0)
      }
      if contradicts { throw ZipError(.severalEndRecords) }
      self = first
    } else if let refusalAtEnd {
      throw refusalAtEnd
    } else if let appendedTo {
      self = appendedTo
    } else if let refusal {
      throw refusal
    } else {
      let isArchive = bytes.hasSignature(ZipFormat.localFileHeaderSignature, at: 0)
      throw ZipError(isArchive ? .cutOff : .notAnArchive)
    }
  }

  /// Where the last 64 KB have the signature of an end record and room for one, in order.
  private static func candidates(in bytes: Span<UInt8>) -> [Int] {
    let last = bytes.count - ZipFormat.endOfCentralDirectoryByteCount
    let first = max(0, last - Int(UInt16.max))
    var positions: [Int] = []
    bytes.withUnsafeBufferPointer { bytes in
      // Looks at every fourth byte, as one of each four must be in a signature.
      var position = first + 3
      while position <= last + 3 {
        switch bytes[position] {
        case UInt8(ascii: "P"): position += 3
        case UInt8(ascii: "K"): position += 2
        case 5: position += 1
        case 6:
          if bytes[position - 1] == 5, bytes[position - 2] == UInt8(ascii: "K"),
            bytes[position - 3] == UInt8(ascii: "P")
          {
            positions.append(position - 3)
          }
          position += 4
        default: position += 4
        }
      }
    }
    return positions
  }

  /// Reads the end record at `position`, where its signature and room for it are.
  private init(at position: Int, in bytes: Span<UInt8>) throws(ZipError) {
    self.position = position
    end =
      position + ZipFormat.endOfCentralDirectoryByteCount + Int(bytes.uint16(at: position + 20))
    guard end <= bytes.count else { throw ZipError(.cutOff) }
    var claims = Claims(at: position, in: bytes)
    var directoryEnd = position
    var zip64Base: Int?
    if let zip64 = try Zip64Record(before: position, in: bytes) {
      try claims.adopt(zip64.claims)
      directoryEnd = zip64.position
      zip64Base = zip64.base
    }
    guard claims.isOnOneDisk else { throw ZipError(.split) }
    entryCount = claims.entryCount

    let misplaced = ZipError(
      .directoryMisplaced(
        offset: claims.directoryOffset, byteCount: claims.directoryByteCount))
    guard let byteCount = Int(exactly: claims.directoryByteCount), byteCount <= directoryEnd,
      let offset = Int(exactly: claims.directoryOffset), offset <= directoryEnd - byteCount
    else { throw misplaced }
    directory = directoryEnd - byteCount..<directoryEnd
    base = directory.lowerBound - offset
    guard zip64Base == nil || zip64Base == base else { throw misplaced }
    if entryCount > 0 || byteCount > 0 {
      guard
        bytes.hasSignature(ZipFormat.centralFileHeaderSignature, at: directory.lowerBound),
        // Where something stands in front of the archive, it must begin where that ends.
        base == 0 || bytes.hasSignature(ZipFormat.localFileHeaderSignature, at: base)
      else { throw misplaced }
    }
  }
}

/// What an end record says, not yet believed.
private struct Claims {
  var isOnOneDisk: Bool
  var entryCount: UInt64
  var directoryByteCount: UInt64
  var directoryOffset: UInt64

  /// APPNOTE 4.3.16.
  init(at position: Int, in bytes: Span<UInt8>) {
    let disks = (bytes.uint16(at: position + 4), bytes.uint16(at: position + 6))
    let entryCountOnDisk = bytes.uint16(at: position + 8)
    entryCount = UInt64(bytes.uint16(at: position + 10))
    directoryByteCount = UInt64(bytes.uint32(at: position + 12))
    directoryOffset = UInt64(bytes.uint32(at: position + 16))
    isOnOneDisk = disks == (0, 0) && UInt64(entryCountOnDisk) == entryCount
  }

  /// APPNOTE 4.3.14.
  init(zip64At position: Int, in bytes: Span<UInt8>) {
    let disks = (bytes.uint32(at: position + 16), bytes.uint32(at: position + 20))
    let entryCountOnDisk = bytes.uint64(at: position + 24)
    entryCount = bytes.uint64(at: position + 32)
    directoryByteCount = bytes.uint64(at: position + 40)
    directoryOffset = bytes.uint64(at: position + 48)
    isOnOneDisk = disks == (0, 0) && entryCountOnDisk == entryCount
  }

  /// Takes the values that are left to Zip64 and checks that the others are the same there.
  mutating func adopt(_ zip64: Claims) throws(ZipError) {
    func agrees(_ value: UInt64, _ wide: UInt64, maximum: UInt64) -> Bool {
      value == maximum || value == wide
    }
    guard
      agrees(entryCount, zip64.entryCount, maximum: UInt64(ZipFormat.entryCountMaximum)),
      agrees(directoryByteCount, zip64.directoryByteCount, maximum: ZipFormat.fieldMaximum),
      agrees(directoryOffset, zip64.directoryOffset, maximum: ZipFormat.fieldMaximum)
    else { throw ZipError(.zip64EndRecordDisagrees) }
    // The disk numbers of the old record may be at their maximum too.
    self = zip64
  }
}

/// Zip64's end record, found by its locator.
private struct Zip64Record {
  var position: Int
  /// Where the locator's offset counts from.
  var base: Int
  var claims: Claims

  /// - Parameter endPosition: of the end record, which the locator stands right before.
  /// - Returns: nil if there is no locator.
  init?(before endPosition: Int, in bytes: Span<UInt8>) throws(ZipError) {
    let locator = endPosition - ZipFormat.zip64EndOfCentralDirectoryLocatorByteCount
    guard
      bytes.hasSignature(ZipFormat.zip64EndOfCentralDirectoryLocatorSignature, at: locator)
    else { return nil }
    guard bytes.uint32(at: locator + 4) == 0, bytes.uint32(at: locator + 16) <= 1 else {
      throw ZipError(.split)
    }
    let claimedOffset = bytes.uint64(at: locator + 8)
    let missing = ZipError(.zip64EndRecordMissing(offset: claimedOffset))
    guard let offset = Int(exactly: claimedOffset) else { throw missing }
    // If something was put in front of the archive, the record is later than its locator says.
    let latest = locator - ZipFormat.zip64EndOfCentralDirectoryByteCount
    let found = [offset, latest].first {
      $0 >= offset && $0 <= latest
        && bytes.hasSignature(ZipFormat.zip64EndOfCentralDirectorySignature, at: $0)
    }
    guard let found else { throw missing }
    guard bytes.uint64(at: found + 4) == UInt64(locator - found - 12) else {
      throw ZipError(.zip64EndRecordDamaged)
    }
    position = found
    base = found - offset
    claims = Claims(zip64At: found, in: bytes)
  }
}
