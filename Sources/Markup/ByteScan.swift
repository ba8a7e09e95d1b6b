/// Eight bytes looked at in one step, the first of them in the lowest bits.
///
/// The tests below are exact as a yes or no, and the lowest marked byte is always a true hit;
/// marks above it may be false, since a subtraction borrows upwards only.
struct ByteBlock {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  let bits: UInt64

  @inline(__always)
  init(_ base: UnsafePointer<UInt8>, at offset: Int) {
    bits = UInt64(
      littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
  }

  /// Marks the high bit of each byte equal to `byte`.
  @inline(__always)
  func equal(to byte: UInt8) -> UInt64 {
    let difference = bits ^ (Self.ones &* UInt64(byte))
    return (difference &- Self.ones) & ~difference & Self.highBits
  }

  /// Marks the high bit of each byte that equals `byte` or differs from it in the bit worth two.
  @inline(__always)
  func equalIgnoringBit1(to byte: UInt8) -> UInt64 {
    let difference = (bits ^ (Self.ones &* UInt64(byte))) & ~(Self.ones &* 2)
    return (difference &- Self.ones) & ~difference & Self.highBits
  }

  /// Marks the high bit of each '<', '>' and '&'.
  @inline(__always)
  var markup: UInt64 { equalIgnoringBit1(to: UInt8(ascii: "<")) | equal(to: UInt8(ascii: "&")) }

  /// Marks the high bit of each byte below `limit`, which is at most 128.
  @inline(__always)
  func less(than limit: UInt8) -> UInt64 {
    (bits &- (Self.ones &* UInt64(limit))) & ~bits & Self.highBits
  }

  /// Marks the high bit of each byte outside ASCII.
  @inline(__always)
  var nonASCII: UInt64 { bits & Self.highBits }

  /// Marks the high bit of each byte that is no printable ASCII character.
  @inline(__always)
  var notPrintableASCII: UInt64 {
    // Each of the sums sets the high bit where one end of the range is left.
    ((bits &- Self.ones &* 0x20) | (bits &+ Self.ones) | bits) & Self.highBits
  }

  /// The index of the first marked byte of a mask that is not zero.
  @inline(__always)
  static func firstIndex(in mask: UInt64) -> Int { mask.trailingZeroBitCount &>> 3 }
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
