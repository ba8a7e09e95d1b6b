internal import Conversion
internal import XHTMLImport

/// The stylesheets of a book, each read once.
struct BookStyles {
  private var sheets: [[String]: StyleSheet] = [:]

  /// The rules for a document.
  /// - Throws: ``ImportError`` for a stylesheet that is damaged.
  mutating func sheet(
    for page: BookPage, in archive: BookArchive
  ) throws(ImportError) -> StyleSheet {
    var sheet: StyleSheet
    if let known = sheets[page.stylesheets] {
      sheet = known
    } else {
      sheet = StyleSheet()
      for path in page.stylesheets { sheet.add(try archive.file(at: path) ?? []) }
      sheets[page.stylesheets] = sheet
    }
    if !page.ownStyles.isEmpty { sheet.add(page.ownStyles.utf8) }
    return sheet
  }
}
