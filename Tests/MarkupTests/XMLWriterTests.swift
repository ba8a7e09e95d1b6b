import Markup
import Testing

@Suite struct XMLWriterTests {
  private func string(_ writer: consuming XMLWriter) -> String {
    String(decoding: writer.finish(), as: UTF8.self)
  }

  @Test func `writes elements, attributes and text`() {
    var writer = XMLWriter()
    writer.declaration()
    writer.element("p", ["class": "first", "id": nil]) { writer in
      writer.text("Tom & ")
      writer.element("em", text: "Jerry")
      writer.element("br")
    }
    #expect(
      string(writer) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <p class="first">Tom &amp; <em>Jerry</em><br/></p>
        """)
  }

  @Test func `collapses only void elements where HTML parsers read along`() {
    var writer = XMLWriter(emptyElements: .collapsedWhereVoid)
    writer.element("div") { writer in
      writer.element("p")
      writer.element("img", ["alt": ""])
    }
    #expect(string(writer) == "<div><p></p><img alt=\"\"/></div>")
  }

  @Test func `closes what was left open`() {
    var writer = XMLWriter()
    writer.open("a")
    writer.open("b")
    #expect(string(writer) == "<a><b/></a>")
  }

  @Test(arguments: [
    ("plain", "<!--plain-->"), ("a--b", "<!--a- -b-->"), ("---", "<!-- - - - -->"),
    ("ends-", "<!--ends- -->"), ("", "<!---->"), ("-->", "<!-- - ->-->"),
  ])
  func `a comment never ends early`(_ text: String, _ expected: String) {
    var writer = XMLWriter()
    writer.comment(text)
    #expect(string(writer) == expected)
  }
}
