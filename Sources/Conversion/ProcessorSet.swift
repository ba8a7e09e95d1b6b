#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import CSched
  internal import Glibc
#elseif canImport(Musl)
  internal import CSched
  internal import Musl
#endif

/// How many processors the calling thread may run on: on Linux those that `taskset` and the like leave
/// it. At least one.
/// - Complexity: one call of the system.
package func usableProcessorCount() -> Int {
  ProcessorSet.ofThisThread()?.count ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}

/// Processors that a thread may run on.
///
/// Where the system lets nobody choose, no set can be had.
struct ProcessorSet {
  /// A bit for each processor.
  private var bits = SIMD16<UInt64>()

  /// Where the calling thread may run. Nil where this cannot be said.
  /// - Complexity: one call of the system.
  static func ofThisThread() -> ProcessorSet? {
    #if os(Linux)
      var set = ProcessorSet()
      let status = withUnsafeMutableBytes(of: &set.bits) {
        sched_read_affinity(pthread_self(), $0.count, $0.baseAddress)
      }
      return status == 0 ? set : nil
    #else
      return nil
    #endif
  }

  var count: Int {
    var count = 0
    for index in bits.indices { count += bits[index].nonzeroBitCount }
    return count
  }

  /// All but one.
  func removing(_ processor: Int) -> ProcessorSet {
    var result = self
    if processor >> 6 < bits.scalarCount { result.bits[processor >> 6] &= ~(1 << (processor & 63)) }
    return result
  }

  /// Lets a thread run on these only, from now on. It stays where it is if the system forbids that.
  /// - Complexity: one call of the system.
  func confine(_ thread: pthread_t) {
    #if os(Linux)
      _ = withUnsafeBytes(of: bits) { sched_write_affinity(thread, $0.count, $0.baseAddress) }
    #endif
  }

  /// The processor that the calling thread runs on just now. Nil where this cannot be said.
  static var current: Int? {
    #if os(Linux)
      let number = Int(sched_processor())
      return number >= 0 ? number : nil
    #else
      return nil
    #endif
  }
}
