/// Eight bytes of a text, looked at in one step.
///
/// What is found has the high bit of its byte set. The lowest one that is set is a true find; a borrow
/// may make false ones above it.
struct EightBytes {
  private let word: UInt64

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The bytes from `index` on, all eight of which are there.
  @inline(__always)
  init(_ base: UnsafePointer<UInt8>, at index: Int) {
    word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self).littleEndian
  }

  /// The bytes as one number, the first one highest.
  @inline(__always)
  var bigEndian: UInt64 { word.byteSwapped }

  /// Those that are `byte`.
  @inline(__always)
  func equal(to byte: UInt8) -> UInt64 {
    let difference = word ^ (Self.ones &* UInt64(byte))
    return (difference &- Self.ones) & ~difference & Self.highs
  }

  /// Those that are less than `byte`, which is ASCII.
  @inline(__always)
  func less(than byte: UInt8) -> UInt64 {
    (word &- Self.ones &* UInt64(byte)) & ~word & Self.highs
  }

  /// The offset of the first of what was found, which is not nothing.
  @inline(__always)
  static func firstOffset(of found: UInt64) -> Int { found.trailingZeroBitCount >> 3 }
}
