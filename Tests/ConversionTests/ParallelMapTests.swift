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
}
