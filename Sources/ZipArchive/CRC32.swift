internal import CZlib

/// The CRC-32 that ZIP stores for every entry (APPNOTE 4.4.7).
/// - Complexity: O(n) in bytes.
package func crc32(_ bytes: Span<UInt8>) -> UInt32 {
  bytes.withUnsafeBufferPointer {
    UInt32(truncatingIfNeeded: CZlib.crc32_z(0, $0.baseAddress, $0.count))
  }
}
