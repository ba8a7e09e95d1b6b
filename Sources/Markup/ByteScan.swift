internal import ByteScanning

extension EightBytes {
  /// Marks each byte that equals `byte` or differs from it in the bit worth two.
  @inline(__always)
  func equalIgnoringBit1(to byte: UInt8) -> UInt64 {
    EightBytes(bits: (bits ^ EightBytes(repeating: byte).bits) & ~(Self.ones &* 2)).zero
  }

  /// Marks each '<', '>' and '&'.
  @inline(__always)
  var markup: UInt64 { equalIgnoringBit1(to: UInt8(ascii: "<")) | equal(to: UInt8(ascii: "&")) }

  /// Marks each byte that is no printable ASCII character.
  @inline(__always)
  var notPrintableASCII: UInt64 {
    // Each of the sums sets the high bit where one end of the range is left.
    ((bits &- Self.ones &* 0x20) | (bits &+ Self.ones) | bits) & Self.highBits
  }
}

extension StaticString {
  /// The bytes of the literal, which live as long as the program.
  @inline(__always)
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}

/// Whether both hold the same bytes. Names are too short for anything cleverer.
@inline(__always)
func isSame(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
  guard left.count == right.count else { return false }
  for index in 0..<left.count where left[index] != right[index] { return false }
  return true
}
