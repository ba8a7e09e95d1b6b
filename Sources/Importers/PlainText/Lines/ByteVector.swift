/// Sixteen bytes at a step.
extension SIMD16<UInt8> {
  /// All ones in the lanes that hold `byte`, zero in the others. The comparison of two vectors is
  /// an instruction; that of a vector with a scalar goes lane by lane.
  @inline(__always)
  func equal(to byte: UInt8) -> Self {
    unsafeBitCast(self .== Self(repeating: byte), to: Self.self)
  }

  /// All ones in the lanes that are less than `byte`, zero in the others.
  @inline(__always)
  func less(than byte: UInt8) -> Self {
    unsafeBitCast(self .< Self(repeating: byte), to: Self.self)
  }

  /// Whether some lane is not zero.
  @inline(__always)
  var isAny: Bool { halves[0] | halves[1] != 0 }

  /// The lanes in memory order, eight in each word.
  @inline(__always)
  var halves: SIMD2<UInt64> { unsafeBitCast(self, to: SIMD2<UInt64>.self) }

  /// The place of the first lane that is not zero; 16 where there is none.
  @inline(__always)
  var firstLane: Int {
    let low = halves[0].littleEndian.trailingZeroBitCount >> 3
    return low < 8 ? low : 8 + (halves[1].littleEndian.trailingZeroBitCount >> 3)
  }
}
