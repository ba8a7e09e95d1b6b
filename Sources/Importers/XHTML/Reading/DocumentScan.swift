package import Markup
internal import StoryModel

/// What the links of a document lead to, found before its content is read.
package struct DocumentScan: Sendable {
  /// A link to a place in the story.
  package struct Link: Sendable {
    package var node: MarkupNode
    /// The file and the id that it leads to, `path#id`.
    package var target: String
    /// Whether the document says that it refers to a note.
    var isReference: Bool
    /// Whether the document says that it leads back from a note.
    var isBacklink: Bool
    /// Whether its text is a number, a star or the like.
    var isMark: Bool
  }

  package let path: String
  package private(set) var links: [Link] = []
  /// Elements that are the targets of links, by `path#id`.
  package private(set) var targets: [String: MarkupNode] = [:]

  /// Looks through `top`, the body of the document at `path`.
  /// - Complexity: O(n) in nodes.
  package init(_ top: MarkupNode, path: String) {
    self.path = path
    for node in top.descendants where node.tag == .a && node.hasAttributes {
      guard let reference = node["href"] else { continue }
      let resolved = LinkReference.resolved(reference, in: path)
      guard resolved.utf8.first == UInt8(ascii: "#") else { continue }
      let text = node.innerText
      links.append(
        Link(
          node: node, target: String(resolved.dropFirst()), isReference: node.isNoteReference,
          isBacklink: node.isBacklink, isMark: Self.isMark(text)))
    }
  }

  /// Finds the elements that `ids`, of any file, lead to in this document.
  package mutating func findTargets(_ ids: Set<String>, in top: MarkupNode) {
    guard !ids.isEmpty else { return }
    for node in top.descendants where node.kind == .element && node.hasAttributes {
      for id in [node["id"], node.tag == .a ? node["name"] : nil] {
        guard let id else { continue }
        let key = "\(path)#\(id)"
        if ids.contains(key), targets[key] == nil { targets[key] = node }
      }
    }
  }

  /// `1`, `[12]`, `*`, `†`, `iv`, `a`.
  static func isMark(_ text: String) -> Bool {
    var count = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ", "\n", "\u{A0}", "[", "]", "(", ")", ".", "^", "↩", "↑", "\u{FE0E}", "←": continue
      case "0"..."9", "*", "†", "‡", "§", "¶", "a"..."z", "A"..."Z", "⁰", "¹", "²", "³",
        "⁴"..."⁹":
        count += 1
      default: return false
      }
      if count > 4 { return false }
    }
    return true
  }
}

extension MarkupNode {
  fileprivate var isNoteReference: Bool {
    if let type = self["epub:type"], type.hasPrefix("noteref") { return true }
    if self["role"] == "doc-noteref" { return true }
    switch self["class"] ?? "" {
    case "noteref", "footnote-ref", "footnoteRef", "fnref", "footnote-reference", "sdfootnoteanc",
      "footnote", "footnote-link":
      return true
    default: return false
    }
  }

  fileprivate var isBacklink: Bool {
    if let type = self["epub:type"], type == "backlink" || type == "referrer" { return true }
    if self["role"] == "doc-backlink" { return true }
    switch self["class"] ?? "" {
    case "backlink", "footnote-back", "footnote-backref", "reversefootnote", "sdfootnotesym":
      return true
    default: return false
    }
  }

  /// Whether the document says that this is a note, by type, role or class.
  var isNote: Bool {
    guard hasAttributes else { return false }
    switch self["role"] ?? "" {
    case "doc-footnote", "doc-endnote": return true
    default: break
    }
    switch self["epub:type"] ?? "" {
    case "footnote", "endnote", "rearnote", "note": return true
    default: break
    }
    switch self["class"] ?? "" {
    case "footnote", "endnote", "note-body", "footnote-body": return tag != .a && tag != .sup
    default: return false
    }
  }

  /// The block that this stands in, or itself if it is one.
  var enclosingBlock: MarkupNode? {
    var node: MarkupNode? = self
    var steps = 0
    while let current = node, steps < 12 {
      switch current.tag {
      case .p, .li, .div, .aside, .dd, .td, .section, .blockquote, .dt, .h1, .h2, .h3, .h4, .h5,
        .h6:
        return current
      default: break
      }
      node = current.parent
      steps += 1
    }
    return nil
  }
}
