/// What prefixes mean at a point of a document. Looking one up takes constant time, however many are
/// declared.
struct NamespaceScope {
  /// What an empty prefix means for elements.
  private(set) var defaultNamespace = MarkupNamespace.none

  private struct Undo {
    var prefix: UInt64
    var namespace: MarkupNamespace?
    /// How many elements were open.
    var depth: Int
  }

  /// Namespaces by the hash of their prefix. Two prefixes with one hash would mean the same; nobody gains
  /// by making them.
  private var namespaces = Self.predeclared
  private var undos: [Undo] = []
  /// How many elements are open.
  private var depth = 0

  private static let defaultPrefix: UInt64 = 0

  private static let predeclared: [UInt64: MarkupNamespace] = [
    hash(("xml" as StaticString).bytes): .xml, hash(("xmlns" as StaticString).bytes): .xmlns,
  ]

  @inline(__always)
  mutating func open() { depth &+= 1 }

  @inline(__always)
  mutating func close() {
    // Hardly any element declares anything.
    if let last = undos.last, last.depth == depth { undo() }
    depth &-= 1
  }

  private mutating func undo() {
    while let last = undos.last, last.depth == depth {
      undos.removeLast()
      if last.prefix == Self.defaultPrefix {
        defaultNamespace = last.namespace ?? .none
      } else {
        namespaces[last.prefix] = last.namespace
      }
    }
  }

  mutating func declareDefault(_ namespace: MarkupNamespace) {
    undos.append(Undo(prefix: Self.defaultPrefix, namespace: defaultNamespace, depth: depth))
    defaultNamespace = namespace
  }

  mutating func declare(_ prefix: UnsafeBufferPointer<UInt8>, _ namespace: MarkupNamespace) {
    declare(Self.hash(prefix), namespace)
  }

  private mutating func declare(_ prefix: UInt64, _ namespace: MarkupNamespace) {
    undos.append(Undo(prefix: prefix, namespace: namespaces[prefix], depth: depth))
    namespaces[prefix] = namespace
  }

  func namespace(of prefix: UnsafeBufferPointer<UInt8>) -> MarkupNamespace? {
    namespaces[Self.hash(prefix)]
  }

  /// FNV-1a; never the default prefix's.
  private static func hash(_ prefix: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in prefix { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash | 1
  }
}
