extension UnsafeBufferPointer<UInt8> {
  /// Calls `body` with the pieces between bytes of one kind; empty pieces are left out.
  @inline(__always)
  func forEachPiece(between separator: UInt8, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var start = 0
    for index in 0...count where index == count || self[index] == separator {
      if index > start { body(UnsafeBufferPointer(rebasing: self[start..<index])) }
      start = index + 1
    }
  }

  /// What stands before the first `byte`, and what behind; nil where there is none.
  func parted(at byte: UInt8) -> (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>)? {
    guard let index = firstIndex(of: byte) else { return nil }
    return (
      UnsafeBufferPointer(rebasing: self[..<index]),
      UnsafeBufferPointer(rebasing: self[(index + 1)...])
    )
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The offset of the first `byte` in `range`, or its end.
  /// - Complexity: O(n), eight bytes at a step.
  @inline(__always)
  func offset(of byte: UInt8, in range: Range<Int>) -> Int {
    guard let base = baseAddress, range.upperBound <= count else { return range.upperBound }
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      let found = EightBytes(base, at: index).equal(to: byte)
      if found != 0 { return index + EightBytes.firstOffset(of: found) }
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
