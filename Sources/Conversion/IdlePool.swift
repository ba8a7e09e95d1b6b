/// Things that are dear to make, between two uses. Who takes one has it alone until it is given
/// back.
package final class IdlePool<Element: AnyObject>: Sendable {
  private let idle = Locked<[Element]>([])

  package init() {}

  /// Takes out one that fits. Nil where there is none.
  package func take(where fits: (Element) -> Bool) -> Element? {
    idle.withLock { idle in
      var index = idle.count
      while index > 0 {
        index -= 1
        if fits(idle[index]) { return idle.remove(at: index) }
      }
      return nil
    }
  }

  /// Puts one back.
  package func give(_ element: Element) {
    idle.withLock { $0.append(element) }
  }
}
