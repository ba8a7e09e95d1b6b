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
  guard count > 1, jobs > 1 else {
    var elements: [Element] = []
    elements.reserveCapacity(max(count, 0))
    for index in 0..<max(count, 0) { elements.append(body(index)) }
    return elements
  }
  let results = Results<Element>(capacity: count)
  parallelForEach(count: count, jobs: jobs, window: count, worker: { NoState() }) { index, _ in
    body(index)
  } inOrder: { element in
    results.elements.append(element)
  }
  return results.elements
}

private struct NoState {}

/// What ``parallelForEach(count:jobs:worker:_:inOrder:)`` hands over, one thread at a time.
private final class Results<Element>: @unchecked Sendable {
  var elements: [Element] = []

  init(capacity: Int) {
    elements.reserveCapacity(capacity)
  }
}

/// Calls `body` for each index below `count`, and `deliver` with what comes of it, in order.
///
/// At most `jobs` calls of `body` run at once, the caller's thread among them. `deliver` is never
/// called twice at a time, but by any thread.
/// - Parameters:
///   - window: how many results may be under way or wait for their turn. 32 for each job unless
///     given.
///   - worker: makes what each thread uses again from call to call.
/// - Complexity: `count` calls of `body` and `deliver`.
package func parallelForEach<Worker: ~Copyable, Element: Sendable>(
  count: Int, jobs: Int, window: Int? = nil, worker: @escaping @Sendable () -> Worker,
  _ body: @escaping @Sendable (Int, inout Worker) -> Element,
  inOrder deliver: @escaping @Sendable (Element) -> Void
) {
  guard count > 1, jobs > 1 else {
    var state = worker()
    for index in 0..<max(count, 0) { deliver(body(index, &state)) }
    return
  }
  let queue = OrderedQueue(count: count, window: window ?? jobs * 32, deliver: deliver)
  let work: @Sendable () -> Void = {
    var state = worker()
    while let index = queue.take() { queue.add(body(index, &state), at: index) }
  }
  let threads = (1..<min(jobs, count)).compactMap { _ in startThread(work) }
  work()
  for thread in threads { pthread_join(thread, nil) }
}

/// Indices that several threads take in turn, and results that wait for those before them.
private final class OrderedQueue<Element: Sendable>: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let hasMoved: UnsafeMutablePointer<pthread_cond_t>
  private let count: Int
  private let window: Int
  private let deliver: @Sendable (Element) -> Void
  /// The next index to be taken.
  private var next = 0
  /// The next index to be delivered.
  private var turn = 0
  private var isDelivering = false
  /// The results from `turn` on, by their index modulo the window.
  private var waiting: [Element?]

  init(count: Int, window: Int, deliver: @escaping @Sendable (Element) -> Void) {
    self.count = count
    self.window = window
    self.deliver = deliver
    waiting = Array(repeating: nil, count: window)
    mutex = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    hasMoved = .allocate(capacity: 1)
    pthread_cond_init(hasMoved, nil)
  }

  deinit {
    pthread_cond_destroy(hasMoved)
    hasMoved.deallocate()
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// The next index to work on. Waits where results pile up behind a slow one.
  func take() -> Int? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while next < count, next >= turn + window { pthread_cond_wait(hasMoved, mutex) }
    guard next < count else { return nil }
    next += 1
    return next - 1
  }

  /// Hands in the result of `index`, and delivers all whose turn has come.
  func add(_ element: Element, at index: Int) {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    waiting[index % window] = element
    guard !isDelivering else { return }
    isDelivering = true
    while let element = waiting[turn % window].take() {
      // Others go on working meanwhile.
      pthread_mutex_unlock(mutex)
      deliver(element)
      pthread_mutex_lock(mutex)
      turn += 1
      pthread_cond_broadcast(hasMoved)
    }
    isDelivering = false
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
