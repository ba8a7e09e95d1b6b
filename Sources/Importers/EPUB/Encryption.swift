internal import Conversion
internal import Markup
internal import XHTMLImport

/// What `META-INF/encryption.xml` says (OCF 3.3, 4.2.6.3.2).
enum Encryption {
  /// Makes sure that nothing but fonts is encrypted.
  /// - Throws: ``ImportError`` for a book under DRM.
  static func check(
    _ archive: BookArchive, diagnostics: inout Diagnostics
  ) throws(ImportError) {
    guard let path = archive.path(resembling: "META-INF/encryption.xml"),
      let document = try archive.document(at: path, diagnostics: &diagnostics)
    else { return }
    var encrypted: [String] = []
    var algorithm = ""
    for node in document.root.descendants {
      if node.isNamed("EncryptedData") { algorithm = "" }
      if node.isNamed("EncryptionMethod"), algorithm.isEmpty {
        algorithm = node["Algorithm"] ?? ""
      }
      guard node.isNamed("CipherReference"), let reference = node["URI"],
        !obfuscations.contains(algorithm)
      else { continue }
      encrypted.append(LinkReference.percentDecoded(reference))
    }
    guard let first = encrypted.first else { return }
    let scheme = scheme(of: archive).map { " (\($0))" } ?? ""
    let others = encrypted.count > 1 ? ", and so are \(encrypted.count - 1) others" : ""
    throw ImportError(
      "the book is protected by DRM\(scheme): '\(first)' is encrypted\(others)",
      hint: "it opens only in the program of the shop it is from; ask there for a copy without DRM",
      entry: path)
  }

  /// Fonts made unreadable for other programs, which no story needs.
  private static let obfuscations: Set<String> = [
    "http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC",
  ]

  private static func scheme(of archive: BookArchive) -> String? {
    if archive.contains("META-INF/license.lcpl") { return "Readium LCP" }
    if archive.contains("META-INF/sinf.xml") { return "Apple FairPlay" }
    if archive.contains("META-INF/rights.xml") { return "Adobe ADEPT" }
    if archive.contains("rights.xml") { return "Kobo" }
    return nil
  }
}
