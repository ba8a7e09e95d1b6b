#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the command writes: a file that is complete or not there.
enum OutputFile {
  /// Puts `bytes` at `path`, in place of what is there.
  ///
  /// The bytes go to a temporary file in the same folder, which then takes the name; until then the
  /// old file stands. On failure, or when the command is interrupted, the temporary file is removed.
  /// What is no regular file (`/dev/null`, a pipe) is written to as it is.
  static func put(_ bytes: [UInt8], at path: String) throws(FileError) {
    var status = stat()
    if stat(path, &status) == 0 {
      switch status.st_mode & S_IFMT {
      case S_IFREG: break
      case S_IFDIR: throw FileError("cannot write '\(path)': a folder has that name")
      default: return try write(bytes, to: path)
      }
    }
    let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    let temporary = try TemporaryFile(folder: String(path[..<slash]))
    do throws(FileError) {
      try temporary.write(bytes)
      try temporary.take(path)
    } catch {
      temporary.remove()
      throw error
    }
  }

  /// Writes `bytes` to standard output.
  static func putOnStandardOutput(_ bytes: [UInt8]) throws(FileError) {
    try write(bytes, to: STDOUT_FILENO, named: "standard output")
  }

  /// Makes the folder at `path` and those above it, where they are missing.
  static func makeDirectory(_ path: String) throws(FileError) {
    if InputFile.isDirectory(path) { return }
    let trimmed = path.last == "/" ? String(path.dropLast()) : path
    if let slash = trimmed.lastIndex(of: "/"), slash != trimmed.startIndex {
      try makeDirectory(String(trimmed[..<slash]))
    }
    guard mkdir(trimmed, 0o777) == 0 || errno == EEXIST else {
      throw .system("cannot make the folder '\(path)'")
    }
    guard InputFile.isDirectory(path) else {
      throw FileError("cannot make the folder '\(path)': a file has that name")
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("cannot write '\(path)'") }
    defer { close(descriptor) }
    try write(bytes, to: descriptor, named: "'\(path)'")
  }

  fileprivate static func write(
    _ bytes: [UInt8], to descriptor: Int32, named name: String
  ) throws(FileError) {
    let code = bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
    if code != 0 { throw .system("cannot write \(name)", errno: code) }
  }
}

/// Writes all bytes, however many calls that takes.
/// - Returns: 0, or the `errno` of the call that failed.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
  var written = 0
  while written < bytes.count {
    let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
    let count = write(descriptor, rest.baseAddress, rest.count)
    if count < 0, errno != EINTR { return errno }
    written += max(count, 0)
  }
  return 0
}

/// A file that is being written and does not have its name yet.
private struct TemporaryFile {
  private let path: String
  private let descriptor: Int32
  private let slot: Int

  init(folder: String) throws(FileError) {
    var number = 0
    while true {
      let path = "\(folder).quire-\(getpid())-\(number).part"
      // Registered before it exists, so that no interrupt can leave it behind.
      let slot = UnfinishedFiles.add(path)
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 {
        self.path = path
        self.descriptor = descriptor
        self.slot = slot
        return
      }
      let code = errno
      UnfinishedFiles.remove(slot)
      guard code == EEXIST, number < 10_000 else {
        throw .system("cannot write into '\(folder.isEmpty ? "." : folder)'", errno: code)
      }
      number += 1
    }
  }

  func write(_ bytes: [UInt8]) throws(FileError) {
    try OutputFile.write(bytes, to: descriptor, named: "'\(path)'")
  }

  /// Closes the file and gives it its name. A disk that is full may say so only on closing.
  func take(_ name: String) throws(FileError) {
    guard close(descriptor) == 0 else { throw .system("cannot write '\(name)'") }
    guard rename(path, name) == 0 else { throw .system("cannot write '\(name)'") }
    UnfinishedFiles.remove(slot)
  }

  func remove() {
    close(descriptor)
    unlink(path)
    UnfinishedFiles.remove(slot)
  }
}
