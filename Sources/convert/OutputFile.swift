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
  /// - Parameter isMadeNow: whether it is there at once, not from its first bytes on.
  /// - Returns: nil where that is no regular file.
  static func begin(
    at path: String, isMadeNow: Bool = true
  ) throws(FileError) -> TemporaryFile? {
    var status = stat()
    if stat(path, &status) == 0 {
      switch status.st_mode & S_IFMT {
      case S_IFREG: break
      case S_IFDIR: throw FileError("cannot write '\(path)': a folder has that name")
      default: return nil
      }
    }
    let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    return try TemporaryFile(folder: String(path[..<slash]), isMadeNow: isMadeNow)
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
///
/// To make it takes a file system as long as to compress a chapter takes. Where several threads make
/// one book, it can wait for the first bytes, and the others go on meanwhile. Where each makes a book
/// of its own, it is better made first: threads that make a file and name it in one go get in each
/// other's way.
final class TemporaryFile: @unchecked Sendable {
  private let folder: String
  /// Empty until the file is there.
  private var path = ""
  /// Below 0 while the file is not open.
  private var descriptor: Int32 = -1
  private var slot = -1
  private var hasName = false
  /// Why the file could not be made or written.
  private var failure: Failure?

  private enum Failure {
    case making(FileError)
    /// With an error of the system.
    case writing(Int32)
  }

  /// - Parameter folder: empty, or with a slash at its end.
  /// - Throws: ``FileError`` where the folder lets nobody write, or is not there.
  fileprivate init(folder: String, isMadeNow: Bool = true) throws(FileError) {
    self.folder = folder
    if isMadeNow {
      try make()
    } else if access(folder.isEmpty ? "." : folder, W_OK) != 0 {
      throw makingError(errno)
    }
  }

  private func makingError(_ code: Int32) -> FileError {
    .system("cannot write into '\(folder.isEmpty ? "." : folder)'", errno: code)
  }

  /// Makes the file.
  private func make() throws(FileError) {
    var number = 0
    while true {
      let path = "\(folder).quire-\(getpid())-\(number).part"
      // Registered before it exists, so that an interrupt finds it.
      let slot = UnfinishedFiles.add(path)
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 {
        (self.path, self.slot, self.descriptor) = (path, slot, descriptor)
        return
      }
      let code = errno
      UnfinishedFiles.remove(slot)
      guard code == EEXIST, number < 10_000 else { throw makingError(code) }
      number += 1
    }
  }

  /// Writes a piece. That it failed is said when the file is closed, which knows its name.
  func append(_ piece: Swift.Span<UInt8>) {
    guard failure == nil else { return }
    if descriptor < 0 {
      do throws(FileError) {
        try make()
      } catch {
        failure = .making(error)
        return
      }
    }
    let code = piece.withUnsafeBytes { writeAll($0, to: descriptor) }
    if code != 0 { failure = .writing(code) }
  }

  /// Closes the file and gives it its name.
  func complete(as name: String) throws(FileError) {
    try finish(for: name)
    try rename(to: name)
  }

  /// Closes the file. A disk that is full may say so only now.
  fileprivate func finish(for name: String) throws(FileError) {
    switch failure {
    case .making(let error): throw error
    case .writing(let code): throw .system("cannot write '\(name)'", errno: code)
    case nil: break
    }
    if descriptor < 0 { try make() }
    defer { descriptor = -1 }
    guard close(descriptor) == 0 else { throw .system("cannot write '\(name)'") }
  }

  /// Gives the file its name.
  fileprivate func rename(to name: String) throws(FileError) {
    guard moveFile(path, name) == 0 else { throw .system("cannot write '\(name)'") }
    UnfinishedFiles.remove(slot)
    hasName = true
  }

  /// Removes the file, if it is there and does not have its name.
  func remove() {
    guard !hasName, !path.isEmpty else { return }
    if descriptor >= 0 { close(descriptor) }
    unlink(path)
    UnfinishedFiles.remove(slot)
  }
}
