/// Eight bytes looked at in one step, the first of them in the lowest bits.
///
/// A test marks the high bit of each byte that it is true of. It is exact as a yes or no, and the
/// lowest mark is always a true one; marks above it may be false, since a subtraction borrows upwards
/// only.
///
/// Public, though it is for this package alone: what is not is never inlined into other modules, and
/// a call would take longer than the look.
@frozen
public struct EightBytes {
  /// The first byte is the lowest one, on any machine.
  public let bits: UInt64

  /// Those of a number, its lowest byte the first.
  @inlinable
  @inline(__always)
  public init(bits: UInt64) {
    self.bits = bits
  }

  /// The bytes from `offset` on, all eight of which are there.
  @inlinable
  @inline(__always)
  public init(_ base: UnsafePointer<UInt8>, at offset: Int) {
    bits = UInt64(littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
  }

  /// Eight times the same byte.
  @inlinable
  @inline(__always)
  public init(repeating byte: UInt8) {
    bits = Self.ones &* UInt64(byte)
  }

  /// The lowest bit of each byte.
  @inlinable
  @inline(__always)
  public static var ones: UInt64 { 0x0101_0101_0101_0101 }

  /// The highest bit of each byte: where marks are.
  @inlinable
  @inline(__always)
  public static var highBits: UInt64 { 0x8080_8080_8080_8080 }

  /// The bytes as one number, the first one highest.
  @inlinable
  @inline(__always)
  public var bigEndian: UInt64 { bits.byteSwapped }

  // MARK: Tests

  /// Marks each byte that is zero.
  @inlinable
  @inline(__always)
  public var zero: UInt64 { (bits &- Self.ones) & ~bits & Self.highBits }

  /// Marks each byte equal to `byte`.
  @inlinable
  @inline(__always)
  public func equal(to byte: UInt8) -> UInt64 {
    EightBytes(bits: bits ^ EightBytes(repeating: byte).bits).zero
  }

  /// Marks each byte below `limit`, which is at most 128.
  @inlinable
  @inline(__always)
  public func less(than limit: UInt8) -> UInt64 {
    (bits &- EightBytes(repeating: limit).bits) & ~bits & Self.highBits
  }

  /// Marks each byte outside of ASCII, and no other.
  @inlinable
  @inline(__always)
  public var nonASCII: UInt64 { bits & Self.highBits }

  // MARK: Marks

  /// The place of the first byte that is marked, of marks that are not none.
  @inlinable
  @inline(__always)
  public static func firstIndex(in marks: UInt64) -> Int { marks.trailingZeroBitCount &>> 3 }
}
