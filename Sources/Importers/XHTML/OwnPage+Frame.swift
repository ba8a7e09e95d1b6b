package import Conversion
package import Markup
package import StoryModel

// What stands around the text of pages of Quire's own, for those that somebody edited.
extension OwnPage {
  /// Tells `plan` what may be left out of such a page, or of a book's title page, since `metadata`
  /// say the same, and where the summary is.
  /// - Complexity: O(n) in nodes of the page.
  package static func readFrame(
    of body: MarkupNode, showing metadata: Metadata, plan: inout PagePlan,
    diagnostics: inout Diagnostics
  ) {
    let lists = body.ownContents
    for list in lists { plan.directives[list.id] = .skip }
    reportContents(lists, in: body, &diagnostics)
    for node in body.childElements {
      switch node.tag {
      case .div where node["class"] == "media" && node.innerText.isBlank:
        plan.directives[node.id] = .skip
      case .header where node["class"] == "title-block",
        .section where node["class"] == "titlepage":
        // It is hidden where the story shows a title page of its own.
        plan.directives[node.id] = .transparent
        readTitleBlock(node, showing: metadata, plan: &plan)
      default: continue
      }
    }
  }

  private static func readTitleBlock(
    _ block: MarkupNode, showing metadata: Metadata, plan: inout PagePlan
  ) {
    for node in block.childElements {
      var lines: [String]?
      switch node["class"] {
      case "summary":
        plan.directives[node.id] = .summary
        continue
      case "title": if metadata.title.isEmpty { continue } else { lines = [node.innerText] }
      case "subtitle", "authors", "series": lines = [node.innerText]
      case "facts": lines = node.shownFacts
      case "cover": if node.innerText.isBlank { lines = [] }
      default: continue
      }
      if let lines, TitleBlock.says(lines, of: metadata) { plan.directives[node.id] = .skip }
    }
  }
}
