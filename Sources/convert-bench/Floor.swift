import CZlib
import Conversion
import Quire
import ZipArchive

/// What no converter can go below: zlib alone, over the very entries of finished books.
struct Floor: Sendable {
  /// What zlib does unless told otherwise. Ratios are measured against it.
  static let zlibEffort = DeflateEffort.level(6)
  /// What books are written with unless told otherwise.
  static let bookEffort = DeflateEffort.prose

  /// The compressed entries of each book, as they are before compression.
  let books: [[[UInt8]]]

  /// - Parameter paths: the books.
  init(books paths: [String]) {
    books = paths.map { path in
      guard let bytes = System.bytes(at: path), let reader = try? ZipReader(bytes) else {
        return []
      }
      var inflater = Inflater()
      return reader.entries.filter { $0.method == .deflated }
        .compactMap { try? reader.contents(of: $0, using: &inflater) }
    }
  }

  var byteCount: Int {
    books.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
  }

  /// Compresses all entries, each thread with one compressor that it uses again.
  /// - Returns: the bytes that came out.
  @discardableResult
  func deflate(effort: DeflateEffort = zlibEffort, threads: Int) -> Int {
    let entries = books.flatMap { $0 }
    let next = Counter()
    return parallelMap(count: threads, jobs: threads) { _ in
      var compressor = PlainCompressor(effort: effort)
      var total = 0
      while let index = next.take(below: entries.count) {
        total += compressor.deflate(entries[index])
      }
      return total
    }.reduce(0, +)
  }

  /// Compresses the entries of each book and writes what comes out to a file in `folder`.
  func deflateAndWrite(effort: DeflateEffort = zlibEffort, threads: Int, into folder: String) {
    let next = Counter()
    let books = books
    _ = parallelMap(count: threads, jobs: threads) { _ in
      var compressor = PlainCompressor(effort: effort)
      while let index = next.take(below: books.count) {
        compressor.output.removeAll(keepingCapacity: true)
        for entry in books[index] { compressor.append(entry) }
        System.write(compressor.output, at: "\(folder)/\(index).bin")
      }
      return 0
    }
  }
}

/// Numbers that several threads take in turn.
private struct Counter: Sendable {
  private let next = Locked(0)

  func take(below limit: Int) -> Int? {
    next.withLock { next in
      guard next < limit else { return nil }
      next += 1
      return next - 1
    }
  }
}

/// zlib with nothing around it.
struct PlainCompressor: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>
  private let effort: DeflateEffort
  private var space: [UInt8] = []
  var output: [UInt8] = []

  init(effort: DeflateEffort) {
    self.effort = effort
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    deflateInit2_(
      stream, effort.zlibLevel, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Compresses one entry and forgets what comes out.
  /// - Returns: how much that was.
  mutating func deflate(_ bytes: [UInt8]) -> Int {
    deflateReset(stream)
    effort.tune(stream)
    let bound = Int(deflateBound(stream, UInt(bytes.count)))
    if space.count < bound { space = [UInt8](repeating: 0, count: bound) }
    let stream = stream
    return bytes.withUnsafeBufferPointer { input in
      space.withUnsafeMutableBufferPointer { output in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        _ = CZlib.deflate(stream, Z_FINISH)
        return output.count - Int(stream.pointee.avail_out)
      }
    }
  }

  /// Compresses one entry behind the others in ``output``.
  mutating func append(_ bytes: [UInt8]) {
    let count = deflate(bytes)
    output += space[..<count]
  }
}

/// The bytes a second that zlib's inflate alone gives back, over the entries of a book.
func inflateSpeed(ofBook path: String, times: Int) -> Double {
  guard let bytes = System.bytes(at: path), let reader = try? ZipReader(bytes) else { return 0 }
  let entries = reader.entries.filter { $0.method == .deflated }
  let total = entries.reduce(0) { $0 + Int($1.byteCount) }
  let seconds = medianSeconds(times) {
    var inflater = Inflater()
    for entry in entries { _ = try? reader.contents(of: entry, using: &inflater) }
  }
  return Double(total) / seconds
}
