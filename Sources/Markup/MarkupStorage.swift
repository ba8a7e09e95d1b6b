/// A node of a document, linked to its neighbours by index; -1 is none.
struct NodeRecord {
  var kind: MarkupNode.Kind
  var tag = HTMLTag.unknown
  var namespace = MarkupNamespace.none
  /// Bytes of an element's name up to and with the colon.
  var prefixLength: UInt8 = 0
  /// Whether the element is among those open while the tree is made.
  var isOpen = false
  var attributeCount: UInt16 = 0
  var parent: Int32 = -1
  var firstChild: Int32 = -1
  var lastChild: Int32 = -1
  var previous: Int32 = -1
  var next: Int32 = -1
  var firstAttribute: UInt32 = 0
  /// The byte of the source that the node starts at.
  var offset: UInt32
  /// An element's name, or what a text, a comment or a processing instruction says.
  var content: MarkupRange

  @inline(__always)
  init(_ kind: MarkupNode.Kind, _ content: MarkupRange, at offset: Int) {
    self.kind = kind
    self.content = content
    self.offset = UInt32(truncatingIfNeeded: offset)
  }
}

/// An attribute of a node.
struct AttributeRecord {
  var name: MarkupRange
  var value: MarkupRange
  var offset: UInt32
  var namespace = MarkupNamespace.none
  /// Bytes of the name up to and with the colon.
  var prefixLength: UInt8 = 0
}

/// Everything a document holds, in a few arrays.
final class MarkupStorage: Sendable {
  let source: MarkupSource
  let decoded: [UInt8]
  let nodes: [NodeRecord]
  let attributes: [AttributeRecord]
  let namespaces: NamespaceTable
  let doctype: MarkupDoctype?

  init(
    source: MarkupSource, decoded: [UInt8], tree: MarkupTree, namespaces: NamespaceTable,
    doctype: DoctypeToken?, doctypeName: MarkupRange
  ) {
    self.source = source
    self.decoded = decoded
    self.nodes = tree.nodes
    self.attributes = tree.attributes
    self.namespaces = namespaces
    self.doctype = doctype.map { token in
      func string(_ range: MarkupRange) -> String? {
        range.isAbsent
          ? nil
          : MarkupBytes(source: source.bytes, decoded: decoded).with(range) {
            String(decoding: $0, as: UTF8.self)
          }
      }
      return MarkupDoctype(
        name: string(doctypeName) ?? "", publicIdentifier: string(token.publicIdentifier),
        systemIdentifier: string(token.systemIdentifier))
    }
  }

  @inline(__always)
  func with<Result>(
    _ range: MarkupRange, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try MarkupBytes(source: source.bytes, decoded: decoded).with(range, body)
  }

  func string(_ range: MarkupRange) -> String {
    // Ranges begin and end at ASCII characters of bytes that were made UTF-8.
    with(range) { String(valid: $0) }
  }
}

/// The two rows of bytes that ranges point into.
struct MarkupBytes {
  let source: [UInt8]
  let decoded: [UInt8]

  @inline(__always)
  func with<Result>(
    _ range: MarkupRange, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let lower = Int(range.lower)
    if lower < source.count || range.isEmpty || range.isAbsent {
      return try source.withUnsafeBufferPointer { bytes in
        guard !range.isEmpty, Int(range.upper) <= bytes.count else {
          return try body(UnsafeBufferPointer(start: nil, count: 0))
        }
        return try body(UnsafeBufferPointer(rebasing: bytes[lower..<Int(range.upper)]))
      }
    }
    return try decoded.withUnsafeBufferPointer { bytes in
      let start = lower &- source.count
      guard start <= bytes.count, range.count <= bytes.count &- start else {
        return try body(UnsafeBufferPointer(start: nil, count: 0))
      }
      return try body(UnsafeBufferPointer(rebasing: bytes[start..<start &+ range.count]))
    }
  }
}

/// A document type declaration.
package struct MarkupDoctype: Hashable, Sendable {
  package var name: String
  package var publicIdentifier: String?
  package var systemIdentifier: String?
}

/// Namespaces by name and number.
struct NamespaceTable: Sendable {
  private var names = MarkupNamespace.wellKnownNames
  private var numbers = Self.wellKnownNumbers

  private static let wellKnownNumbers: [String: UInt16] = Dictionary(
    uniqueKeysWithValues: MarkupNamespace.wellKnownNames.enumerated()
      .map { ($1, UInt16(truncatingIfNeeded: $0)) })

  /// The namespace with this name, numbered now if it is new. Past 65,535 new ones are none.
  mutating func namespace(named name: String) -> MarkupNamespace {
    if let number = numbers[name] { return MarkupNamespace(rawValue: number) }
    guard names.count < Int(UInt16.max) else { return .none }
    let number = UInt16(truncatingIfNeeded: names.count)
    names.append(name)
    numbers[name] = number
    return MarkupNamespace(rawValue: number)
  }

  func name(of namespace: MarkupNamespace) -> String {
    let index = Int(namespace.rawValue)
    return index < names.count ? names[index] : ""
  }
}
