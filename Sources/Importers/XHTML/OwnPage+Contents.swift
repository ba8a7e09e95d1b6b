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
    let frame = body.childElements.flatMap { $0.tag == .main ? Array($0.childElements) : [$0] }
    let lists = frame.filter(\.isOwnContents)
    if lists.isEmpty { return }
    var headings: [String: String] = [:]
    story.forEachSection { headings[$0.id] = $0.headingText }
    for list in lists { reportContents(list, beside: headings, &diagnostics) }
  }

  /// Notes the entries of a list that say something else than the headings in the page.
  /// - Complexity: O(n) in nodes of the page.
  static func reportContents(
    _ list: MarkupNode, in body: MarkupNode, _ diagnostics: inout Diagnostics
  ) {
    var headings: [String: String] = [:]
    for node in body.descendants where node.tag == .section {
      guard let id = node["id"] else { continue }
      headings[id] = node.childElements.first { $0.tag.isHeading }?.headingText ?? ""
    }
    reportContents(list, beside: headings, &diagnostics)
  }

  /// - Parameter headings: by the ids of their sections.
  private static func reportContents(
    _ list: MarkupNode, beside headings: [String: String], _ diagnostics: inout Diagnostics
  ) {
    for link in list.descendants where link.tag == .a {
      let heading = headings[String((link["href"] ?? "").dropFirst())]
      let title = WhiteSpace.collapsed(link.innerText)
      if let heading, says(title, heading) { continue }
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
    let (mine, other) = (letters(of: title), letters(of: heading))
    return mine == other || other.isEmpty && Labels.hold(title)
  }

  private static func letters(of text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter(\.isLetterOrNumber)
  }
}

extension MarkupNode {
  /// Whether an element is the list of contents of a page of Quire's own.
  var isOwnContents: Bool { tag == .nav && self["class"] == "contents" && isListOfLinks }

  /// The text of a heading without the marks of notes.
  fileprivate var headingText: String {
    var text = ""
    for child in children where child["class"] != "noteref" {
      text += child.holdsElements ? child.headingText : child.innerText
    }
    return text
  }
}
