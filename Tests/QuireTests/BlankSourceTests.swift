import Quire
import Testing

/// Sources that no story stands in.
@Suite struct BlankSourceTests {
  @Test(arguments: [
    ("blank.txt", "  \n\n"), ("mark.txt", "\u{FEFF}"), ("mark.md", "\u{FEFF}\n"),
    ("blank.md", "\n\n\n"), ("comment.md", "<!-- later -->\n"),
    ("page.html", "<!DOCTYPE html><html lang=\"en\"><title></title><body><p> </p></body></html>"),
    ("page.xhtml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><hr/></body></html>"),
    ("story.json", "{\"quire\": 1, \"type\": \"story\"}"),
  ])
  func `holds no story`(name: String, text: String) {
    let converter = Converter(options: .init(to: .epub))
    var diagnostics = Diagnostics()
    #expect(
      throws: ImportError("the input holds no words and no pictures: there is no story in it")
    ) {
      try converter.story(
        from: Source(name: name, bytes: Array(text.utf8)), diagnostics: &diagnostics)
    }
  }

  @Test(arguments: [
    ("title.md", "---\ntitle: Later\n---\n"), ("word.txt", "Rain.\n"),
    ("image.html", "<img src=\"a.png\">"), ("title.html", "<title>Later</title>"),
  ])
  func `is a story however little it says`(name: String, text: String) throws {
    let converter = Converter(options: .init(to: .epub))
    var diagnostics = Diagnostics()
    let story = try converter.story(
      from: Source(name: name, bytes: Array(text.utf8)), diagnostics: &diagnostics)
    #expect(!story.metadata.title.isEmpty)
  }
}
