internal import Conversion
internal import Markup
internal import StoryLabels
internal import StoryModel
internal import XHTMLExport

extension Book {
  /// Where reading systems find the package document (EPUB 3.3, 4.2.6.3).
  var container: [UInt8] {
    var writer = XMLWriter()
    writer.declaration()
    writer.element(
      "container",
      ["version": "1.0", "xmlns": "urn:oasis:names:tc:opendocument:xmlns:container"]
    ) { writer in
      writer.element("rootfiles") { writer in
        writer.element(
          "rootfile",
          [
            "full-path": BookPath.folder + BookPath.package,
            "media-type": "application/oebps-package+xml",
          ])
      }
    }
    writer.newline()
    return writer.finish()
  }

  /// The package document (EPUB 3.3, 5): metadata, all files, the reading order, and the guide of
  /// EPUB 2 (OPF 2.0.1, 2.6).
  var packageDocument: [UInt8] {
    var writer = XMLWriter()
    writer.declaration()
    writer.open("package")
    writer.attribute("xmlns", "http://www.idpf.org/2007/opf")
    writer.attribute("version", "3.0")
    writer.attribute("unique-identifier", identifier.elementID)
    if LanguageTag.isWellFormed(metadata.language) {
      writer.attribute("xml:lang", metadata.language)
    }
    writer.attribute("dir", isRightToLeft ? "rtl" : "ltr")
    if !metadata.custom.isEmpty || PackageMetadata.needsOwnTerms(metadata) {
      writer.attribute("prefix", PackageMetadata.prefix)
    }
    writer.newline()
    var packageMetadata = PackageMetadata(writer: writer)
    packageMetadata.write(self)
    writer = packageMetadata.writer
    writeManifest(to: &writer)
    writeSpine(to: &writer)
    writeGuide(to: &writer)
    writer.close()
    writer.newline()
    return writer.finish()
  }

  private func writeManifest(to writer: inout XMLWriter) {
    func item(
      _ id: String, _ path: String, _ type: String, properties: String? = nil,
      in writer: inout XMLWriter
    ) {
      writer.element(
        "item", ["id": id, "href": path, "media-type": type, "properties": properties])
      writer.newline()
    }
    let page = "application/xhtml+xml"
    writer.element("manifest") { writer in
      writer.newline()
      item("nav", BookPath.navigation, page, properties: "nav", in: &writer)
      item("ncx", BookPath.ncx, "application/x-dtbncx+xml", in: &writer)
      item("css", BookPath.stylesheet, "text/css", in: &writer)
      if metadata.cover != nil { item("cover", BookPath.cover, page, in: &writer) }
      if ownTitlePage == nil { item("titlepage", BookPath.titlePage, page, in: &writer) }
      for file in plan.files { item(file.itemID, file.path, page, in: &writer) }
      if !pageOfNotes.isEmpty { item("notes", BookPath.notes, page, in: &writer) }
      for media in story.media.items {
        item(
          imageItemID(media.id), BookPath.images + media.id, media.mediaType,
          properties: media.id == metadata.cover ? "cover-image" : nil, in: &writer)
      }
    }
    writer.newline()
  }

  private func writeSpine(to writer: inout XMLWriter) {
    func reference(_ id: String, in writer: inout XMLWriter) {
      writer.element("itemref", ["idref": id])
      writer.newline()
    }
    writer.element(
      "spine", ["toc": "ncx", "page-progression-direction": isRightToLeft ? "rtl" : nil]
    ) { writer in
      writer.newline()
      if metadata.cover != nil { reference("cover", in: &writer) }
      var files = plan.files[...]
      if let page = ownTitlePage {
        reference(page.itemID, in: &writer)
        files = files.dropFirst()
      } else {
        reference("titlepage", in: &writer)
      }
      reference("nav", in: &writer)
      for file in files { reference(file.itemID, in: &writer) }
      if !pageOfNotes.isEmpty { reference("notes", in: &writer) }
    }
    writer.newline()
  }

  private func writeGuide(to writer: inout XMLWriter) {
    func reference(_ type: String, _ title: String, _ path: String, in writer: inout XMLWriter) {
      writer.element("reference", ["type": type, "title": title, "href": path])
      writer.newline()
    }
    writer.element("guide") { writer in
      writer.newline()
      if metadata.cover != nil {
        reference("cover", labels[.cover], BookPath.cover, in: &writer)
      }
      if ownTitlePage == nil {
        reference("title-page", labels[.titlePage], BookPath.titlePage, in: &writer)
      }
      reference("toc", labels[.contents], BookPath.navigation, in: &writer)
      if let start { reference("text", labels[.start], start.path, in: &writer) }
    }
    writer.newline()
  }

  /// The manifest's id of an image. A file name may begin with a digit, an id must not.
  func imageItemID(_ id: MediaItem.ID) -> String { "image." + id }
}

extension TextFile {
  fileprivate var itemID: String { "text." + name }
}

extension Book.Identifier {
  /// The id tells importers apart what the story says from what the exporter made of it.
  var elementID: String { isDerived ? "derived-id" : "pub-id" }
}
