internal import Conversion
internal import Markup
internal import StoryModel

extension PageReader {
  // MARK: Tables

  mutating func beginTable(_ node: MarkupNode) -> Ending {
    endBlock()
    guard !node.isLayoutTable else {
      report("layout-table", "<table> kept as its text", at: node)
      return .block
    }
    return beginContainer(.table)
  }

  mutating func beginCell(
    _ node: MarkupNode, _ tag: HTMLTag, _ resolved: ResolvedClass
  ) -> Ending {
    guard builder.container == .table else { return beginBlock() }
    var alignment = Alignment.natural
    switch node["align"] ?? "" {
    case "left": alignment = .left
    case "center": alignment = .center
    case "right": alignment = .right
    case "justify": alignment = .justified
    default:
      switch resolved.style.alignment {
      case .center: alignment = .center
      case .right: alignment = .right
      case .plain, nil: break
      }
    }
    let span = min(node["colspan"].flatMap { Int($0) } ?? 1, 100)
    let isHeader = tag == .th
    let isFirstRow = builder.tableRowCount == 0
    builder.updateContainer { table in
      if table.row.isEmpty, isHeader, isFirstRow { table.isInHead = true }
      let column = table.row.count
      if column == table.alignments.count { table.alignments.append(alignment) }
      if column < table.alignments.count, table.alignments[column] == .natural {
        table.alignments[column] = alignment
      }
      if !isHeader, !isFirstRow { table.isInHead = false }
    }
    builder.updateContainer { $0.extraColumns = max(span, 1) - 1 }
    if span > 1 || node.hasAttribute("rowspan") {
      report("table-span", "a cell of several columns or rows kept as one cell", at: node)
    }
    builder.mode = .line
    return .cell
  }

  mutating func endCell() {
    let content = takeLine()
    builder.updateContainer { table in
      table.row.append(TableCell(content))
      table.row += repeatElement(TableCell([]), count: table.extraColumns)
      table.extraColumns = 0
    }
  }

  // MARK: Images

  mutating func beginFigure(_ node: MarkupNode) -> Ending {
    let images = node.descendants.prefix(64).count { $0.tag == .img }
    guard images == 1, !node.descendants.prefix(64).contains(where: { $0.tag == .table }) else {
      return beginBlock()
    }
    return beginContainer(.figure)
  }

  mutating func addImage(_ node: MarkupNode) {
    let reference =
      node["src"] ?? node["xlink:href"] ?? node["href"] ?? node["data-src"] ?? ""
    let alternative = node["alt"] ?? ""
    guard !reference.isEmpty else {
      if !alternative.isBlank { add(.text(alternative)) }
      return
    }
    let image = Image(
      source(of: reference, at: node), alternativeText: alternative, title: node["title"] ?? "")
    if builder.container == .figure, builder.mode == .none {
      builder.updateContainer { if $0.image == nil { $0.image = image } }
      return
    }
    add(.image(image))
  }

  private mutating func source(of reference: String, at node: MarkupNode) -> Image.Source {
    guard let data = DataURL(reference) else {
      if reference.utf8.starts(with: "data:".utf8) {
        report("damaged-image", "an image inside of the page is damaged", at: node)
        return .remote("")
      }
      return plan.images.source(reference)
    }
    if let id = mediaIDs[data.bytes] { return .media(id) }
    let id = "\(plan.path)image-\(builder.content.media.count + 1)"
    mediaIDs[data.bytes] = id
    builder.content.media.append(
      MediaItem(id: id, mediaType: data.mediaType.lowercased(), bytes: data.bytes))
    return .media(id)
  }

  // MARK: What is left out

