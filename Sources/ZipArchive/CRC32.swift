internal import CZlib

/// The CRC-32 that ZIP stores for every entry (APPNOTE 4.4.7).
/// - Parameter previous: the CRC-32 of all bytes before `bytes`, for data that comes in pieces.
/// - Complexity: O(n) in bytes.
package func crc32(_ bytes: Span<UInt8>, continuing previous: UInt32 = 0) -> UInt32 {
  // zlib takes an absent buffer as the wish to start anew.
  guard !bytes.isEmpty else { return previous }
  return bytes.withUnsafeBufferPointer {
    UInt32(truncatingIfNeeded: CZlib.crc32_z(UInt(previous), $0.baseAddress, $0.count))
  }
}
