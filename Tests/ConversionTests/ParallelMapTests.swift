import Conversion
import Testing

@Suite struct ParallelMapTests {
  @Test(arguments: [-1, 0, 1, 2, 3, 8, 1000])
  func `gives the results in order, however many jobs there are`(_ jobs: Int) {
    let squares = parallelMap(count: 100, jobs: jobs) { $0 * $0 }
    #expect(squares == (0..<100).map { $0 * $0 })
  }

  @Test(arguments: [-5, 0, 1])
  func `takes counts that need no thread`(_ count: Int) {
    #expect(parallelMap(count: count, jobs: 4) { $0 } == Array(0..<max(count, 0)))
  }

  @Test(arguments: [1, 2, 3, 8])
  func `delivers in order, though some take longer`(_ jobs: Int) {
    let delivered = Delivered()
    parallelForEach(count: 300, jobs: jobs, window: 5, worker: { 0 }) { index, calls in
      calls += 1
      // Every tenth is slow.
      return (0..<(index % 10 == 0 ? 20_000 : 1)).reduce(index) { $0 &+ $1 &- $1 }
    } inOrder: { element in
      delivered.elements.append(element)
    }
    #expect(delivered.elements == Array(0..<300))
  }

  @Test func `a worker's state goes from call to call`() {
    let delivered = Delivered()
    parallelForEach(count: 10, jobs: 1, worker: { 0 }) { _, calls in
      calls += 1
      return calls
    } inOrder: { element in
      delivered.elements.append(element)
    }
    #expect(delivered.elements == Array(1...10))
  }

  @Test(arguments: [2, 3, 8])
  func `works inside of itself, again and again`(_ jobs: Int) {
    for _ in 0..<20 {
      let sums = parallelMap(count: 12, jobs: jobs) { outer in
        parallelMap(count: 12, jobs: jobs) { outer * $0 }.reduce(0, +)
      }
      #expect(sums == (0..<12).map { $0 * 66 })
    }
  }

  @Test(arguments: [2, 3, 8])
  func `works though idle threads were dismissed`(_ jobs: Int) {
    for _ in 0..<50 {
      let squares = parallelMap(count: 40, jobs: jobs) { $0 * $0 }
      #expect(squares == (0..<40).map { $0 * $0 })
      WorkerThreads.shared.dismiss()
    }
  }

  @Test func `lets go of what was worked on`() {
    weak var leftover: Delivered?
    do {
      let delivered = Delivered()
      leftover = delivered
      parallelForEach(count: 20, jobs: 4, worker: { 0 }) { index, _ in
        _ = delivered
        return index
      } inOrder: { _ in
      }
    }
    #expect(leftover === nil)
  }
}

/// What came out; only ever touched by one thread at a time.
private final class Delivered: @unchecked Sendable {
  var elements: [Int] = []
}
