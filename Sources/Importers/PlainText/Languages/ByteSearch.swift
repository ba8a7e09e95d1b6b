internal import ByteScanning

extension UnsafeBufferPointer<UInt8> {
  /// The offset of the first `byte` in `range`, or its end.
  /// - Complexity: O(n), eight bytes at a step.
  @inline(__always)
  func offset(of byte: UInt8, in range: Range<Int>) -> Int {
    guard let base = baseAddress, range.upperBound <= count else { return range.upperBound }
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      let found = EightBytes(base, at: index).equal(to: byte)
      if found != 0 { return index + EightBytes.firstIndex(in: found) }
      index += 8
    }
    while index < range.upperBound, base[index] != byte { index += 1 }
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
