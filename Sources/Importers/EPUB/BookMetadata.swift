internal import Conversion
internal import Markup
internal import StoryModel
internal import XHTMLImport

/// What the package document says about a story (EPUB 3.3, 5.5; OPF 2.0.1, 2.2).
struct BookMetadata {
  private var metadata = Metadata()
  private let refinements: Refinements
  private let uniqueIdentifierID: String
  /// The creators, with the places that they ask for.
  private var creators: [(creator: Creator, place: Int?)] = []
  /// What was taken already, by field and value.
  private var known: Set<[String]> = []
  private var seriesName: String?

  static func read(_ package: PackageDocument) -> Metadata {
    let elements = package.metadata
    var reader = BookMetadata(
      refinements: Refinements(elements), uniqueIdentifierID: package.uniqueIdentifierID)
    for element in elements { reader.read(element) }
    reader.placeCreators()
    if reader.metadata.language.isEmpty, let root = package.document.rootElement {
      reader.metadata.language = root["xml:lang"] ?? ""
    }
    return reader.metadata
  }

  private init(refinements: Refinements, uniqueIdentifierID: String) {
    self.refinements = refinements
    self.uniqueIdentifierID = uniqueIdentifierID
  }

  private mutating func read(_ node: MarkupNode) {
    // OPF 1 writes dc:Title.
    let name = node.localName.lowercased()
    if name == "meta" { return readMeta(node) }
    let text = name == "description" ? node.innerText : WhiteSpace.collapsed(node.innerText)
    guard text.utf8.contains(where: { !WhiteSpace.contains($0) }) else { return }
    let id = node["id"] ?? ""
    switch name {
    case "title": readTitle(text, id: id, node)
    case "creator", "contributor": readCreator(text, id: id, node, isCreator: name == "creator")
    case "language":
      let language = text.split(separator: "_").joined(separator: "-")
      if metadata.language.isEmpty {
        if language.lowercased() != "und" { metadata.language = language }
      } else if language != metadata.language {
        add("Language", language)
      }
    case "identifier": readIdentifier(text, id: id, node)
    case "source":
      if metadata.source.isEmpty { metadata.source = text } else { add("Source", text) }
    case "publisher":
      if metadata.publisher.isEmpty { metadata.publisher = text } else { add("Publisher", text) }
    case "rights":
      if metadata.rights.isEmpty { metadata.rights = text } else { add("Rights", text) }
    case "description":
      if metadata.summary.isEmpty { metadata.summary = BookText.blocks(ofDescription: text) }
    case "date": readDate(text, node)
    case "subject": append(text, to: \.tags, name)
    case "type": add("Type", text)
    case "coverage": add("Coverage", text)
    case "relation": add("Relation", text)
    default: break
    }
  }

  private mutating func add(_ name: String, _ value: String) {
    guard known.insert([name, value]).inserted else { return }
    metadata.custom.append(MetadataField(name: name, value: value))
  }

  private mutating func readTitle(_ text: String, id: String, _ node: MarkupNode) {
    let sortTitle = refinements["file-as", of: id] ?? node["opf:file-as"] ?? ""
    switch refinements["title-type", of: id] {
    case "subtitle" where metadata.subtitle.isEmpty: metadata.subtitle = text
    case "main":
      if !metadata.title.isEmpty, metadata.title != text { add("Title", metadata.title) }
      metadata.title = text
      metadata.sortTitle = sortTitle
    case nil where metadata.title.isEmpty:
      metadata.title = text
      if metadata.sortTitle.isEmpty { metadata.sortTitle = sortTitle }
    default: if text != metadata.title { add("Title", text) }
    }
  }

