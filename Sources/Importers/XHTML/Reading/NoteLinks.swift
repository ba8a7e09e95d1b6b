internal import Markup
internal import StoryModel

/// The notes of a document or a book, and the links that refer to them.
package enum NoteLinks {
  /// Finds what is a note and what refers to one, and tells the plans of the documents.
  /// - Parameters:
  ///   - scans: of all documents; their targets are to be found already.
  ///   - plans: of the same documents, in the same order.
  /// - Complexity: O(n) in links.
  package static func find(in scans: [DocumentScan], plans: inout [PagePlan]) {
    var places: [String: (document: Int, node: MarkupNode)] = [:]
    for (index, scan) in scans.enumerated() {
      for (key, node) in scan.targets { places[key] = (index, node) }
    }
    /// Blocks that are notes, by the document and the node.
    var bodies: [[Int: Note.ID]] = Array(repeating: [:], count: scans.count)
    for (index, scan) in scans.enumerated() {
      for link in scan.links where !link.isBacklink {
        guard link.isReference || link.isMark, let place = places[link.target],
          let body = place.node.isNote ? place.node : noteBlock(of: place.node),
          !contains(body, link.node, isSameDocument: place.document == index),
          bodies[index].isEmpty || !isInside(link.node, bodies[index])
        else { continue }
        let isNote = body.isNote || hasBacklink(body, to: link.node, in: scan.path)
        guard isNote || link.isReference && body.tag != .section else { continue }
        // Of two links to each other the one that text stands before is the reference.
        if !link.isReference, !body.isNote, !followsText(link.node),
          place.document < index || place.document == index && place.node.offset < link.node.offset
        {
          continue
        }
        let id = link.target
        let known = bodies[place.document][body.id]
        if known == nil { bodies[place.document][body.id] = id }
        plans[index].directives[link.node.id] = .noteReference(known ?? id)
        if let parent = link.node.parent, parent.tag == .sup, onlyHolds(parent, link.node) {
          plans[index].directives[parent.id] = .transparent
        }
      }
    }
    for index in scans.indices {
      for (node, id) in bodies[index] { plans[index].directives[node] = .noteBody(id) }
      for link in scans[index].links where isInside(link.node, bodies[index]) {
        if link.isBacklink || link.isMark { plans[index].directives[link.node.id] = .backlink }
      }
    }
  }

  private static func noteBlock(of node: MarkupNode) -> MarkupNode? {
    var block = node.enclosingBlock
    // A paragraph in an item or in an element that is a note stands for all of that.
    if let parent = block?.parent, parent.tag == .li || parent.tag == .aside || parent.isNote {
      block = parent
    }
    switch block?.tag {
    case .h1, .h2, .h3, .h4, .h5, .h6: return nil
    default: return block
    }
  }

  private static func contains(
    _ body: MarkupNode, _ node: MarkupNode, isSameDocument: Bool
  ) -> Bool {
    guard isSameDocument else { return false }
    var current: MarkupNode? = node
    var steps = 0
    while let ancestor = current, steps < 512 {
      if ancestor == body { return true }
      current = ancestor.parent
      steps += 1
    }
    return false
  }

  private static func isInside(_ node: MarkupNode, _ bodies: [Int: Note.ID]) -> Bool {
    guard !bodies.isEmpty else { return false }
    var current: MarkupNode? = node
    var steps = 0
    while let ancestor = current, steps < 24 {
      if bodies[ancestor.id] != nil { return true }
      current = ancestor.parent
      steps += 1
    }
    return false
  }

  /// Whether one of the first or last links in `body` leads to `reference` or right around it.
  private static func hasBacklink(
    _ body: MarkupNode, to reference: MarkupNode, in path: String
  ) -> Bool {
    var ids: [String] = []
    var current: MarkupNode? = reference
    for _ in 0..<4 {
      guard let node = current else { break }
      for id in [node["id"], node["name"]] { if let id { ids.append("#" + id) } }
      if let before = node.previousSibling, before.tag == .a,
        let id = before["id"] ?? before["name"]
      {
        ids.append("#" + id)
      }
      if let child = node.firstChild, child.tag == .a, let id = child["id"] ?? child["name"] {
        ids.append("#" + id)
      }
      if let block = node.enclosingBlock, block == node { break }
      current = node.parent
    }
    guard !ids.isEmpty else { return false }
    for node in body.descendants.prefix(2_000) where node.tag == .a {
      guard let target = node["href"] else { continue }
      if ids.contains(where: { target.hasSuffix($0) }) { return true }
    }
    return false
  }

  /// Whether text stands before `node` in its block.
  private static func followsText(_ node: MarkupNode) -> Bool {
    var current = node
    for _ in 0..<6 {
      var before = current.previousSibling
      while let sibling = before {
        if !sibling.innerText.isBlank { return true }
        before = sibling.previousSibling
      }
      guard let parent = current.parent, let block = node.enclosingBlock, parent != block else {
        return false
      }
      current = parent
    }
    return false
  }

  private static func onlyHolds(_ parent: MarkupNode, _ node: MarkupNode) -> Bool {
    parent.children.prefix(8).allSatisfy { $0 == node || $0.innerText.isBlank }
  }
}
