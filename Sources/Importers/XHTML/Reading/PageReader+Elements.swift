internal import Conversion
internal import Markup
internal import StoryModel

extension PageReader {
  /// Begins an element. Nil where what is in it was read or is left out.
  /// - Parameter style: receives what else is to be done to the look of its text.
  mutating func ending(of node: MarkupNode, style: inout Style) -> Ending? {
    let tag = node.tag
    let resolved = styles.resolve(node)
    style = resolved.style
    let hasAttributes = node.hasAttributes
    if hasAttributes { noteAnchors(of: node) }
    if !plan.directives.isEmpty, let directive = plan.directives[node.id] {
      if directive == .transparent { style = Style() }
      return ending(of: directive, at: node)
    }
    if isHidden(node, resolved) { return leaveOut(node, "hidden", "hidden text") }
    if hasAttributes, let handler = node.eventHandler {
      report("event-handler", "attribute '\(handler)' left out", at: node)
    }
    if let ending = inlineEnding(of: node, tag, style: &style) { return ending.value }
    return blockEnding(of: node, tag, resolved, style: &style)
  }

  /// An ending, or the lack of one, where it is known.
  struct Known { var value: Ending? }

  private mutating func inlineEnding(
    of node: MarkupNode, _ tag: HTMLTag, style: inout Style
  ) -> Known? {
    switch tag {
    case .em, .i, .cite, .dfn, .var:
      return wrap(.emphasis, unless: style.isItalic == false, &style.isItalic, \.isItalic)
    case .b, .strong:
      return wrap(.strong, unless: style.isBold == false, &style.isBold, \.isBold)
    case .u, .ins:
      var ignored: Bool?
      return wrap(.underline, unless: false, &ignored, \.isUnderlined)
    case .s, .strike, .del:
      var ignored: Bool?
      return wrap(.strikethrough, unless: false, &ignored, \.isStruckThrough)
    case .sup:
      begin(.superscript)
      return Known(value: .nothing)
    case .sub:
      begin(.subscript)
      return Known(value: .nothing)
    case .a: return Known(value: beginLink(node, style: &style))
    case .span, .font, .small, .big, .bdo, .bdi, .abbr, .acronym, .time, .mark, .data, .label,
      .nobr,
      .output, .blink, .slot, .unknown:
      return Known(value: beginSpan(node, tag, style: &style))
    case .br:
      lineBreak()
      return Known(value: kept(in: node))
    case .wbr: return Known(value: nil)
    case .img, .image:
      addImage(node)
      return Known(value: kept(in: node))
    case .code, .tt, .kbd, .samp:
      add(.code(node.innerText))
      return Known(value: nil)
    case .q:
      add(.text("“"))
      return Known(value: .text("”"))
    case .ruby:
      report("ruby", "annotations of <ruby> kept in parentheses", at: node)
      return Known(value: .nothing)
    case .rt, .rtc:
      add(.text("("))
      return Known(value: .text(")"))
    case .rp: return Known(value: nil)
    case .rb, .rbc: return Known(value: .nothing)
    default: return nil
    }
  }

  private mutating func wrap(
    _ wrapper: Wrapper, unless isOff: Bool, _ property: inout Bool?,
    _ flag: WritableKeyPath<Look, Bool>
  ) -> Known {
    if !isOff {
      begin(wrapper)
      look[keyPath: flag] = true
      property = nil
    }
    return Known(value: .nothing)
  }

  private mutating func beginSpan(
    _ node: MarkupNode, _ tag: HTMLTag, style: inout Style
  ) -> Ending? {
    switch style.script {
    case .superscript: begin(.superscript)
    case .subscript: begin(.subscript)
    case .baseline, nil: break
    }
    if node.hasAttributes, let language = node["lang"] ?? node["xml:lang"], !language.isEmpty,
      language.utf8.count <= 35, builder.mode != .none || tag == .span
    {
      begin(.span(language: language))
    }
    if tag == .unknown, builder.mode == .none, node.firstChild?.kind == .element { return .block }
    return .nothing
  }

