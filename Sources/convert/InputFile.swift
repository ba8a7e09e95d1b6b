import Conversion

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the command reads.
enum InputFile {
  /// The file that `path` leads to, called the same whatever the path looks like. Nil where there is
  /// none.
  static func identity(of path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return "\(status.st_dev):\(status.st_ino)"
  }

  /// The bytes of the file at `path`, 0 where there is none or it is no regular file.
  static func byteCount(of path: String) -> Int {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
    return Int(status.st_size)
  }

  /// Whether `path` leads to a folder.
  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// All bytes of the file at `path`.
  /// - Parameters:
  ///   - jobs: how many threads may read at once.
  ///   - pieceByteCount: how much each of them reads at a time; one thread reads what is not twice
  ///     as long.
  /// - Throws: ``FileError`` with a sentence for what is missing, a folder or not readable.
  static func bytes(
    at path: String, jobs: Int = 1, pieceByteCount: Int = 4 << 20
  ) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw FileError("there is no such file")
      case EACCES, EPERM: throw FileError("the file may not be read: permission denied")
      default: throw .system("the file cannot be opened")
      }
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system("the file cannot be read") }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw FileError("this is a folder, not a file", hint: "--recursive takes the stories in it")
    }
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    return try bytes(
      from: descriptor, expecting: Int(status.st_size), jobs: isRegular ? jobs : 1,
      pieceByteCount: pieceByteCount)
  }

  /// All bytes of standard input.
  static func standardInput() throws(FileError) -> [UInt8] {
    try bytes(from: STDIN_FILENO, expecting: 0)
  }

  /// The next bytes of standard input: fewer than asked for only at its end.
  static func standardInput(atMost byteCount: Int) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
      count = fill(buffer, from: STDIN_FILENO, failure: &failure)
    }
    if let failure { throw failure }
    return bytes
  }

  /// Whether the file at `path` is there and changed no earlier than the one at `other`.
  static func isNewer(_ path: String, than other: String) -> Bool {
    guard let first = modified(path), let second = modified(other) else { return false }
    return first.seconds != second.seconds
      ? first.seconds > second.seconds : first.nanoseconds >= second.nanoseconds
  }

  private static func modified(_ path: String) -> (seconds: Int, nanoseconds: Int)? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      return (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
    #else
      return (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    #endif
  }

  /// Reads to the end. One byte more than expected is asked for, so that a regular file takes two
  /// calls and one allocation.
  private static func bytes(
    from descriptor: Int32, expecting size: Int, jobs: Int = 1, pieceByteCount: Int = 1
  ) throws(FileError) -> [UInt8] {
    var failure: FileError?
    var chunk = max(size + 1, 64 << 10)
    var result = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
      Heap.advise(UnsafeMutableRawBufferPointer(buffer))
      let start = fillTogether(
        buffer, from: descriptor, byteCount: size, jobs: jobs, pieceByteCount: pieceByteCount)
      let rest = UnsafeMutableBufferPointer(rebasing: buffer[start...])
      count = start + fill(rest, from: descriptor, failure: &failure)
    }
    while failure == nil, result.count == chunk {
      let more = chunk
      let next = [UInt8](unsafeUninitializedCapacity: more) { buffer, count in
        count = fill(buffer, from: descriptor, failure: &failure)
      }
      result += next
      chunk += more
    }
    if let failure { throw failure }
    return result
  }

  /// Reads the start of a long file with several threads: most of the time goes into the memory that
  /// it comes to, which the system has to find.
  /// - Returns: how many bytes it read, and the file stands behind them.
  private static func fillTogether(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, from descriptor: Int32, byteCount: Int, jobs: Int,
    pieceByteCount: Int
  ) -> Int {
    guard jobs > 1, byteCount >= 2 * pieceByteCount, byteCount <= buffer.count,
      let base = buffer.baseAddress
    else { return 0 }
    nonisolated(unsafe) let start = UnsafeMutableRawPointer(base)
    let counts = parallelMap(
      count: (byteCount + pieceByteCount - 1) / pieceByteCount, jobs: jobs
    ) { piece in
      let offset = piece * pieceByteCount
      let end = min(offset + pieceByteCount, byteCount)
      var next = offset
      while next < end {
        let got = pread(descriptor, start + next, end - next, off_t(next))
        if got < 0, errno == EINTR { continue }
        if got <= 0 { break }
        next += got
      }
      return next - offset
    }
    // A file that ends sooner than it said, or cannot be read, is one for a single thread.
    let count = counts.reduce(0, +)
    guard count == byteCount, lseek(descriptor, off_t(count), SEEK_SET) >= 0 else { return 0 }
    return count
  }

  private static func fill(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, from descriptor: Int32,
    failure: inout FileError?
  ) -> Int {
    var count = 0
    while count < buffer.count {
      let got = read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        failure = .system("the file cannot be read")
        break
      }
      count += got
    }
    return count
  }
}
