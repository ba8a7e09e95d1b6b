/// A namespace by number. The well-known ones have fixed numbers; a document gives numbers to the rest.
package struct MarkupNamespace: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// No namespace.
  package static let none = Self(rawValue: 0)
  package static let html = Self(rawValue: 1)
  package static let svg = Self(rawValue: 2)
  package static let mathML = Self(rawValue: 3)
  package static let xml = Self(rawValue: 4)
  package static let xmlns = Self(rawValue: 5)
  package static let xlink = Self(rawValue: 6)
  /// `epub:type` and its like (EPUB 3).
  package static let ops = Self(rawValue: 7)
  package static let opf = Self(rawValue: 8)
  /// Packages of the Open eBook format, before EPUB 2.
  package static let oebPackage = Self(rawValue: 9)
  package static let dublinCore = Self(rawValue: 10)
  package static let dublinCoreTerms = Self(rawValue: 11)
  package static let ncx = Self(rawValue: 12)
  /// `META-INF/container.xml`.
  package static let container = Self(rawValue: 13)
  package static let xmlEncryption = Self(rawValue: 14)
  package static let xmlSignature = Self(rawValue: 15)
  package static let calibre = Self(rawValue: 16)

  /// The names of the namespaces above, in order.
  static let wellKnownNames = [
    "", "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg",
    "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/2000/xmlns/", "http://www.w3.org/1999/xlink",
    "http://www.idpf.org/2007/ops", "http://www.idpf.org/2007/opf",
    "http://openebook.org/namespaces/oeb-package/1.0/", "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/", "http://www.daisy.org/z3986/2005/ncx/",
    "urn:oasis:names:tc:opendocument:xmlns:container", "http://www.w3.org/2001/04/xmlenc#",
    "http://www.w3.org/2000/09/xmldsig#", "http://calibre.kovidgoyal.net/2009/metadata",
  ]

  /// What a prefix nearly always means, for documents that do not declare it.
  static func usual(forPrefix prefix: UnsafeBufferPointer<UInt8>) -> MarkupNamespace? {
    for (name, namespace) in usualPrefixes where name.bytes.elementsEqual(prefix) {
      return namespace
    }
    return nil
  }

  private static let usualPrefixes: [(StaticString, MarkupNamespace)] = [
    ("epub", .ops), ("xml", .xml), ("xlink", .xlink), ("xmlns", .xmlns), ("opf", .opf),
    ("dc", .dublinCore), ("dcterms", .dublinCoreTerms), ("ncx", .ncx), ("svg", .svg),
    ("math", .mathML), ("m", .mathML), ("calibre", .calibre),
  ]
}
