import ByteScanning
import TestSupport
import Testing

/// What one look at eight bytes tells, beside eight looks at one.
struct EightBytesTests {
  /// Bytes near the borders of the tests, with others between.
  private static func words(_ seed: UInt64) -> [[UInt8]] {
    var generator = SplitMix64(seed: seed)
    let near: [UInt8] = [0x00, 0x01, 0x1F, 0x20, 0x21, 0x3C, 0x61, 0x7F, 0x80, 0x81, 0xFE, 0xFF]
    return (0..<400).map { _ in
      (0..<8).map { _ in
        Bool.random(using: &generator)
          ? near[Int.random(in: 0..<near.count, using: &generator)]
          : UInt8.random(in: 0...255, using: &generator)
      }
    }
  }

  /// Whether marks say that some byte passes exactly where one does, and the first of them is it.
  private static func agree(
    _ marks: UInt64, _ bytes: [UInt8], _ test: (UInt8) -> Bool
  ) -> Bool {
    guard let first = bytes.firstIndex(where: test) else { return marks == 0 }
    return marks != 0 && EightBytes.firstIndex(in: marks) == first
  }

  @Test(arguments: 1...20)
  func `is that of each byte by itself`(_ seed: UInt64) {
    for bytes in Self.words(seed) {
      let step = bytes.withUnsafeBufferPointer { EightBytes($0.baseAddress!, at: 0) }
      #expect(Self.agree(step.zero, bytes) { $0 == 0 }, "\(bytes)")
      #expect(Self.agree(step.nonASCII, bytes) { $0 >= 0x80 }, "\(bytes)")
      for byte in [0x00, 0x20, 0x61, 0x80, 0xFF, bytes[3]] as [UInt8] {
        #expect(Self.agree(step.equal(to: byte), bytes) { $0 == byte }, "\(byte) in \(bytes)")
      }
      for limit in [1, 0x20, 0x61, 0x80] as [UInt8] {
        #expect(Self.agree(step.less(than: limit), bytes) { $0 < limit }, "\(limit) in \(bytes)")
      }
    }
  }

  @Test func `takes the bytes at any place, the first one lowest`() {
    let bytes = Array(UInt8(0)..<32)
    bytes.withUnsafeBufferPointer { buffer in
      for start in 0...24 {
        let step = EightBytes(buffer.baseAddress!, at: start)
        #expect((0..<8).allSatisfy { step.bits >> UInt64(8 * $0) & 0xFF == UInt64(start + $0) })
        #expect(step.bigEndian >> 56 == UInt64(start))
      }
    }
    #expect(EightBytes(repeating: 0x2A).bits == 0x2A2A_2A2A_2A2A_2A2A)
    #expect(EightBytes(bits: 7).bits == 7)
  }
}
