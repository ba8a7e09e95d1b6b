/// A value that one thread at a time gets at.
///
/// It has memory of its own: one without size would have the address of this object, which all
/// threads read.
package final class Locked<Value>: @unchecked Sendable {
  private let gate = Gate()
  private let value: UnsafeMutablePointer<Value>

  package init(_ value: Value) {
    self.value = .allocate(capacity: 1)
    self.value.initialize(to: value)
  }

  deinit {
    value.deinitialize(count: 1)
    value.deallocate()
  }

  /// Calls `body` with the value, while every other thread waits.
  package func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    gate.lock()
    defer { gate.unlock() }
    return body(&value.pointee)
  }
}
