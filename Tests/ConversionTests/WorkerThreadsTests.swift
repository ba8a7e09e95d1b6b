import Testing

@testable import Conversion

#if os(Linux)
  @Suite struct WorkerThreadsTests {
    /// What a thread saw where it ran.
    private struct Sight: Sendable {
      var processor: Int?
      var count: Int?
    }

    /// Has as many threads as that run at the same time, and asks each where.
    private func sights(_ threadCount: Int, of threads: WorkerThreads) -> [Sight] {
      let sights = Locked<[Sight]>([])
      let gate = Gate()
      let tasks = (0..<threadCount).compactMap { _ in
        threads.run {
          let sight = Sight(
            processor: ProcessorSet.current, count: ProcessorSet.ofThisThread()?.count)
          gate.lock()
          sights.withLock { $0.append(sight) }
          while sights.withLock({ $0.count }) < threadCount { gate.wait() }
          gate.unlock()
          gate.wakeAll()
        }
      }
      #expect(tasks.count == threadCount)
      for task in tasks { task.wait() }
      return sights.withLock { $0 }
    }

    @Test func `threads that help stay off the processor of the one they help`() throws {
      let all = try #require(ProcessorSet.ofThisThread())
      guard all.count > 1 else { return }
      for round in 0..<100 {
        let threads = WorkerThreads()
        // Once to have the thread: a new one may look before it was told where to be.
        _ = sights(1, of: threads)
        let before = try #require(ProcessorSet.current)
        let sight = try #require(sights(1, of: threads).first)
        let after = try #require(ProcessorSet.current)
        threads.dismiss()
        #expect(sight.count == all.count - 1, "round \(round)")
        // The system may have moved this thread on the way.
        if before == after { #expect(sight.processor != before, "round \(round)") }
      }
    }

    @Test func `more threads than processors run anywhere`() throws {
      let all = try #require(ProcessorSet.ofThisThread())
      let threads = WorkerThreads()
      _ = sights(all.count, of: threads)
      // Now that all of them are there.
      for sight in sights(all.count, of: threads) { #expect(sight.count == all.count) }
      threads.dismiss()
    }

    @Test func `a set of processors loses one at a time`() throws {
      let all = try #require(ProcessorSet.ofThisThread())
      let here = try #require(ProcessorSet.current)
      #expect(all.removing(here).count == all.count - 1)
      #expect(all.removing(here).removing(here).count == all.count - 1)
      #expect(all.removing(5_000).count == all.count)
      #expect(usableProcessorCount() == all.count)
    }
  }
#endif
