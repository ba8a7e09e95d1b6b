internal import Markup
internal import StoryModel

/// Pages and downloads of the Archive of Our Own, and of archives that run its software.
enum ArchivePage {
  /// Whether `body` holds such a work.
  static func isOne(_ body: MarkupNode) -> Bool {
    var hasPreface = false
    for node in body.descendants.prefix(8_000) where node.hasAttributes {
      switch node["id"] ?? "" {
      case "workskin": return true
      case "preface", "chapters", "afterword":
        // Downloads: other pages have a preface too, but no such list.
        hasPreface = true
      default: break
      }
      if hasPreface, node.tag == .dl || node.hasClass("userstuff") || node.hasClass("toc-heading") {
        return true
      }
    }
    return false
  }

  /// Takes what the page says about its work, and says what is a note, a summary, a heading.
  /// - Returns: the element that holds the work.
  static func read(
    _ body: MarkupNode, plan: inout PagePlan, metadata: inout Metadata
  ) -> MarkupNode {
    var reader = Reader(plan: plan, metadata: metadata)
    for node in body.descendants where node.kind == .element {
      if node["id"] == "workskin" { reader.content = node }
      reader.read(node)
    }
    plan = reader.plan
    metadata = reader.metadata
    return reader.content ?? body
  }

  private struct Reader {
    var plan: PagePlan
    var metadata: Metadata
    var content: MarkupNode?
    /// What the next `blockquote` is, by the label before it.
    private var label: PagePlan.Directive?

    init(plan: PagePlan, metadata: Metadata) {
      self.plan = plan
      self.metadata = metadata
    }

    mutating func read(_ node: MarkupNode) {
      switch node.tag {
      case .dl:
        guard node.hasClass("tags") || node.hasClass("meta") || node.isInside("preface") else {
          return
        }
        StoryFacts.take(list: node, into: &metadata)
        skip(node)
      case .h1, .h2, .h3: readHeading(node)
      case .p: readParagraph(node)
      case .blockquote:
        guard let label, node.hasClass("userstuff") else { return }
        plan.directives[node.id] = label
        self.label = nil
      case .div:
        if node.hasClass("byline") { takeAuthors(node) }
        if node.hasClass("endnote-link") || node["id"] == "series" { skip(node) }
      default: break
      }
    }

    private mutating func skip(_ node: MarkupNode) { plan.directives[node.id] = .skip }

    private mutating func readHeading(_ node: MarkupNode) {
      let text = WhiteSpace.collapsed(node.innerText)
      if node.hasClass("toc-heading") || node.hasClass("landmark") { return skip(node) }
      if node.hasClass("byline") { return takeAuthors(node) }
      if let directive = directive(of: text, at: node) {
        label = directive
        return skip(node)
      }
      let isChapter = node.hasClass("heading") || node.hasClass("title")
      if node.tag == .h1 && node.isInside("preface")
        || node.tag == .h2 && node.hasClass("title") && node.hasClass("heading")
      {
        metadata.title = text
        return skip(node)
      }
      if isChapter { plan.directives[node.id] = .chapterHeading }
    }

    private mutating func readParagraph(_ node: MarkupNode) {
      if node.hasClass("message") {
        if let link = node.descendants.filter({ $0.tag == .a && $0.leadsToWork }).last,
          let address = link["href"], metadata.source.isEmpty || node.isInside("preface")
        {
          metadata.source = address
        }
        return skip(node)
      }
      if node.hasClass("jump") { return skip(node) }
      guard node.firstChild?.nextSibling == nil,
        let directive = directive(of: WhiteSpace.collapsed(node.innerText), at: node)
      else { return }
      // The label stands right before what it is about.
      var next = node.nextSibling
      while let sibling = next, sibling.kind != .element { next = sibling.nextSibling }
      guard next?.tag == .blockquote else { return }
      label = directive
      skip(node)
    }

    private func directive(of label: String, at node: MarkupNode) -> PagePlan.Directive? {
      switch label {
      case "Summary", "Summary:":
        // Below the heading of a chapter it is the chapter's.
        let isOfChapter = node.isInside("chapters") || node.isInside("chapter")
        return isOfChapter ? .authorNote(.before) : .summary
      case "Chapter Summary": return .authorNote(.before)
      case "Chapter Notes": return .authorNote(.before)
      case "Notes", "Notes:":
        return .authorNote(node.parent?.hasClass("end") ?? false ? .after : .before)
      case "End Notes", "Chapter End Notes", "End Notes:": return .authorNote(.after)
      default: return nil
      }
    }

    private mutating func takeAuthors(_ node: MarkupNode) {
      var names = node.descendants.filter { $0.tag == .a }.map {
        WhiteSpace.collapsed($0.innerText)
      }
      if names.isEmpty {
        let text = WhiteSpace.collapsed(node.innerText)
        names = StoryFacts.split(text.hasPrefix("by ") ? String(text.dropFirst(3)) : text)
      }
      let known = metadata.creators
      metadata.creators = []
      for name in names where !metadata.creators.contains(where: { $0.name == name }) {
        metadata.creators.append(known.first { $0.name == name } ?? Creator(name: name))
      }
      skip(node)
    }
  }
}

extension MarkupNode {
  /// Whether the class attribute holds `name`, or begins one of its words with it as converters do
  /// that number their classes: `userstuff2`.
  func hasClass(_ name: StaticString) -> Bool {
    guard hasAttributes, let classes = self["class"] else { return false }
    let name = name.description
    return classes.split { $0 == " " || $0 == "\n" }.contains { word in
      word == name
        || word.hasPrefix(name) && word.utf8.dropFirst(name.utf8.count).allSatisfy { $0 < 0x3A }
    }
  }

  /// Whether this stands in an element of that id, or class `chapter`.
  fileprivate func isInside(_ id: StaticString) -> Bool {
    var current = parent
    var steps = 0
    while let node = current, steps < 24 {
      if let own = node["id"], own == id.description { return true }
      if id.description == "chapter", node["class"] == "chapter" { return true }
      current = node.parent
      steps += 1
    }
    return false
  }

  fileprivate var leadsToWork: Bool { self["href"]?.contains("/works/") ?? false }
}
