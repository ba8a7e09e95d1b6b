internal import Conversion
internal import Markup
internal import StoryModel
internal import XHTMLImport

/// The table of contents of a book, by its navigation document or its NCX.
struct Contents {
  /// A line.
  struct Line {
    var title: String
    var depth: Int
    /// The file that it leads to, as the archive spells it.
    var path: String
    /// The id in that file. Empty for its start.
    var fragment: String

    /// The line, for what it leads to.
    var point: ContentsPoint { ContentsPoint(title: title, depth: depth) }
  }

  private(set) var lines: [Line] = []
  /// What the landmarks and the guide call files: `cover`, `toc`, `titlepage`.
  private(set) var landmarks: [String: String] = [:]
  /// The navigation document.
  private(set) var navigationPath: String?

  private var places: [String: [Int]] = [:]

  /// The lines that lead to the file at `path`, in order.
  func lines(in path: String) -> [Line] { (places[path] ?? []).map { lines[$0] } }

  /// Lines beyond this number are not read.
  private static let limit = 20_000
  private static let depthLimit = 12

  init(
    of package: PackageDocument, in archive: BookArchive, diagnostics: inout Diagnostics
  ) throws(ImportError) {
    let item = package.items.first { $0.properties.contains("nav") }
    if let path = item?.path {
      navigationPath = path
      let document = try MarkupReading.document(
        archive.file(at: path) ?? [], entry: path, diagnostics: &diagnostics)
      readNavigation(document, at: path, archive)
    }
    let ncx =
      package.contentsID.flatMap { package.item(id: $0) }
      ?? package.items.first { $0.mediaType == "application/x-dtbncx+xml" }
      ?? package.items.first { $0.reference.lowercased().hasSuffix(".ncx") }
    if lines.isEmpty, let path = ncx?.path,
      let document = try archive.document(at: path, diagnostics: &diagnostics)
    {
      readNCX(document, at: path, archive)
    }
    for (type, reference) in package.guide {
      guard let target = LinkReference.resolvedPath(reference, in: package.path),
        let path = archive.path(resembling: target), landmarks[path] == nil
      else { continue }
      landmarks[path] = type == "title-page" ? "titlepage" : type
    }
    if lines.count >= Self.limit {
      diagnostics.warn("contents", "contents of more than \(Self.limit) lines are cut there")
    }
  }

  private mutating func readNavigation(
    _ document: MarkupDocument, at path: String, _ archive: BookArchive
  ) {
    let navs = document.root.descendants.filter { $0.tag == .nav }
    let contents = navs.first { $0["epub:type"]?.contains("toc") ?? false } ?? navs.first
    if let contents { readLists(contents, at: path, archive) }
    for nav in navs where nav["epub:type"]?.contains("landmarks") ?? false {
      for link in nav.descendants where link.tag == .a {
        guard let type = link["epub:type"], let reference = link["href"],
          let target = LinkReference.resolvedPath(reference, in: path),
          let file = archive.path(resembling: target)
        else { continue }
        landmarks[file] = String(type.split(separator: " ").first ?? "")
      }
    }
  }

  private mutating func readLists(_ nav: MarkupNode, at path: String, _ archive: BookArchive) {
    for link in nav.descendants where link.tag == .a && lines.count < Self.limit {
      guard let reference = link["href"] else { continue }
      var depth = -1
      var current = link.parent
      while let node = current, node != nav, depth < Self.depthLimit {
        if node.tag == .ol || node.tag == .ul { depth += 1 }
        current = node.parent
      }
      add(link.innerText, max(depth, 0), reference, at: path, archive)
    }
  }

  private mutating func readNCX(
    _ document: MarkupDocument, at path: String, _ archive: BookArchive
  ) {
    for point in document.root.descendants
    where point.isNamed("navPoint") && lines.count < Self.limit {
      var depth = 0
      var current = point.parent
      while let node = current, depth < Self.depthLimit {
        if node.isNamed("navPoint") { depth += 1 }
        if node.isNamed("navMap") { break }
        current = node.parent
      }
      let label = point.childElements.first { $0.isNamed("navLabel") }
      let content = point.childElements.first { $0.isNamed("content") }
      guard let reference = content?["src"] else { continue }
      add(label?.innerText ?? "", depth, reference, at: path, archive)
    }
  }

  private mutating func add(
    _ title: String, _ depth: Int, _ reference: String, at path: String, _ archive: BookArchive
  ) {
    guard !LinkReference.hasScheme(reference),
      let target = LinkReference.resolvedPath(reference, in: path),
      let file = archive.path(resembling: target)
    else { return }
    let fragment = reference.split(separator: "#", maxSplits: 1).dropFirst().first ?? ""
    places[file, default: []].append(lines.count)
    lines.append(
      Line(
        title: WhiteSpace.collapsed(title), depth: depth, path: file,
        fragment: LinkReference.percentDecoded(String(fragment))))
  }
}
