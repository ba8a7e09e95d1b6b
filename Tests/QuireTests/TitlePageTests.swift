import Testing

@testable import Quire

@Suite struct TitlePageTests {
  private let text = """
    RAIN

    by Ann Quill



    Chapter One

    It rained.



    Chapter Two

    It snowed.
    """

  private func story(title: String? = nil) throws -> Story {
    var options = Converter.Options(to: .json)
    options.overrides.title = title
    var diagnostics = Diagnostics()
    return try Converter(options: options).story(
      from: Source(name: "rain.txt", bytes: Array(text.utf8)), diagnostics: &diagnostics)
  }

  private func bytes(_ story: Story, as format: StoryFormat) throws -> [UInt8] {
    var diagnostics = Diagnostics()
    return try Converter(options: .init(to: format)).bytes(of: story, diagnostics: &diagnostics)
  }

  private func holds(_ bytes: [UInt8], _ words: String) -> Bool {
    String(decoding: bytes, as: UTF8.self).contains(words)
  }

  @Test func `the lines that open a text are the title page of its book`() throws {
    let story = try story()
    #expect(story.sections.first?.role == .titlePage)
    #expect(story.metadata.title == "RAIN")
    let book = try bytes(story, as: .epub)
    #expect(!holds(book, "titlepage.xhtml"))
    #expect(holds(book, "text/title-page.xhtml"))
  }

  @Test func `a title page that says something else is no stand-in`() throws {
    let book = try bytes(try story(title: "Snow"), as: .epub)
    #expect(holds(book, "titlepage.xhtml"))
  }

  @Test func `a text with its own title lines is not given them twice`() throws {
    let back = String(decoding: try bytes(try story(), as: .text), as: UTF8.self)
    #expect(back.hasPrefix("RAIN\n\nby Ann Quill\n"))
    #expect(back.ranges(of: "RAIN").count == 1)
    let page = String(decoding: try bytes(try story(), as: .xhtml), as: UTF8.self)
    #expect(page.contains("<header class=\"title-block\" hidden=\"\">"))
  }

  @Test(arguments: [StoryFormat.epub, .xhtml, .json])
  func `a story with a title page of its own reads back`(format: StoryFormat) throws {
    for title in [nil, "Snow"] {
      let story = try story(title: title)
      let converter = Converter(options: .init(to: format))
      let found = converter.verification(of: try bytes(story, as: format), renderedFrom: story)
      #expect(found.result == .same)
    }
  }
}
