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

/// What ``parallelForEach(count:jobs:window:worker:_:inOrder:)`` hands over, one thread at a time.
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
  let crew = (1..<min(jobs, count)).compactMap { _ in WorkerThreads.shared.run(work) }
  work()
  for task in crew where !WorkerThreads.shared.withdraw(task) { task.wait() }
}

/// Indices that several threads take in turn, and results that wait for those before them.
private final class OrderedQueue<Element: Sendable>: @unchecked Sendable {
  /// Opens when results are delivered.
  private let gate = Gate()
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
  func add(_ element: Element, at index: Int) {
    gate.lock()
    defer { gate.unlock() }
    waiting[index % window] = element
    guard !isDelivering else { return }
    isDelivering = true
    while let element = waiting[turn % window].take() {
      // Others go on working meanwhile.
      gate.unlock()
      deliver(element)
      gate.lock()
      turn += 1
      gate.wakeAll()
    }
    isDelivering = false
  }
}
