extension HTMLTreeBuilder {
  /// The scopes that an element is looked for in (WHATWG HTML, 13.2.4.2).
  enum Scope {
    case ordinary
    case listItem
    case button
    case table
  }

  /// The index of the innermost open element with one of the tags in a scope.
  @inline(__always)
  func index(inScope scope: Scope, _ matches: (HTMLTag) -> Bool) -> Int? {
    var index = open.count
    while index > 0 {
      index &-= 1
      let element = open[index]
      if matches(element.tag), !element.isForeign { return index }
      switch scope {
      case .table:
        if element.tag == .html || element.tag == .table || element.tag == .template { return nil }
        continue
      case .listItem: if element.tag == .ol || element.tag == .ul { return nil }
      case .button: if element.tag == .button { return nil }
      case .ordinary: break
      }
      if element.tag.boundsScope || element.isIntegrationPoint { return nil }
    }
    return nil
  }

  func has(_ tag: HTMLTag, inScope scope: Scope = .ordinary) -> Bool {
    index(inScope: scope) { $0 == tag } != nil
  }

  /// Closes the elements whose end tags may be left out, but for `exception`.
  mutating func closeImplied(except exception: HTMLTag = .unknown) {
    while let last = open.last, last.tag.hasImpliedEnd, last.tag != exception { pop() }
  }

  /// Closes elements until `index` is closed too.
  mutating func close(through index: Int) {
    while open.count > index { pop() }
  }

  /// Closes the innermost element with a tag, and what is open in it.
  mutating func close(through tag: HTMLTag) {
    guard let index = open.lastIndex(where: { $0.tag == tag }) else { return }
    close(through: index)
  }

  /// Ends the paragraph that a block starts in.
  mutating func closeParagraph(_ tokenizer: inout HTMLTokenizer) {
    guard openParagraphs > 0, let index = index(inScope: .button, { $0 == .p }) else { return }
    closeImplied(except: .p)
    if open.count - 1 > index { reportUnclosed(above: index, &tokenizer) }
    close(through: index)
  }

  /// Closes elements until one that `stays`, or `html` or a template, is the current one.
  mutating func clear(to stays: (HTMLTag) -> Bool) {
    while let last = open.last, !stays(last.tag), last.tag != .html, last.tag != .template {
      pop()
    }
  }

  /// The mode that the open elements ask for (WHATWG HTML, 13.2.4.1).
  mutating func resetMode() {
    for element in open.reversed() {
      switch element.tag {
      case .td, .th: mode = .inCell
      case .tr: mode = .inRow
      case .tbody, .thead, .tfoot: mode = .inTableBody
      case .caption: mode = .inCaption
      case .colgroup: mode = .inColumnGroup
      case .table: mode = .inTable
      case .template, .body: mode = .inBody
      case .head: mode = .inHead
      case .html: mode = head < 0 ? .beforeHead : .afterHead
      default: continue
      }
      return
    }
    mode = .inBody
  }
}
