internal import Markup
internal import StoryModel

/// What the head of a page says about it.
enum PageMetadata {
  static func read(head: MarkupNode?, root: MarkupNode?) -> Metadata {
    var metadata = Metadata()
    metadata.language = root?["lang"] ?? root?["xml:lang"] ?? ""
    guard let head else { return metadata }
    var documentTitle = ""
    var sharedTitle = ""
    var description = ""
    for node in head.childElements {
      switch node.tag {
      case .title: if documentTitle.isEmpty { documentTitle = WhiteSpace.collapsed(node.innerText) }
      case .link:
        if node["rel"] == "canonical", let address = node["href"] { metadata.source = address }
      case .meta:
        guard let name = node["name"] ?? node["property"] ?? node["itemprop"],
          let content = node["content"], !content.isBlank
        else { continue }
        switch name.lowercased() {
        case "author", "dc.creator", "dcterms.creator", "article:author", "book:author":
          let isAddress = content.hasPrefix("http")
          if !isAddress, !metadata.creators.contains(where: { $0.name == content }) {
            metadata.creators.append(Creator(name: content))
          }
        case "dc.title", "dcterms.title": metadata.title = content
        case "og:title", "twitter:title": if sharedTitle.isEmpty { sharedTitle = content }
        case "description", "og:description", "dc.description":
          if description.isEmpty { description = content }
        case "og:url": if metadata.source.isEmpty { metadata.source = content }
        case "dc.language", "dcterms.language":
          if metadata.language.isEmpty { metadata.language = content }
        case "dc.publisher", "dcterms.publisher": metadata.publisher = content
        case "dc.rights", "dcterms.rights", "copyright": metadata.rights = content
        case "dc.date", "dcterms.issued", "article:published_time": metadata.published = content
        case "dcterms.modified", "article:modified_time": metadata.updated = content
        case "dc.identifier", "dcterms.identifier": metadata.identifier = content
        default: break
        }
      default: break
      }
    }
    if metadata.title.isEmpty { metadata.title = sharedTitle.isEmpty ? documentTitle : sharedTitle }
    if !description.isEmpty { metadata.summary = [.paragraph([.text(description)])] }
    return metadata
  }
}
