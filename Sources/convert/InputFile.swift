#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the command reads.
enum InputFile {
  /// Which file a path leads to, whatever the path looks like.
  struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  /// The identity of the file at `path`, or nil where there is none.
  static func identity(of path: String) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  /// Whether `path` leads to a folder.
  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// All bytes of the file at `path`.
  /// - Throws: ``FileError`` with a sentence for what is missing, a folder or not readable.
  static func bytes(at path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw FileError("there is no such file")
      case EACCES, EPERM: throw FileError("may not be read: permission denied")
      default: throw .system("cannot be opened")
      }
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system("cannot be read") }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw FileError("is a folder, not a file", hint: "name the files in it: \(path)/*.txt")
    }
    return try bytes(from: descriptor, expecting: Int(status.st_size))
  }

  /// All bytes of standard input.
  static func standardInput() throws(FileError) -> [UInt8] {
    try bytes(from: STDIN_FILENO, expecting: 0)
  }

  /// Reads to the end. One byte more than expected is asked for, so that a regular file takes two
  /// calls and one allocation.
  private static func bytes(
    from descriptor: Int32, expecting size: Int
  ) throws(FileError) -> [UInt8] {
    var failure: FileError?
    var chunk = max(size + 1, 64 << 10)
    var result = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
      count = fill(buffer[...], from: descriptor, failure: &failure)
    }
    while failure == nil, result.count == chunk {
      let more = chunk
      let next = [UInt8](unsafeUninitializedCapacity: more) { buffer, count in
        count = fill(buffer[...], from: descriptor, failure: &failure)
      }
      result += next
      chunk += more
    }
    if let failure { throw failure }
    return result
  }

  private static func fill(
    _ buffer: Slice<UnsafeMutableBufferPointer<UInt8>>, from descriptor: Int32,
    failure: inout FileError?
  ) -> Int {
    let buffer = UnsafeMutableBufferPointer(rebasing: buffer)
    var count = 0
    while count < buffer.count {
      let got = read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        failure = .system("cannot be read")
        break
      }
      count += got
    }
    return count
  }
}
