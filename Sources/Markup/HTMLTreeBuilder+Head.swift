// Insertion modes up to the body and after it (WHATWG HTML, 13.2.6.4.1 to 13.2.6.4.6).
extension HTMLTreeBuilder {
  mutating func initial(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    switch token.kind {
    case .text:
      mode = .beforeHTML
      return false
    case .comment:
      insertComment(token, into: 0)
      return true
    case .doctype:
      doctype = tokenizer.doctype
      doctypeName = token.name
      mode = .beforeHTML
      return true
    default:
      mode = .beforeHTML
      return false
    }
  }

  mutating func beforeHTML(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    switch token.kind {
    case .text:
      if isBlank(token.text, tokenizer) { return true }
    case .comment:
      insertComment(token, into: 0)
      return true
    case .doctype:
      if doctype == nil {
        doctype = tokenizer.doctype
        doctypeName = token.name
      }
      return true
    case .startTag where token.tag == .html:
      if options.selfClosing == .honoredInXHTML, hasXMLNamespace(tokenizer) {
        honorsSelfClosing = true
      }
      var token = token
      token.flag = false
      try insert(token, &tokenizer)
      mode = .beforeHead
      return true
    case .endTag where !isStructural(token.tag):
      reportUnexpected(token, &tokenizer)
      return true
    default: break
    }
    try insertImplied(.html, at: token.offset, &tokenizer)
    mode = .beforeHead
    return false
  }

  private func hasXMLNamespace(_ tokenizer: borrowing HTMLTokenizer) -> Bool {
    tokenizer.attributes.attributes.contains { attribute in
      tokenizer.withBytes(attribute.name) { $0.elementsEqual(("xmlns" as StaticString).bytes) }
    }
  }

  /// End tags that imply what they end.
  private func isStructural(_ tag: HTMLTag) -> Bool {
    tag == .head || tag == .body || tag == .html || tag == .br
  }

  mutating func beforeHead(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    switch token.kind {
    case .text:
      let (_, rest) = split(token, tokenizer)
      guard let rest else { return true }
      head = try insertImplied(.head, at: token.offset, &tokenizer)
      mode = .inHead
      try process(rest, &tokenizer)
      return true
    case .comment:
      insertComment(token)
      return true
    case .doctype: return true
    case .startTag where token.tag == .html: return try inBody(token, &tokenizer)
    case .startTag where token.tag == .head:
      head = try insert(token, &tokenizer)
      mode = open.last?.node == head ? .inHead : .afterHead
      return true
    case .endTag where !isStructural(token.tag):
      reportUnexpected(token, &tokenizer)
      return true
    default: break
    }
    head = try insertImplied(.head, at: token.offset, &tokenizer)
    mode = .inHead
    return false
  }

  mutating func inHead(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    switch token.kind {
    case .text:
      let (space, rest) = split(token, tokenizer)
      if let space { insertText(space.text, at: space.offset, &tokenizer) }
      guard let rest else { return true }
      leaveHead()
      try process(rest, &tokenizer)
      return true
    case .comment:
      insertComment(token)
      return true
    case .doctype: return true
    case .startTag:
      if try headElement(token, &tokenizer) { return true }
      if token.tag == .html { return try inBody(token, &tokenizer) }
      if token.tag == .noscript {
        try insert(token, &tokenizer)
        if current == .noscript { mode = .inHeadNoscript }
        return true
      }
      if token.tag == .head {
        reportUnexpected(token, &tokenizer)
        return true
      }
    case .endTag:
      if token.tag == .head {
        leaveHead()
        return true
      }
      if token.tag == .template {
        endTemplate(token, &tokenizer)
        return true
      }
      if !isStructural(token.tag) {
        reportUnexpected(token, &tokenizer)
        return true
      }
    default: break
    }
    leaveHead()
    return false
  }

  private mutating func leaveHead() {
    if current == .head { pop() }
    mode = .afterHead
  }

  /// Inserts an element that belongs in `head` wherever it stands; `false` if the tag is not one.
  mutating func headElement(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    switch token.tag {
    case .base, .basefont, .bgsound, .link, .meta: insertVoid(token, &tokenizer)
    case .title: try insertText(token, as: .rcdata, &tokenizer)
    case .noframes, .style: try insertText(token, as: .rawtext, &tokenizer)
    case .script: try insertText(token, as: .scriptData, &tokenizer)
    case .template:
      try insert(token, &tokenizer)
      if current == .template {
        pushMarker()
        templateModes.append(mode)
        mode = .inBody
      }
    default: return false
    }
    return true
  }

