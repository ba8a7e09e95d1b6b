/// What is done with the nodes of a document, one after another in its order.
package protocol MarkupVisitor {
  /// Begins an element.
  /// - Returns: whether to visit what is in it, and then to ``end()`` it.
  mutating func start(_ element: MarkupNode) -> Bool

  /// Takes a text.
  mutating func text(_ text: MarkupNode)

  /// Ends the element that was begun last and has not ended.
  mutating func end()
}

extension MarkupNode {
  /// Shows everything below this node to `visitor`, without recursion.
  /// - Complexity: O(n) in nodes, those left out not counted.
  package func visit(_ visitor: inout some MarkupVisitor) {
    // One node that goes from place to place: each new one would have the references to its document
    // counted.
    var node = self
    storage.nodes.withUnsafeBufferPointer { nodes in
      var current = nodes[Int(index)].firstChild
      while current >= 0 {
        node.index = current
        switch nodes[Int(current)].kind {
        case .element:
          if visitor.start(node) {
            let child = nodes[Int(current)].firstChild
            if child >= 0 {
              current = child
              continue
            }
            visitor.end()
          }
        case .text: visitor.text(node)
        case .document, .comment, .processingInstruction: break
        }
        while nodes[Int(current)].next < 0 {
          current = nodes[Int(current)].parent
          if current == index || current < 0 { return }
          visitor.end()
        }
        current = nodes[Int(current)].next
      }
    }
  }
}
