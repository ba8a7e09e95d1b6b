/// What prefixes mean at a point of a document. Looking one up takes constant time, however many are
/// declared.
struct NamespaceScope {
  /// What an empty prefix means for elements.
  private(set) var defaultNamespace = MarkupNamespace.none

  private struct Undo {
    var prefix: UInt64
    var namespace: MarkupNamespace?
  }

  /// Namespaces by the hash of their prefix. Two prefixes with one hash would mean the same; nobody gains
  /// by making them.
  private var namespaces: [UInt64: MarkupNamespace] = [:]
  private var undos: [Undo] = []
  /// For each open element how many declarations were in force before it.
  private var levels: [Int] = []

  private static let defaultPrefix: UInt64 = 0

  init() {
    declare(hash("xml"), .xml)
    declare(hash("xmlns"), .xmlns)
    undos.removeAll()
  }

  private func hash(_ literal: StaticString) -> UInt64 { Self.hash(literal.bytes) }

  mutating func open() { levels.append(undos.count) }

  mutating func close() {
    guard let level = levels.popLast() else { return }
    while undos.count > level, let undo = undos.popLast() {
      if undo.prefix == Self.defaultPrefix {
        defaultNamespace = undo.namespace ?? .none
      } else {
        namespaces[undo.prefix] = undo.namespace
      }
    }
  }

  mutating func declareDefault(_ namespace: MarkupNamespace) {
    undos.append(Undo(prefix: Self.defaultPrefix, namespace: defaultNamespace))
    defaultNamespace = namespace
  }

  mutating func declare(_ prefix: UnsafeBufferPointer<UInt8>, _ namespace: MarkupNamespace) {
    declare(Self.hash(prefix), namespace)
  }

  private mutating func declare(_ prefix: UInt64, _ namespace: MarkupNamespace) {
    undos.append(Undo(prefix: prefix, namespace: namespaces[prefix]))
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
