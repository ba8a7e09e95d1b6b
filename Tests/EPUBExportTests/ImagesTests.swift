import Conversion
import EPUBExport
import StoryModel
import TestSupport
import Testing

@Suite struct ImagesTests {
  private func story(_ items: [MediaItem], cover: String? = nil, shows: [String] = []) -> Story {
    let images = shows.map { Inline.image(Image(.media($0), alternativeText: "alt of \($0)")) }
    return Story(
      metadata: Metadata(title: "T", creators: [Creator(name: "A")], cover: cover),
      sections: [Section(title: [.text("Salt")], blocks: [.paragraph([.text("x")] + images)])],
      media: MediaLibrary(items: items)
    ).normalized()
  }

  private let png = MediaItem(id: "c.png", mediaType: "image/png", bytes: SampleImages.png)

  @Test func `shows a cover on a page of its own`() throws {
    let book = try BookFiles(story([png], cover: "c.png"))
    #expect(try book.fault() == nil)
    #expect(
      book["cover.xhtml"].contains(
        "<img class=\"cover\" role=\"doc-cover\" src=\"images/c.png\" alt=\"Cover: T, A\"/>"))
    #expect(
      book["package.opf"].contains(
        """
        <item id="image.c.png" href="images/c.png" media-type="image/png" properties="cover-image"/>
        """))
    #expect(book["package.opf"].contains("<meta name=\"cover\" content=\"image.c.png\"/>"))
    #expect(!book["package.opf"].contains("visual"))
    #expect(book.diagnostics.map(\.message) == ["the cover is small: 1 × 1 pixels"])
  }

  @Test func `turns down a cover that not all e-readers show`() throws {
    let gif = MediaItem(id: "c.gif", mediaType: "image/gif", bytes: SampleImages.gif)
    let book = try BookFiles(story([gif], cover: "c.gif"))
    #expect(try book.fault() == nil)
    #expect(book.files["EPUB/cover.xhtml"] == nil)
    #expect(
      book.diagnostics.map(\.message) == [
        "left out the cover: it is a GIF image, and not every e-reader shows that"
      ])
  }

  @Test func `goes by what a file holds, not by its name`() throws {
    let liar = MediaItem(id: "c.gif", mediaType: "image/gif", bytes: SampleImages.png)
    let book = try BookFiles(story([liar], shows: ["c.gif"]))
    #expect(try book.fault() == nil)
    #expect(book["package.opf"].contains("href=\"images/c.png\" media-type=\"image/png\""))
    #expect(book["text/salt.xhtml"].contains("src=\"../images/c.png\""))
  }

  @Test func `shows words where it cannot show an image`() throws {
    let avif = MediaItem(
      id: "c.avif", mediaType: "image/avif", bytes: [0, 0, 0, 32] + Array("ftypavif".utf8))
    let svg = MediaItem(
      id: "d.svg", mediaType: "image/svg+xml",
      bytes: Array("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x</script></svg>".utf8))
    let book = try BookFiles(story([avif, svg], shows: ["c.avif", "d.svg"]))
    #expect(try book.fault() == nil)
    #expect(
      book["text/salt.xhtml"].contains(
        "<span class=\"image\" data-src=\"c.avif\">alt of c.avif</span>"))
    #expect(
      book.diagnostics.map(\.message) == [
        "left out 'c.avif': e-readers do not show this AVIF image",
        "left out 'd.svg': e-readers do not show this SVG image",
      ])
  }

  @Test func `says that a book has images, and whether each has a description`() throws {
    let described = try BookFiles(story([png], shows: ["c.png"]))["package.opf"]
    #expect(described.contains(">textual,visual</meta>"))
    #expect(described.contains(">alternativeText</meta>"))
    var silent = story([png], shows: ["c.png"])
    silent.sections[0].blocks = [.figure(Figure(Image(.media("c.png"))))]
    let package = try BookFiles(silent)["package.opf"]
    #expect(package.contains(">textual,visual</meta>"))
    #expect(!package.contains(">alternativeText</meta>"))
    #expect(!package.contains("accessModeSufficient\">textual</meta>"))
  }
}
