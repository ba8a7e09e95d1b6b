internal import Conversion
internal import Markup
internal import XHTMLImport

/// Where the cover of a book is.
enum Cover {
  /// The image, as the archive spells its path: what the manifest calls the cover (EPUB 3), what
  /// the metadata do (EPUB 2), else the one image of the page of the cover.
  static func path(
    of package: PackageDocument, pages: [BookPage], _ contents: Contents, in archive: BookArchive
  ) -> String? {
    if let item = package.items.first(where: { $0.properties.contains("cover-image") }),
      let path = item.path
    {
      return path
    }
    for meta in package.metadata where meta.isNamed("meta") && meta["name"] == "cover" {
      guard let content = meta["content"] else { continue }
      // The id of an item; some programs write its address.
      let item = package.item(id: content) ?? package.items.first { $0.reference == content }
      guard let item, let path = item.path else { continue }
      if item.isImage { return path }
      if let page = pages.first(where: { $0.path == path }) {
        return onlyImage(of: page, in: archive)
      }
    }
    let page = pages.first { contents.landmarks[$0.path] == "cover" } ?? pages.first
    guard let page, page.showsOnlyImages else { return nil }
    return onlyImage(of: page, in: archive)
  }

  private static func onlyImage(of page: BookPage, in archive: BookArchive) -> String? {
    var found: String?
    for node in page.body.descendants.prefix(1_000) where node.tag == .img || node.tag == .image {
      guard found == nil, let reference = node["src"] ?? node["xlink:href"] ?? node["href"],
        !LinkReference.hasScheme(reference),
        let target = LinkReference.resolvedPath(reference, in: page.path)
      else { return nil }
      found = archive.path(resembling: target)
    }
    return found
  }
}
