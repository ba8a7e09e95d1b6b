/// What the reader takes from the extra fields of a header (APPNOTE 4.5).
///
/// Tools leave padding and half-written fields behind their own, so what does not parse ends the
/// list without an error; a value that is needed and not there is one.
struct ExtraFields {
  private(set) var zip64: Range<Int>?
  private(set) var unicodePath: Range<Int>?

  /// - Parameter range: of the extra field within `bytes`, in bounds.
  /// - Complexity: O(n) in fields.
  init(_ range: Range<Int>, in bytes: Span<UInt8>) {
    var position = range.lowerBound
    while range.upperBound - position >= 4 {
      let id = bytes.uint16(at: position)
      let end = position + 4 + Int(bytes.uint16(at: position + 2))
      guard end <= range.upperBound else { return }
      switch id {
      case ZipFormat.zip64ExtraFieldID where zip64 == nil: zip64 = position + 4..<end
      case ZipFormat.unicodePathExtraFieldID where unicodePath == nil:
        unicodePath = position + 4..<end
      default: break
      }
      position = end
    }
  }

  /// Whether an Info-ZIP Unicode path gives another name than the header (APPNOTE 4.6.9: version,
  /// CRC-32 of the name, name): readers would not agree which of them counts.
  func contradict(name: Span<UInt8>, in bytes: Span<UInt8>) -> Bool {
    guard let unicodePath else { return false }
    guard unicodePath.count >= 5 else { return true }
    let unicodeName = bytes.extracting(unicodePath.dropFirst(5))
    return !unicodeName.isEqual(to: name)
  }
}

/// Takes the values that headers leave to Zip64, in their fixed order (APPNOTE 4.5.3).
struct Zip64Fields {
  private var position: Int
  private let end: Int

  init(_ range: Range<Int>?) {
    position = range?.lowerBound ?? 0
    end = range?.upperBound ?? 0
  }

  /// `field`, or the next value of the extra field where `field` stands at its maximum.
  /// - Returns: nil if there is no such value, or it is more than a file can have.
  mutating func resolve(_ field: UInt32, in bytes: Span<UInt8>) -> Int? {
    guard field == UInt32.max else { return Int(exactly: field) }
    guard end - position >= 8 else { return nil }
    defer { position += 8 }
    return Int(exactly: bytes.uint64(at: position))
  }

  /// The number of the disk, which comes last and has four bytes.
  mutating func resolve(disk: UInt16, in bytes: Span<UInt8>) -> UInt32? {
    guard disk == UInt16.max else { return UInt32(disk) }
    guard end - position >= 4 else { return nil }
    defer { position += 4 }
    return bytes.uint32(at: position)
  }
}
