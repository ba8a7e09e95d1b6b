extension HTMLTreeBuilder {
  var current: HTMLTag { open.last?.tag ?? .unknown }

  // MARK: Elements

  /// Makes a node of a start tag, without a place.
  mutating func element(_ token: MarkupToken, _ tokenizer: inout HTMLTokenizer) -> Int32 {
    var node = NodeRecord(.element, token.name, at: token.offset)
    node.tag = token.tag
    node.namespace = .html
    node.firstAttribute = UInt32(truncatingIfNeeded: tree.attributes.count)
    node.attributeCount = UInt16(truncatingIfNeeded: tokenizer.attributes.count)
    for attribute in tokenizer.attributes.attributes {
      tree.attributes.append(record(attribute, tokenizer))
    }
    return tree.add(node)
  }

  private func record(
    _ attribute: RawAttribute, _ tokenizer: borrowing HTMLTokenizer
  ) -> AttributeRecord {
    var record = AttributeRecord(
      name: attribute.name, value: attribute.value, offset: attribute.offset)
    tokenizer.withBytes(attribute.name) { name in
      guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else { return }
      let prefix = UnsafeBufferPointer(rebasing: name[..<colon])
      if colon < 255, let namespace = MarkupNamespace.usual(forPrefix: prefix) {
        record.namespace = namespace
        record.prefixLength = UInt8(truncatingIfNeeded: colon + 1)
      }
    }
    return record
  }

  /// Makes an element of a start tag the current one.
  @discardableResult
  mutating func insert(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Int32 {
    let node = element(token, &tokenizer)
    place(node, in: open.last?.node ?? 0)
    try push(node, token.tag, at: token.offset, tokenizer)
    if token.flag, honorsSelfClosing, token.tag.maySelfClose { pop() }
    return node
  }

  /// Inserts an element that has no content.
  mutating func insertVoid(_ token: MarkupToken, _ tokenizer: inout HTMLTokenizer) {
    let node = element(token, &tokenizer)
    place(node, in: open.last?.node ?? 0)
  }

  /// Inserts an element that the document leaves out.
  @discardableResult
  mutating func insertImplied(
    _ tag: HTMLTag, at offset: Int, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Int32 {
    let start = tokenizer.decoded.count
    tokenizer.decoded.append(contentsOf: tag.rawValue.utf8)
    let name = MarkupRange(tokenizer.count + start, tokenizer.count + tokenizer.decoded.count)
    var record = NodeRecord(.element, name, at: offset)
    record.tag = tag
    record.namespace = .html
    let node = tree.add(record)
    place(node, in: open.last?.node ?? 0)
    try push(node, tag, at: offset, tokenizer)
    return node
  }

  mutating func push(
    _ node: Int32, _ tag: HTMLTag, at offset: Int, _ tokenizer: borrowing HTMLTokenizer
  ) throws(MarkupError) {
    let depth = (open.last?.depth ?? 0) &+ 1
    guard depth <= limits.depth else {
      throw tokenizer.error(.tooDeep(limit: limits.depth), at: offset)
    }
    tree[node].isOpen = true
    if tag == .p { openParagraphs &+= 1 }
    open.append(OpenElement(node: node, tag: tag, depth: depth))
  }

  mutating func pop() {
    guard let element = open.popLast() else { return }
    if element.tag == .p { openParagraphs &-= 1 }
    tree[element.node].isOpen = false
  }

  mutating func removeOpen(at index: Int) {
    tree[open[index].node].isOpen = false
    if open[index].tag == .p { openParagraphs &-= 1 }
    open.remove(at: index)
  }

  /// Gives an element those attributes of a second start tag that it lacks, up to a number no author
  /// exceeds.
  mutating func addMissingAttributes(to node: Int32, _ tokenizer: borrowing HTMLTokenizer) {
    guard node >= 0 else { return }
    let own = tree[node]
    let first = Int(own.firstAttribute)
    let records = tree.attributes[first..<first + Int(own.attributeCount)]
    let missing = tokenizer.attributes.attributes.filter { attribute in
      !records.contains { record in
        record.name.count == attribute.name.count
          && tokenizer.withBytes(record.name) { left in
            tokenizer.withBytes(attribute.name) { left.elementsEqual($0) }
          }
      }
    }
    guard !missing.isEmpty, records.count + missing.count <= 64 else { return }
    let all = Array(records) + missing.map { record($0, tokenizer) }
    tree[node].firstAttribute = UInt32(truncatingIfNeeded: tree.attributes.count)
    tree[node].attributeCount = UInt16(truncatingIfNeeded: all.count)
    tree.attributes.append(contentsOf: all)
  }

  // MARK: Places

  /// Puts a node last into `parent`, or before the table that cannot hold it.
  @inline(__always)
  mutating func place(_ node: Int32, in parent: Int32) {
    guard fosters, tree[parent].tag.isTableContext, let table = fosterPlace() else {
      tree.append(node, to: parent)
      return
    }
    if table.isBefore {
      tree.insert(node, before: table.node)
    } else {
      tree.append(node, to: table.node)
    }
  }

  /// Where content goes that a table cannot hold: before the table, or into what the table was in.
  private func fosterPlace() -> (node: Int32, isBefore: Bool)? {
    guard let index = open.lastIndex(where: { $0.tag == .table || $0.tag == .template }) else {
      return open.first.map { ($0.node, false) }
    }
    if open[index].tag == .template { return (open[index].node, false) }
    if tree[open[index].node].parent >= 0 { return (open[index].node, true) }
    return index > 0 ? (open[index - 1].node, false) : nil
  }

  // MARK: Text and comments

  mutating func insertText(
    _ text: MarkupRange, at offset: Int, _ tokenizer: inout HTMLTokenizer
  ) {
    let parent = open.last?.node ?? 0
    var last = tree[parent].lastChild
    if fosters, tree[parent].tag.isTableContext, let table = fosterPlace() {
      last = table.isBefore ? tree[table.node].previous : tree[table.node].lastChild
    }
    if last >= 0, tree[last].kind == .text {
      let isLonger = tree.extend(
        last, by: text, decoded: &tokenizer.decoded, base: tokenizer.base, count: tokenizer.count)
      if isLonger { return }
    }
    place(tree.add(NodeRecord(.text, text, at: offset)), in: parent)
  }

  /// The text without its nulls, or with U+FFFD in their place.
  func replacingNulls(
    in text: MarkupRange, with replacement: UInt32?, _ tokenizer: inout HTMLTokenizer
  ) -> MarkupRange {
    var bytes: [UInt8] = []
    tokenizer.withBytes(text) { text in
      for byte in text {
        if byte != 0 {
          bytes.append(byte)
        } else if let replacement {
          appendUTF8(replacement, to: &bytes)
        }
      }
    }
    let start = tokenizer.decoded.count
    tokenizer.decoded.append(contentsOf: bytes)
    return MarkupRange(tokenizer.count + start, tokenizer.count + tokenizer.decoded.count)
  }

  mutating func insertComment(_ token: MarkupToken, into parent: Int32? = nil) {
    let node = tree.add(NodeRecord(.comment, token.text, at: token.offset))
    if let parent { tree.append(node, to: parent) } else { place(node, in: open.last?.node ?? 0) }
  }

  func isBlank(_ text: MarkupRange, _ tokenizer: borrowing HTMLTokenizer) -> Bool {
    tokenizer.withBytes(text) { $0.allSatisfy { isHTMLSpace($0) } }
  }

  /// Splits a text into the white space it starts with and the rest, `nil` if there is none of it.
  func split(
    _ token: MarkupToken, _ tokenizer: borrowing HTMLTokenizer
  ) -> (space: MarkupToken?, rest: MarkupToken?) {
    let length = tokenizer.withBytes(token.text) { bytes in
      bytes.firstIndex { !isHTMLSpace($0) } ?? bytes.count
    }
    var space = token
    var rest = token
    space.flag = false
    space.text.upper = space.text.lower &+ UInt32(truncatingIfNeeded: length)
    rest.text.lower = space.text.upper
    // A rest in the source starts where it stands; one that was copied, where the token does.
    if Int(rest.text.lower) < tokenizer.count { rest.offset = Int(rest.text.lower) }
    return (space.text.isEmpty ? nil : space, rest.text.isEmpty ? nil : rest)
  }

  // MARK: Reports

  func name(_ node: Int32, _ tokenizer: borrowing HTMLTokenizer) -> String {
    tokenizer.withBytes(tree[node].content) { messageName($0) }
  }

  func name(_ token: MarkupToken, _ tokenizer: borrowing HTMLTokenizer) -> String {
    tokenizer.withBytes(token.name) { messageName($0) }
  }

  func reportUnexpected(_ token: MarkupToken, _ tokenizer: inout HTMLTokenizer) {
    let name = name(token, tokenizer)
    let isEnd = token.kind == .endTag
    tokenizer.problems.report(
      isEnd ? .unexpectedEndTag(name) : .unexpectedStartTag(name), at: token.offset)
  }

  /// Reports the elements above the one at `index` that another end tag is about to close.
  func reportUnclosed(above index: Int, _ tokenizer: inout HTMLTokenizer) {
    guard index + 1 < open.count else { return }
    for element in open[(index + 1)...] where !element.tag.mayStayOpen && !element.isReopened {
      tokenizer.problems.report(
        .unclosedElement(name(element.node, tokenizer)), at: Int(tree[element.node].offset))
    }
  }
}
