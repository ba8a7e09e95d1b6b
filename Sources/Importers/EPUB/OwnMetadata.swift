internal import Markup
internal import StoryModel
internal import XHTMLImport

/// Reads the metadata of Quire's own books, by the table at the exporter's `PackageMetadata`.
enum OwnMetadata {
  static func read(_ package: PackageDocument, into metadata: inout Metadata) {
    let refinements = Refinements(package.metadata)
    let hasLanguage = package.document.rootElement?.hasAttribute("xml:lang") ?? false
    for node in package.metadata {
      let text = node.innerText
      let id = node["id"] ?? ""
      guard !node.isNamed("meta") else {
        if let property = node["property"] {
          read(property, text, id: id, refinements, into: &metadata)
        }
        continue
      }
      switch node.localName {
      case "identifier": if id == "pub-id" { metadata.identifier = text }
      case "title":
        if id == "subtitle" {
          metadata.subtitle = text
        } else {
          if id == "title" { metadata.title = text }
          metadata.sortTitle = refinements["file-as", of: id] ?? ""
        }
      case "language": if hasLanguage { metadata.language = text }
      case "creator", "contributor":
        let role = refinements["role", of: id].map { Creator.Role(code: $0) } ?? .author
        metadata.creators.append(
          Creator(name: text, role: role, sortName: refinements["file-as", of: id] ?? ""))
      case "publisher": metadata.publisher = text
      case "date": metadata.published = text
      case "source": metadata.source = text
      case "rights": metadata.rights = text
      case "subject": readSubject(text, id: id, into: &metadata)
      default: break
      }
    }
  }

  private static func readSubject(_ text: String, id: String, into metadata: inout Metadata) {
    switch id.prefix(while: { $0 != "-" }) {
    case "relationship": metadata.relationships.append(text)
    case "warning": metadata.warnings.append(text)
    // Those two stand elsewhere too.
    case "fandom", "rating": break
    default: metadata.tags.append(text)
    }
  }

  private static func read(
    _ property: String, _ text: String, id: String, _ refinements: Refinements,
    into metadata: inout Metadata
  ) {
    switch property {
    case "quire:language": metadata.language = text
    case "quire:published": metadata.published = text
    case "quire:updated": metadata.updated = text
    case "schema:isBasedOn": metadata.fandoms.append(text)
    case "schema:character": metadata.characters.append(text)
    case "schema:contentRating": metadata.rating = text
    case "schema:creativeWorkStatus": metadata.status = text
    case "schema:wordCount": metadata.wordCount = Int(text)
    case "belongs-to-collection":
      let position = refinements["group-position", of: id] ?? refinements["quire:position", of: id]
      metadata.series.append(SeriesMembership(name: text, position: position ?? ""))
    case "quire:field":
      metadata.custom.append(
        MetadataField(name: refinements["quire:name", of: id] ?? "", value: text))
    default: break
    }
  }
}

/// What `meta` elements say about other elements (EPUB 3.3, 5.5.2).
struct Refinements {
  private var values: [String: [String: String]] = [:]

  init(_ metadata: [MarkupNode]) {
    for node in metadata where node.isNamed("meta") {
      guard let refined = node["refines"], let property = node["property"] else { continue }
      let id = refined.utf8.first == UInt8(ascii: "#") ? String(refined.dropFirst()) : refined
      if values[id]?[property] == nil { values[id, default: [:]][property] = node.innerText }
    }
  }

  /// What refines the element with that id, the first where several do.
  subscript(property: String, of id: String) -> String? { values[id]?[property] }
}
