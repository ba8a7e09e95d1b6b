/// A node of a document: a place in it, cheap to copy.
package struct MarkupNode: Sendable {
  package enum Kind: UInt8, Sendable {
    case document, element, text, comment, processingInstruction
  }

  let storage: MarkupStorage
  var index: Int32

  @inline(__always)
  private var record: NodeRecord { storage.nodes[Int(index)] }

  @inline(__always)
  private func node(_ index: Int32) -> MarkupNode? {
    index < 0 ? nil : MarkupNode(storage: storage, index: index)
  }

  /// A number that is this node's alone in its document; it grows in the order of creation.
  package var id: Int { Int(index) }

  package var kind: Kind { record.kind }

  /// The element by name, if HTML knows it and it is one of HTML's: its namespace is HTML's or none.
  /// Of SVG and MathML only `svg`, `image` and `math` are told.
  package var tag: HTMLTag { record.tag }

  package var namespace: MarkupNamespace { record.namespace }

  /// The byte of the decoded source that the node starts at.
  package var offset: Int { Int(record.offset) }

  /// The line and column that the node starts at.
  /// - Complexity: O(1), but for the first call in a document: O(n) in its bytes.
  package var position: MarkupPosition { storage.source.position(of: offset) }

  // MARK: Neighbours

  package var parent: MarkupNode? { node(record.parent) }
  package var firstChild: MarkupNode? { node(record.firstChild) }
  package var lastChild: MarkupNode? { node(record.lastChild) }
  package var nextSibling: MarkupNode? { node(record.next) }
  package var previousSibling: MarkupNode? { node(record.previous) }

  /// The children, first to last.
  package var children: Children { Children(upcoming: firstChild) }

  /// The children that are elements.
  package var childElements: some Sequence<MarkupNode> {
    children.lazy.filter { $0.kind == .element }
  }

  /// Everything below this node in document order, without recursion.
  package var descendants: Descendants { Descendants(top: index, upcoming: firstChild) }

  package struct Children: Sequence, IteratorProtocol {
    var upcoming: MarkupNode?

    package mutating func next() -> MarkupNode? {
      let current = upcoming
      upcoming = current?.nextSibling
      return current
    }
  }

  package struct Descendants: Sequence, IteratorProtocol {
    let top: Int32
    var upcoming: MarkupNode?

    package mutating func next() -> MarkupNode? {
      guard let current = upcoming else { return nil }
      upcoming = current.following(below: top)
      return current
    }
  }

  /// The next node in document order that lies below `top`.
  private func following(below top: Int32) -> MarkupNode? {
    let nodes = storage.nodes
    if nodes[Int(index)].firstChild >= 0 { return node(nodes[Int(index)].firstChild) }
    var current = index
    while current != top, current >= 0 {
      if nodes[Int(current)].next >= 0 { return node(nodes[Int(current)].next) }
      current = nodes[Int(current)].parent
    }
    return nil
  }

  // MARK: Names

  /// An element's name as it is written, prefix included; HTML's in lower case. Of a processing
  /// instruction its target.
  package var name: String {
    switch kind {
    case .element: return storage.string(record.content)
    case .processingInstruction:
      return storage.with(record.content) { bytes in
        String(decoding: bytes.prefix { !isHTMLSpace($0) }, as: UTF8.self)
      }
    case .document, .text, .comment: return ""
    }
  }

  /// An element's name without its prefix.
  package var localName: String {
    kind == .element ? storage.string(local(record)) : name
  }

  /// Whether this is an element with this local name, in this namespace if one is given.
  package func isNamed(_ name: StaticString, in namespace: MarkupNamespace? = nil) -> Bool {
    let record = record
    guard record.kind == .element, namespace == nil || namespace == record.namespace else {
      return false
    }
    return isEqual(local(record), name)
  }

  private func local(_ record: NodeRecord) -> MarkupRange {
    var range = record.content
    range.lower &+= UInt32(record.prefixLength)
    return range
  }

  // MARK: Text

  /// What a text, a comment or a processing instruction says; empty for elements.
  package var text: String {
    switch kind {
    case .text, .comment, .processingInstruction: storage.string(record.content)
    case .document, .element: ""
    }
  }

  /// The ``text``, if it stands in the source as it is meant, and is such that nothing has to be done
  /// to its white space: single spaces between words, none at the edges. Else nil, though it may be
  /// such a text all the same.
  package var singleSpacedText: String? {
    let record = record
    guard record.kind == .text, storage.source.isClean,
      Int(record.content.upper) <= storage.source.bytes.count
    else { return nil }
    return storage.with(record.content) { bytes in
      let shape = TextShape(bytes)
      return shape.isSingleSpaced ? String(valid: bytes, isASCII: shape.isASCII) : nil
    }
  }

  /// Whether this is a text of white space alone.
  package var isBlankText: Bool {
    let record = record
    return record.kind == .text
      && storage.with(record.content) { bytes in
        for byte in bytes where !isHTMLSpace(byte) { return false }
        return true
      }
  }

  /// All text below this node, comments left out.
  /// - Complexity: O(n) in nodes and bytes below.
  package var innerText: String {
    if kind == .text { return text }
    var texts = descendants.lazy.filter { $0.kind == .text }.makeIterator()
    guard let first = texts.next() else { return "" }
    guard let second = texts.next() else { return first.text }
    var bytes: [UInt8] = []
    func append(_ node: MarkupNode) {
      storage.with(node.record.content) { bytes.append(contentsOf: $0) }
    }
    append(first)
    append(second)
    while let next = texts.next() { append(next) }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Attributes

  /// An element's attributes in the order they are written, namespace declarations included.
  package var attributes: [MarkupAttribute] {
    attributeRecords.map { attribute in
      MarkupAttribute(
        name: storage.string(attribute.name), value: storage.string(attribute.value),
        namespace: attribute.namespace,
        position: storage.source.position(of: Int(attribute.offset)))
    }
  }

  /// The value of the attribute with this name as it is written, prefix included.
  package subscript(_ name: StaticString) -> String? {
    value(of: name).map { storage.string($0) }
  }

  /// The value of the attribute with this local name in this namespace, whatever its prefix.
  package func attribute(_ localName: StaticString, in namespace: MarkupNamespace) -> String? {
    for attribute in attributeRecords where attribute.namespace == namespace {
      var local = attribute.name
      local.lower &+= UInt32(attribute.prefixLength)
      if isEqual(local, localName) { return storage.string(attribute.value) }
    }
    return nil
  }

  /// Whether an attribute with this name is there.
  package func hasAttribute(_ name: StaticString) -> Bool { value(of: name) != nil }

  /// Whether the name of an attribute begins with `prefix`.
  package func hasAttribute(prefix: StaticString) -> Bool {
    attributeRecords.contains { attribute in
      storage.with(attribute.name) { $0.starts(with: prefix.bytes) }
    }
  }

  package var hasAttributes: Bool { record.attributeCount > 0 }

  private var attributeRecords: ArraySlice<AttributeRecord> {
    let record = record
    let first = Int(record.firstAttribute)
    return storage.attributes[first..<first + Int(record.attributeCount)]
  }

  @inline(__always)
  private func value(of name: StaticString) -> MarkupRange? {
    let record = record
    let first = Int(record.firstAttribute)
    for index in first..<first &+ Int(record.attributeCount)
    where isEqual(storage.attributes[index].name, name) {
      return storage.attributes[index].value
    }
    return nil
  }

  @inline(__always)
  private func isEqual(_ range: MarkupRange, _ name: StaticString) -> Bool {
    range.count == name.utf8CodeUnitCount && storage.with(range) { isSame($0, name.bytes) }
  }
}

/// An attribute of an element.
package struct MarkupAttribute: Hashable, Sendable {
  /// The name as it is written, prefix included.
  package var name: String
  package var value: String
  package var namespace: MarkupNamespace
  package var position: MarkupPosition
}

extension MarkupNode: Hashable {
  /// Whether both are the same node of the same document.
  package static func == (left: Self, right: Self) -> Bool {
    left.index == right.index && left.storage === right.storage
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(index)
  }
}
