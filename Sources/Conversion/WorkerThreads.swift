#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Threads that wait a moment for more work before they end. A conversion has work for several
/// threads many times, and to start one takes as long as to compress a page.
///
/// They stay off the processor of the one who gives them work, as long as there is one for each of
/// them. Linux likes to put a thread where the one runs that starts or wakes it, which is right for
/// those that exchange messages. Two that share a piece of work then take turns there, four
/// milliseconds each, while another processor sleeps, until the system finds that out: a story of a
/// megabyte is done before that.
package final class WorkerThreads: @unchecked Sendable {
  package static let shared = WorkerThreads()

  private let gate = Gate()
  /// What waits for one of the idle threads; never more than there are of those that stay.
  private var waiting: [WorkerTask] = []
  private var idleCount = 0
  /// How many of the idle threads are to end.
  private var dismissedCount = 0
  /// All that have not ended, those that are about to begin among them.
  private var threads: [pthread_t] = []
  /// The processor that they stay off, of those that they may run on. Nil before the first of them.
  private var room: (avoided: Int, all: ProcessorSet)?

  /// Starts threads ahead of the work for them, as far as the system gives some.
  /// - Parameter prepare: what each of them does before all else.
  package func start(_ count: Int, preparedBy prepare: @escaping @Sendable () -> Void) {
    gate.lock()
    defer { gate.unlock() }
    makeRoom()
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
    makeRoom()
    let isTaken = waiting.count < idleCount - dismissedCount
    let isGiven = isTaken || startThread { self.serve(task) }
    if isTaken { waiting.append(task) }
    gate.unlock()
    if isTaken { gate.wakeOne() }
    return isGiven ? task : nil
  }

  /// Sends the threads off the processor of the calling one, unless that is one of them.
  private func makeRoom() {
    let caller = pthread_self()
    guard let here = ProcessorSet.current, here != room?.avoided,
      !threads.contains(where: { pthread_equal($0, caller) != 0 }),
      let all = ProcessorSet.ofThisThread()
    else { return }
    room = (here, all)
    if threads.count < all.count { for thread in threads { all.removing(here).confine(thread) } }
  }

  /// Starts a thread that nobody waits for. It ends with the lock in hand, so that whoever holds that
  /// can rely on those in `threads`.
  /// - Returns: whether the system had one to give.
  private func startThread(_ run: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = makeThread(run) else { return false }
    threads.append(thread)
    guard let room else { return true }
    if threads.count < room.all.count {
      room.all.removing(room.avoided).confine(thread)
    } else if threads.count == room.all.count {
      for thread in threads { room.all.confine(thread) }
    }
    return true
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
      if next == nil {
        let caller = pthread_self()
        threads.removeAll { pthread_equal($0, caller) != 0 }
      }
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

/// - Returns: nil where the system has no thread to give.
private func makeThread(_ run: @escaping @Sendable () -> Void) -> pthread_t? {
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
  guard pthread_create(&thread, &attributes, { runThread($0) }, body.toOpaque()) == 0 else {
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
