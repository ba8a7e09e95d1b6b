import Testing
import ZipArchive

@Suite struct DeflaterTests {
  private static let samples: [Sample] = [
    Sample("nothing", []),
    Sample("one zero", [0]),
    Sample("a short line", Array("a short line".utf8)),
    Sample("spaces", Array(repeating: 0x20, count: 300_000)),
    Sample("a chapter", SampleBytes.prose(byteCount: 40_000)),
    Sample("a book", SampleBytes.prose(byteCount: 900_000)),
    Sample("noise", SampleBytes.noise(byteCount: 300_000)),
  ]

  @Test(arguments: samples)
  private func `inflating gives back what was deflated`(_ sample: Sample) throws {
    let bytes = sample.bytes
    var inflater = Inflater()
    for effort in [.prose] + (0...9).map(DeflateEffort.level) {
      var deflater = Deflater(effort: effort)
      let deflated = deflater.deflate(bytes.span)
      let inflated = try inflater.inflate(deflated.span, byteCount: bytes.count)
      #expect(inflated == bytes, "\(effort)")
    }
  }

  @Test(arguments: [.level(6), .prose] as [DeflateEffort])
  func `one state used again gives the bytes of a new one`(_ effort: DeflateEffort) {
    var reused = Deflater(effort: effort)
    for bytes in Self.samples.map(\.bytes) {
      var new = Deflater(effort: effort)
      let fromNew = new.deflate(bytes.span)
      let fromReused = reused.deflate(bytes.span)
      #expect(fromReused == fromNew)
    }
  }

  @Test(arguments: [1, 7, 1_000, 131_072, 1_000_000])
  func `a stream fed in pieces gives the bytes of one in one piece`(pieceByteCount: Int) {
    let bytes = SampleBytes.prose(byteCount: pieceByteCount == 1 ? 20_000 : 900_000)
    var deflater = Deflater()
    let whole = deflater.deflate(bytes.span)
    for _ in 1...2 {
      var streamed: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: pieceByteCount) {
        let piece = Array(bytes[start..<min(start + pieceByteCount, bytes.count)])
        deflater.feed(piece.span, isLast: false) { append($0, to: &streamed) }
      }
      deflater.feed(Span(), isLast: true) { append($0, to: &streamed) }
      #expect(streamed == whole)
    }
  }

  @Test func `a stream whose sink failed leaves no trace in the next`() {
    struct Full: Error {}
    let noise = SampleBytes.noise(byteCount: 500_000)
    let prose = SampleBytes.prose(byteCount: 50_000)
    var deflater = Deflater()
    let expected = deflater.deflate(prose.span)
    var failed = false
    do {
      try deflater.feed(noise.span, isLast: true) { (_) throws(Full) in throw Full() }
    } catch {
      failed = true
    }
    #expect(failed)
    var streamed: [UInt8] = []
    deflater.feed(prose.span, isLast: true) { append($0, to: &streamed) }
    #expect(streamed == expected)
  }
}

func append(_ piece: Span<UInt8>, to bytes: inout [UInt8]) {
  piece.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
}
