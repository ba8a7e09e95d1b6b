internal import Conversion
internal import Markup
internal import StoryModel

/// Finds the element of a page that holds the story.
enum StoryElement {
  /// The element that holds most of the text and says that it is the story, else `body`.
  static func find(in body: MarkupNode, isWanted: Bool) -> MarkupNode {
    guard isWanted else { return body }
    var best: MarkupNode?
    var bestLength = 0
    var candidates = 0
    for node in body.descendants where node.kind == .element && node.hasAttributes || isMain(node) {
      guard rank(node) > 0 else { continue }
      candidates += 1
      if candidates > 64 { break }
      let length = node.innerText.utf8.count
      // Of elements inside of each other the inner one wins only if it lacks little.
      if length > bestLength || length * 10 > bestLength * 9 && rank(node) > (best.map(rank) ?? 0) {
        best = node
        bestLength = length
      }
    }
    guard let best, bestLength * 3 > body.innerText.utf8.count || bestLength > 4_000 else {
      return body
    }
    // Several such elements side by side, as on pages of many posts, are all of the story.
    if let parent = best.parent {
      let siblings = parent.childElements.count { rank($0) == rank(best) && $0.tag == best.tag }
      if siblings > 1 { return parent }
    }
    return best
  }

  private static func isMain(_ node: MarkupNode) -> Bool {
    node.tag == .main || node.tag == .article
  }

  private static func rank(_ node: MarkupNode) -> Int {
    if isMain(node) { return node.tag == .article ? 2 : 1 }
    guard node.hasAttributes else { return 0 }
    if node["role"] == "main" { return 1 }
    switch node["id"] {
    case "storytext", "storytextp", "chapter-content", "chapters", "story": return 4
    case "content", "main", "main-content": return 1
    default: break
    }
    guard let classes = node["class"] else { return 0 }
    for name in classes.split(separator: " ") {
      switch name {
      case "chapter-content", "chapter-inner", "storytext", "story-content", "chapter-body":
        return 4
      case "entry-content", "post-content", "article-content", "post-body", "bbWrapper": return 3
      default: continue
      }
    }
    return 0
  }

  /// Says what stands around the story and is left out.
  static func reportRest(
    of body: MarkupNode, around story: MarkupNode, _ plan: PagePlan,
    _ diagnostics: inout Diagnostics
  ) {
    var path: Set<Int> = []
    var current: MarkupNode? = story
    while let node = current, node != body {
      path.insert(node.id)
      current = node.parent
    }
    var levels = [body]
    while let level = levels.popLast() {
      for node in level.children {
        if node == story || plan.directives[node.id] == .skip { continue }
        if path.contains(node.id) {
          levels.append(node)
          continue
        }
        switch node.tag {
        case .script, .style, .noscript, .template: continue
        default: break
        }
        guard node.kind == .element || node.kind == .text else { continue }
        let text = WhiteSpace.collapsed(node.innerText)
        guard !text.isBlank else { continue }
        let name = node.kind == .element ? "<\(node.name)>" : "text"
        let excerpt = text.count > 40 ? text.prefix(40) + "…" : text[...]
        diagnostics.warn(
          "boilerplate", "left out \(name) around the story: \"\(excerpt)\"",
          at: SourcePosition(node.position), entry: plan.entry)
      }
    }
  }
}
