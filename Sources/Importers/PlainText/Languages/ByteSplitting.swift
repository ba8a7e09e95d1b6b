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
