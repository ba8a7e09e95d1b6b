internal import ByteScanning

extension UnsafeBufferPointer<UInt8> {
  /// Calls `body` with the pieces between bytes of one kind; empty pieces are left out.
  @inline(__always)
  func forEachPiece(between separator: UInt8, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard let base = baseAddress else { return }
    var start = 0
    while start < count {
      let end = offset(of: separator, in: start..<count)
      if end > start { body(UnsafeBufferPointer(start: base + start, count: end - start)) }
      start = end + 1
    }
  }

  /// What stands before the first `byte`, and what behind; nil where there is none.
  func parted(at byte: UInt8) -> (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>)? {
    let index = offset(of: byte, in: 0..<count)
    guard let base = baseAddress, index < count else { return nil }
    return (
      UnsafeBufferPointer(start: base, count: index),
      UnsafeBufferPointer(start: base + index + 1, count: count - index - 1)
    )
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The offset of the first `byte` in `range`, or its end.
  /// - Complexity: O(n), eight bytes at a step.
  @inline(__always)
  func offset(of byte: UInt8, in range: Range<Int>) -> Int {
    offset(ofEither: byte, or: byte, in: range)
  }

  /// The offset of the first of two bytes in `range`, or its end.
  /// - Complexity: O(n), eight bytes at a step.
  @inline(__always)
  func offset(ofEither byte: UInt8, or other: UInt8, in range: Range<Int>) -> Int {
    guard let base = baseAddress, range.upperBound <= count else { return range.upperBound }
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      let bytes = EightBytes(base, at: index)
      let found = bytes.equal(to: byte) | bytes.equal(to: other)
      if found != 0 { return index + EightBytes.firstIndex(in: found) }
      index += 8
    }
    while index < range.upperBound, base[index] != byte, base[index] != other { index += 1 }
    return index
  }
}

extension [UInt8] {
  /// The offset of the first `byte` in `range`, or its end.
  /// - Complexity: O(n), eight bytes at a step.
  func offset(of byte: UInt8, in range: Range<Int>) -> Int {
    withUnsafeBufferPointer { $0.offset(of: byte, in: range) }
  }
}
