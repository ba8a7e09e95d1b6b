/// A tree under construction.
struct MarkupTree {
  var nodes: [NodeRecord] = []
  var attributes: [AttributeRecord] = []

  /// A tree of its document alone, node 0.
  init(sourceByteCount: Int) {
    nodes.reserveCapacity(min(sourceByteCount / 40 + 16, 1 << 22))
    attributes.reserveCapacity(min(sourceByteCount / 400 + 16, 1 << 19))
    nodes.append(NodeRecord(.document, .empty, at: 0))
  }

  /// Adds a node without a place.
  @inline(__always)
  mutating func add(_ node: NodeRecord) -> Int32 {
    nodes.append(node)
    return Int32(truncatingIfNeeded: nodes.count &- 1)
  }

  @inline(__always)
  subscript(_ node: Int32) -> NodeRecord {
    get { nodes[Int(node)] }
    _modify { yield &nodes[Int(node)] }
  }

  /// Adds a node as the last child of `parent`.
  @inline(__always)
  @discardableResult
  mutating func add(_ node: NodeRecord, to parent: Int32) -> Int32 {
    var node = node
    let index = Int32(truncatingIfNeeded: nodes.count)
    let last = nodes[Int(parent)].lastChild
    node.parent = parent
    node.previous = last
    nodes.append(node)
    nodes.withUnsafeMutableBufferPointer { nodes in
      if last < 0 { nodes[Int(parent)].firstChild = index } else { nodes[Int(last)].next = index }
      nodes[Int(parent)].lastChild = index
    }
    return index
  }

  /// Makes a node without a place the last child of `parent`.
  @inline(__always)
  mutating func append(_ node: Int32, to parent: Int32) {
    nodes.withUnsafeMutableBufferPointer { nodes in
      let last = nodes[Int(parent)].lastChild
      nodes[Int(node)].parent = parent
      nodes[Int(node)].previous = last
      if last < 0 { nodes[Int(parent)].firstChild = node } else { nodes[Int(last)].next = node }
      nodes[Int(parent)].lastChild = node
    }
  }

  /// Puts a node without a place right before `sibling`.
  mutating func insert(_ node: Int32, before sibling: Int32) {
    let parent = self[sibling].parent
    let previous = self[sibling].previous
    self[node].parent = parent
    self[node].previous = previous
    self[node].next = sibling
    self[sibling].previous = node
    if previous >= 0 {
      self[previous].next = node
    } else if parent >= 0 {
      self[parent].firstChild = node
    }
  }

  /// Takes a node, with what is in it, out of its place.
  mutating func detach(_ node: Int32) {
    let record = self[node]
    if record.previous >= 0 {
      self[record.previous].next = record.next
    } else if record.parent >= 0 {
      self[record.parent].firstChild = record.next
    }
    if record.next >= 0 {
      self[record.next].previous = record.previous
    } else if record.parent >= 0 {
      self[record.parent].lastChild = record.previous
    }
    self[node].parent = -1
    self[node].previous = -1
    self[node].next = -1
  }

  /// Moves all children of one node to the end of another.
  mutating func moveChildren(of node: Int32, to parent: Int32) {
    var child = self[node].firstChild
    guard child >= 0 else { return }
    let first = child
    let last = self[node].lastChild
    while child >= 0 {
      self[child].parent = parent
      child = self[child].next
    }
    let previous = self[parent].lastChild
    self[first].previous = previous
    if previous < 0 { self[parent].firstChild = first } else { self[previous].next = first }
    self[parent].lastChild = last
    self[node].firstChild = -1
    self[node].lastChild = -1
  }

  /// Tries to lengthen the text node `node` by `text`, so that one text is one node.
  ///
  /// Both may lie in the source side by side, or the node's text at the end of what is decoded; a text in
  /// the source is copied there once. Anything else would copy again and again.
  @inline(__always)
  mutating func extend(
    _ node: Int32, by text: MarkupRange, decoded: inout [UInt8],
    base: UnsafePointer<UInt8>, count: Int
  ) -> Bool {
    let own = self[node].content
    if own.upper == text.lower, Int(text.upper) <= count || Int(own.lower) >= count {
      self[node].content.upper = text.upper
      return true
    }
    if Int(own.lower) >= count {
      guard Int(own.upper) == count &+ decoded.count else { return false }
      append(text, to: &decoded, base: base, count: count)
      self[node].content.upper = UInt32(truncatingIfNeeded: count &+ decoded.count)
      return true
    }
    let start = count &+ decoded.count
    append(own, to: &decoded, base: base, count: count)
    append(text, to: &decoded, base: base, count: count)
    self[node].content = MarkupRange(start, count &+ decoded.count)
    return true
  }

  private func append(
    _ text: MarkupRange, to decoded: inout [UInt8], base: UnsafePointer<UInt8>, count: Int
  ) {
    if Int(text.lower) < count {
      decoded.append(
        contentsOf: UnsafeBufferPointer(start: base + Int(text.lower), count: text.count))
    } else {
      let start = Int(text.lower) &- count
      // A slice would share the array's storage, and appending then copy all of it.
      let copy = Array(decoded[start..<start &+ text.count])
      decoded.append(contentsOf: copy)
    }
  }
}
