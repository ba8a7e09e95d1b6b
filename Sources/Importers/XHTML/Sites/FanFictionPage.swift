internal import CivilCalendar
internal import Markup
internal import StoryModel

/// Pages of fanfiction.net and fictionpress.com: one chapter each.
enum FanFictionPage {
  /// Reads such a page. Nil where `body` is none.
  static func read(
    _ body: MarkupNode, plan: inout PagePlan, metadata: inout Metadata
  ) -> SitePage? {
    var profile: MarkupNode?
    var text: MarkupNode?
    var chapters: MarkupNode?
    var links: MarkupNode?
    for node in body.descendants where node.hasAttributes {
      switch node["id"] ?? "" {
      case "profile_top": profile = profile ?? node
      case "storytext": text = text ?? node
      case "chap_select": chapters = chapters ?? node
      case "pre_story_links": links = links ?? node
      default: continue
      }
    }
    guard let profile, let text else { return nil }
    plan.directives[profile.id] = .skip
    if let links { plan.directives[links.id] = .skip }
    readProfile(profile, into: &metadata)
    let fandom = links?.descendants.filter { $0.tag == .a }.last?.innerText ?? ""
    if !fandom.isEmpty, metadata.fandoms.isEmpty { metadata.fandoms = [fandom] }
    var page = SitePage(content: text)
    let selected =
      chapters?.childElements.first { $0.hasAttribute("selected") }
      ?? chapters?.childElements.first { _ in true }
    if let selected { page.heading = WhiteSpace.collapsed(selected.innerText) }
    return page
  }

  private static func readProfile(_ profile: MarkupNode, into metadata: inout Metadata) {
    metadata.title = ""
    for node in profile.descendants where node.kind == .element {
      let text = WhiteSpace.collapsed(node.innerText)
      switch node.tag {
      case .b: if metadata.title.isEmpty { metadata.title = text }
      case .a:
        guard node["href"]?.hasPrefix("/u/") ?? false || node["href"]?.contains("/u/") ?? false
        else { continue }
        if !metadata.creators.contains(where: { $0.name == text }) {
          metadata.creators = [Creator(name: text)]
        }
      case .div: if !text.isEmpty { metadata.summary = [.paragraph([.text(text)])] }
      case .span:
        if text.hasPrefix("Rated:") { readFacts(of: node, text, into: &metadata) }
      default: continue
      }
    }
  }

  /// `Rated: Fiction T - English - Drama - Mara Q., Tom B. - Chapters: 5 - Words: 12,345 - ...`.
  private static func readFacts(
    of node: MarkupNode, _ text: String, into metadata: inout Metadata
  ) {
    var place = 0
    var rest = Substring(text)
    while !rest.isEmpty {
      let end = rest.firstRange(of: " - ")
      let fact = rest[..<(end?.lowerBound ?? rest.endIndex)]
      rest = end.map { rest[$0.upperBound...] } ?? ""
      if let colon = fact.firstIndex(of: ":") {
        let label = String(fact[..<colon])
        var value = WhiteSpace.collapsed(String(fact[fact.index(after: colon)...]))
        if value.hasPrefix("Fiction ") { value = String(value.dropFirst(8)) }
        guard label != "Published", label != "Updated", label != "Chapters" else { continue }
        StoryFacts.take(label, StoryFacts.split(value), text: value, into: &metadata)
        continue
      }
      place += 1
      let value = WhiteSpace.collapsed(String(fact))
      switch place {
      case 1: StoryFacts.take("Language", [value], text: value, into: &metadata)
      case 2 where genres.contains(where: { value.hasPrefix($0) }):
        StoryFacts.take(
          "Genre", value.split(separator: "/").map { String($0) }, text: value, into: &metadata)
      default: readCharacters(value, into: &metadata)
      }
    }
    // The moments themselves stand beside the words for them.
    let moments = node.descendants.compactMap { $0["data-xutime"].flatMap { Int($0) } }
    if let last = moments.max(), let first = moments.min() {
      metadata.published = CivilDate(unixSeconds: Int64(first)).text
      if last != first { metadata.updated = CivilDate(unixSeconds: Int64(last)).text }
    }
  }

  /// `[Mara Q., Tom B.] Ann O.`: who stands in brackets is a pair.
  private static func readCharacters(_ text: String, into metadata: inout Metadata) {
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      let pair = StoryFacts.split(String(rest[rest.index(after: open)..<close]))
      metadata.relationships.append(pair.joined(separator: "/"))
      rest = rest[rest.index(after: close)...]
    }
    for name in text.split(whereSeparator: { ",[]".contains($0) }) {
      let name = WhiteSpace.collapsed(String(name))
      if !name.isEmpty, !metadata.characters.contains(name) { metadata.characters.append(name) }
    }
  }

  private static let genres = [
    "Adventure", "Angst", "Crime", "Drama", "Family", "Fantasy", "Friendship", "General",
    "Horror", "Humor", "Hurt/Comfort", "Mystery", "Parody", "Poetry", "Romance", "Sci-Fi",
    "Spiritual", "Supernatural", "Suspense", "Tragedy", "Western",
  ]
}