  private mutating func beginLink(_ node: MarkupNode, style: inout Style) -> Ending? {
    // What has no address is a place, not a link.
    guard let reference = node["href"] else { return .nothing }
    if style.script == .superscript { begin(.superscript) }
    if reference.isScript {
      report("script-link", "link to a script left out; its text is kept", at: node)
      return .nothing
    }
    if isInHeading { return .nothing }
    let destination = LinkReference.resolved(reference, in: plan.path)
    begin(.link(destination: destination, title: node["title"] ?? ""))
    return .nothing
  }

  /// What stands in an element that HTML lets hold nothing, but XML does.
  private func kept(in node: MarkupNode) -> Ending? {
    node.firstChild == nil ? nil : .nothing
  }

  // MARK: Blocks

  private mutating func blockEnding(
    of node: MarkupNode, _ tag: HTMLTag, _ resolved: ResolvedClass, style: inout Style
  ) -> Ending? {
    if Self.isNoContent(tag) { return dropElement(node, tag) }
    if plan.dropsBoilerplate, let what = Boilerplate.name(of: node, tag) {
      return leaveOut(node, "boilerplate", what)
    }
    if builder.mode == .line {
      // A cell or a heading holds no blocks: those in it are set apart by line breaks.
      if !builder.inline.isEmpty { pendingBreaks = max(pendingBreaks, 1) }
      return tag == .hr && node.firstChild == nil ? nil : .verseLine
    }
    if tag != .td, tag != .th, tag != .caption { align(node, tag, &style) }
    if resolved.kind == .sceneBreak, !hasWords(node) {
      endBlock()
      builder.append(.sceneBreak(SceneBreak(mark: sceneMark(in: node))))
      return nil
    }
    if tag.isHeading {
      noteEntries(inHeading: node)
      return beginHeading(tag.headingLevel)
    }
    switch tag {
    case .p: return beginParagraph(node, resolved)
    case .hr:
      endBlock()
      builder.append(.sceneBreak(SceneBreak()))
      return kept(in: node)
    case .blockquote: return beginQuote(node, resolved)
    case .ul, .menu, .dir: return beginContainer(.list(.bullet))
    case .ol:
      return beginContainer(.list(.ordered(start: node["start"].flatMap { Int($0) } ?? 1)))
    case .li:
      guard case .list? = builder.container else { return beginBlock() }
      return beginContainer(.item)
    case .dl:
      report("definition-list", "<dl> kept as paragraphs", at: node)
      return beginBlock()
    case .dt:
      endBlock()
      begin(.strong)
      return .term
    case .pre, .listing, .xmp, .plaintext: return preformatted(node)
    case .table: return beginTable(node)
    case .thead:
      builder.updateContainer { $0.isInHead = true }
      return .nothing
    case .tbody, .tfoot:
      builder.updateContainer { $0.isInHead = false }
      return .nothing
    case .tr: return builder.container == .table ? .row : beginBlock()
    case .td, .th: return beginCell(node, tag, resolved)
    case .caption:
      guard builder.container == .table else { return beginBlock() }
      builder.mode = .line
      return .caption
    case .colgroup, .col: return nil
    case .figure: return beginFigure(node)
    case .figcaption:
      guard builder.container == .figure else { return beginBlock() }
      builder.mode = .line
      return .caption
    case .section, .div, .article, .body, .aside, .main, .center, .header, .footer:
      return beginDivision(node, resolved)
    case .math:
      report("math", "formula kept as its text", at: node)
      add(.text(node.innerText))
      return nil
    case .details:
      report("details", "<details> kept as its text", at: node)
      return beginBlock()
    default: return beginBlock()
    }
  }

  mutating func beginBlock() -> Ending {
    endBlock()
    return .block
  }

