internal import Markup
internal import StoryModel

extension OwnMarkupReader {
  /// Begins an element. Nil where what is in it was read or is to be left out.
  mutating func ending(of node: MarkupNode) -> Ending? {
    switch node.tag {
    case .p: return startParagraph(node)
    case .em: return wrap(.emphasis)
    case .strong: return wrap(.strong)
    case .u: return wrap(.underline)
    case .s: return wrap(.strikethrough)
    case .sup: return wrap(.superscript)
    case .sub: return wrap(.subscript)
    case .span: return startSpan(node)
    case .a: return startLink(node)
    case .br:
      add(.lineBreak)
      return nothing(in: node)
    case .code:
      if node.holdsElements { isForeign = true }
      add(.code(node.innerText))
      return nil
    case .img: return startImage(node)
    case .section: return startSection(node)
    case .h1, .h2, .h3, .h4, .h5, .h6: return startHeading(node)
    case .hr:
      endParagraph()
      builder.append(.sceneBreak(SceneBreak()))
      return nothing(in: node)
    case .blockquote:
      switch node["class"] {
      case "letter": return begin(.letter)
      case "epigraph": return begin(.quote(.epigraph))
      case "message": return begin(.quote(.message))
      default: return begin(.quote(.quotation))
      }
    case .div: return startDivision(node)
    case .aside: return startNote(node)
    case .ul: return begin(.list(.bullet))
    case .ol: return begin(.list(.ordered(start: node["start"].flatMap { Int($0) } ?? 1)))
    case .li:
      endParagraph()
      if case .list? = builder.container {} else { isForeign = true }
      builder.begin(.item)
      return .item
    case .pre:
      endParagraph()
      let code = node.childElements.first { $0.tag == .code }
      if code?.holdsElements ?? true || node.children.count(where: { _ in true }) > 1 {
        isForeign = true
      }
      let language = code?["class"].map { String($0.dropFirst("language-".utf8.count)) }
      builder.append(.code(CodeBlock(node.innerText, language: language ?? "")))
      return nil
    case .table: return begin(.table)
    case .thead:
      builder.updateContainer { $0.isInHead = true }
      return .nothing
    case .tbody:
      builder.updateContainer { $0.isInHead = false }
      return .nothing
    case .tr:
      if builder.container != .table || builder.mode != .none { isForeign = true }
      return .row
    case .th, .td:
      if case .row? = endings.last {} else { isForeign = true }
      let alignment = node["class"].flatMap { Alignment(rawValue: $0) } ?? .natural
      builder.updateContainer { table in
        if table.row.count == table.alignments.count { table.alignments.append(alignment) }
      }
      builder.mode = .line
      return .cell
    case .figure: return begin(.figure)
    case .figcaption:
      endParagraph()
      builder.updateContainer { if !$0.caption.isEmpty { isForeign = true } }
      if builder.container != .figure { isForeign = true }
      builder.mode = .line
      return .caption
    case .header, .main, .colgroup: return .nothing
    case .dl: return readFacts(node)
    case .nav:
      // Behind a title page that the story has itself, the list stands among its sections.
      let isInPlace = node.parent?.tag == .body || node.parent?.tag == .main
      if !isInPlace || !node.isOwnContents { isForeign = true }
      return nil
    default:
      isForeign = true
      return .nothing
    }
  }

  private mutating func begin(_ kind: Container.Kind) -> Ending {
    endParagraph()
    builder.begin(kind)
    return .container
  }

  private mutating func startParagraph(_ node: MarkupNode) -> Ending? {
    endParagraph()
    var alignment = Alignment.natural
    // The first paragraph of a chapter or a scene looks special and means nothing.
    if node.hasAttributes, let classes = node["class"], classes != "first" {
      for name in classes.split(separator: " ") {
        switch name {
        case "left": alignment = .left
        case "center": alignment = .center
        case "right": alignment = .right
        case "justified": alignment = .justified
        case "stanza":
          if builder.container != .verse { isForeign = true }
          builder.updateContainer { $0.stanzas.append(Stanza(lines: [])) }
          return .stanza
        case "backlink": return .nothing
        case "subtitle", "authors", "series": return showMetadata(node)
        case "cover": return registerImages(in: node)
        default: break
        }
      }
    }
    builder.updateContainer { if $0.kind == .item { $0.holdsMarkedParagraph = true } }
    builder.mode = .paragraph(alignment)
    return .paragraph
  }

