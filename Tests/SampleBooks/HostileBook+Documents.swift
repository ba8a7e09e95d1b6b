extension HostileBook {
  static let packages: [HostileBook] = [
    HostileBook(34, "no mimetype", .warned) { $0.entries.removeFirst() },
    HostileBook(34, "mimetype not first", .warned) { $0.entries.swapAt(0, 1) },
    HostileBook(34, "mimetype compressed", .warned) {
      $0.entries[0] = RawEntry("mimetype", deflating: Array("application/epub+zip".utf8))
      $0.entries[0].both { $0.method = 8 }
    },
    HostileBook(34, "another mimetype", .warned) {
      $0.entries[0] = RawEntry("mimetype", storing: Array("application/zip".utf8))
    },
    HostileBook(35, "no container", .refused) { $0.entries.remove(at: 1) },
    HostileBook(35, "an empty container", .refused) { book in
      book.add("META-INF/container.xml", "<container/>")
    },
    HostileBook(36, "no package document", .refused) { $0.entries.remove(at: 2) },
    HostileBook(37, "two package documents", .warned) { book in
      let two = SampleBook.container.replacing(
        "</rootfiles>", with: "<rootfile full-path=\"other.opf\"/></rootfiles>")
      book.add("META-INF/container.xml", two)
      book.add("other.opf", "<package/>")
    },
    HostileBook(38, "an empty spine", .refused) { $0.spine = "" },
    HostileBook(38, "no spine", .refused) { book in
      book.add("OEBPS/content.opf", "<package><manifest/></package>")
    },
    HostileBook(39, "an itemref that leads nowhere", .warned) { book in
      book.spine = "<itemref idref=\"p1\"/><itemref idref=\"gone\"/><itemref idref=\"p2\"/>"
    },
    HostileBook(40, "5,000 itemrefs to one file", .warned) { book in
      book.spine = String(repeating: "<itemref idref=\"p1\"/>", count: 5_000)
    },
    HostileBook(41, "files outside of the book", .warned) { book in
      book.items = """
        <item id="x" href="../../../etc/passwd" media-type="application/xhtml+xml"/>
        <item id="y" href="file:///etc/passwd" media-type="application/xhtml+xml"/>
        <item id="z" href="http://127.0.0.1:9/x" media-type="application/xhtml+xml"/>
        """
      book.spine = ["x", "p1", "y", "z", "p2"].map { "<itemref idref=\"\($0)\"/>" }.joined()
    },
    HostileBook(42, "fallbacks in a circle", .warned) { book in
      book.items = """
        <item id="x" href="x.pdf" media-type="application/pdf" fallback="y"/>
        <item id="y" href="y.pdf" media-type="application/pdf" fallback="x"/>
        """
      book.spine = "<itemref idref=\"x\"/><itemref idref=\"p1\"/>"
    },
    HostileBook(43, "an encrypted chapter", .refused) { book in
      book.add("META-INF/encryption.xml", encryption("OEBPS/ch1.xhtml", "xmlenc#aes128-cbc"))
      book.add("META-INF/rights.xml", "<rights/>")
    },
    HostileBook(44, "an obfuscated font", .read) { book in
      book.add(
        "META-INF/encryption.xml",
        encryption("OEBPS/a.otf", "").replacing(
          "http://www.w3.org/2001/04/", with: "http://www.idpf.org/2008/embedding"))
      book.add("OEBPS/a.otf", "not a font")
    },
    HostileBook(45, "20,001 lines of contents", .warned) { book in
      book.contents = String(repeating: "<li><a href=\"ch1.xhtml\">1</a></li>", count: 20_001)
    },
    HostileBook(45, "contents nested 400 deep", .read) { book in
      book.contents =
        String(repeating: "<li><a href=\"ch1.xhtml\">1</a><ol>", count: 200)
        + "<li><a href=\"ch2.xhtml\">2</a></li>" + String(repeating: "</ol></li>", count: 200)
    },
  ]

  private static func encryption(_ path: String, _ algorithm: String) -> String {
    """
    <encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
    xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>
    <e:EncryptionMethod Algorithm="http://www.w3.org/2001/04/\(algorithm)"/>
    <e:CipherData><e:CipherReference URI="\(path)"/></e:CipherData></e:EncryptedData></encryption>
    """
  }

  static let documents: [HostileBook] = [
    HostileBook(46, "a billion laughs", .refused, book: { $0.pages[0].body = laughs("") }),
    HostileBook(46, "a billion laughs in the package", .refused) { book in
      book.add("OEBPS/content.opf", laughs("package"))
    },
    HostileBook(47, "an entity that grows by the square", .refused) { book in
      let entity = String(repeating: "lol ", count: 12_500)
      let uses = String(repeating: "&a;", count: 2_000)
      book.pages[0].body =
        "<?xml version=\"1.0\"?><!DOCTYPE html [<!ENTITY a \"\(entity)\">]>"
        + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>\(uses)</p></body></html>"
    },
    HostileBook(48, "an external entity", .warned) { book in
      book.pages[0].body = """
        <?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">
        <!ENTITY b SYSTEM "http://127.0.0.1:9/">]><html xmlns="http://www.w3.org/1999/xhtml">
        <body><p>One &a; two &b; three.</p></body></html>
        """
    },
    HostileBook(49, "an external DTD", .read) { book in
      book.pages[0].body = """
        <?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "file:///dev/zero">
        <html xmlns="http://www.w3.org/1999/xhtml"><body><p>One&nbsp;two.</p></body></html>
        """
    },
    HostileBook(50, "parameter entities", .warned) { book in
      book.pages[0].body = """
        <?xml version="1.0"?><!DOCTYPE html [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>
        <html xmlns="http://www.w3.org/1999/xhtml"><body><p>One.</p></body></html>
        """
    },
    HostileBook(51, "elements 100,000 deep", .refused) { archive in
      // Deflated it would be a bomb.
      let text =
        String(repeating: "<div>", count: 100_000) + String(repeating: "</div>", count: 100_000)
      archive[chapter: 2] = RawEntry("OEBPS/ch2.xhtml", storing: Array(text.utf8))
    },
    HostileBook(52, "100,000 attributes", .refused) {
      "<p" + (0..<100_000).map { " a\($0)=\"\"" }.joined() + ">x</p>"
    },
    HostileBook(52, "an attribute of 2 MB", .refused) {
      // Not one letter, which would be a bomb.
      "<p title=\"" + (0..<300_000).map { "\($0) " }.joined() + "\">x</p>"
    },
    HostileBook(53, "12 MB on one line", .read) {
      "<p>" + (0..<1_600_000).map { "\($0) " }.joined() + "</p>"
    },
    HostileBook(54, "tags that are not closed or cross each other", .warned) {
      "<p>One <b>two <i>three</b> four</i><p>five<div>six"
    },
    HostileBook(55, "bare ampersands and entities that nobody knows", .warned) {
      "<p>Salt & Pepper &nobody; &amp; Co</p>"
    },
    HostileBook(56, "characters that XML forbids", .warned) { "<p>a\u{0}b\u{8}c&#1;d</p>" },
    HostileBook(57, "bytes that are not UTF-8", .warned) { book in
      book.files.append(
        .init(
          path: "OEBPS/ch1.xhtml",
          bytes: Array("<?xml version=\"1.0\" encoding=\"utf-8\"?><html><body><p>caf".utf8)
            + [0xE9, 0x20, 0x93, 0x79, 0x94] + Array("</p></body></html>".utf8)))
    },
    HostileBook(57, "UTF-8 that says it is Latin-1", .warned) { book in
      book.pages[0].body =
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><html><body><p>café</p></body></html>"
    },
    HostileBook(58, "UTF-16 without a mark", .read) { book in
      let text = "<?xml version=\"1.0\"?><html><body><p>café</p></body></html>"
      book.files.append(
        .init(path: "OEBPS/ch1.xhtml", bytes: text.utf16.flatMap { little($0) }))
    },
    HostileBook(59, "scripts, frames and handlers", .warned) {
      """
      <script>alert(1)</script><p onclick="alert(2)">One <a href="javascript:alert(3)">two</a></p>
      <iframe src="http://127.0.0.1:9/"></iframe>
      """
    },
  ]

  private static func laughs(_ element: String) -> String {
    var entities = "<!ENTITY a0 \"lol\">"
    for level in 1...9 {
      let inner = String(repeating: "&a\(level - 1);", count: 10)
      entities += "<!ENTITY a\(level) \"\(inner)\">"
    }
    let root = element.isEmpty ? "html" : element
    let content = element.isEmpty ? "<body><p>&a9;</p></body>" : "<metadata>&a9;</metadata>"
    return "<?xml version=\"1.0\"?><!DOCTYPE \(root) [\(entities)]><\(root)>\(content)</\(root)>"
  }
}