  private mutating func readCreator(
    _ text: String, id: String, _ node: MarkupNode, isCreator: Bool
  ) {
    let given = refinements["role", of: id] ?? node["opf:role"] ?? node["role"] ?? ""
    let code = given.lowercased()
    let isCode = code.utf8.count == 3 && code.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    // The program that made the book had no hand in the story.
    if code == "bkp", !isCreator { return }
    let usual = isCreator ? Creator.Role.author : .contributor
    let sortName =
      refinements["file-as", of: id] ?? node["opf:file-as"] ?? node["file-as"] ?? ""
    let creator = Creator(
      name: text, role: isCode ? Creator.Role(code: code) : usual,
      sortName: WhiteSpace.collapsed(sortName))
    guard known.insert(["creator", text, creator.role.code]).inserted else { return }
    let place = refinements["display-seq", of: id].flatMap { Int(WhiteSpace.collapsed($0)) }
    creators.append((creator, place))
  }

  /// Puts the creators in the order that is asked for, else as they stand.
  private mutating func placeCreators() {
    if creators.allSatisfy({ $0.place != nil }) {
      creators.sort { ($0.place ?? 0) < ($1.place ?? 0) }
    }
    metadata.creators = creators.map(\.creator)
  }

  private mutating func readIdentifier(_ text: String, id: String, _ node: MarkupNode) {
    let scheme = node["opf:scheme"] ?? node["scheme"] ?? ""
    if id == uniqueIdentifierID, metadata.identifier.isEmpty {
      metadata.identifier = text
      return
    }
    switch scheme.lowercased() {
    case "calibre", "uuid", "mobi-asin": break
    case "url", "uri":
      if metadata.source.isEmpty { metadata.source = text } else { add("Address", text) }
    case "":
      if text.hasPrefix("http"), metadata.source.isEmpty {
        metadata.source = text
      } else {
        add("Identifier", text)
      }
    default: add(scheme, text)
    }
  }

  private mutating func readDate(_ text: String, _ node: MarkupNode) {
    // What calibre writes for no date at all.
    guard !text.hasPrefix("0101-01-0") else { return }
    switch (node["opf:event"] ?? node["event"] ?? "publication").lowercased() {
    case "modification", "update", "updated": metadata.updated = text
    case "publication", "original-publication", "issued", "published":
      if metadata.published.isEmpty { metadata.published = text }
    default: break
    }
  }

  // MARK: Meta

  private mutating func readMeta(_ node: MarkupNode) {
    if node.hasAttribute("refines") { return }
    let name = node["property"] ?? node["name"] ?? ""
    let text = WhiteSpace.collapsed(node["content"] ?? node.innerText)
    guard !text.isEmpty else { return }
    switch name {
    case "belongs-to-collection":
      let id = node["id"] ?? ""
      if let type = refinements["collection-type", of: id], type != "series" {
        add("Collection", text)
        return
      }
      addSeries(text, refinements["group-position", of: id] ?? "")
    case "calibre:series":
      seriesName = text
      addSeries(text, "")
    case "calibre:series_index":
      if let seriesName { addSeries(seriesName, text) }
    case "calibre:title_sort": if metadata.sortTitle.isEmpty { metadata.sortTitle = text }
    case "schema:isBasedOn": append(text, to: \.fandoms, name)
    case "schema:character": append(text, to: \.characters, name)
    case "schema:contentRating": metadata.rating = text
    case "schema:creativeWorkStatus": metadata.status = text
    case "schema:wordCount": metadata.wordCount = Int(text)
    case "dcterms:issued": if metadata.published.isEmpty { metadata.published = text }
    default: break
    }
  }

  private mutating func append(
    _ text: String, to field: WritableKeyPath<Metadata, [String]>, _ name: String
  ) {
    guard known.insert([name, text]).inserted else { return }
    metadata[keyPath: field].append(text)
  }

  /// Both ways to say a series say the same one.
  private mutating func addSeries(_ name: String, _ position: String) {
    var position = WhiteSpace.collapsed(position)
    // 2.0 and 2.00 are what calibre writes for 2.
    if let dot = position.firstIndex(of: "."),
      position[position.index(after: dot)...].allSatisfy({ $0 == "0" })
    {
      position = String(position[..<dot])
    }
    guard let index = metadata.series.firstIndex(where: { $0.name == name }) else {
      metadata.series.append(SeriesMembership(name: name, position: position))
      return
    }
    if metadata.series[index].position.isEmpty { metadata.series[index].position = position }
  }
}
