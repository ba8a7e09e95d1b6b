/// What the names of elements turned out to be: a document uses few, each many times over.
struct ElementNames {
  private struct Slot {
    /// The bytes of the name; 0 where there is none.
    var key: UInt64 = 0
    var namespace = MarkupNamespace.none
    var tag = HTMLTag.unknown
  }

  private static let bits: UInt64 = 5
  private var slots = [Slot](repeating: Slot(), count: 1 << Self.bits)

  /// The element that a name without a prefix is where `namespace` is the default. Nil where that was
  /// not found out yet.
  @inline(__always)
  func tag(of name: UnsafeBufferPointer<UInt8>, in namespace: MarkupNamespace) -> HTMLTag? {
    guard let key = Self.key(name) else { return nil }
    let slot = slots[Self.index(key)]
    return slot.key == key && slot.namespace == namespace ? slot.tag : nil
  }

  /// Remembers a name without a prefix, in place of another that fell on the same slot.
  mutating func add(
    _ name: UnsafeBufferPointer<UInt8>, in namespace: MarkupNamespace, tag: HTMLTag
  ) {
    guard let key = Self.key(name) else { return }
    slots[Self.index(key)] = Slot(key: key, namespace: namespace, tag: tag)
  }

  /// A name of up to eight bytes; no two names share a key, for names hold no zero bytes.
  @inline(__always)
  private static func key(_ name: UnsafeBufferPointer<UInt8>) -> UInt64? {
    guard name.count <= 8 else { return nil }
    var key: UInt64 = 0
    for byte in name { key = key &<< 8 | UInt64(byte) }
    return key
  }

  @inline(__always)
  private static func index(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> (64 &- bits))
  }
}
