#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Threads that wait a moment for more work before they end. A conversion has work for several
/// threads many times, and to start one takes as long as to compress a page.
package final class WorkerThreads: @unchecked Sendable {
  package static let shared = WorkerThreads()

  private let gate = Gate()
  /// What waits for one of the idle threads; never more than there are of those that stay.
  private var waiting: [WorkerTask] = []
  private var idleCount = 0
  /// How many of the idle threads are to end.
  private var dismissedCount = 0

  /// Starts threads ahead of the work for them, as far as the system gives some.
  /// - Parameter prepare: what each of them does before all else.
  package func start(_ count: Int, preparedBy prepare: @escaping @Sendable () -> Void) {
    gate.lock()
    defer { gate.unlock() }
    for _ in 0..<max(0, count) {
      let isStarted = startThread {
        prepare()
        self.serve(nil)
      }
      guard isStarted else { return }
      // Idle from now on, so that work that comes first waits for it and starts no other.
      idleCount += 1
    }
  }

  /// Runs `body` on a thread of its own.
  /// - Returns: what to wait for, or nil where the system has no thread to give.
  func run(_ body: @escaping @Sendable () -> Void) -> WorkerTask? {
    let task = WorkerTask(body)
    gate.lock()
    let isTaken = waiting.count < idleCount - dismissedCount
    if isTaken { waiting.append(task) }
    gate.unlock()
    if isTaken { gate.wakeOne() }
    return isTaken || startThread({ self.serve(task) }) ? task : nil
  }

  /// Ends the threads that are idle now. A process that ends has to wait until those that sleep have
  /// woken up.
  package func dismiss() {
    gate.lock()
    dismissedCount = idleCount - waiting.count
    gate.unlock()
    gate.wakeAll()
  }

  /// Takes back a task that no thread has begun. A thread that sleeps may need longer to wake up
  /// than others need for all the work.
  /// - Returns: false where one has begun it, or will.
  func withdraw(_ task: WorkerTask) -> Bool {
    gate.lock()
    defer { gate.unlock() }
    guard let index = waiting.firstIndex(where: { $0 === task }) else { return false }
    waiting.remove(at: index)
    return true
  }

  /// What a thread does: one task after another, until there was none for a while.
  /// - Parameter first: nil where the thread counts as idle already.
  private func serve(_ first: WorkerTask?) {
    var next = first
    repeat {
      if let task = next {
        task.run()
        // Before it is said to be done: whoever waits for that may have the next task already.
        gate.lock()
        idleCount += 1
        gate.unlock()
        task.finish()
      }
      gate.lock()
      let deadline = Gate.deadline(milliseconds: 500)
      while waiting.isEmpty, dismissedCount == 0, gate.wait(until: deadline) {}
      idleCount -= 1
      next = waiting.popLast()
      if next == nil, dismissedCount > 0 { dismissedCount -= 1 }
      gate.unlock()
    } while next != nil
  }
}

/// Something that a thread does, and that others can wait for.
final class WorkerTask: @unchecked Sendable {
  private var body: (@Sendable () -> Void)?
  private let gate = Gate()
  private var isDone = false

  fileprivate init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
  }

  fileprivate func run() {
    body?()
    // The thread may wait long with the task in hand, but not with what the task was about.
    body = nil
  }

  fileprivate func finish() {
    gate.lock()
    isDone = true
    gate.unlock()
    gate.wakeAll()
  }

  /// Returns when the task is done.
  func wait() {
    gate.lock()
    while !isDone { gate.wait() }
    gate.unlock()
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

/// Starts a thread that nobody waits for.
/// - Returns: whether the system had one to give.
private func startThread(_ run: @escaping @Sendable () -> Void) -> Bool {
  let body = Unmanaged.passRetained(ThreadBody(run))
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, threadStackByteCount)
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  defer { pthread_attr_destroy(&attributes) }
  #if canImport(Darwin)
    var thread: pthread_t?
  #else
    var thread = pthread_t()
  #endif
  let status = pthread_create(&thread, &attributes, { runThread($0) }, body.toOpaque())
  if status != 0 { body.release() }
  return status == 0
}

private func runThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument else { return nil }
  Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
  return nil
}
