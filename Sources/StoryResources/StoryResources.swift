/// The files of the folder `Resources`, which are part of the program itself.
package enum StoryResources {
  /// The style of books, fit for old e-readers: CSS 2.1 and what they skip without harm.
  package static var bookStylesheet: [UInt8] { PackageResources.book_css }

  /// ``bookStylesheet`` as raw deflate data (RFC 1951), as small as zlib makes it.
  package static var deflatedBookStylesheet: [UInt8] { PackageResources.book_css_deflated }

  /// The style of pages for browsers.
  package static var pageStylesheet: [UInt8] { PackageResources.page_css }

  /// Comes behind either of the others where paragraphs are set apart by space.
  package static var blockParagraphStylesheet: [UInt8] { PackageResources.block_paragraphs_css }
}
