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

/// Looks at many bytes in one step.
///
/// The loops are of a fixed length and take nothing but minima, which the compiler makes vector
/// instructions of; conditions would become branches.
enum WideScan {
  static let width = 64

  /// Whether one of ``width`` bytes is '<', '>' or '&'.
  @inline(__always)
  static func holdsMarkup(_ base: UnsafePointer<UInt8>, at start: Int) -> Bool {
    let bytes = base + start
    var least: UInt8 = 0xFF
    var offset = 0
    while offset < width {
      let byte = bytes[offset]
      // '<' and '>' differ in the bit worth two.
      least = min(least, (byte & 0xFD) ^ UInt8(ascii: "<"), byte ^ UInt8(ascii: "&"))
      offset &+= 1
    }
    return least == 0
  }

  /// Whether one of ``width`` bytes is neither printable ASCII nor a line feed.
  @inline(__always)
  static func holdsUnusual(_ base: UnsafePointer<UInt8>, at start: Int) -> Bool {
    let bytes = base + start
    var all: UInt8 = 0
    var leastControl: UInt8 = 0xFF
    var leastDelete: UInt8 = 0xFF
    var offset = 0
    while offset < width {
      let byte = bytes[offset]
      all |= byte
      // Controls stay below 0x1F, but for the line feed, which becomes 0xFF.
      leastControl = min(leastControl, (byte ^ 0x0A) &- 1)
      leastDelete = min(leastDelete, byte ^ 0x7F)
      offset &+= 1
    }
    return all >= 0x80 || leastControl < 0x1F || leastDelete == 0
  }

  /// Whether one of ``width`` bytes is outside of ASCII.
  @inline(__always)
  static func holdsNonASCII(_ base: UnsafePointer<UInt8>, at start: Int) -> Bool {
    let bytes = base + start
    var all: UInt8 = 0
    var offset = 0
    while offset < width {
      all |= bytes[offset]
      offset &+= 1
    }
    return all >= 0x80
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

extension String {
  /// Takes bytes that are known to be UTF-8, and so need not be checked once more.
  init(valid bytes: UnsafeBufferPointer<UInt8>) {
    if #available(macOS 26.0, *) {
      let span = UTF8Span(unchecked: bytes.span, isKnownASCII: bytes.isASCII)
      self.init(copying: span)
    } else {
      self.init(decoding: bytes, as: UTF8.self)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate var isASCII: Bool {
    guard let baseAddress else { return true }
    var index = 0
    while index &+ WideScan.width <= count {
      if WideScan.holdsNonASCII(baseAddress, at: index) { return false }
      index &+= WideScan.width
    }
    while index &+ 8 <= count {
      if ByteBlock(baseAddress, at: index).nonASCII != 0 { return false }
      index &+= 8
    }
    while index < count {
      if baseAddress[index] >= 0x80 { return false }
      index &+= 1
    }
    return true
  }
}
