internal import ByteScanning
internal import Conversion

/// The bytes of an input as the parser takes them.
enum SourceBytes {
  /// `bytes` without a byte order mark and with U+FFFD in place of each NUL (CommonMark 2.3).
  static func prepared(_ bytes: [UInt8], diagnostics: inout Diagnostics) -> [UInt8] {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    guard hasMark || holdsZero(bytes) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes.dropFirst(hasMark ? 3 : 0) {
      if byte == 0 {
        result.append(contentsOf: [0xEF, 0xBF, 0xBD])
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func holdsZero(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return false }
      var index = 0
      while index &+ 32 <= buffer.count {
        var zeros: UInt64 = 0
        for offset in stride(from: 0, to: 32, by: 8) {
          zeros |= EightBytes(base, at: index &+ offset).zero
        }
        if zeros != 0 { return true }
        index &+= 32
      }
      return buffer[index...].contains(0)
    }
  }
}
