internal import Conversion
internal import Markup
internal import StoryModel
internal import XHTMLImport

/// A book that Quire's exporter wrote: it says all that its story says.
enum OwnBook {
  /// Whether the package document is one that the exporter writes.
  static func isOwn(_ package: PackageDocument) -> Bool {
    guard package.uniqueIdentifierID == "pub-id" || package.uniqueIdentifierID == "derived-id"
    else { return false }
    let frame = ["nav": "nav.xhtml", "ncx": "toc.ncx"]
    guard frame.allSatisfy({ package.item(id: $0)?.reference == $1 }) else { return false }
    return package.spine.allSatisfy { item in
      switch item.reference {
      case "nav.xhtml", "titlepage.xhtml", "cover.xhtml", "notes.xhtml": true
      default: item.reference.hasPrefix("text/")
      }
    }
  }

  /// The story of such a book, canonical. Nil where somebody edited its text.
  static func story(
    of package: PackageDocument, in archive: BookArchive, jobs: Int,
    diagnostics: inout Diagnostics
  ) throws(ImportError) -> Story? {
    // The contents say nothing that does not stand elsewhere.
    let items = package.spine.filter { $0.reference != "nav.xhtml" }
    let readings = parallelMap(count: items.count, jobs: jobs) { index in
      Reading(of: items[index], in: archive)
    }
    var contents: [PageContent] = []
    var found = Diagnostics()
    for reading in readings {
      guard let content = try reading.content.get() else { return nil }
      found.append(reading.diagnostics)
      contents.append(content)
    }
    let story = try OwnPage.story(of: contents) { (story) throws(ImportError) in
      OwnMetadata.read(package, into: &story.metadata)
      for item in package.items where item.isImage {
        guard let path = item.path, let bytes = try archive.file(at: path) else { continue }
        let id = imageID(of: item.reference)
        if item.properties.contains("cover-image") { story.metadata.cover = id }
        story.media.items.append(MediaItem(id: id, mediaType: item.mediaType, bytes: bytes))
      }
    }
    // Another reader says the same once more.
    if story != nil { diagnostics.append(found) }
    return story
  }

  private static func imageID(of reference: String) -> MediaItem.ID {
    reference.split(separator: "/").last.map { String($0) } ?? reference
  }

  /// What one file of the book says. Nil where somebody edited it.
  private struct Reading {
    var content: Result<PageContent?, ImportError>
    var diagnostics = Diagnostics()

    init(of item: PackageDocument.Item, in archive: BookArchive) {
      let path = item.path ?? ""
      do throws(ImportError) {
        let document = try MarkupReading.document(
          try archive.file(at: path) ?? [], entry: path, diagnostics: &diagnostics)
        let images = ImageLookup { imageID(of: $0) }
        let body = MarkupReading.body(of: document)
        if item.reference == "cover.xhtml" {
          // The page of the cover shows an image that the package names too.
          let isBlank = WhiteSpace.collapsed(body?.innerText ?? "").isEmpty
          content = .success(isBlank ? PageContent() : nil)
        } else {
          content = .success(body.flatMap { OwnPage.content(of: $0, images: images) })
        }
      } catch {
        content = .failure(error)
      }
    }
  }
}
