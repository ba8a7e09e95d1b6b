internal import Conversion
internal import Markup
internal import StoryLabels
internal import StoryModel

// What a page of Quire's own lists as its contents. They are made of headings, and anew each time, so
// that what else somebody wrote there has no place in the story: it is told.
extension OwnPage {
  /// Notes the entries of such lists that say something else than the headings of the story.
  /// - Complexity: O(n) in sections, and in nodes beside the text.
  static func reportContents(
    in body: MarkupNode, of story: Story, _ diagnostics: inout Diagnostics
  ) {
    let lists = body.ownContents
    if lists.isEmpty { return }
    var headings: [String: String] = [:]
    story.forEachSection { headings[$0.id] = $0.headingText }
    reportContents(lists, beside: headings, &diagnostics)
  }

  /// Notes the entries of lists that say something else than the headings in the page.
  /// - Complexity: O(n) in nodes of the page.
  static func reportContents(
    _ lists: [MarkupNode], in body: MarkupNode, _ diagnostics: inout Diagnostics
  ) {
    if lists.isEmpty { return }
    var headings: [String: String] = [:]
    for node in body.descendants where node.tag == .section {
      // A link leads to the first of those that share an id. Those without headings have labels.
      guard let id = node["id"], headings[id] == nil else { continue }
      headings[id] = node["aria-label"] ?? node.ownHeading?.headingText ?? ""
    }
    reportContents(lists, beside: headings, &diagnostics)
  }

  /// - Parameter headings: by the ids of their sections.
  private static func reportContents(
    _ lists: [MarkupNode], beside headings: [String: String], _ diagnostics: inout Diagnostics
  ) {
    for link in lists.lazy.flatMap(\.descendants) where link.tag == .a {
      // A program that saves a page may write its address before the id.
      let target = link["href"]?.split(separator: "#").last.map(String.init) ?? ""
      let title = WhiteSpace.collapsed(link.innerText)
      if let heading = headings[target], says(title, heading) { continue }
      diagnostics.note(
        "contents-left-out",
        "left out an entry of the contents that says something else than the heading: '\(title)'",
        hint: "contents are made of headings: change those",
        at: SourcePosition(link.position))
    }
  }

  /// Whether an entry says what a heading does, or where that is empty, what sections are called. Spaces
  /// and punctuation do not count: they may stand between elements.
  private static func says(_ title: String, _ heading: String) -> Bool {
    let (mine, other) = (words(of: title), words(of: heading))
    return mine == other || other.isEmpty && Labels.hold(title)
  }

  /// All characters but white space, controls and punctuation.
  private static func words(of text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format,
        .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation:
        false
      default: true
      }
    }
  }
}

extension MarkupNode {
  /// The lists of contents right in the body of a page of Quire's own, or in what is its main part.
  var ownContents: [MarkupNode] {
    childElements.flatMap { $0.tag == .main ? Array($0.childElements) : [$0] }
      .filter(\.isOwnContents)
  }

  /// Whether an element is the list of contents of a page of Quire's own.
  var isOwnContents: Bool { tag == .nav && self["class"] == "contents" && isListOfLinks }

  /// The heading of a section, but for those of sections inside.
  fileprivate var ownHeading: MarkupNode? {
    for child in childElements where child.tag != .section {
      if child.tag.isHeading { return child }
      if let heading = child.ownHeading { return heading }
    }
    return nil
  }

  /// The text of a heading as contents show it: without the marks of notes, and with what images are
  /// said to show.
  fileprivate var headingText: String {
    var text = ""
    for child in children where child["class"] != "noteref" {
      if child.tag == .img {
        text += child["alt"] ?? ""
      } else {
        text += child.holdsElements ? child.headingText : child.innerText
      }
    }
    return text
  }
}
