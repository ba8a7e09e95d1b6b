internal import CZlib

/// A raw deflate decompressor (RFC 1951), reusable for any number of streams.
package struct Inflater: ~Copyable, @unchecked Sendable {
  /// On the heap, since zlib keeps a pointer back to it: it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  /// Where pieces come out, made for the first of them.
  private var output = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
  private var isMidStream = false

  /// What is wrong with deflated data.
  package enum Failure: Error, Equatable, Sendable {
    /// Not deflate: a bad block type, Huffman code or distance.
    case damaged
    /// The data stops before the end of its stream.
    case cutOff
    /// The stream gives more bytes than it should.
    case tooLong
    /// The stream gives this many bytes only.
    case tooShort(byteCount: Int)
    /// This many bytes follow the end of the stream.
    case trailing(byteCount: Int)
  }

  /// What a stream wants after a piece.
  package enum Status: Equatable, Sendable {
    case needsInput
    /// The stream is complete; this many bytes of the piece lie behind it.
    case ended(unusedByteCount: Int)
  }

  package init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = inflateInit2_(
      stream, rawDeflateWindowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    // What is left to fail is memory, which Swift does not survive elsewhere either.
    precondition(status == Z_OK, "zlib could not set up decompression")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    output.deallocate()
  }

  /// Inflates one complete stream straight into an array of the right size.
  /// - Parameter byteCount: what the stream must give. It is allocated up front: let it not be
  ///   more than the data can give, see ``maximumRatio``.
  /// - Complexity: O(n) in `byteCount`, whatever the data would give.
  /// - Throws: ``Failure`` for data that is not one deflate stream of just that many bytes.
  package mutating func inflate(
    _ bytes: Span<UInt8>, byteCount: Int
  ) throws(Failure) -> [UInt8] {
    inflateReset(stream)
    isMidStream = false
    let stream = stream
    var failure: Failure?
    let result = bytes.withUnsafeBufferPointer { input in
      // An array without capacity is one that all threads share, and this writes its count.
      [UInt8](unsafeUninitializedCapacity: max(byteCount, 1)) { output, initializedCount in
        let target = UnsafeMutableBufferPointer(rebasing: output[..<byteCount])
        failure = Self.inflate(input, into: target, stream)
        initializedCount = failure == nil ? byteCount : 0
      }
    }
    if let failure { throw failure }
    return result
  }

  /// No deflate stream gives more than 1,032 bytes for one: 258 for every two bits, and a little
  /// more for the block's head (zlib technical details, "Maximum Compression Factor").
  package static let maximumRatio = 1_032

  private static func inflate(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>,
    _ stream: UnsafeMutablePointer<z_stream>
  ) -> Failure? {
    var consumed = 0
    var produced = 0
    // zlib wants somewhere to write even where nothing may be written; and one byte more than
    // expected tells data that goes on from data that is cut off.
    var spare: UInt8 = 0
    return withUnsafeMutablePointer(to: &spare) { spare in
      while true {
        let inputCount = min(input.count - consumed, zlibPieceMaximum)
        let isFull = produced == output.count
        let outputCount = isFull ? 1 : min(output.count - produced, zlibPieceMaximum)
        let isLast = consumed + inputCount == input.count && produced + outputCount >= output.count
        stream.pointee.next_in = UnsafeMutablePointer(
          mutating: input.baseAddress.map { $0 + consumed })
        stream.pointee.avail_in = UInt32(inputCount)
        stream.pointee.next_out = isFull ? spare : output.baseAddress.map { $0 + produced }
        stream.pointee.avail_out = UInt32(outputCount)
        let status = CZlib.inflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
        let newlyConsumed = inputCount - Int(stream.pointee.avail_in)
        let newlyProduced = outputCount - Int(stream.pointee.avail_out)
        consumed += newlyConsumed
        if isFull, newlyProduced > 0 { return .tooLong }
        produced += newlyProduced
        switch status {
        case Z_STREAM_END:
          if produced < output.count { return .tooShort(byteCount: produced) }
          return consumed < input.count ? .trailing(byteCount: input.count - consumed) : nil
        case Z_OK, Z_BUF_ERROR:
          let isStuck = newlyConsumed == 0 && newlyProduced == 0
          if isStuck || consumed == input.count && produced < output.count { return .cutOff }
        default:
          return .damaged
        }
      }
    }
  }

  /// Inflates the next piece of a stream, handing what comes out to `sink` in pieces of up to
  /// 128 KB. The sink is also where a limit is kept: it throws when it has had enough.
  ///
  /// After the end of a stream the next piece begins a new one.
  /// - Throws: what `sink` throws; the stream is then abandoned.
  /// - Returns: nil for data that is not deflate; the stream is then abandoned.
  package mutating func feed<SinkFailure: Error>(
    _ bytes: Span<UInt8>, into sink: (Span<UInt8>) throws(SinkFailure) -> Void
  ) throws(SinkFailure) -> Status? {
    if !isMidStream { inflateReset(stream) }
    isMidStream = false
    if output.isEmpty { output = .allocate(capacity: zlibOutputByteCount) }
    let (stream, output) = (stream, output)
    let status = try bytes.withUnsafeBufferPointer { (input) throws(SinkFailure) -> Status? in
      var consumed = 0
      while true {
        let inputCount = min(input.count - consumed, zlibPieceMaximum)
        stream.pointee.next_in = UnsafeMutablePointer(
          mutating: input.baseAddress.map { $0 + consumed })
        stream.pointee.avail_in = UInt32(inputCount)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        let status = CZlib.inflate(stream, Z_NO_FLUSH)
        consumed += inputCount - Int(stream.pointee.avail_in)
        let produced = output.count - Int(stream.pointee.avail_out)
        if produced > 0 {
          try sink(UnsafeBufferPointer(start: output.baseAddress, count: produced).span)
        }
        switch status {
        case Z_STREAM_END: return .ended(unusedByteCount: input.count - consumed)
        case Z_OK, Z_BUF_ERROR:
          // A full output may hide more; room left means that the input is used up.
          if stream.pointee.avail_out > 0, consumed == input.count { return .needsInput }
        default: return nil
        }
      }
    }
    isMidStream = status == .needsInput
    return status
  }
}
