internal import ZipArchive

/// A book as other programs make them, file by file.
package struct SampleBook: Sendable {
  /// A file of the archive.
  package struct File: Sendable {
    package var path: String
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// A document of the reading order.
  package struct Page: Sendable {
    /// Below the folder of the package document: `ch1.xhtml`.
    package var name: String
    /// What stands in `body`, or the whole document if it begins with `<?xml` or `<!DOCTYPE`.
    package var body: String

    package init(_ name: String, _ body: String) {
      self.name = name
      self.body = body
    }
  }

  package var version = "3.0"
  /// What stands in `metadata` of the package document.
  package var metadata = "<dc:title>Salt</dc:title><dc:language>en</dc:language>"
  package var pages: [Page]
  /// The `ol` of the navigation document. None without one.
  package var contents: String?
  /// The `navMap` of the NCX. None without one.
  package var navMap: String?
  package var style = ""
  /// What stands in `guide`.
  package var guide = ""
  /// Items of the manifest besides the pages, the contents and the stylesheet.
  package var items = ""
  /// What stands in `spine` before the pages.
  package var spine: String?
  /// Files besides those that a book has, or in their place.
  package var files: [File] = []

  package init(_ pages: Page...) {
    self.pages = pages
  }

  /// A book of one page.
  package init(body: String) {
    pages = [Page("ch1.xhtml", body)]
  }

  package mutating func add(_ path: String, _ text: String) {
    files.append(File(path: path, bytes: Array(text.utf8)))
  }

  /// All files, in the order of the archive.
  package var allFiles: [File] {
    var all = [
      File(path: "mimetype", bytes: Array("application/epub+zip".utf8)),
      File(path: "META-INF/container.xml", bytes: Array(Self.container.utf8)),
      File(path: "OEBPS/content.opf", bytes: Array(package.utf8)),
    ]
    func add(_ path: String, _ text: String) {
      all.append(File(path: "OEBPS/" + path, bytes: Array(text.utf8)))
    }
    if let contents {
      add(
        "nav.xhtml",
        """
        <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
        <body><nav epub:type="toc"><ol>\(contents)</ol></nav></body></html>
        """)
    }
    if let navMap {
      add(
        "toc.ncx",
        """
        <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>\(navMap)</navMap></ncx>
        """)
    }
    if !style.isEmpty { add("style.css", style) }
    for page in pages {
      let isWhole = page.body.hasPrefix("<?xml") || page.body.hasPrefix("<!DOCTYPE")
      let link =
        style.isEmpty ? "" : "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>"
      add(
        page.name,
        isWhole
          ? page.body
          : """
          <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
          <head><title>x</title>\(link)</head><body>\(page.body)</body></html>
          """)
    }
    for file in files {
      if let index = all.firstIndex(where: { $0.path.utf8.elementsEqual(file.path.utf8) }) {
        all[index] = file
      } else {
        all.append(file)
      }
    }
    return all
  }

  /// The book, field by field.
  package var archive: RawArchive {
    RawArchive(
      entries: allFiles.map { file in
        file.path == "mimetype"
          ? RawEntry(file.path, storing: file.bytes) : RawEntry(file.path, deflating: file.bytes)
      })
  }

  package var bytes: [UInt8] { archive.bytes }

  package static let container = """
    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
    <rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>
    </rootfiles></container>
    """

  private var package: String {
    var manifest = ""
    for (index, page) in pages.enumerated() {
      manifest += """
        <item id="p\(index + 1)" href="\(page.name)" media-type="application/xhtml+xml"/>

        """
    }
    if contents != nil {
      manifest += """
        <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
        """
    }
    if navMap != nil {
      manifest += "<item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>"
    }
    let references =
      spine ?? pages.indices.map { "<itemref idref=\"p\($0 + 1)\"/>" }.joined(separator: "\n")
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <package xmlns="http://www.idpf.org/2007/opf" version="\(version)" unique-identifier="id">
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
      <dc:identifier id="id">urn:x:salt</dc:identifier>\(metadata)</metadata>
      <manifest>\(manifest)\(items)</manifest>
      <spine\(navMap == nil ? "" : " toc=\"ncx\"")>\(references)</spine>
      <guide>\(guide)</guide></package>
      """
  }
}
