// The insertion mode "in body" (WHATWG HTML, 13.2.6.4.7): start tags and text.
extension HTMLTreeBuilder {
  mutating func inBody(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    switch token.kind {
    case .text:
      var text = token.text
      if token.flag {
        text = replacingNulls(in: text, with: nil, &tokenizer)
        if text.isEmpty { return true }
      }
      try reconstructFormatting(at: token.offset, &tokenizer)
      insertText(text, at: token.offset, &tokenizer)
      return true
    case .startTag: return try startTagInBody(token, &tokenizer)
    case .endTag: return try endTagInBody(token, &tokenizer)
    case .comment:
      insertComment(token)
      return true
    case .doctype, .processingInstruction, .cdata: return true
    case .end:
      reportUnclosed(above: 0, &tokenizer)
      return true
    }
  }

  private mutating func startTagInBody(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    switch token.tag {
    case .p, .div, .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir,
      .dl, .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol,
      .search, .section, .summary, .ul:
      closeParagraph(&tokenizer)
      try insert(token, &tokenizer)
    case .b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u:
      try reconstructFormatting(at: token.offset, &tokenizer)
      try insertFormatting(token, &tokenizer)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      closeParagraph(&tokenizer)
      if current.isHeading {
        reportUnclosed(above: open.count - 2, &tokenizer)
        pop()
      }
      try insert(token, &tokenizer)
    case .a: try anchor(token, &tokenizer)
    case .nobr:
      try reconstructFormatting(at: token.offset, &tokenizer)
      if has(.nobr) {
        adopt(token, &tokenizer)
        try reconstructFormatting(at: token.offset, &tokenizer)
      }
      try insertFormatting(token, &tokenizer)
    case .area, .br, .embed, .img, .image, .keygen, .wbr, .input:
      try reconstructFormatting(at: token.offset, &tokenizer)
      var token = token
      if token.tag == .image { token.tag = .img }
      insertVoid(token, &tokenizer)
    case .hr:
      closeParagraph(&tokenizer)
      insertVoid(token, &tokenizer)
    case .param, .source, .track: insertVoid(token, &tokenizer)
    case .li: try item(token, closing: { $0 == .li }, &tokenizer)
    case .dd, .dt: try item(token, closing: { $0 == .dd || $0 == .dt }, &tokenizer)
    case .pre, .listing:
      closeParagraph(&tokenizer)
      try insert(token, &tokenizer)
      skipsLineFeed = true
    case .table:
      closeParagraph(&tokenizer)
      try insert(token, &tokenizer)
      if current == .table { mode = .inTable }
    case .html:
      reportUnexpected(token, &tokenizer)
      if let html = open.first { addMissingAttributes(to: html.node, tokenizer) }
    case .body:
      reportUnexpected(token, &tokenizer)
      addMissingAttributes(to: body, tokenizer)
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      return try headElement(token, &tokenizer)
    case .caption, .col, .colgroup, .frame, .frameset, .head, .tbody, .td, .tfoot, .th, .thead,
      .tr:
      reportUnexpected(token, &tokenizer)
    default: try rareStartTag(token, &tokenizer)
    }
    return true
  }

  private mutating func rareStartTag(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) {
    switch token.tag {
    case .form:
      if form >= 0, templateModes.isEmpty {
        reportUnexpected(token, &tokenizer)
        return
      }
      closeParagraph(&tokenizer)
      let node = try insert(token, &tokenizer)
      if templateModes.isEmpty, tree[node].isOpen { form = node }
    case .plaintext:
      closeParagraph(&tokenizer)
      try insert(token, &tokenizer)
      tokenizer.content = .plaintext
    case .button:
      if let index = index(inScope: .ordinary, { $0 == .button }) {
        reportUnexpected(token, &tokenizer)
        closeImplied()
        close(through: index)
      }
      try reconstructFormatting(at: token.offset, &tokenizer)
      try insert(token, &tokenizer)
    case .applet, .marquee, .object:
      try reconstructFormatting(at: token.offset, &tokenizer)
      let node = try insert(token, &tokenizer)
      if tree[node].isOpen { pushMarker() }
    case .textarea:
      try insertText(token, as: .rcdata, &tokenizer)
      skipsLineFeed = mode == .text
    case .xmp:
      closeParagraph(&tokenizer)
      try reconstructFormatting(at: token.offset, &tokenizer)
      try insertText(token, as: .rawtext, &tokenizer)
    case .iframe, .noembed: try insertText(token, as: .rawtext, &tokenizer)
    case .select:
      if has(.select) {
        reportUnexpected(token, &tokenizer)
        close(through: .select)
        return
      }
      try reconstructFormatting(at: token.offset, &tokenizer)
      try insert(token, &tokenizer)
    case .option, .optgroup:
      if current == .option { pop() }
      if token.tag == .optgroup, current == .optgroup { pop() }
      try reconstructFormatting(at: token.offset, &tokenizer)
      try insert(token, &tokenizer)
    case .rb, .rtc:
      if has(.ruby) { closeImplied() }
      try insert(token, &tokenizer)
    case .rp, .rt:
      if has(.ruby) { closeImplied(except: .rtc) }
      try insert(token, &tokenizer)
    case .svg, .math:
      try reconstructFormatting(at: token.offset, &tokenizer)
      try insertForeign(token, in: token.tag == .svg ? .svg : .mathML, &tokenizer)
    default:
      try reconstructFormatting(at: token.offset, &tokenizer)
      try insert(token, &tokenizer)
    }
  }

  private mutating func insertFormatting(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) {
    let node = try insert(token, &tokenizer)
    if tree[node].isOpen { pushFormatting(node, token.tag, &tokenizer) }
  }

  private mutating func anchor(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) {
    let start = (formatting.lastIndex { $0.node < 0 } ?? -1) + 1
    if let entry = formatting[start...].lastIndex(where: { $0.tag == .a }) {
      let node = formatting[entry].node
      tokenizer.problems.report(
        .unclosedElement(name(node, tokenizer)), at: Int(tree[node].offset))
      adopt(token, &tokenizer)
      removeFormatting(node)
      if let index = open.lastIndex(where: { $0.node == node }) { removeOpen(at: index) }
    }
    try reconstructFormatting(at: token.offset, &tokenizer)
    try insertFormatting(token, &tokenizer)
  }

  /// An item of a list, which ends the item before it.
  private mutating func item(
    _ token: MarkupToken, closing: (HTMLTag) -> Bool, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) {
    var index = open.count
    while index > 0 {
      index -= 1
      let element = open[index]
      if closing(element.tag) {
        closeImplied(except: element.tag)
        reportUnclosed(above: index, &tokenizer)
        close(through: index)
        break
      }
      let isBoundary = element.tag.isSpecial || element.isForeign
      if isBoundary, element.tag != .address, element.tag != .div, element.tag != .p { break }
    }
    closeParagraph(&tokenizer)
    try insert(token, &tokenizer)
  }
}
