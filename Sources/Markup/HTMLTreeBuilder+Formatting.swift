// The list of active formatting elements and the adoption agency (WHATWG HTML, 13.2.4.3, 13.2.6.4.7).
extension HTMLTreeBuilder {
  /// More open formatting than any text has; each new block repeats all of it.
  private static let formattingLimit = 16

  mutating func pushMarker() { formatting.append(FormattingElement(node: -1, tag: .unknown)) }

  mutating func clearToMarker() {
    while let last = formatting.popLast(), last.node >= 0 {}
  }

  /// Adds a formatting element; of equal ones only the last three are kept.
  mutating func pushFormatting(
    _ node: Int32, _ tag: HTMLTag, _ tokenizer: inout HTMLTokenizer
  ) {
    let start = (formatting.lastIndex { $0.node < 0 } ?? -1) + 1
    var equal = 0
    var earliest = -1
    for index in start..<formatting.count
    where formatting[index].tag == tag && isEqual(formatting[index].node, node, tokenizer) {
      equal += 1
      if earliest < 0 { earliest = index }
    }
    if equal >= 3 { formatting.remove(at: earliest) }
    if formatting.count - start >= Self.formattingLimit {
      formatting.remove(at: start)
      reportBudget(at: Int(tree[node].offset), &tokenizer)
    }
    formatting.append(FormattingElement(node: node, tag: tag))
  }

  private mutating func reportBudget(at offset: Int, _ tokenizer: inout HTMLTokenizer) {
    guard !hasReportedBudget else { return }
    hasReportedBudget = true
    tokenizer.problems.report(.formattingNotCarried, at: offset)
  }

  /// Whether two elements have the same attributes, in the same order.
  private func isEqual(
    _ left: Int32, _ right: Int32, _ tokenizer: borrowing HTMLTokenizer
  ) -> Bool {
    let left = tree[left]
    let right = tree[right]
    guard left.attributeCount == right.attributeCount else { return false }
    if left.firstAttribute == right.firstAttribute { return true }
    func isSame(_ left: MarkupRange, _ right: MarkupRange) -> Bool {
      left.count == right.count
        && tokenizer.withBytes(left) { left in
          tokenizer.withBytes(right) { left.elementsEqual($0) }
        }
    }
    return (0..<Int(left.attributeCount)).allSatisfy { index in
      let left = tree.attributes[Int(left.firstAttribute) + index]
      let right = tree.attributes[Int(right.firstAttribute) + index]
      return isSame(left.name, right.name) && isSame(left.value, right.value)
    }
  }

  /// Opens again, in the current block, the formatting that an earlier block left open.
  @inline(__always)
  mutating func reconstructFormatting(
    at offset: Int, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) {
    guard let last = formatting.last, last.node >= 0, !tree[last.node].isOpen else { return }
    try reopenFormatting(at: offset, &tokenizer)
  }

  @inline(never)
  private mutating func reopenFormatting(
    at offset: Int, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) {
    var index = formatting.count - 1
    while index > 0, formatting[index - 1].node >= 0, !tree[formatting[index - 1].node].isOpen {
      index -= 1
    }
    // Many blocks times much formatting would grow faster than the document.
    guard reopeningBudget >= formatting.count - index else {
      reportBudget(at: offset, &tokenizer)
      formatting.removeSubrange(index...)
      return
    }
    reopeningBudget -= formatting.count - index
    while index < formatting.count {
      let node = clone(formatting[index].node)
      place(node, in: open.last?.node ?? 0)
      try push(node, formatting[index].tag, at: offset, tokenizer)
      open[open.count - 1].isReopened = true
      formatting[index].node = node
      index += 1
    }
  }

  /// An element like another, without place and content. Both share their attributes.
  private mutating func clone(_ node: Int32) -> Int32 {
    let original = tree[node]
    var copy = NodeRecord(.element, original.content, at: Int(original.offset))
    copy.tag = original.tag
    copy.namespace = original.namespace
    copy.firstAttribute = original.firstAttribute
    copy.attributeCount = original.attributeCount
    return tree.add(copy)
  }

