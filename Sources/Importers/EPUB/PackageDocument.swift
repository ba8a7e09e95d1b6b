internal import Conversion
internal import Markup
internal import XHTMLImport

/// The package document of a book (EPUB 3.3, 5; OPF 2.0.1).
struct PackageDocument: Sendable {
  /// A file that the manifest lists.
  struct Item: Sendable {
    var id: String
    /// As the manifest has it.
    var reference: String
    /// As the archive spells it. Nil where it is not in the archive.
    var path: String?
    var mediaType: String
    var properties: [Substring]
    var fallback: String?

    var isText: Bool {
      switch mediaType {
      case "application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/xml",
        "text/xml":
        true
      default: false
      }
    }

    var isImage: Bool { mediaType.hasPrefix("image/") }
  }

  let path: String
  let document: MarkupDocument
  private(set) var items: [Item] = []
  /// Items by id.
  private var places: [String: Int] = [:]
  /// Items by path.
  private var paths: [String: Int] = [:]
  /// The items of the reading order, each once.
  private(set) var spine: [Item] = []
  /// The `toc` of the spine: the id of the NCX.
  private(set) var contentsID: String?
  /// The places that the guide of EPUB 2 names, by type.
  private(set) var guide: [(type: String, reference: String)] = []
  private(set) var uniqueIdentifierID = ""

  init(
    at path: String, in archive: BookArchive, diagnostics: inout Diagnostics
  ) throws(ImportError) {
    guard let document = try archive.document(at: path, diagnostics: &diagnostics),
      let root = document.rootElement
    else { throw ImportError("the package document is empty", entry: path) }
    self.path = path
    self.document = document
    uniqueIdentifierID = root["unique-identifier"] ?? ""
    readManifest(archive, &diagnostics)
    try readSpine(&diagnostics)
    for node in document.root.descendants where node.isNamed("reference") {
      if let type = node["type"], let reference = node["href"] {
        guide.append((type.lowercased(), reference))
      }
    }
  }

  /// The metadata elements, in order, those of OPF 1 inside of others too.
  var metadata: [MarkupNode] {
    guard let root = document.rootElement,
      let metadata = root.childElements.first(where: { $0.isNamed("metadata") })
    else { return [] }
    return metadata.descendants.filter { $0.kind == .element }
  }

  func item(id: String) -> Item? { places[id].map { items[$0] } }

  /// The item at `path` in the archive.
  func item(at path: String) -> Item? { paths[path].map { items[$0] } }

  private mutating func readManifest(_ archive: BookArchive, _ diagnostics: inout Diagnostics) {
    for node in document.root.descendants where node.isNamed("item") {
      guard let id = node["id"], let reference = node["href"] else { continue }
      var item = Item(
        id: id, reference: reference, path: nil,
        mediaType: node["media-type"]?.lowercased() ?? "",
        properties: node["properties"].map { $0.split(separator: " ") } ?? [],
        fallback: node["fallback"])
      if LinkReference.hasScheme(reference) {
        diagnostics.warn(
          "outside-reference", "'\(reference)' is outside of the book and not read",
          at: SourcePosition(node.position), entry: path)
      } else if let target = LinkReference.resolvedPath(reference, in: path) {
        item.path = archive.path(resembling: target)
        if item.path == nil, item.isText || item.isImage {
          diagnostics.warn(
            "missing-file", "'\(reference)' is not in the archive",
            at: SourcePosition(node.position), entry: path)
        }
      } else {
        diagnostics.warn(
          "outside-reference", "'\(reference)' leads out of the archive and is not read",
          at: SourcePosition(node.position), entry: path)
      }
      if places[id] == nil { places[id] = items.count }
      if let path = item.path, paths[path] == nil { paths[path] = items.count }
      items.append(item)
    }
  }

  private mutating func readSpine(_ diagnostics: inout Diagnostics) throws(ImportError) {
    let spines = document.root.descendants.lazy.filter { $0.isNamed("spine") }
    guard let node = spines.first(where: { _ in true }) else {
      throw ImportError("the package document has no spine: nothing says what to read", entry: path)
    }
    contentsID = node["toc"]
    var known: Set<String> = []
    var repeated = 0
    for reference in node.descendants where reference.isNamed("itemref") {
      guard let id = reference["idref"] else { continue }
      guard let item = item(id: id) else {
        diagnostics.warn(
          "dangling-itemref", "the spine names '\(id)', which is not in the manifest",
          at: SourcePosition(reference.position), entry: path)
        continue
      }
      guard known.insert(item.path ?? id).inserted else {
        repeated += 1
        continue
      }
      if let readable = readable(item, &diagnostics) { spine.append(readable) }
    }
    if repeated > 0 {
      diagnostics.warn(
        "repeated-itemref",
        repeated == 1
          ? "the spine names a file twice; it is read once"
          : "the spine names files again \(repeated) times; each is read once", entry: path)
    }
    guard !spine.isEmpty else {
      throw ImportError("the spine names no file that is there: nothing to read", entry: path)
    }
  }

  /// The item, or the first of its fallbacks that can be read.
  private func readable(_ item: Item, _ diagnostics: inout Diagnostics) -> Item? {
    var current = item
    var seen: Set<String> = [item.id]
    while !(current.isText || current.isImage && current.fallback == nil) || current.path == nil {
      guard let fallback = current.fallback, let next = self.item(id: fallback) else {
        if current.path != nil, looksLikeText(current) { return current }
        if current.path != nil {
          diagnostics.warn(
            "unreadable-file",
            "'\(item.reference)' is of a kind that cannot be read, "
              + "'\(item.mediaType)'", entry: path)
        }
        return nil
      }
      guard seen.insert(next.id).inserted else {
        diagnostics.warn(
          "fallback-cycle", "the fallbacks of '\(item.id)' lead back to each other", entry: path)
        return nil
      }
      current = next
    }
    return current
  }

  private func looksLikeText(_ item: Item) -> Bool {
    let name = item.reference.lowercased()
    return name.hasSuffix(".xhtml") || name.hasSuffix(".html") || name.hasSuffix(".htm")
  }
}
