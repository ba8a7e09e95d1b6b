import Testing
import ZipArchive

@Suite struct InflaterTests {
  private static let prose = SampleBytes.prose(byteCount: 200_000)

  private static var deflatedProse: [UInt8] {
    var deflater = Deflater()
    return deflater.deflate(prose.span)
  }

  private func failure(_ bytes: [UInt8], byteCount: Int) -> Inflater.Failure? {
    var inflater = Inflater()
    do throws(Inflater.Failure) {
      _ = try inflater.inflate(bytes.span, byteCount: byteCount)
      return nil
    } catch {
      return error
    }
  }

  @Test func `data of the expected length is accepted, and no other`() {
    let deflated = Self.deflatedProse
    #expect(failure(deflated, byteCount: 200_000) == nil)
    #expect(failure(deflated, byteCount: 199_999) == .tooLong)
    #expect(failure(deflated, byteCount: 0) == .tooLong)
    #expect(failure(deflated, byteCount: 200_001) == .tooShort(byteCount: 200_000))
  }

  @Test func `an empty stream gives no bytes`() {
    #expect(failure([3, 0], byteCount: 0) == nil)
    #expect(failure([3, 0], byteCount: 1) == .tooShort(byteCount: 0))
    #expect(failure([3], byteCount: 0) == .cutOff)
    #expect(failure([], byteCount: 0) == .cutOff)
    #expect(failure([], byteCount: 9) == .cutOff)
  }

  @Test func `data cut off anywhere is told from damaged data`() {
    let deflated = Self.deflatedProse
    for count in [1, 2, 100, deflated.count / 2, deflated.count - 1] {
      #expect(failure(Array(deflated[..<count]), byteCount: 200_000) == .cutOff)
    }
  }

  @Test func `bytes after the end of the stream are counted`() {
    #expect(
      failure(Self.deflatedProse + [1, 2, 3], byteCount: 200_000) == .trailing(byteCount: 3))
  }

  @Test(arguments: [
    Sample("block type 3", [0x07]),
    Sample("a stored block whose length check fails", [0x01, 0x05, 0x00, 0x00, 0x00]),
    Sample("a distance beyond the start", [0x4B, 0x04, 0x7E]),
    Sample("a code that is no code", [0x05, 0xE0, 0x81, 0x08, 0x00, 0x00, 0x00, 0x00, 0x20]),
  ])
  func `damaged data is refused`(_ sample: Sample) {
    let bytes = sample.bytes + Array(repeating: 0xFF, count: 20)
    #expect(failure(bytes, byteCount: 50) == .damaged)
    var inflater = Inflater()
    let status = inflater.feed(bytes.span) { _ in }
    #expect(status == nil)
  }

  @Test(arguments: [1, 3, 5_000, 1_000_000])
  func `a stream can be inflated in pieces`(pieceByteCount: Int) {
    let deflated = Self.deflatedProse + [9, 9]
    var inflater = Inflater()
    for _ in 1...2 {
      var inflated: [UInt8] = []
      var end: Int?
      for start in stride(from: 0, to: deflated.count, by: pieceByteCount) where end == nil {
        let piece = Array(deflated[start..<min(start + pieceByteCount, deflated.count)])
        let status = inflater.feed(piece.span) { append($0, to: &inflated) }
        switch status {
        case .ended(let unused): end = start + piece.count - unused
        case .needsInput: continue
        case nil: Issue.record("damaged at \(start)")
        }
      }
      #expect(inflated == Self.prose)
      #expect(end == deflated.count - 2)
    }
  }
}