  /// Begins an element that holds blocks.
  mutating func beginContainer(_ kind: Container.Kind) -> Ending {
    endBlock()
    guard builder.depth < 90 else {
      diagnostics.warn(
        "nesting", "blocks nested more than 90 deep are not told apart; their text is kept",
        entry: plan.entry)
      return .block
    }
    builder.mode = .none
    builder.begin(kind)
    return kind == .item ? .item : .container
  }

  private mutating func beginParagraph(_ node: MarkupNode, _ resolved: ResolvedClass) -> Ending {
    endBlock()
    builder.updateContainer { if $0.kind == .item { $0.holdsMarkedParagraph = true } }
    if builder.isAtTop, resolved.style.breaksPageBefore == true { builder.append(.gap) }
    switch node["epub:type"] ?? "" {
    case "bridgehead", "title", "fulltitle": return .paragraph(.heading)
    default: return .paragraph(resolved.kind)
    }
  }

  private mutating func beginQuote(_ node: MarkupNode, _ resolved: ResolvedClass) -> Ending {
    switch resolved.kind {
    case .letter: return beginContainer(.letter)
    case .message: return beginContainer(.quote(.message))
    case .verse: return beginContainer(.verse)
    case .authorNote: return beginContainer(.authorNote(notePosition(of: node)))
    case .epigraph: return beginContainer(.quote(.epigraph))
    default:
      let isEpigraph =
        node["role"] == "doc-epigraph" || node["epub:type"].map { $0 == "epigraph" } ?? false
      return beginContainer(.quote(isEpigraph ? .epigraph : .quotation))
    }
  }

  private mutating func beginDivision(_ node: MarkupNode, _ resolved: ResolvedClass) -> Ending {
    endBlock()
    guard node.hasAttributes else { return .block }
    switch resolved.kind {
    case .letter: return beginContainer(.letter)
    case .message: return beginContainer(.quote(.message))
    case .epigraph where hasWords(node): return beginContainer(.quote(.epigraph))
    case .authorNote: return beginContainer(.authorNote(notePosition(of: node)))
    case .heading where builder.isAtTop && !node.holdsBlocks: return .paragraph(.heading)
    default: break
    }
    if builder.isAtTop, let role = SectionRole(of: node) {
      builder.append(.open(FlowSection(role: role)))
      return .section
    }
    if node["role"] == "note", node["aria-label"] != nil {
      return beginContainer(.authorNote(notePosition(of: node)))
    }
    return .block
  }

  private func notePosition(of node: MarkupNode) -> AuthorNote.Position {
    if let position = node["data-position"].flatMap({ AuthorNote.Position(rawValue: $0) }) {
      return position
    }
    return .before
  }

  mutating func beginHeading(_ level: Int) -> Ending {
    endBlock()
    builder.mode = .line
    isInHeading = true
    // Headings are bold anyway.
    look.isBold = true
    look.isItalic = false
    return .heading(level: level)
  }

  private mutating func align(_ node: MarkupNode, _ tag: HTMLTag, _ style: inout Style) {
    switch style.alignment {
    case .center: look.alignment = .center
    case .right: look.alignment = .right
    case .plain: look.alignment = .natural
    case nil: break
    }
    if tag == .center { look.alignment = .center }
    guard node.hasAttributes, let value = node["align"]?.lowercased() else { return }
    switch value {
    case "center", "middle": look.alignment = .center
    case "right": look.alignment = .right
    case "left": look.alignment = tag == .p ? .left : .natural
    case "justify": look.alignment = tag == .p ? .justified : .natural
    default: break
    }
  }
}

extension HTMLTag {
  var isHeading: Bool { headingLevel > 0 }

  /// 1...6, or 0.
  var headingLevel: Int {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: 0
    }
  }
}

extension String {
  /// Whether a link of this address would run a program.
  var isScript: Bool {
    let scheme = utf8.lazy.filter { $0 > 0x20 }.prefix(11).map { $0 | 0x20 }
    return scheme.starts(with: "javascript:".utf8) || scheme.starts(with: "vbscript:".utf8)
  }
}
