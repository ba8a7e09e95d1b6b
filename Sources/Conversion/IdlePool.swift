/// Things that are dear to make, between two uses. Who takes one has it alone until it is given
/// back; there are never more than were in use at once.
package final class IdlePool<Element: AnyObject>: @unchecked Sendable {
  private let gate = Gate()
  private var idle: [Element] = []

  package init() {}

  /// Takes out one that fits. Nil where there is none.
  package func take(where fits: (Element) -> Bool) -> Element? {
    gate.lock()
    defer { gate.unlock() }
    guard let index = idle.lastIndex(where: fits) else { return nil }
    return idle.remove(at: index)
  }

  /// Puts one back.
  package func give(_ element: Element) {
    gate.lock()
    defer { gate.unlock() }
    idle.append(element)
  }
}
