// Insertion modes of tables (WHATWG HTML, 13.2.6.4.9 to 13.2.6.4.15).
extension HTMLTreeBuilder {
  mutating func inTable(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    switch token.kind {
    case .text:
      guard current.isTableContext || current == .template else {
        return try inBody(token, &tokenizer)
      }
      if isBlank(token.text, tokenizer) {
        insertText(token.text, at: token.offset, &tokenizer)
        return true
      }
    case .comment:
      insertComment(token)
      return true
    case .doctype: return true
    case .end: return try inBody(token, &tokenizer)
    case .startTag:
      switch token.tag {
      case .caption:
        clear { $0 == .table }
        pushMarker()
        try insert(token, &tokenizer)
        mode = .inCaption
        return true
      case .colgroup:
        clear { $0 == .table }
        try insert(token, &tokenizer)
        mode = .inColumnGroup
        return true
      case .col:
        clear { $0 == .table }
        try insertImplied(.colgroup, at: token.offset, &tokenizer)
        mode = .inColumnGroup
        return false
      case .tbody, .tfoot, .thead:
        clear { $0 == .table }
        try insert(token, &tokenizer)
        mode = .inTableBody
        return true
      case .td, .th, .tr:
        clear { $0 == .table }
        try insertImplied(.tbody, at: token.offset, &tokenizer)
        mode = .inTableBody
        return false
      case .table:
        reportUnexpected(token, &tokenizer)
        return !closeTable()
      case .style, .script, .template: return try headElement(token, &tokenizer)
      case .input where isHidden(tokenizer):
        insertVoid(token, &tokenizer)
        return true
      case .form:
        reportUnexpected(token, &tokenizer)
        if form < 0, templateModes.isEmpty {
          form = try insert(token, &tokenizer)
          if current == .form { pop() }
        }
        return true
      default: break
      }
    case .endTag:
      switch token.tag {
      case .table:
        if !closeTable() { reportUnexpected(token, &tokenizer) }
        return true
      case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr:
        reportUnexpected(token, &tokenizer)
        return true
      case .template: return try inHead(token, &tokenizer)
      default: break
      }
    case .processingInstruction, .cdata: return true
    }
    if current.isTableContext, token.kind != .endTag {
      tokenizer.problems.report(.contentMovedOutOfTable, at: token.offset)
    }
    fosters = true
    let isHandled = try inBody(token, &tokenizer)
    fosters = false
    return isHandled
  }

  /// Closes the innermost table; `false` if there is none.
  private mutating func closeTable() -> Bool {
    guard let index = index(inScope: .table, { $0 == .table }) else { return false }
    close(through: index)
    resetMode()
    return true
  }

  private func isHidden(_ tokenizer: borrowing HTMLTokenizer) -> Bool {
    tokenizer.attributes.attributes.contains { attribute in
      tokenizer.withBytes(attribute.name) { $0.elementsEqual(("type" as StaticString).bytes) }
        && tokenizer.withBytes(attribute.value) {
          $0.count == 6 && startsIgnoringCase($0, at: 0, with: "hidden")
        }
    }
  }

