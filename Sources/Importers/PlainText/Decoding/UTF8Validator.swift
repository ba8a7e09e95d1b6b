internal import ByteScanning

/// Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Validator {
  /// - Complexity: O(n); eight bytes at a step through ASCII.
  static func isValid(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { isValid($0, in: 0..<buffer.count) } ?? true
    }
  }

  /// Whether the bytes at the offsets of `range` are valid by themselves.
  /// - Complexity: O(n); eight bytes at a step through ASCII.
  static func isValid(_ base: UnsafePointer<UInt8>, in range: Range<Int>) -> Bool {
    let count = range.upperBound
    var index = range.lowerBound
    while index < count {
      if index + 8 <= count, EightBytes(base, at: index).nonASCII == 0 {
        index += 8
        continue
      }
      if base[index] < 0x80 {
        index += 1
        continue
      }
      let length = sequenceLength(base, index, count)
      if length == 0 { return false }
      index += length
    }
    return true
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
