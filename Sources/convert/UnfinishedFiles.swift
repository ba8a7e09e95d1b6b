import Conversion

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The temporary files that have to go when the command is interrupted.
///
/// A signal handler may call little more than `unlink`, so the paths stand in a fixed table of C
/// strings. It has room for all but the strangest calls: what finds none is not removed.
enum UnfinishedFiles {
  fileprivate static let capacity = 4096

  /// Set up once by ``removeOnInterrupt()`` and only ever changed by whole pointers.
  nonisolated(unsafe) fileprivate static let paths:
    UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> =
      {
        // Memory from the system is zero, and free as long as nobody looks at it.
        let byteCount = capacity * MemoryLayout<UnsafeMutablePointer<CChar>?>.stride
        let table = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
        guard let table, table != MAP_FAILED else { fatalError("no memory to begin with") }
        return table.bindMemory(to: UnsafeMutablePointer<CChar>?.self, capacity: capacity)
      }()

  private static let lock = Locked(())

  /// Registers `path` and returns its place in the table, or -1 where there is none left.
  static func add(_ path: String) -> Int {
    lock.withLock { _ in
      guard let slot = (0..<capacity).first(where: { paths[$0] == nil }) else { return -1 }
      paths[slot] = strdup(path)
      return slot
    }
  }

  /// Takes a path off the table.
  static func remove(_ slot: Int) {
    if slot < 0 { return }
    lock.withLock { _ in
      let path = paths[slot]
      paths[slot] = nil
      free(path)
    }
  }

  /// Removes the files when the command is told to stop, and then stops as it would have.
  static func removeOnInterrupt() {
    _ = paths
    for name in [SIGINT, SIGTERM, SIGHUP] {
      let previous = signal(name) { name in
        for slot in 0..<4096 {
          if let path = UnfinishedFiles.paths[slot] { unlink(path) }
        }
        signal(name, SIG_DFL)
        raise(name)
      }
      // What is ignored stays so: `nohup` asks for it.
      if unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        signal(name, SIG_IGN)
      }
    }
    // A reader that went away, and a file that may not grow, show as failed writes, with a sentence.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }
}
