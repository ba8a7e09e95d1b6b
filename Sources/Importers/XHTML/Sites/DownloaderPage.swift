internal import Markup
internal import StoryModel

/// What FanFicFare makes of stories: a title page with labels in bold, then chapters.
enum DownloaderPage {
  /// Whether `body` begins with such a title page.
  static func titleHeading(of body: MarkupNode) -> MarkupNode? {
    let isTitlePage = body.hasClass("fff_titlepage")
    for node in body.childElements.prefix(3) {
      guard node.tag == .h1 || node.tag == .h3 else { continue }
      let links = node.childElements.filter { $0.tag == .a }
      guard links.count >= 2, links[0]["href"]?.hasPrefix("http") ?? false else { continue }
      if isTitlePage || links[1].hasClass("authorlink") { return node }
    }
    return nil
  }

  /// Takes what the title page says, and leaves it out of the text.
  static func read(
    _ body: MarkupNode, heading: MarkupNode, plan: inout PagePlan, metadata: inout Metadata
  ) {
    let links = heading.childElements.filter { $0.tag == .a }
    metadata.title = WhiteSpace.collapsed(links[0].innerText)
    metadata.source = links[0]["href"] ?? metadata.source
    let authors = links.dropFirst().map { WhiteSpace.collapsed($0.innerText) }
    if metadata.creators.map(\.name) != authors {
      metadata.creators = authors.map { Creator(name: $0) }
    }
    plan.directives[heading.id] = .skip
    var current = heading.nextSibling
    while let node = current {
      current = node.nextSibling
      switch node.tag {
      case .table where node.descendants.contains(where: { $0.tag == .b }):
        readRows(of: node, into: &metadata)
        plan.directives[node.id] = .skip
      case .div where node.childElements.first(where: { _ in true })?.tag == .b:
        readLines(of: node, into: &metadata)
        plan.directives[node.id] = .skip
      default: continue
      }
      return
    }
  }

  private static func readRows(of table: MarkupNode, into metadata: inout Metadata) {
    for row in table.descendants where row.tag == .tr {
      let cells = row.childElements.filter { $0.tag == .td }
      for pair in stride(from: 0, to: cells.count - 1, by: 2) {
        let value = cells[pair + 1].innerText
        StoryFacts.take(
          cells[pair].innerText, StoryFacts.split(value), text: value, into: &metadata)
      }
    }
  }

  private static func readLines(of division: MarkupNode, into metadata: inout Metadata) {
    var label = ""
    var value = ""
    for node in division.children {
      switch node.tag {
      case .b:
        StoryFacts.take(label, StoryFacts.split(value), text: value, into: &metadata)
        label = node.innerText
        value = ""
      default: value += node.kind == .text ? node.text : node.innerText
      }
    }
    StoryFacts.take(label, StoryFacts.split(value), text: value, into: &metadata)
  }
}
