extension MarkupDocument {
  /// Reads XML 1.0 with namespaces.
  ///
  /// No file is ever opened: external entities stay in the text as they are written, external subsets
  /// and parameter entities are passed over. The document's own entities stand for text; one that holds
  /// markup stays as it is written.
  /// - Complexity: O(n) in bytes.
  /// - Throws: what is not well-formed and ``XMLOptions/strictness`` does not let be repaired; in every
  ///   mode what exceeds `limits` (``MarkupError/isRefusal``).
  package init(
    xml source: MarkupSource, options: XMLOptions = XMLOptions(),
    limits: MarkupLimits = MarkupLimits()
  ) throws(MarkupError) {
    var source = source
    var problems = ProblemLog(capacity: limits.diagnostics)
    if let forbidden = source.firstForbidden {
      guard options.strictness >= .tolerant else {
        throw MarkupError(
          .forbiddenCharacter(forbidden.scalar), at: source.position(of: forbidden.offset))
      }
      source = source.replacingForbiddenCharacters(&problems)
    }
    for entry in source.problems.entries {
      if case .html = entry.problem { continue }
      problems.report(entry.problem, at: entry.offset)
    }
    let (storage, found) = try source.withXMLTokenizer(options: options, limits: limits) {
      (tokenizer) throws(MarkupError) -> (MarkupStorage, ProblemLog) in
      var builder = XMLTreeBuilder(
        tree: MarkupTree(sourceByteCount: source.bytes.count), limits: limits)
      try builder.build(&tokenizer)
      let storage = MarkupStorage(
        source: source, decoded: tokenizer.decoded, tree: builder.tree,
        namespaces: builder.namespaces, doctype: tokenizer.doctype,
        doctypeName: tokenizer.doctypeName)
      return (storage, tokenizer.problems)
    }
    problems.merge(found)
    self.init(storage, problems: problems)
  }
}

extension MarkupSource {
  /// The source with U+FFFD, or a space for a form feed, in place of what XML forbids.
  func replacingForbiddenCharacters(_ problems: inout ProblemLog) -> MarkupSource {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let isNoncharacter =
        byte == 0xEF && index + 2 < bytes.count && bytes[index + 1] == 0xBF
        && bytes[index + 2] >= 0xBE
      if isNoncharacter {
        problems.report(
          .forbiddenCharacter(bytes[index + 2] == 0xBE ? 0xFFFE : 0xFFFF), at: output.count)
        output.append(contentsOf: [0xEF, 0xBF, 0xBD])
        index += 3
        continue
      }
      if byte < 0x20, !isXMLSpace(byte) {
        problems.report(.forbiddenCharacter(UInt32(byte)), at: output.count)
        if byte == 0x0C { output.append(0x20) } else { appendUTF8(0xFFFD, to: &output) }
      } else {
        output.append(byte)
      }
      index += 1
    }
    return MarkupSource(utf8: output, from: encoding, problems: self.problems)
  }
}

/// Makes a tree of an XML document's tokens.
struct XMLTreeBuilder {
  var tree: MarkupTree
  let limits: MarkupLimits
  var namespaces = NamespaceTable()

  var scope = NamespaceScope()
  private var names = ElementNames()
  /// The elements that are open, outermost first.
  private var open: [Int32] = []
  private var hasRoot = false
  private var current: Int32 { open.last ?? 0 }

  init(tree: MarkupTree, limits: MarkupLimits) {
    self.tree = tree
    self.limits = limits
  }

  mutating func build(_ tokenizer: inout XMLTokenizer) throws(MarkupError) {
    while true {
      let token = try tokenizer.next()
      switch token.kind {
      case .startTag: try startTag(token, &tokenizer)
      case .endTag: try endTag(token, &tokenizer)
      case .text: try text(token, &tokenizer)
      case .cdata:
        if open.isEmpty {
          try tokenizer.violation(.textOutsideRoot, at: token.offset, repairedFrom: .recovering)
        }
        if !token.text.isEmpty { append(token.text, at: token.offset, &tokenizer) }
      case .comment: append(.comment, token)
      case .processingInstruction: append(.processingInstruction, token)
      case .doctype:
        if hasRoot {
          try tokenizer.violation(.misplacedDoctype, at: token.offset, repairedFrom: .recovering)
        }
      case .end:
        try end(&tokenizer)
        return
      }
    }
  }

  private mutating func append(_ kind: MarkupNode.Kind, _ token: MarkupToken) {
    tree.add(NodeRecord(kind, token.text, at: token.offset), to: current)
  }

  private mutating func text(
    _ token: MarkupToken, _ tokenizer: inout XMLTokenizer
  ) throws(MarkupError) {
    if open.isEmpty {
      if tokenizer.isBlank(token.text) { return }
      try tokenizer.violation(.textOutsideRoot, at: token.offset, repairedFrom: .recovering)
    }
    append(token.text, at: token.offset, &tokenizer)
  }

  private mutating func append(
    _ text: MarkupRange, at offset: Int, _ tokenizer: inout XMLTokenizer
  ) {
    let last = tree[current].lastChild
    if last >= 0, tree[last].kind == .text {
      let isLonger = tree.extend(
        last, by: text, decoded: &tokenizer.decoded, base: tokenizer.base, count: tokenizer.count)
      if isLonger { return }
    }
    tree.add(NodeRecord(.text, text, at: offset), to: current)
  }

