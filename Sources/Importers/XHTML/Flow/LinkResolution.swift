internal import Conversion
internal import StoryModel

/// Leads links inside of a story to the sections that hold what they lead to.
struct LinkResolution {
  private var ids: [String: String] = [:]
  private var known: Set<String> = []
  private var lost = 0

  /// Resolves all links of `story`, whose sections are made of `drafts`.
  /// - Complexity: O(n) in the size of the story.
  static func resolve(
    _ story: inout Story, drafts: inout [SectionDraft], diagnostics: inout Diagnostics
  ) {
    story.sections = drafts.map { $0.section() }
    var wanted: Set<String> = []
    story.forEachInline(of: .link) { inline in
      if case .link(let link) = inline, link.destination.utf8.first == UInt8(ascii: "#") {
        wanted.insert(String(link.destination.dropFirst()))
      }
    }
    guard !wanted.isEmpty else { return }
    var resolution = LinkResolution()
    resolution.assign(&drafts, wanted)
    story.sections = drafts.map { $0.section() }
    let ids = resolution.ids
    var lost = 0
    story.replaceInlines(of: .link) { inlines in
      inlines.mapEach { inline in
        guard case .link(var link) = inline, link.destination.utf8.first == UInt8(ascii: "#") else {
          return [inline]
        }
        guard let id = ids[String(link.destination.dropFirst())] else {
          lost += 1
          return link.content
        }
        link.destination = "#" + id
        return [.link(link)]
      }
    }
    if lost > 0 {
      diagnostics.warn(
        "dangling-link",
        lost == 1
          ? "a link leads nowhere; its text is kept"
          : "\(lost) links lead nowhere; their text is kept")
    }
  }

  private mutating func assign(_ drafts: inout [SectionDraft], _ wanted: Set<String>) {
    for index in drafts.indices {
      for anchor in drafts[index].anchors where wanted.contains(anchor) && ids[anchor] == nil {
        if drafts[index].id.isEmpty { drafts[index].id = unique(anchor) }
        ids[anchor] = drafts[index].id
      }
      assign(&drafts[index].subsections, wanted)
    }
  }

  private mutating func unique(_ anchor: String) -> String {
    let name = anchor.split(separator: "/").last.map { String($0) } ?? anchor
    let fragment = name.split(separator: "#").last.map { String($0) } ?? name
    let slug = Slug.identifier(fragment)
    let base = slug.isEmpty ? "place" : slug
    var id = base
    var number = 2
    while !known.insert(id).inserted {
      id = "\(base)-\(number)"
      number += 1
    }
    return id
  }
}
