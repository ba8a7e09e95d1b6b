internal import Markup
internal import StoryLabels
internal import StoryModel

// What stands in a page for readers alone and is left out: it stands elsewhere too. Where it does not,
// somebody edited the page, and another reader keeps every word of it.
extension OwnMarkupReader {
  /// Leaves out an element that holds nothing.
  mutating func nothing(in node: MarkupNode) -> Ending? {
    if node.firstChild != nil { isForeign = true }
    return nil
  }

  /// Leaves out a line of the title block, which shows metadata.
  mutating func showMetadata(_ node: MarkupNode) -> Ending? {
    if !node.isInTitleBlock || node.holdsElements { isForeign = true }
    builder.content.titleBlock.append(node.innerText)
    return nil
  }

  /// Takes the images of an element that holds nothing else.
  mutating func registerImages(in node: MarkupNode) -> Ending? {
    if !builder.isAtTop || !sectionNumbers.isEmpty { isForeign = true }
    for child in node.descendants {
      if child.tag == .img {
        _ = register(child)
      } else if !child.isBlankText {
        isForeign = true
      }
    }
    return nil
  }

  /// Leaves out the names and values that the title block shows.
  mutating func readFacts(_ node: MarkupNode) -> Ending? {
    if let values = node.shownFacts, node.isInTitleBlock {
      builder.content.titleBlock += values
    } else {
      isForeign = true
    }
    return nil
  }
}

extension MarkupNode {
  /// Whether an element stands right in the title block of a page, or on the title page of a book.
  var isInTitleBlock: Bool {
    guard let parent else { return false }
    return parent.tag == .header && parent["class"] == "title-block"
      || parent.tag == .section && parent["class"] == "titlepage"
  }

  /// The values that a title block lists: `dt` and `dd` by turns, or in a book a paragraph each, which
  /// begins with the name. A name that is no label stands among them. Nil where there is something
  /// else.
  var shownFacts: [String]? {
    var values: [String] = []
    func add(name: MarkupNode) {
      let name = name.innerText
      if !Labels.hold(name) { values.append(name) }
    }
    var isBehindName = false
    for child in children where !child.isBlankText {
      switch child.tag {
      case .dt where !isBehindName && !child.holdsElements:
        add(name: child)
        isBehindName = true
      case .dd where isBehindName:
        values.append(child.innerText)
        isBehindName = false
      case .p where !isBehindName:
        guard let name = child.firstChild, name["class"] == "fact-name", !name.holdsElements else {
          return nil
        }
        add(name: name)
        values += child.children.dropFirst().map(\.innerText)
      default: return nil
      }
    }
    return isBehindName ? nil : values
  }

  /// Whether all text below stands in links of a list.
  var isListOfLinks: Bool {
    descendants.allSatisfy { node in
      switch node.kind {
      case .element:
        switch node.tag {
        case .ol, .li, .a: true
        default: false
        }
      case .text: node.isBlankText || node.parent?.tag == .a
      case .document, .comment, .processingInstruction: true
      }
    }
  }

  var holdsElements: Bool { childElements.contains { _ in true } }
}
