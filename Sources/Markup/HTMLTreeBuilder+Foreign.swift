// SVG and MathML inside of HTML (WHATWG HTML, 13.2.6.5).
extension HTMLTreeBuilder {
  /// Handles a token inside of SVG or MathML; `false` if it is HTML's after all.
  mutating func foreignContent(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    switch token.kind {
    case .text:
      var text = token.text
      if token.flag { text = replacingNulls(in: text, with: 0xFFFD, &tokenizer) }
      insertText(text, at: token.offset, &tokenizer)
      return true
    case .comment:
      insertComment(token)
      return true
    case .startTag:
      if token.tag.breaksOutOfForeignContent || isStyledFont(token, tokenizer) {
        reportUnexpected(token, &tokenizer)
        while let last = open.last, last.isForeign, !last.isIntegrationPoint { pop() }
        return false
      }
      let namespace = open.last.map { tree[$0.node].namespace } ?? .svg
      try insertForeign(token, in: namespace, &tokenizer)
      return true
    case .endTag: return foreignEndTag(token, &tokenizer)
    case .doctype, .processingInstruction, .cdata: return true
    case .end: return false
    }
  }

  private mutating func foreignEndTag(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) -> Bool {
    if token.tag == .p || token.tag == .br {
      reportUnexpected(token, &tokenizer)
      while let last = open.last, last.isForeign, !last.isIntegrationPoint { pop() }
      return false
    }
    var index = open.count - 1
    while index > 0, open[index].isForeign {
      let own = tree[open[index].node].content
      let isSame =
        own.count == token.name.count
        && tokenizer.withBytes(own) { own in
          tokenizer.withBytes(token.name) { own.elementsEqual($0) }
        }
      if isSame {
        reportUnclosed(above: index, &tokenizer)
        close(through: index)
        return true
      }
      index -= 1
    }
    return false
  }

  /// Old pages set SVG's `font` apart from HTML's by these attributes.
  private func isStyledFont(_ token: MarkupToken, _ tokenizer: borrowing HTMLTokenizer) -> Bool {
    guard token.tag == .font else { return false }
    return tokenizer.attributes.attributes.contains { attribute in
      tokenizer.withBytes(attribute.name) { name in
        name.elementsEqual(("color" as StaticString).bytes)
          || name.elementsEqual(("face" as StaticString).bytes)
          || name.elementsEqual(("size" as StaticString).bytes)
      }
    }
  }

  mutating func insertForeign(
    _ token: MarkupToken, in namespace: MarkupNamespace, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) {
    // An `svg` in MathML's annotation is SVG again, and so on.
    var namespace = namespace
    if token.tag == .svg { namespace = .svg }
    if token.tag == .math { namespace = .mathML }
    let node = element(token, &tokenizer)
    tree[node].namespace = namespace
    let isKnown =
      namespace == .svg ? token.tag == .svg || token.tag == .image : token.tag == .math
    if !isKnown { tree[node].tag = .unknown }
    place(node, in: open.last?.node ?? 0)
    if token.flag { return }
    try push(node, .unknown, at: token.offset, tokenizer)
    open[open.count - 1].isForeign = true
    open[open.count - 1].isIntegrationPoint = isIntegrationPoint(token, namespace, tokenizer)
  }

  private func isIntegrationPoint(
    _ token: MarkupToken, _ namespace: MarkupNamespace, _ tokenizer: borrowing HTMLTokenizer
  ) -> Bool {
    let names: [StaticString] =
      namespace == .svg
      ? ["foreignobject", "desc", "title"]
      : ["mi", "mo", "mn", "ms", "mtext", "annotation-xml"]
    return tokenizer.withBytes(token.name) { name in
      names.contains { $0.bytes.elementsEqual(name) }
    }
  }
}
