internal import StoryModel
internal import Testing

@Suite struct PageTests {
  @Test func `reads chapters, their numbers apart from their titles`() throws {
    let page = try PageReading(
      """
      <!DOCTYPE html><html lang="en-GB"><head><title>Salt - A Site</title></head><body>
      <h1>Salt</h1><p>by Ada Example</p>
      <h2>Chapter 1: The Quay</h2><p>One.</p>
      <h2>Chapter II</h2><h3>The Sea</h3><p>Two.</p>
      <h2>Epilogue</h2><p>Three.</p></body></html>
      """)
    #expect(page.story.metadata.title == "Salt")
    #expect(page.story.metadata.creators == [Creator(name: "Ada Example")])
    #expect(page.story.metadata.language == "en-GB")
    #expect(
      page.story.sections == [
        Section(
          number: SectionNumber(text: "Chapter 1:", value: 1), title: [.text("The Quay")],
          blocks: [.paragraph([.text("One.")])], id: "chapter-1"),
        Section(
          number: SectionNumber(text: "Chapter II", value: 2), title: [.text("The Sea")],
          blocks: [.paragraph([.text("Two.")])], id: "chapter-2"),
        Section(
          role: .epilogue, title: [.text("Epilogue")], blocks: [.paragraph([.text("Three.")])],
          id: "epilogue"),
      ])
    #expect(page.messages == [])
  }

  @Test func `takes formatting from the stylesheet`() throws {
    let page = try PageReading(
      body: """
        <p class="a">All <span class="b">of</span> it</p>
        <p><span class="c">bold</span> <span class="d"><span class="b">x</span></span></p>
        <p class="e">middle</p><p class="f">gone</p><p style="text-align: right">right</p>
        <div class="g"><p>inside</p></div><p>outside <i style="font-style:normal">plain</i></p>
        """,
      style: """
        /* p.a { color: red } */ @media print { .a { font-weight: bold } }
        p.a { font-style: italic } .b { font-style: normal }
        .c { font-weight: 700 } .d .b { font-variant: small-caps }
        .e { text-align: center } .f { display: none } div.g > p { text-decoration: line-through }
        """)
    #expect(
      page.blocks == [
        .paragraph([.emphasis([.text("All ")]), .text("of"), .emphasis([.text(" it")])]),
        .paragraph([.strong([.text("bold")]), .text(" "), .smallCaps([.text("x")])]),
        .paragraph(Paragraph([.text("middle")], alignment: .center)),
        .paragraph(Paragraph([.text("right")], alignment: .right)),
        .paragraph([.strikethrough([.text("inside")])]),
        .paragraph([.text("outside plain")]),
      ])
    #expect(page.messages == ["6:24: left out hidden text: \"gone\""])
  }

  @Test func `makes paragraphs of line breaks, and drops indents of no-break spaces`() throws {
    let page = try PageReading(
      body: """
        &nbsp;&nbsp;&nbsp;First <i>soup.<br><br>&nbsp;&nbsp;Second</i> soup.<br/>
        <br>Third<br>line.
        """)
    #expect(
      page.blocks == [
        .paragraph([.text("First "), .emphasis([.text("soup.")])]),
        .paragraph([.emphasis([.text("Second")]), .text(" soup.")]),
        .paragraph([.text("Third"), .lineBreak, .text("line.")]),
      ])
  }

  @Test(arguments: ["* * *", "***", "~oOo~", "⁂", "-----", "#", "oOoOo", "=+=", "◊"])
  func `takes marks for scene breaks`(_ mark: String) throws {
    let page = try PageReading(body: "<p>a</p><p align=center><b>\(mark)</b></p><p>b</p>")
    #expect(
      page.blocks == [
        .paragraph([.text("a")]), .sceneBreak(SceneBreak(mark: mark)), .paragraph([.text("b")]),
      ])
  }

  @Test(arguments: ["…", "?", "...", "—", "-", "O", "xo", "12", "?!"])
  func `takes what is said for words`(_ words: String) throws {
    let page = try PageReading(body: "<p>a</p><p>\(words)</p><p>b</p>")
    #expect(page.blocks[1] == .paragraph([.text(words)]))
  }

  @Test func `takes empty paragraphs for scene breaks where they are the exception`() throws {
    let few = try PageReading(body: String(repeating: "<p>a</p>", count: 6) + "<p>&nbsp;</p><p>b")
    #expect(few.blocks.count { $0 == .sceneBreak(SceneBreak()) } == 1)
    let many = try PageReading(body: String(repeating: "<p>a</p><p>&nbsp;</p>", count: 6))
    #expect(many.blocks == Array(repeating: .paragraph([.text("a")]), count: 6))
  }

  @Test func `links notes to what refers to them`() throws {
    let page = try PageReading(
      body: """
        <p>Salt<sup><a href="#fn1" id="r1">1</a></sup> and tin<a class="noteref" href="#fn2">*</a>.</p>
        <hr><h2>Notes</h2><ol><li id="fn1"><p>Not <i>pepper</i>. <a href="#r1">↩</a></p></li></ol>
        <aside id="fn2" role="doc-footnote"><p>Or lead.</p></aside>
        """)
    #expect(
      page.blocks == [
        .paragraph([
          .text("Salt"), .noteReference("1"), .text(" and tin"), .noteReference("2"), .text("."),
        ])
      ])
    #expect(
      page.story.notes == [
        Note(
          id: "1", blocks: [.paragraph([.text("Not "), .emphasis([.text("pepper")]), .text(".")])]),
        Note(id: "2", blocks: [.paragraph([.text("Or lead.")])]),
      ])
    #expect(page.messages == ["heading 'Notes' left out with the place of the notes"])
  }

  @Test func `says what it leaves out, and where`() throws {
    let page = try PageReading(
      body: """
        <nav>Home</nav><p onclick="x()">Text <a href=" JavaScript:x()">link</a></p>
        <script>1</script><iframe src="x"></iframe><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>
        <div id="comments">So nice!</div><form><input type=text>Search</form>
        """)
    #expect(
      page.messages == [
        "1:53: left out navigation: \"Home\"", "1:68: attribute 'onclick' left out",
        "1:90: link to a script left out; its text is kept", "2:1: <script> left out",
        "2:19: <iframe> left out", "2:44: annotations of <ruby> kept in parentheses",
        "3:1: left out comments: \"So nice!\"", "3:34: left out a form: \"Search\"",
      ])
    #expect(
      page.blocks == [.paragraph([.text("Text link")]), .paragraph([.text("漢(かん)")])])
  }

  @Test func `keeps images that stand in the page itself`() throws {
    let page = try PageReading(
      body: """
        <p><img src="data:image/png;base64,iVBORw0KGgo=" alt="A map"></p>
        <p><img src="data:image/png;base64,iVBORw0KGgo="> <img src="http://e.org/x.png"></p>
        """)
    #expect(
      page.story.media.items == [
        MediaItem(
          id: "image-1.png", mediaType: "image/png",
          bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
      ])
    #expect(
      page.blocks == [
        .paragraph([.image(Image(.media("image-1.png"), alternativeText: "A map"))]),
        .paragraph([
          .image(Image(.media("image-1.png"))), .text(" "),
          .image(Image(.remote("http://e.org/x.png"))),
        ]),
      ])
  }

  @Test func `reads tables of words as tables, and others as their text`() throws {
    let page = try PageReading(
      body: """
        <table><tr><th>A<th>B<tr><td>1<td align=right>2</table>
        <table><tr><td><p>One</p><p>Two</p></td></tr></table>
        """)
    #expect(
      page.blocks == [
        .table(
          Table(
            alignments: [.natural, .right],
            header: [TableCell([.text("A")]), TableCell([.text("B")])],
            rows: [[TableCell([.text("1")]), TableCell([.text("2")])]])),
        .paragraph([.text("One")]), .paragraph([.text("Two")]),
      ])
    #expect(page.messages == ["2:1: <table> kept as its text"])
  }

  @Test func `reads XHTML that is not well-formed as HTML`() throws {
    let page = try PageReading(
      """
      <html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head>
      <body><p>One<br>two &amp; three</body></html>
      """)
    #expect(page.blocks == [.paragraph([.text("One"), .lineBreak, .text("two & three")])])
    #expect(
      page.messages.first
        == "2:32: not well-formed: end tag </body> does not match <br>; read as HTML")
  }
}
