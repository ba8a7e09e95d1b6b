// The insertion mode "in body" (WHATWG HTML, 13.2.6.4.7): end tags.
extension HTMLTreeBuilder {
  mutating func endTagInBody(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    switch token.tag {
    case .p:
      if openParagraphs == 0 || !has(.p, inScope: .button) {
        reportUnexpected(token, &tokenizer)
        try insertImplied(.p, at: token.offset, &tokenizer)
      }
      closeParagraph(&tokenizer)
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u:
      adopt(token, &tokenizer)
    case .div, .address, .article, .aside, .blockquote, .button, .center, .details, .dialog,
      .dir, .dl, .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .listing, .main,
      .menu, .nav, .ol, .pre, .search, .section, .select, .summary, .ul:
      closeBlock(token, inScope: .ordinary, { $0 == token.tag }, &tokenizer)
    case .li: closeBlock(token, inScope: .listItem, { $0 == .li }, &tokenizer)
    case .dd, .dt: closeBlock(token, inScope: .ordinary, { $0 == token.tag }, &tokenizer)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      closeBlock(token, inScope: .ordinary, { $0.isHeading }, &tokenizer)
    case .applet, .marquee, .object:
      if closeBlock(token, inScope: .ordinary, { $0 == token.tag }, &tokenizer) {
        clearToMarker()
      }
    case .form: endForm(token, &tokenizer)
    case .br:
      reportUnexpected(token, &tokenizer)
      try reconstructFormatting(at: token.offset, &tokenizer)
      try insertImplied(.br, at: token.offset, &tokenizer)
      pop()
    case .body, .html:
      guard has(.body) else {
        reportUnexpected(token, &tokenizer)
        return true
      }
      if let index = open.firstIndex(where: { $0.tag == .body }) {
        reportUnclosed(above: index, &tokenizer)
      }
      mode = .afterBody
      return token.tag == .body
    case .template: return try inHead(token, &tokenizer)
    default: closeOrdinary(token, &tokenizer)
    }
    return true
  }

  /// Closes a block and what is open in it; says whether there was one.
  @discardableResult
  private mutating func closeBlock(
    _ token: MarkupToken, inScope scope: Scope, _ matches: (HTMLTag) -> Bool,
    _ tokenizer: inout HTMLTokenizer
  ) -> Bool {
    guard let index = index(inScope: scope, matches) else {
      reportUnexpected(token, &tokenizer)
      return false
    }
    reportUnclosed(above: index, &tokenizer)
    close(through: index)
    return true
  }

  private mutating func endForm(_ token: MarkupToken, _ tokenizer: inout HTMLTokenizer) {
    guard templateModes.isEmpty else {
      closeBlock(token, inScope: .ordinary, { $0 == .form }, &tokenizer)
      return
    }
    let node = form
    form = -1
    guard node >= 0, tree[node].isOpen, has(.form),
      let index = open.lastIndex(where: { $0.node == node })
    else {
      reportUnexpected(token, &tokenizer)
      return
    }
    closeImplied()
    // What is open in the form stays open after it.
    if let place = open.lastIndex(where: { $0.node == node }), place <= index {
      removeOpen(at: place)
    }
  }

  /// Closes the innermost element with the token's name unless a block is in between.
  mutating func closeOrdinary(_ token: MarkupToken, _ tokenizer: inout HTMLTokenizer) {
    var index = open.count
    while index > 0 {
      index -= 1
      let element = open[index]
      if isNamed(element, token, tokenizer) {
        closeImplied(except: element.tag)
        reportUnclosed(above: index, &tokenizer)
        close(through: index)
        return
      }
      if element.tag.isSpecial || element.isIntegrationPoint { break }
    }
    reportUnexpected(token, &tokenizer)
  }

  private func isNamed(
    _ element: OpenElement, _ token: MarkupToken, _ tokenizer: borrowing HTMLTokenizer
  ) -> Bool {
    guard element.tag == token.tag, !element.isForeign else { return false }
    if element.tag != .unknown { return true }
    let own = tree[element.node].content
    return own.count == token.name.count
      && tokenizer.withBytes(own) { own in
        tokenizer.withBytes(token.name) { own.elementsEqual($0) }
      }
  }
}