  /// Inserts an element whose content is text up to its end tag.
  mutating func insertText(
    _ token: MarkupToken, as content: HTMLTokenizer.Content, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) {
    try insert(token, &tokenizer)
    if token.flag, honorsSelfClosing { return }
    tokenizer.content = content
    tokenizer.lastStartTag = Array(token.tag.rawValue.utf8)
    originalMode = mode
    mode = .text
  }

  private mutating func endTemplate(_ token: MarkupToken, _ tokenizer: inout HTMLTokenizer) {
    guard let index = open.lastIndex(where: { $0.tag == .template }) else {
      reportUnexpected(token, &tokenizer)
      return
    }
    reportUnclosed(above: index, &tokenizer)
    close(through: index)
    clearToMarker()
    mode = templateModes.popLast() ?? .inBody
  }

  mutating func inHeadNoscript(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    switch token.kind {
    case .doctype: return true
    case .comment: return try inHead(token, &tokenizer)
    case .text:
      let (space, rest) = split(token, tokenizer)
      if let space { insertText(space.text, at: space.offset, &tokenizer) }
      guard let rest else { return true }
      pop()
      mode = .inHead
      try process(rest, &tokenizer)
      return true
    case .startTag:
      switch token.tag {
      case .html: return try inBody(token, &tokenizer)
      case .basefont, .bgsound, .link, .meta, .noframes, .style:
        return try inHead(token, &tokenizer)
      case .head, .noscript:
        reportUnexpected(token, &tokenizer)
        return true
      default: break
      }
    case .endTag:
      if token.tag == .noscript {
        pop()
        mode = .inHead
        return true
      }
      if token.tag != .br {
        reportUnexpected(token, &tokenizer)
        return true
      }
    default: break
    }
    pop()
    mode = .inHead
    return false
  }

  mutating func afterHead(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    switch token.kind {
    case .text:
      let (space, rest) = split(token, tokenizer)
      if let space { insertText(space.text, at: space.offset, &tokenizer) }
      guard let rest else { return true }
      body = try insertImplied(.body, at: rest.offset, &tokenizer)
      mode = .inBody
      try process(rest, &tokenizer)
      return true
    case .comment:
      insertComment(token)
      return true
    case .doctype: return true
    case .startTag:
      switch token.tag {
      case .html: return try inBody(token, &tokenizer)
      case .body:
        var token = token
        token.flag = false
        body = try insert(token, &tokenizer)
        mode = .inBody
        return true
      case .frameset, .head:
        reportUnexpected(token, &tokenizer)
        return true
      case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template,
        .title:
        return try lateHeadElement(token, &tokenizer)
      default: break
      }
    case .endTag:
      if token.tag == .template {
        endTemplate(token, &tokenizer)
        return true
      }
      if !isStructural(token.tag) || token.tag == .head {
        reportUnexpected(token, &tokenizer)
        return true
      }
    default: break
    }
    body = try insertImplied(.body, at: token.offset, &tokenizer)
    mode = .inBody
    return false
  }

  /// Puts an element that came after `</head>` into the head.
  private mutating func lateHeadElement(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    guard head >= 0, !tree[head].isOpen else { return try headElement(token, &tokenizer) }
    try push(head, .head, at: token.offset, tokenizer)
    let isHandled = try headElement(token, &tokenizer)
    if let index = open.lastIndex(where: { $0.node == head }) { removeOpen(at: index) }
    return isHandled
  }

  /// The text of an element that holds nothing else.
  mutating func inText(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    switch token.kind {
    case .text:
      insertText(token.text, at: token.offset, &tokenizer)
      return true
    case .end:
      if let last = open.last {
        tokenizer.problems.report(
          .unclosedElement(name(last.node, tokenizer)), at: Int(tree[last.node].offset))
      }
      pop()
      mode = originalMode
      return false
    default:
      pop()
      mode = originalMode
      return true
    }
  }

  mutating func afterBody(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    switch token.kind {
    case .text where isBlank(token.text, tokenizer): return try inBody(token, &tokenizer)
    case .comment:
      insertComment(token, into: mode == .afterBody ? open.first?.node ?? 0 : 0)
      return true
    case .doctype: return true
    case .startTag where token.tag == .html: return try inBody(token, &tokenizer)
    case .endTag where token.tag == .html && mode == .afterBody:
      mode = .afterAfterBody
      return true
    case .end: return try inBody(token, &tokenizer)
    default:
      mode = .inBody
      return false
    }
  }
}
