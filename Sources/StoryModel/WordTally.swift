internal import Synchronization

/// A number of words that several threads add to.
package final class WordTally: Sendable {
  private let total = Atomic(0)

  package init() {}

  /// The number so far.
  package var count: Int { total.load(ordering: .relaxed) }

  package func add(_ count: Int) {
    total.add(count, ordering: .relaxed)
  }
}
