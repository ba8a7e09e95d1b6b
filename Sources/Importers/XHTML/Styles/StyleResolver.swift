internal import Markup

/// Finds out how elements look, each kind of element once.
struct StyleResolver {
  private struct Key: Hashable {
    var tag: HTMLTag
    var classes: String
    var id: String
  }

  private let sheet: StyleSheet
  private var known: [Key: ResolvedClass] = [:]
  /// The last of them that was asked for: paragraphs of one kind follow each other.
  private var last: (key: Key, resolved: ResolvedClass)?
  /// The elements around, where rules look at them.
  private var ancestors: [ElementKey] = []

  init(sheet: StyleSheet) { self.sheet = sheet }

  /// What the stylesheet, the `style` attribute and the names of its classes say about `node`.
  mutating func resolve(_ node: MarkupNode) -> ResolvedClass {
    let hasAttributes = node.hasAttributes
    guard hasAttributes || !sheet.isEmpty else { return ResolvedClass() }
    let key = Key(
      tag: node.tag, classes: hasAttributes ? node["class"] ?? "" : "",
      id: hasAttributes && !sheet.isEmpty ? node["id"] ?? "" : "")
    var resolved = cached(key)
    if hasAttributes, var declarations = node["style"] {
      let own = declarations.withUTF8 { Style(declarations: Array($0)[...]) }
      resolved.style.merge(own)
    }
    return resolved
  }

  private mutating func cached(_ key: Key) -> ResolvedClass {
    if sheet.looksAtAncestors { return resolved(key) }
    if let last, last.key == key { return last.resolved }
    if let resolved = known[key] {
      last = (key, resolved)
      return resolved
    }
    let resolved = resolved(key)
    // Ids are many, and each stands at one element only.
    if known.count < 10_000 { known[key] = resolved }
    last = (key, resolved)
    return resolved
  }

  /// Notes that `node` begins; to be matched by ``leave()``.
  mutating func enter(_ node: MarkupNode) {
    guard sheet.looksAtAncestors else { return }
    ancestors.append(
      Self.element(node.tag, node["class"] ?? "", node["id"] ?? ""))
  }

  mutating func leave() {
    if sheet.looksAtAncestors { _ = ancestors.popLast() }
  }

  private func resolved(_ key: Key) -> ResolvedClass {
    let element = Self.element(key.tag, key.classes, key.id)
    var resolved = ResolvedClass()
    let ruled = sheet.isEmpty ? Style() : sheet.style(of: element, within: ancestors)
    for name in element.classes { resolved.addHints(of: name.lowercased()) }
    resolved.style.merge(ruled)
    return resolved
  }

  private static func element(_ tag: HTMLTag, _ classes: String, _ id: String) -> ElementKey {
    ElementKey(
      name: tag.rawValue, id: id,
      classes: classes.isEmpty
        ? [] : classes.split { $0 == " " || $0 == "\n" || $0 == "\t" }.map { String($0) })
  }
}

/// What the class of an element says.
struct ResolvedClass: Sendable {
  var style = Style()
  /// What a block of the class is.
  var kind: Kind?

  enum Kind: Sendable, Equatable {
    case sceneBreak, verse, stanza, line, letter, epigraph, message, authorNote, heading, footnote
  }

  /// Adds what the name of a class says by itself; stylesheets know better.
  mutating func addHints(of name: String) {
    switch name {
    case "italic", "italics", "ital", "em", "emphasis": style.isItalic = true
    case "bold", "strong": style.isBold = true
    case "bold-italic", "bolditalic":
      style.isItalic = true
      style.isBold = true
    case "underline", "underlined": style.isUnderlined = true
    case "strike", "strikethrough", "line-through": style.isStruckThrough = true
    case "smallcaps", "small-caps", "sc", "scaps", "smcap": style.isSmallCaps = true
    case "center", "centre", "centered", "centred", "text-center", "align-center", "aligncenter",
      "has-text-align-center", "ql-align-center":
      style.alignment = .center
    case "right", "text-right", "align-right", "has-text-align-right", "ql-align-right":
      style.alignment = .right
    case "scene-break", "scenebreak", "scene_break", "section-break", "sectionbreak", "separator",
      "divider", "ornament", "asterism", "ornamental-break", "transition", "tb", "thoughtbreak":
      kind = .sceneBreak
    case "verse", "poem", "poetry", "lyrics", "z3998-verse", "z3998-poem": kind = .verse
    case "stanza": kind = .stanza
    case "letter", "z3998-letter": kind = .letter
    case "epigraph": kind = .epigraph
    case "message": kind = .message
    case "authors-note", "author-note", "authornote", "author_note", "author-notes":
      kind = .authorNote
    case "chapter-title", "chaptertitle", "chapter_title", "chapterhead", "chapter-head",
      "chapter-heading", "chapterheading", "chapter-number", "chapter-name", "fff_chapter_title":
      kind = .heading
    case "footnote", "endnote": kind = .footnote
    default: break
    }
  }
}