  static func isNoContent(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .script, .style, .template, .noscript, .iframe, .object, .embed, .applet, .video, .audio,
      .canvas, .form, .button, .input, .select, .textarea, .head, .title, .meta, .link, .base,
      .map, .progress, .meter, .frameset, .noframes, .dialog, .datalist, .source, .track, .param,
      .svg:
      true
    default: false
    }
  }

  mutating func dropElement(_ node: MarkupNode, _ tag: HTMLTag) -> Ending? {
    switch tag {
    case .script: report("script", "<script> left out", at: node)
    case .iframe, .object, .embed, .applet, .video, .audio, .canvas:
      report("embedded", "<\(tag.rawValue)> left out", at: node)
    case .svg:
      if let image = node.descendants.first(where: { $0.tag == .image }) {
        addImage(image)
        return nil
      }
      return leaveOut(node, "embedded", "a drawing")
    case .form:
      // Old pages put everything into one form.
      if !plan.dropsBoilerplate || node.innerText.utf8.count > 2_000 { return beginBlock() }
      return leaveOut(node, "boilerplate", "a form")
    case .noscript:
      if node.descendants.prefix(64).contains(where: { $0.tag == .img || $0.tag == .iframe }) {
        return nil
      }
      return leaveOut(node, "boilerplate", "what shows without scripts")
    case .button, .input, .select, .textarea:
      return leaveOut(node, "boilerplate", "a control")
    default: return leaveOut(node, "embedded", "<\(tag.rawValue)>")
    }
    return nil
  }

  /// Leaves an element out, and says so if it holds words.
  mutating func leaveOut(_ node: MarkupNode, _ code: String, _ what: String) -> Ending? {
    let text = WhiteSpace.collapsed(node.innerText)
    guard !text.isBlank else { return nil }
    let excerpt = text.count > 40 ? text.prefix(40) + "…" : text[...]
    report(code, "left out \(what): \"\(excerpt)\"", at: node)
    return nil
  }

  func isHidden(_ node: MarkupNode, _ resolved: ResolvedClass) -> Bool {
    resolved.style.isHidden == true || node.hasAttribute("hidden")
  }

  func hasWords(_ node: MarkupNode) -> Bool {
    node.innerText.utf8.contains { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x80 }
      && !SceneMark.isMark(WhiteSpace.collapsed(node.innerText))
  }

  func sceneMark(in node: MarkupNode) -> String {
    let text = WhiteSpace.collapsed(node.innerText)
    return text.isBlank ? "" : text
  }

  /// Notes that links or the contents of the book lead here.
  mutating func noteAnchors(of node: MarkupNode) {
    if plan.targets.isEmpty, plan.entries.isEmpty { return }
    for id in [node["id"], node.tag == .a ? node["name"] : nil] {
      guard let id else { continue }
      if let entries = plan.entries[id], builder.mode != .line {
        endBlock()
        for entry in entries { builder.append(.entry(entry)) }
      }
      if plan.targets.contains(id) { builder.append(.anchor("\(plan.path)#\(id)")) }
    }
  }

  /// Notes that the contents of the book lead into a heading: they mean all of it.
  mutating func noteEntries(inHeading heading: MarkupNode) {
    guard !plan.entries.isEmpty,
      heading.firstChild?.nextSibling != nil || heading.firstChild?.kind == .element
    else { return }
    for node in heading.descendants where node.hasAttributes {
      guard let id = node["id"] ?? node["name"], let entries = plan.entries[id] else { continue }
      for entry in entries { builder.append(.entry(entry)) }
    }
  }
}

extension MarkupNode {
  /// Whether a table arranges the page, or holds more in its cells than a table of words does.
  var isLayoutTable: Bool {
    if self["role"] == "presentation" { return true }
    var cells = 0
    var widest = 0
    var inRow = 0
    // Looking further would cost time on tables inside of tables.
    for node in descendants.prefix(4_000) {
      switch node.tag {
      case .table, .ul, .ol, .blockquote, .h1, .h2, .h3, .pre, .hr, .figure: return true
      case .tr: inRow = 0
      case .td, .th:
        cells += 1
        inRow += 1
        widest = Swift.max(widest, inRow)
        if node.childElements.prefix(3).count(where: { $0.tag == .p || $0.tag == .div }) > 1 {
          return true
        }
      default: break
      }
    }
    return widest < 2 || cells < 2
  }

  /// Whether this holds elements that stand on lines of their own.
  var holdsBlocks: Bool {
    childElements.contains { child in
      switch child.tag {
      case .p, .div, .h1, .h2, .h3, .h4, .h5, .h6, .ul, .ol, .table, .blockquote, .section: true
      default: false
      }
    }
  }

  /// The name of the first attribute that runs a program.
  var eventHandler: String? {
    guard hasAttribute(prefix: "on") else { return nil }
    return attributes.first { $0.name.hasPrefix("on") }?.name
  }
}
