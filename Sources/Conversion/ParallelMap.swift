/// The results of `body` for each index below `count`, in order.
///
/// At most `jobs` calls run at once, the caller's thread among them; with one job everything runs
/// on the caller's thread. What comes out never depends on `jobs`.
/// - Complexity: `count` calls of `body`.
package func parallelMap<Element: Sendable>(
  count: Int, jobs: Int, _ body: @escaping @Sendable (Int) -> Element
) -> [Element] {
  let count = max(count, 0)
  return Array(unsafeUninitializedCapacity: count) { buffer, filledCount in
    guard let start = buffer.baseAddress else { return }
    if count > 1, jobs > 1 {
      let places = Places(start: start)
      let queue = IndexQueue(count: count)
      onSeveralThreads(min(jobs, count)) {
        while let index = queue.take() {
          (places.start + index).initialize(to: body(index))
        }
      }
    } else {
      for index in 0..<count { (start + index).initialize(to: body(index)) }
    }
    filledCount = count
  }
}

/// Where results go, each to a place that no other thread touches.
private struct Places<Element>: @unchecked Sendable {
  let start: UnsafeMutablePointer<Element>
}

/// Runs `work` on so many threads, the caller's among them, or on fewer where it is all done before
/// others have begun.
private func onSeveralThreads(_ count: Int, _ work: @escaping @Sendable () -> Void) {
  let crew = (1..<count).compactMap { _ in WorkerThreads.shared.run(work) }
  work()
  for task in crew where !WorkerThreads.shared.withdraw(task) { task.wait() }
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
  let queue = OrderedQueue(count: count, window: window ?? jobs * 32)
  onSeveralThreads(min(jobs, count)) {
    var state = worker()
    while let index = queue.take() {
      let element = body(index, &state)
      queue.add(at: index) { deliver(element) }
    }
  }
}

/// Indices that several threads take in turn.
private final class IndexQueue: @unchecked Sendable {
  private let gate = Gate()
  private let count: Int
  private var next = 0

  init(count: Int) {
    self.count = count
  }

  /// The next index to work on.
  func take() -> Int? {
    gate.lock()
    defer { gate.unlock() }
    guard next < count else { return nil }
    next += 1
    return next - 1
  }
}

/// Indices that several threads take in turn, and results that wait for those before them.
///
/// It knows how a result is delivered, not what it is: to look up a type takes a new process longer
/// than to make a closure for each.
private final class OrderedQueue: @unchecked Sendable {
  /// Opens when results are delivered.
  private let gate = Gate()
  private let count: Int
  private let window: Int
  /// The next index to be taken.
  private var next = 0
  /// The next index to be delivered.
  private var turn = 0
  private var isDelivering = false
  /// What delivers the results from `turn` on, by their index modulo the window.
  private var waiting: [(() -> Void)?]

  init(count: Int, window: Int) {
    self.count = count
    self.window = window
    waiting = Array(repeating: nil, count: window)
  }

  /// The next index to work on. Waits where results pile up behind a slow one.
  func take() -> Int? {
    gate.lock()
    defer { gate.unlock() }
    while next < count, next >= turn + window { gate.wait() }
    guard next < count else { return nil }
    next += 1
    return next - 1
  }

  /// Hands in the result of `index`, and delivers all whose turn has come.
  func add(at index: Int, deliver: @escaping () -> Void) {
    gate.lock()
    defer { gate.unlock() }
    waiting[index % window] = deliver
    guard !isDelivering else { return }
    isDelivering = true
    while let deliver = waiting[turn % window].take() {
      // Others go on working meanwhile.
      gate.unlock()
      deliver()
      gate.lock()
      turn += 1
      gate.wakeAll()
    }
    isDelivering = false
  }
}