  private mutating func startSpan(_ node: MarkupNode) -> Ending? {
    guard let name = node["class"] else {
      return wrap(.span(language: node["data-lang"] ?? node["lang"] ?? ""))
    }
    switch name {
    case "small-caps": return wrap(.smallCaps)
    case "link":
      return wrap(.link(destination: node["data-href"] ?? "", title: node["title"] ?? ""))
    case "image":
      addImage(
        Image(
          images.source(unresolved: node["data-src"] ?? ""), alternativeText: node.innerText,
          title: node["title"] ?? ""))
      return nil
    case "noteref":
      let text = node.innerText
      let id = node["data-note"] ?? text
      if id != text { isForeign = true }
      addNoteReference(id)
      return nil
    case "number", "number run-in":
      if case .sectionHeading? = endings.last, number == nil, builder.inline.isEmpty {
        if node.holdsElements { isForeign = true }
      } else {
        isForeign = true
      }
      number = SectionNumber(text: node.innerText, value: sectionNumbers.last ?? nil)
      return nil
    case "title": return .nothing
    default:
      guard name.hasPrefix("line") else {
        isForeign = true
        return .nothing
      }
      if case .stanza? = endings.last {} else { isForeign = true }
      let indent = name.split(separator: "-").last.flatMap { Int($0) } ?? 0
      builder.mode = .line
      return .line(indent: indent)
    }
  }

  private mutating func startLink(_ node: MarkupNode) -> Ending? {
    switch node["class"] {
    case "noteref":
      let target = node["href"] ?? ""
      let text = node.innerText
      let id = noteID(target) ?? text
      if id != text { isForeign = true }
      addNoteReference(id)
      return nil
    case "backlink":
      if builder.container != .note(node.innerText) { isForeign = true }
      return nil
    default:
      return wrap(.link(destination: destination(of: node), title: node["title"] ?? ""))
    }
  }

  private func destination(of node: MarkupNode) -> String {
    if let destination = node["data-href"] { return destination }
    let destination = node["href"] ?? ""
    guard images.isBook, !destination.utf8.contains(UInt8(ascii: ":")),
      let hash = destination.utf8.firstIndex(of: UInt8(ascii: "#"))
    else { return destination }
    return String(destination[hash...])
  }

  private func noteID(_ reference: String) -> Note.ID? {
    guard let hash = reference.utf8.firstIndex(of: UInt8(ascii: "#")) else { return nil }
    let fragment = reference.utf8[hash...].dropFirst()
    return fragment.starts(with: "note.".utf8) ? String(Substring(fragment.dropFirst(5))) : nil
  }

  private mutating func startSection(_ node: MarkupNode) -> Ending? {
    let name = node["class"] ?? ""
    endParagraph()
    if name == "summary" {
      if !node.isInTitleBlock { isForeign = true }
      return begin(.summary)
    }
    if !builder.isAtTop { isForeign = true }
    if name == "footnotes" || images.isBook && (name == "titlepage" || name == "endnotes") {
      return .nothing
    }
    let role = SectionRole(rawValue: name)
    if role == nil { isForeign = true }
    var section = FlowSection(role: role ?? .body)
    section.id = node["id"] ?? ""
    section.value = node["data-number"].flatMap { Int($0) }
    section.depth = images.isBook ? node["data-depth"].flatMap { Int($0) } : nil
    section.continued = node["data-continues"]
    builder.append(.open(section))
    sectionNumbers.append(section.value)
    return .section
  }

  private mutating func startHeading(_ node: MarkupNode) -> Ending? {
    endParagraph()
    if node["class"] == "title" { return showMetadata(node) }
    builder.mode = .line
    if let level = node["data-level"].flatMap({ Int($0) }) { return .heading(level: level) }
    if node["class"] != "heading" {
      builder.mode = .none
      // The page of notes has a heading of its own, which is none of the story's.
      if node["id"] != "notes.heading" || node.parent?["class"] != "endnotes" { isForeign = true }
      return nil
    }
    if !builder.isAtTop { isForeign = true }
    number = nil
    return .sectionHeading
  }

  private mutating func startDivision(_ node: MarkupNode) -> Ending? {
    switch node["class"] {
    case "scene-break":
      endParagraph()
      let mark = WhiteSpace.collapsed(node.innerText)
      builder.append(.sceneBreak(SceneBreak(mark: mark)), isCanonical: true)
      return nil
    case "heading":
      endParagraph()
      if node.firstChild != nil { isForeign = true }
      let level = node["data-level"].flatMap { Int($0) } ?? 6
      builder.append(.heading(Heading(level: level, content: [])))
      return nil
    case "verse": return begin(.verse)
    case "authors-note":
      let position = node["data-position"].flatMap { AuthorNote.Position(rawValue: $0) }
      return begin(.authorNote(position ?? .before))
    case "footnote": return startNote(node)
    case "facts": return readFacts(node)
    case "media": return registerImages(in: node)
    default:
      isForeign = true
      return .nothing
    }
  }

  private mutating func startNote(_ node: MarkupNode) -> Ending? {
    let id = node["id"] ?? ""
    return begin(.note(id.hasPrefix("note.") ? String(id.dropFirst(5)) : id))
  }

  private mutating func startImage(_ node: MarkupNode) -> Ending? {
    addImage(
      Image(
        register(node), alternativeText: node["alt"] ?? "", title: node["title"] ?? ""))
    return nil
  }
}
