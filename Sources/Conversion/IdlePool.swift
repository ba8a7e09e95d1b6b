#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Things that are dear to make, between two uses. Who takes one has it alone until it is given
/// back; there are never more than were in use at once.
package final class IdlePool<Element: AnyObject>: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private var idle: [Element] = []

  package init() {
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Takes out one that fits. Nil where there is none.
  package func take(where fits: (Element) -> Bool) -> Element? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    guard let index = idle.lastIndex(where: fits) else { return nil }
    return idle.remove(at: index)
  }

  /// Puts one back.
  package func give(_ element: Element) {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    idle.append(element)
  }
}
