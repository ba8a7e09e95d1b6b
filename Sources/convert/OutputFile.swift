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
    guard let file = try begin(at: path) else { return try write(bytes, to: path) }
    do throws(FileError) {
      file.append(bytes.span)
      try file.complete(as: path)
    } catch {
      file.remove()
      throw error
    }
  }

  /// Begins a file that is to take the place of what is at `path`, as ``put(_:at:)`` does.
  /// - Returns: nil where that is no regular file.
  static func begin(at path: String) throws(FileError) -> TemporaryFile? {
    var status = stat()
    if stat(path, &status) == 0 {
      switch status.st_mode & S_IFMT {
      case S_IFREG: break
      case S_IFDIR: throw FileError("cannot write '\(path)': a folder has that name")
      default: return nil
      }
    }
    let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    return try TemporaryFile(folder: String(path[..<slash]))
  }

  /// Puts files that belong together at their paths: each is written whole before the first takes
  /// its name, so that a disk that is full leaves the old ones as they were.
  static func put(_ files: [(path: String, bytes: [UInt8])]) throws(FileError) {
    var written: [TemporaryFile] = []
    do throws(FileError) {
      for (path, bytes) in files {
        if InputFile.isDirectory(path) {
          throw FileError("cannot write '\(path)': a folder has that name")
        }
        let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
        let temporary = try TemporaryFile(folder: String(path[..<slash]))
        written.append(temporary)
        temporary.append(bytes.span)
        try temporary.finish(for: path)
      }
      for (index, file) in files.enumerated() { try written[index].rename(to: file.path) }
    } catch {
      for file in written { file.remove() }
      throw error
    }
  }

  /// Writes `bytes` to standard output.
  static func putOnStandardOutput(_ bytes: [UInt8]) throws(FileError) {
    try write(bytes, to: STDOUT_FILENO, named: "standard output")
  }

  /// Makes the folders that a file at `path` stands in, where they are missing.
  static func makeDirectory(above path: String) throws(FileError) {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    try makeDirectory(String(path[..<slash]))
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

/// `rename`, where a method has that name too.
private func moveFile(_ old: String, _ new: String) -> Int32 {
  rename(old, new)
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

/// A file that is being written and does not have its name yet, by one thread at a time.
final class TemporaryFile: @unchecked Sendable {
  private let path: String
  private var descriptor: Int32
  private let slot: Int
  private var hasName = false
  /// Why a piece could not be written: an error of the system, or 0.
  private var failure: Int32 = 0

  fileprivate init(folder: String) throws(FileError) {
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

  /// Writes a piece. That it failed is said when the file is closed, which knows its name.
  func append(_ piece: Swift.Span<UInt8>) {
    guard failure == 0 else { return }
    failure = piece.withUnsafeBytes { writeAll($0, to: descriptor) }
  }

  /// Closes the file and gives it its name.
  func complete(as name: String) throws(FileError) {
    try finish(for: name)
    try rename(to: name)
  }

  /// Closes the file. A disk that is full may say so only now.
  fileprivate func finish(for name: String) throws(FileError) {
    if failure != 0 { throw .system("cannot write '\(name)'", errno: failure) }
    defer { descriptor = -1 }
    guard close(descriptor) == 0 else { throw .system("cannot write '\(name)'") }
  }

  /// Gives the file its name.
  fileprivate func rename(to name: String) throws(FileError) {
    guard moveFile(path, name) == 0 else { throw .system("cannot write '\(name)'") }
    UnfinishedFiles.remove(slot)
    hasName = true
  }

  /// Removes the file, unless it has its name.
  func remove() {
    guard !hasName else { return }
    if descriptor >= 0 { close(descriptor) }
    unlink(path)
    UnfinishedFiles.remove(slot)
  }
}
