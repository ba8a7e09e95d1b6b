import Conversion

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What a benchmark asks of the system.
enum System {
  /// Seconds on a clock that only moves forward.
  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The processors that may be used.
  static var processorCount: Int { usableProcessorCount() }

  /// Waits until all that was written is on the disk.
  static func flush() { sync() }

  /// All bytes of a file, or nil where it cannot be read.
  static func bytes(at path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got <= 0 { break }
        count += got
      }
    }
  }

  /// Writes a file in one go.
  @discardableResult
  static func write(_ bytes: [UInt8], at path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return append(bytes, to: descriptor)
  }

  /// Writes all bytes, however many calls that takes.
  static func append(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = platformWrite(
          descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if count <= 0 { return false }
        written += count
      }
      return true
    }
  }

  /// The names in a folder, sorted.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func makeFolder(_ path: String) {
    mkdir(path, 0o777)
  }

  /// Removes a file, or a folder and all in it.
  static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    for name in names(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }

  /// A new folder for what a run makes.
  static func temporaryFolder() -> String {
    let root = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let path = "\(root)/convert-bench-\(getpid())"
    makeFolder(path)
    return path
  }

  /// The path of this program.
  static var ownPath: String {
    #if canImport(Darwin)
      return CommandLine.arguments.first ?? "convert-bench"
    #else
      var buffer = [UInt8](repeating: 0, count: 4_096)
      let count = buffer.withUnsafeMutableBytes { buffer in
        buffer.baseAddress.map { readlink("/proc/self/exe", $0, buffer.count) } ?? 0
      }
      return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    #endif
  }
}

private func platformWrite(
  _ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int
) -> Int {
  write(descriptor, start, count)
}

/// One run of another program.
struct Run {
  var seconds: Double
  var status: Int32
  /// The most memory that it held at once, or its parent before it started.
  private var peakBytes: Int

  /// The most memory that a program holds at once; a number beyond all where it fails.
  ///
  /// It is started by a process of its own: a child's peak begins with what its parent held.
  static func peakBytes(of words: [String], scratch: String) -> Int {
    let result = "\(scratch)/launch"
    defer { System.remove(result) }
    _ = Run.of([System.ownPath, "--launch", result] + words)
    return Int(String(decoding: System.bytes(at: result) ?? [], as: UTF8.self)) ?? .max
  }

  /// What the process in between does: runs `words` and leaves the figure in a file.
  static func launch(_ words: [String], result: String) {
    let run = Run.of(words)
    guard run.status == 0 else { return }
    System.write(Array("\(run.peakBytes)".utf8), at: result)
  }

  /// Runs a program to its end, its standard output thrown away.
  static func of(_ words: [String]) -> Run {
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for case let argument? in arguments { free(argument) } }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var child = pid_t()
    let start = System.seconds()
    guard posix_spawn(&child, words[0], &actions, nil, arguments, environ) == 0 else {
      return Run(seconds: .infinity, status: -1, peakBytes: 0)
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
    #if canImport(Darwin)
      let unit = 1
    #else
      let unit = 1_024
    #endif
    return Run(
      seconds: System.seconds() - start, status: status, peakBytes: Int(usage.ru_maxrss) * unit)
  }
}

/// The seconds that `body` takes: the median of `times` calls.
func medianSeconds(_ times: Int, _ body: () -> Void) -> Double {
  var all: [Double] = []
  for _ in 0..<times {
    let start = System.seconds()
    body()
    all.append(System.seconds() - start)
  }
  return median(all)
}

/// The middle of the ratios of figures that were taken one right after the other. A machine that
/// slows down for a while then slows down both.
func medianRatio(_ values: [Double], _ others: [Double]) -> Double {
  median(zip(values, others).map { $0 / $1 })
}

/// The middle of `values`.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  guard let middle = sorted.isEmpty ? nil : sorted[sorted.count / 2] else { return .infinity }
  return sorted.count % 2 == 1 ? middle : (middle + sorted[sorted.count / 2 - 1]) / 2
}