  mutating func removeFormatting(_ node: Int32) {
    if let index = formatting.lastIndex(where: { $0.node == node }) {
      formatting.remove(at: index)
    }
  }

  /// Closes a formatting element that may overlap blocks: it ends before the outermost of them and goes on
  /// inside of each.
  mutating func adopt(_ token: MarkupToken, _ tokenizer: inout HTMLTokenizer) {
    let tag = token.tag
    if let last = open.last, last.tag == tag, !last.isForeign,
      !formatting.contains(where: { $0.node == last.node })
    {
      pop()
      return
    }
    for _ in 0..<8 {
      let start = (formatting.lastIndex { $0.node < 0 } ?? -1) + 1
      guard let entry = formatting[start...].lastIndex(where: { $0.tag == tag }) else {
        closeOrdinary(token, &tokenizer)
        return
      }
      let node = formatting[entry].node
      guard tree[node].isOpen, let position = open.lastIndex(where: { $0.node == node }) else {
        tokenizer.problems.report(
          .unexpectedEndTag(name(token, tokenizer)), at: token.offset)
        formatting.remove(at: entry)
        return
      }
      let isHidden = open[(position + 1)...].contains {
        $0.tag.boundsScope || $0.isIntegrationPoint
      }
      if isHidden || position == 0 {
        tokenizer.problems.report(
          .unexpectedEndTag(name(token, tokenizer)), at: token.offset)
        return
      }
      guard let block = open[(position + 1)...].firstIndex(where: { $0.tag.isSpecial }) else {
        reportUnclosed(above: position, &tokenizer)
        close(through: position)
        formatting.remove(at: entry)
        return
      }
      tokenizer.problems.report(.misnestedFormatting(name(node, tokenizer)), at: token.offset)
      adopt(from: position, across: block, entry: entry)
    }
  }

  /// One round of the adoption agency: the formatting element at `position` of the open elements and
  /// `entry` of the list, and the outermost block inside of it.
  private mutating func adopt(
    from position: Int, across block: Int, entry: Int
  ) {
    let formattingNode = open[position].node
    let tag = open[position].tag
    let blockNode = open[block].node
    let blockDepth = open[block].depth
    let ancestor = open[position - 1].node
    var bookmark = entry
    var lastNode = blockNode
    var index = block
    var steps = 0
    while true {
      index -= 1
      let node = open[index].node
      if node == formattingNode { break }
      steps += 1
      var listed = formatting.lastIndex { $0.node == node }
      if steps > 3, let found = listed {
        formatting.remove(at: found)
        if found < bookmark { bookmark -= 1 }
        listed = nil
      }
      guard let listed else {
        removeOpen(at: index)
        continue
      }
      let copy = clone(node)
      tree[node].isOpen = false
      tree[copy].isOpen = true
      formatting[listed].node = copy
      open[index].node = copy
      open[index].isReopened = true
      if lastNode == blockNode { bookmark = listed + 1 }
      tree.detach(lastNode)
      tree.append(lastNode, to: copy)
      lastNode = copy
    }
    if tree[lastNode].parent >= 0 { tree.detach(lastNode) }
    place(lastNode, in: ancestor)

    let copy = clone(formattingNode)
    tree.moveChildren(of: blockNode, to: copy)
    tree.append(copy, to: blockNode)
    if let own = formatting.lastIndex(where: { $0.node == formattingNode }) {
      formatting.remove(at: own)
      if own < bookmark { bookmark -= 1 }
    }
    formatting.insert(
      FormattingElement(node: copy, tag: tag), at: min(bookmark, formatting.count))
    if let own = open.lastIndex(where: { $0.node == formattingNode }) { removeOpen(at: own) }
    guard let place = open.lastIndex(where: { $0.node == blockNode }) else { return }
    for index in position...max(position, place) {
      open[index].depth = open[index - 1].depth &+ 1
    }
    let newDepth = open[place].depth
    tree[copy].isOpen = true
    open.insert(
      OpenElement(node: copy, tag: tag, isReopened: true, depth: newDepth &+ 1), at: place + 1)
    for index in (place + 2)..<max(place + 2, open.count) {
      open[index].depth &+= newDepth &+ 1 &- blockDepth
    }
  }
}
