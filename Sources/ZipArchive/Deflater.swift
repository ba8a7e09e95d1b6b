internal import CZlib

/// A raw deflate compressor (RFC 1951), reusable for any number of streams.
///
/// It owns some 400 KB of state. Compressing many chapters with one value saves setting that up
/// each time. The bytes that come out depend on the input, the effort and the zlib build alone.
package struct Deflater: ~Copyable, @unchecked Sendable {
  /// On the heap, since zlib keeps a pointer back to it: it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private let output: UnsafeMutableBufferPointer<UInt8>
  private var isMidStream = false

  private let effort: DeflateEffort

  package init(effort: DeflateEffort = .level(6)) {
    self.effort = effort
    output = .allocate(capacity: zlibOutputByteCount)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = deflateInit2_(
      stream, effort.zlibLevel, Z_DEFLATED, rawDeflateWindowBits, defaultMemoryLevel,
      Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    // What is left to fail is memory, which Swift does not survive elsewhere either.
    precondition(status == Z_OK, "zlib could not set up compression")
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
    output.deallocate()
  }

  /// Compresses `bytes` into one complete stream.
  /// - Complexity: O(n) in bytes; the result is allocated once for outputs up to 128 KB.
  package mutating func deflate(_ bytes: Span<UInt8>) -> [UInt8] {
    reset()
    var result: [UInt8] = []
    feed(bytes, isLast: true) { piece in result.append(span: piece) }
    return result
  }

  /// Compresses the next piece of a stream, handing what comes out to `sink` in pieces of up to
  /// 128 KB. After the last piece the next one begins a new stream.
  /// - Parameter isLast: whether the stream ends after `bytes`, which may be empty.
  /// - Throws: what `sink` throws; the stream is then abandoned.
  package mutating func feed<Failure: Error>(
    _ bytes: Span<UInt8>, isLast: Bool, into sink: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    if !isMidStream {
      deflateReset(stream)
      effort.tune(stream)
    }
    isMidStream = false
    let (stream, output) = (stream, output)
    try bytes.withUnsafeBufferPointer { (input) throws(Failure) in
      var offset = 0
      repeat {
        let count = min(input.count - offset, zlibPieceMaximum)
        stream.pointee.next_in = UnsafeMutablePointer(
          mutating: input.baseAddress.map { $0 + offset })
        stream.pointee.avail_in = UInt32(count)
        offset += count
        let isFinishing = isLast && offset == input.count
        var isDrained = false
        repeat {
          stream.pointee.next_out = output.baseAddress
          stream.pointee.avail_out = UInt32(output.count)
          let status = CZlib.deflate(stream, isFinishing ? Z_FINISH : Z_NO_FLUSH)
          let produced = output.count - Int(stream.pointee.avail_out)
          if produced > 0 {
            try sink(UnsafeBufferPointer(start: output.baseAddress, count: produced).span)
          }
          isDrained = isFinishing ? status == Z_STREAM_END : stream.pointee.avail_out > 0
        } while !isDrained
      } while offset < input.count
    }
    isMidStream = !isLast
  }

  /// Abandons a stream under way; the next piece begins a new one.
  package mutating func reset() {
    isMidStream = false
  }
}

/// Negative: neither zlib nor gzip header around the data (zlib manual, `deflateInit2`).
let rawDeflateWindowBits: Int32 = -15

/// zlib's own default for `memLevel`.
private let defaultMemoryLevel: Int32 = 8

/// Bytes of compressed or inflated data collected before they are handed on.
let zlibOutputByteCount = 128 << 10

/// zlib counts in 32 bits: longer buffers are handed to it in pieces.
let zlibPieceMaximum = 1 << 30

extension [UInt8] {
  mutating func append(span: Span<UInt8>) {
    span.withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}
