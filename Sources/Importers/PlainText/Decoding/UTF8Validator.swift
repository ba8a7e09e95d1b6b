internal import ByteScanning
internal import Conversion

/// Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Validator {
  /// - Parameter jobs: how many threads may look at once.
  /// - Complexity: O(n); eight bytes at a step through ASCII.
  static func isValid(_ bytes: [UInt8], jobs: Int = 1) -> Bool {
    // No character holds an LF, and so none spans two pieces.
    let pieces = TextPieces.ranges(of: bytes, jobs: jobs)
    guard pieces.count > 1 else { return isValid(bytes, in: 0..<bytes.count) }
    return parallelMap(count: pieces.count, jobs: jobs) { isValid(bytes, in: pieces[$0]) }
      .allSatisfy { $0 }
  }

  private static func isValid(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return true }
      let count = range.upperBound
      var index = range.lowerBound
      while index < count {
        if index + 8 <= count {
          if EightBytes(base, at: index).nonASCII == 0 {
            index += 8
            continue
          }
        }
        let first = base[index]
        if first < 0x80 {
          index += 1
          continue
        }
        let length = sequenceLength(base, index, count)
        if length == 0 { return false }
        index += length
      }
      return true
    }
  }

  @inline(__always)
  static func sequenceLength(
    _ base: UnsafePointer<UInt8>, _ index: Int, _ count: Int
  ) -> Int {
    let first = base[index]
    func isTail(_ offset: Int) -> Bool { base[index + offset] & 0xC0 == 0x80 }
    switch first {
    case 0xC2...0xDF:
      return index + 1 < count && isTail(1) ? 2 : 0
    case 0xE0...0xEF:
      guard index + 2 < count, isTail(1), isTail(2) else { return 0 }
      let second = base[index + 1]
      if first == 0xE0, second < 0xA0 { return 0 }
      if first == 0xED, second > 0x9F { return 0 }
      return 3
    case 0xF0...0xF4:
      guard index + 3 < count, isTail(1), isTail(2), isTail(3) else { return 0 }
      let second = base[index + 1]
      if first == 0xF0, second < 0x90 { return 0 }
      if first == 0xF4, second > 0x8F { return 0 }
      return 4
    default: return 0
    }
  }
}
