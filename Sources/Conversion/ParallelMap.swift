#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The results of `body` for each index below `count`, in order.
///
/// At most `jobs` calls run at once, the caller's thread among them; with one job everything runs
/// on the caller's thread. What comes out never depends on `jobs`.
/// - Complexity: `count` calls of `body`.
package func parallelMap<Element: Sendable>(
  count: Int, jobs: Int, _ body: @escaping @Sendable (Int) -> Element
) -> [Element] {
  guard count > 1, jobs > 1 else { return (0..<max(count, 0)).map(body) }
  let work = SharedWork(count: count, body: body)
  let threads = (1..<min(jobs, count)).compactMap { _ in startThread { work.run() } }
  work.run()
  for thread in threads { pthread_join(thread, nil) }
  return work.finish()
}

/// Indices that several threads take in turn, and what came of them.
private final class SharedWork<Element: Sendable>: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let body: @Sendable (Int) -> Element
  private var next = 0
  private var results: [Element?]

  init(count: Int, body: @escaping @Sendable (Int) -> Element) {
    self.body = body
    results = Array(repeating: nil, count: count)
    mutex = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  func run() {
    while let index = take() {
      let result = body(index)
      pthread_mutex_lock(mutex)
      results[index] = result
      pthread_mutex_unlock(mutex)
    }
  }

  /// To be called when all threads have ended.
  func finish() -> [Element] {
    let all = results.compactMap { $0 }
    precondition(all.count == results.count, "every index has been worked on")
    return all
  }

  private func take() -> Int? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    guard next < results.count else { return nil }
    next += 1
    return next - 1
  }
}

/// What a thread does, in a form that a C pointer can carry.
private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) {
    self.run = run
  }
}

/// musl gives a thread 128 KB and macOS 512 KB unless told otherwise: little for nested stories.
private let threadStackByteCount = 4 << 20

/// Starts a thread. Nil where the system has none to give; the work is then done by the others.
private func startThread(_ run: @escaping @Sendable () -> Void) -> pthread_t? {
  let body = Unmanaged.passRetained(ThreadBody(run))
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, threadStackByteCount)
  defer { pthread_attr_destroy(&attributes) }
  #if canImport(Darwin)
    var thread: pthread_t?
    let status = pthread_create(&thread, &attributes, { runThread($0) }, body.toOpaque())
  #else
    var thread = pthread_t()
    let status = pthread_create(&thread, &attributes, { runThread($0) }, body.toOpaque())
  #endif
  guard status == 0 else {
    body.release()
    return nil
  }
  return thread
}

private func runThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument else { return nil }
  Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
  return nil
}
