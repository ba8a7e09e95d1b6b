import Conversion

#if canImport(Glibc)
  import CMalloc
  import Glibc
#endif

/// How memory comes from the system.
///
/// A story is many small pieces, and memory that is new costs the system some work for each page:
/// for a story of megabytes an eighth of all time, where pages have 4 KB. In larger steps, and in
/// large pages where the system has some, that is next to nothing. All of this is advice: where it
/// is not taken, or there is nobody to take it, memory comes as it did.
enum Heap {
  /// The bytes of inputs that large pages are worth it for. Shorter ones fit into memory that is
  /// soon there; for longer ones a system has seldom as many large pages at hand, and finds them
  /// more slowly than small ones.
  private static let byteCountForLargePages = (512 << 10)...(32 << 20)

  /// Gets ready for stories of any length, before memory is taken.
  static func prepare() {
    #if canImport(Glibc)
      mallopt(M_TRIM_THRESHOLD, Int32.max)
      // The most that glibc takes.
      mallopt(M_MMAP_THRESHOLD, 32 << 20)
      mallopt(M_TOP_PAD, 1 << 20)
    #endif
  }

  /// Gets ready for one input of that size, that `threads` work on.
  static func prepare(forInputOf byteCount: Int, threads: Int) {
    #if canImport(Glibc)
      guard byteCount >= byteCountForLargePages.lowerBound else { return }
      let step = max(min(byteCount, 64 << 20) * 4, 8 << 20)
      mallopt(M_TOP_PAD, Int32(step))
      guard byteCountForLargePages.contains(byteCount) else { return }
      // Each thread but the first has a heap of its own, which it prepares while this one reads.
      WorkerThreads.shared.start(min(threads - 1, 15)) {
        populate(adviseAhead(min(step, 32 << 20)))
      }
      adviseAhead(step)
    #endif
  }

  /// Asks for large pages in memory that an input is about to fill, if that is worth it.
  static func advise(_ buffer: UnsafeMutableRawBufferPointer) {
    #if canImport(Glibc)
      guard byteCountForLargePages.contains(buffer.count), let start = buffer.baseAddress else {
        return
      }
      advise(from: start, byteCount: buffer.count)
    #endif
  }

  #if canImport(Glibc)
    /// Large pages have 2 MB, or more on some machines, where the advice is not taken at the edges.
    private static let pageByteCount = 2 << 20

    private static func advise(from start: UnsafeMutableRawPointer, byteCount: Int) {
      let first = start.alignedUp(toMultipleOf: pageByteCount)
      let end = (start + byteCount).alignedDown(toMultipleOf: pageByteCount)
      if first < end { madvise(first, end - first, MADV_HUGEPAGE) }
    }

    /// Asks for large pages in the memory that the allocator gives next.
    /// - Returns: where the first of them would be.
    @discardableResult
    private static func adviseAhead(_ byteCount: Int) -> UnsafeMutableRawPointer? {
      // So much that the heap grows now. The allocator writes behind it, and where something stands
      // already no large page comes. Longer pieces would not come from the heap.
      guard let start = malloc(min(byteCount, 31 << 20)) else { return nil }
      advise(from: start, byteCount: byteCount)
      let first = start.alignedUp(toMultipleOf: pageByteCount)
      let gap = first - start
      free(start)
      // What is left of a large page that has been touched already is never used, so that the next
      // piece opens a new one. It costs nothing: no memory stands behind it. The compiler would
      // leave it out if nobody asked about it.
      if gap > 4096, let unused = malloc(gap - 64) { _ = malloc_usable_size(unused) }
      return first
    }

    /// Has the page at `start` put in place now, and cleared, as it otherwise is when first written to.
    private static func populate(_ start: UnsafeMutableRawPointer?) {
      #if os(Linux)
        // MADV_POPULATE_WRITE, which older headers do not name and older systems do not know.
        if let start { madvise(start, 1, 23) }
      #endif
    }
  #endif
}
