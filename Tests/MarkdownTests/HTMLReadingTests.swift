import Conversion
import MarkdownImport
import StoryModel
import Testing

@Suite struct HTMLReadingTests {
  @Test func `elements of text format it`() throws {
    #expect(
      try inlines(
        "<b>a</b> <u>*b*</u> x<sup>2</sup><br>c <span style=\"font-variant: small-caps\">d</span> "
          + "<a href=\"http://a.example/\">e</a> <code>f</code> <i lang=x>g</i>") == [
          .strong([.text("a")]), .text(" "), .underline([.emphasis([.text("b")])]), .text(" x"),
          .superscript([.text("2")]), .lineBreak, .text("c "), .smallCaps([.text("d")]),
          .text(" "), .link(Link([.text("e")], destination: "http://a.example/")), .text(" "),
          .code("f"), .text(" "), .emphasis([.text("g")]),
        ])
  }

  @Test func `elements end where the mark around them ends`() throws {
    #expect(
      try inlines("*a <b>b* c</b> d") == [
        .emphasis([.text("a "), .strong([.text("b")])]), .text(" c d"),
      ])
    #expect(
      try inlines("<i>a <b>b</i> c</b>") == [
        .emphasis([.text("a "), .strong([.text("b")])]), .text(" c"),
      ])
  }

  @Test func `block elements are read, whether Markdown stands between them or not`() throws {
    #expect(
      try blocks("<center>\nThe *End*\n</center>\n\n<center>\n\n*Really*\n\n</center>\n\na\n") == [
        .paragraph(Paragraph([.text("The *End*")], alignment: .center)),
        .paragraph(Paragraph([.emphasis([.text("Really")])], alignment: .center)),
        .paragraph([.text("a")]),
      ])
    #expect(
      try blocks("<p align=right>a</p>\n<hr>\n<blockquote>b<p>c</blockquote>\n") == [
        .paragraph(Paragraph([.text("a")], alignment: .right)), .sceneBreak(SceneBreak()),
        .blockQuote(BlockQuote([.paragraph([.text("b")]), .paragraph([.text("c")])])),
      ])
    #expect(
      try blocks("<ul><li>a<li>b<ol start=3><li>c</ol></ul>\n<pre><code>x &lt; *y*\n</code></pre>")
        == [
          .list(
            List(
              .bullet,
              items: [
                [.paragraph([.text("a")])],
                [
                  .paragraph([.text("b")]),
                  .list(List(.ordered(start: 3), items: [[.paragraph([.text("c")])]])),
                ],
              ])),
          .code(CodeBlock("x < *y*\n")),
        ])
    #expect(
      try blocks("<details><summary>Spoiler</summary>\n\nTom did it.\n\n</details>\n") == [
        .paragraph([.text("Spoiler")]), .paragraph([.text("Tom did it.")]),
      ])
  }

  @Test func `a heading of HTML starts a section`() throws {
    let story = try read("<h2>Chapter 2: Salt</h2>\n\na\n\n## Chapter 3\n\nb\n")
    #expect(story.sections.map(\.number?.value) == [2, 3])
    #expect(story.sections[0].blocks == [.paragraph([.text("a")])])
  }

  @Test func `scripts never survive, and words do`() throws {
    let (story, diagnostics) = try readWithDiagnostics(
      """
      a <script>alert(1)</script> b <!-- secret --> c <sigh> <font color=red>d</font>

      <script>
      *x*

      y
      </script>

      <style>p { color: red }</style><p onclick="z()">e</p>
      <marquee>f</marquee>
      """)
    #expect(
      story.sections[0].blocks == [
        .paragraph([.text("a b c <sigh> d")]), .paragraph([.text("e")]),
        .paragraph([.text("f")]),
      ])
    let messages = diagnostics.map { "\($0.position?.line ?? 0): \($0.code): \($0.message)" }
    #expect(
      messages == [
        "1: html-left-out: what '<script>' holds is left out",
        "1: html-left-out: HTML that shows nothing is left out: a comment or the like",
        "1: html-unknown: HTML has no '<sigh>': it is kept as text",
        "1: html-not-kept: '<font>' says what a story cannot: its text is kept",
        "3: html-left-out: what '<script>' holds is left out",
        "9: html-left-out: what '<style>' holds is left out",
        "10: html-not-kept: '<marquee>' says what a story cannot: its text is kept",
      ])
  }

  @Test func `strict reading keeps HTML as it is`() throws {
    let story = try read("a <b>b</b>\n\n<hr>\n", .commonmark)
    #expect(
      story.sections[0].blocks == [
        .paragraph([
          .text("a "), .raw(RawMarkup(format: "html", text: "<b>")), .text("b"),
          .raw(RawMarkup(format: "html", text: "</b>")),
        ]), .raw(RawMarkup(format: "html", text: "<hr>\n")),
      ])
  }
}
