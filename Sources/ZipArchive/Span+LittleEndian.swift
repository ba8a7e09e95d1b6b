extension Span where Element == UInt8 {
  /// The number of two bytes at `offset`, least byte first.
  /// - Precondition: the bytes are in bounds.
  func uint16(at offset: Int) -> UInt16 {
    UInt16(self[offset]) | UInt16(self[offset + 1]) << 8
  }

  /// The number of four bytes at `offset`, least byte first.
  /// - Precondition: the bytes are in bounds.
  func uint32(at offset: Int) -> UInt32 {
    UInt32(uint16(at: offset)) | UInt32(uint16(at: offset + 2)) << 16
  }

  /// The number of eight bytes at `offset`, least byte first.
  /// - Precondition: the bytes are in bounds.
  func uint64(at offset: Int) -> UInt64 {
    UInt64(uint32(at: offset)) | UInt64(uint32(at: offset + 4)) << 32
  }

  /// Whether the four bytes at `offset` are in bounds and are `signature`.
  func hasSignature(_ signature: UInt32, at offset: Int) -> Bool {
    offset >= 0 && offset <= count - 4 && uint32(at: offset) == signature
  }

  func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return withUnsafeBufferPointer { bytes in
      other.withUnsafeBufferPointer { bytes.elementsEqual($0) }
    }
  }
}
