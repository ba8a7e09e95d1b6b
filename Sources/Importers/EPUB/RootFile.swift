internal import Conversion
internal import Markup

/// Where the package document is (OCF 3.3, 4.2.6.3).
enum RootFile {
  private static let container = "META-INF/container.xml"

  /// The path of the package document.
  static func path(
    in archive: BookArchive, diagnostics: inout Diagnostics
  ) throws(ImportError) -> String {
    guard let path = archive.path(resembling: container),
      let document = try archive.document(at: path, diagnostics: &diagnostics)
    else {
      throw ImportError("no file 'META-INF/container.xml': this is no EPUB")
    }
    var paths: [String] = []
    for node in document.root.descendants where node.isNamed("rootfile") {
      if let path = node["full-path"], !path.isEmpty { paths.append(path) }
    }
    guard let first = paths.first else {
      throw ImportError("the container names no package document", entry: container)
    }
    if paths.count > 1 {
      diagnostics.warn(
        "several-packages", "\(paths.count) package documents; the first, '\(first)', is read",
        entry: container)
    }
    guard let found = archive.path(resembling: first) else {
      throw ImportError("the package document '\(first)' is not in the archive", entry: container)
    }
    return found
  }
}
