import Conversion
import EPUBExport
import StoryModel
import TestSupport
import ZipArchive

/// A book that was written, taken apart again.
struct BookFiles {
  let bytes: [UInt8]
  /// The paths of all entries, in the order of the archive.
  let paths: [String]
  let files: [String: [UInt8]]
  let diagnostics: [Diagnostic]

  init(_ story: Story, options: EPUBExporter.Options = .init()) throws {
    var diagnostics = Diagnostics()
    bytes = try EPUBExporter(options: options).bytes(of: story, diagnostics: &diagnostics)
    self.diagnostics = diagnostics.all
    let archive = try ZipReader(bytes)
    paths = archive.entries.map(\.path)
    var files: [String: [UInt8]] = [:]
    for entry in archive.entries { files[entry.path] = try archive.contents(of: entry) }
    self.files = files
  }

  subscript(path: String) -> String {
    String(decoding: files["EPUB/" + path] ?? [], as: UTF8.self)
  }

  /// The paths of the story's text below `EPUB/`, in order.
  var texts: [String] {
    paths.filter { $0.hasPrefix("EPUB/text/") }.map { String($0.dropFirst(5)) }
  }

  /// What is wrong with the book: markup that is not well-formed, ids that are there twice, links
  /// that lead nowhere, files that the manifest does not name, outlines with gaps. Nil for nothing.
  func fault() throws -> String? {
    var documents: [String: XMLElements] = [:]
    for (path, bytes) in files where !path.hasSuffix(".css") && !path.contains("/images/") {
      if path != "mimetype" { documents[path] = try XMLElements(bytes) }
    }
    var ids: [String: Set<String>] = [:]
    for (path, document) in documents {
      var known: Set<String> = []
      for element in document.elements {
        guard let id = element.attributes["id"] else { continue }
        if !known.insert(id).inserted { return "the id \(id) is twice in \(path)" }
      }
      ids[path] = known
    }
    for (path, document) in documents {
      if let fault = linkFault(of: document, at: path, ids: ids) { return fault }
      if path.hasSuffix(".xhtml"), let fault = outlineFault(of: document) {
        return "\(path): \(fault)"
      }
    }
    let manifest = documents["EPUB/package.opf"]?.elements.filter { $0.name == "item" } ?? []
    let named = Set(manifest.compactMap { $0.attributes["href"] }.map { "EPUB/" + $0 })
    let held = Set(paths).subtracting(["mimetype", "META-INF/container.xml", "EPUB/package.opf"])
    return named == held ? nil : "the manifest names \(named), the archive holds \(held)"
  }

  private func linkFault(
    of document: XMLElements, at path: String, ids: [String: Set<String>]
  ) -> String? {
    let isPackage = path.hasSuffix(".opf")
    for element in document.elements {
      for key in ["href", "src", "idref", "refines", "aria-labelledby"] {
        guard let value = element.attributes[key] else { continue }
        if key == "idref" || key == "aria-labelledby" {
          if ids[path]?.contains(value) != true { return "\(path): no \(value)" }
          continue
        }
        if value.hasPrefix("http") || value.hasPrefix("mailto:") || value.hasPrefix("tel:") {
          continue
        }
        let parts = value.split(separator: "#", omittingEmptySubsequences: false)
        let target = parts[0].isEmpty ? path : resolved(String(parts[0]), in: path)
        guard files[target] != nil else { return "\(path): \(key) \(value) leads nowhere" }
        if parts.count > 1, ids[target]?.contains(String(parts[1])) != true, !isPackage {
          return "\(path): \(key) \(value) leads to no id"
        }
      }
    }
    return nil
  }

  private func resolved(_ href: String, in path: String) -> String {
    var folders = path.split(separator: "/").dropLast()
    for part in href.split(separator: "/") {
      if part == ".." { _ = folders.popLast() } else { folders.append(part) }
    }
    return folders.joined(separator: "/")
  }

  private func outlineFault(of document: XMLElements) -> String? {
    var last: Int?
    for element in document.elements where element.name.utf8.count == 2 {
      guard element.name.hasPrefix("h"), let level = Int(element.name.dropFirst()) else { continue }
      if let last, level > last + 1 { return "h\(level) follows h\(last)" }
      last = level
    }
    return nil
  }
}
