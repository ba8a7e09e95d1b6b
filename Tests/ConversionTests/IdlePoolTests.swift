import Conversion
import Testing

/// Things that are used again.
struct IdlePoolTests {
  private final class Tool {
    let size: Int

    init(size: Int) { self.size = size }
  }

  @Test func `gives out what fits, each to one at a time`() {
    let pool = IdlePool<Tool>()
    #expect(pool.take { _ in true } === nil)
    let (small, large) = (Tool(size: 1), Tool(size: 9))
    pool.give(small)
    pool.give(large)
    #expect(pool.take { $0.size == 1 } === small)
    #expect(pool.take { $0.size == 1 } === nil)
    #expect(pool.take { $0.size == 9 } === large)
    #expect(pool.take { _ in true } === nil)
  }
}