  private mutating func startTag(
    _ token: MarkupToken, _ tokenizer: inout XMLTokenizer
  ) throws(MarkupError) {
    if open.isEmpty, hasRoot {
      try tokenizer.violation(.contentAfterRoot, at: token.offset, repairedFrom: .recovering)
    }
    hasRoot = true
    guard open.count < limits.depth else {
      throw tokenizer.error(.tooDeep(limit: limits.depth), at: token.offset)
    }
    scope.open()
    var node = NodeRecord(.element, token.name, at: token.offset)
    node.firstAttribute = UInt32(truncatingIfNeeded: tree.attributes.count)
    node.attributeCount = UInt16(truncatingIfNeeded: tokenizer.attributes.count)
    if tokenizer.attributes.count > 0 { try attributes(&tokenizer) }

    let name = tokenizer.bytes(token.name)
    if let tag = names.tag(of: name, in: scope.defaultNamespace) {
      node.namespace = scope.defaultNamespace
      node.tag = tag
    } else {
      try resolve(name, of: &node, &tokenizer)
    }
    let index = tree.add(node, to: current)
    if token.flag {
      scope.close()
    } else if let text = tokenizer.leafText(of: name) {
      tree.add(NodeRecord(.text, text, at: Int(text.lower)), to: index)
      scope.close()
    } else {
      open.append(index)
    }
  }

  /// Finds out what an element is by its name.
  private mutating func resolve(
    _ name: UnsafeBufferPointer<UInt8>, of node: inout NodeRecord,
    _ tokenizer: inout XMLTokenizer
  ) throws(MarkupError) {
    let offset = Int(node.offset)
    let prefixLength = try self.prefixLength(name, at: offset, &tokenizer)
    node.prefixLength = UInt8(truncatingIfNeeded: prefixLength)
    node.namespace = scope.defaultNamespace
    if prefixLength > 0 {
      let prefix = UnsafeBufferPointer(rebasing: name[..<(prefixLength - 1)])
      if let namespace = try namespace(of: prefix, at: offset, &tokenizer) {
        node.namespace = namespace
      }
    }
    let local = UnsafeBufferPointer(rebasing: name[prefixLength...])
    node.tag = elementTag(local, in: node.namespace)
    // One with a colon is to be looked at each time: what is wrong with it is to be told.
    if !name.contains(UInt8(ascii: ":")) {
      names.add(name, in: node.namespace, tag: node.tag)
    }
  }

  /// Which of HTML's elements a name is in a namespace.
  private func elementTag(
    _ local: UnsafeBufferPointer<UInt8>, in namespace: MarkupNamespace
  ) -> HTMLTag {
    let tag: HTMLTag
    switch namespace {
    case .html, .none: tag = HTMLTag(local)
    case .svg:
      tag = HTMLTag(local)
      if tag != .svg, tag != .image { return .unknown }
    case .mathML:
      tag = HTMLTag(local)
      if tag != .math { return .unknown }
    default: return .unknown
    }
    // XML tells upper and lower case apart.
    let hasUppercase = local.contains { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
    return hasUppercase ? .unknown : tag
  }

  // MARK: Ends

  private mutating func endTag(
    _ token: MarkupToken, _ tokenizer: inout XMLTokenizer
  ) throws(MarkupError) {
    let name = tokenizer.bytes(token.name)
    guard let innermost = open.last else {
      try tokenizer.violation(
        .unexpectedEndTag(messageName(name)), at: token.offset, repairedFrom: .recovering)
      return
    }
    if isNamed(innermost, name, tokenizer.base) {
      open.removeLast()
      scope.close()
      return
    }
    let expected = messageName(tokenizer.bytes(tree[innermost].content))
    try tokenizer.violation(
      .mismatchedEndTag(expected: expected, found: messageName(name)), at: token.offset,
      repairedFrom: .recovering)
    let base = tokenizer.base
    guard let match = open.lastIndex(where: { isNamed($0, name, base) }) else { return }
    while open.count > match {
      open.removeLast()
      scope.close()
    }
  }

  /// Whether a node has that name, which stands in the source at `base`.
  @inline(__always)
  private func isNamed(
    _ node: Int32, _ name: UnsafeBufferPointer<UInt8>, _ base: UnsafePointer<UInt8>
  ) -> Bool {
    let own = tree[node].content
    return isSame(UnsafeBufferPointer(start: base + Int(own.lower), count: own.count), name)
  }

  private mutating func end(_ tokenizer: inout XMLTokenizer) throws(MarkupError) {
    guard let innermost = open.last else {
      if !hasRoot {
        try tokenizer.violation(.noRootElement, at: tokenizer.count, repairedFrom: .recovering)
      }
      return
    }
    let name = messageName(tokenizer.bytes(tree[innermost].content))
    try tokenizer.violation(
      .unclosedElement(name), at: Int(tree[innermost].offset), repairedFrom: .recovering)
  }
}

extension XMLTokenizer {
  /// The bytes of a name, which always stands in the source.
  @inline(__always)
  func bytes(_ name: MarkupRange) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + Int(name.lower), count: name.count)
  }

  func withBytes<Result>(
    _ range: MarkupRange, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if Int(range.lower) < count { return body(bytes(range)) }
    return decoded.withUnsafeBufferPointer {
      let start = range.isEmpty ? 0 : Int(range.lower) &- count
      return body(UnsafeBufferPointer(rebasing: $0[start..<start + range.count]))
    }
  }

  func isBlank(_ range: MarkupRange) -> Bool {
    withBytes(range) { $0.allSatisfy { isXMLSpace($0) } }
  }
}