  private func isTablePart(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr: true
    default: false
    }
  }

  mutating func inCaption(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    let endsCaption =
      token.kind == .startTag && isTablePart(token.tag)
      || token.kind == .endTag && (token.tag == .caption || token.tag == .table)
    if endsCaption {
      guard let index = index(inScope: .table, { $0 == .caption }) else {
        reportUnexpected(token, &tokenizer)
        return true
      }
      reportUnclosed(above: index, &tokenizer)
      close(through: index)
      clearToMarker()
      mode = .inTable
      return token.kind == .endTag && token.tag == .caption
    }
    if token.kind == .endTag, isTablePart(token.tag) || token.tag == .body || token.tag == .html {
      reportUnexpected(token, &tokenizer)
      return true
    }
    return try inBody(token, &tokenizer)
  }

  mutating func inColumnGroup(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    switch token.kind {
    case .text:
      let (space, rest) = split(token, tokenizer)
      if let space { insertText(space.text, at: space.offset, &tokenizer) }
      guard let rest else { return true }
      if current == .colgroup {
        pop()
        mode = .inTable
        try process(rest, &tokenizer)
      } else {
        reportUnexpected(token, &tokenizer)
      }
      return true
    case .comment:
      insertComment(token)
      return true
    case .doctype: return true
    case .end: return try inBody(token, &tokenizer)
    case .startTag:
      if token.tag == .html { return try inBody(token, &tokenizer) }
      if token.tag == .template { return try headElement(token, &tokenizer) }
      if token.tag == .col {
        insertVoid(token, &tokenizer)
        return true
      }
    case .endTag:
      if token.tag == .template { return try inHead(token, &tokenizer) }
      if token.tag == .col {
        reportUnexpected(token, &tokenizer)
        return true
      }
      if token.tag == .colgroup, current == .colgroup {
        pop()
        mode = .inTable
        return true
      }
    case .processingInstruction, .cdata: return true
    }
    guard current == .colgroup else {
      resetMode()
      return mode != .inColumnGroup ? false : true
    }
    pop()
    mode = .inTable
    return false
  }

  mutating func inTableBody(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    func isBody(_ tag: HTMLTag) -> Bool { tag == .tbody || tag == .tfoot || tag == .thead }
    if token.kind == .startTag {
      switch token.tag {
      case .tr:
        clear(to: isBody)
        try insert(token, &tokenizer)
        if current == .tr { mode = .inRow }
        return true
      case .th, .td:
        clear(to: isBody)
        try insertImplied(.tr, at: token.offset, &tokenizer)
        mode = .inRow
        return false
      case .caption, .col, .colgroup, .tbody, .tfoot, .thead:
        return closeTableBody(token, isBody, &tokenizer)
      default: break
      }
    } else if token.kind == .endTag {
      switch token.tag {
      case .tbody, .tfoot, .thead:
        guard has(token.tag, inScope: .table) else {
          reportUnexpected(token, &tokenizer)
          return true
        }
        clear(to: isBody)
        pop()
        mode = .inTable
        return true
      case .table: return closeTableBody(token, isBody, &tokenizer)
      case .body, .caption, .col, .colgroup, .html, .td, .th, .tr:
        reportUnexpected(token, &tokenizer)
        return true
      default: break
      }
    }
    return try inTable(token, &tokenizer)
  }

  private mutating func closeTableBody(
    _ token: MarkupToken, _ isBody: (HTMLTag) -> Bool, _ tokenizer: inout HTMLTokenizer
  ) -> Bool {
    guard index(inScope: .table, isBody) != nil else {
      reportUnexpected(token, &tokenizer)
      return true
    }
    clear(to: isBody)
    pop()
    mode = .inTable
    return false
  }

  mutating func inRow(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    if token.kind == .startTag {
      if token.tag == .td || token.tag == .th {
        clear { $0 == .tr }
        let cell = try insert(token, &tokenizer)
        if tree[cell].isOpen {
          mode = .inCell
          pushMarker()
        }
        return true
      }
      if isTablePart(token.tag) {
        return closeRow(token, &tokenizer)
      }
    } else if token.kind == .endTag {
      switch token.tag {
      case .tr:
        _ = closeRow(token, &tokenizer)
        return true
      case .table: return closeRow(token, &tokenizer)
      case .tbody, .tfoot, .thead:
        guard has(token.tag, inScope: .table) else {
          reportUnexpected(token, &tokenizer)
          return true
        }
        return closeRow(token, &tokenizer)
      case .body, .caption, .col, .colgroup, .html, .td, .th:
        reportUnexpected(token, &tokenizer)
        return true
      default: break
      }
    }
    return try inTable(token, &tokenizer)
  }

  /// Closes the row; `true` if there is none and the token is done with.
  private mutating func closeRow(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) -> Bool {
    guard has(.tr, inScope: .table) else {
      reportUnexpected(token, &tokenizer)
      return true
    }
    clear { $0 == .tr }
    pop()
    mode = .inTableBody
    return false
  }

  mutating func inCell(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    if token.kind == .startTag, isTablePart(token.tag) {
      guard has(.td, inScope: .table) || has(.th, inScope: .table) else {
        reportUnexpected(token, &tokenizer)
        return true
      }
      closeCell({ $0 == .td || $0 == .th }, &tokenizer)
      return false
    }
    if token.kind == .endTag {
      switch token.tag {
      case .td, .th:
        guard has(token.tag, inScope: .table) else {
          reportUnexpected(token, &tokenizer)
          return true
        }
        closeCell({ $0 == token.tag }, &tokenizer)
        return true
      case .body, .caption, .col, .colgroup, .html:
        reportUnexpected(token, &tokenizer)
        return true
      case .table, .tbody, .tfoot, .thead, .tr:
        guard has(token.tag, inScope: .table) else {
          reportUnexpected(token, &tokenizer)
          return true
        }
        closeCell({ $0 == .td || $0 == .th }, &tokenizer)
        return false
      default: break
      }
    }
    return try inBody(token, &tokenizer)
  }

  private mutating func closeCell(
    _ matches: (HTMLTag) -> Bool, _ tokenizer: inout HTMLTokenizer
  ) {
    if let index = open.lastIndex(where: { matches($0.tag) }) {
      reportUnclosed(above: index, &tokenizer)
      close(through: index)
    }
    clearToMarker()
    mode = .inRow
  }
}
