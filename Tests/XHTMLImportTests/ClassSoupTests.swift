internal import StoryModel
internal import Testing

@Suite struct ClassSoupTests {
  @Test func `reads what calibre makes of formatting`() throws {
    let page = try PageReading(
      body: """
        <div class="calibre1"><p class="calibre2"><span class="calibre3">One</span> two
        <span class="calibre4">three</span> <span class="calibre5">four</span></p>
        <p class="calibre6">Centred</p><p class="calibre7"><span class="calibre8">x</span></p></div>
        """ + String(repeating: "<p>y</p>", count: 4),
      style: """
        .calibre { display: block; font-size: 1em } .calibre1 { display: block }
        .calibre2 { display: block; margin: 0 0 0.2em; text-indent: 1.5em }
        .calibre3 { font-style: italic } .calibre4 { font-weight: bold }
        .calibre5 { font-variant: small-caps } .calibre6 { text-align: center }
        .calibre7 { page-break-before: always } .calibre8 { text-decoration: line-through }
        """)
    #expect(
      page.blocks == [
        .paragraph([
          .emphasis([.text("One")]), .text(" two "), .strong([.text("three")]), .text(" "),
          .smallCaps([.text("four")]),
        ]),
        .paragraph(Paragraph([.text("Centred")], alignment: .center)),
        .sceneBreak(SceneBreak()),
        .paragraph([.strikethrough([.text("x")])]),
      ] + Array(repeating: .paragraph([.text("y")]), count: 4))
    #expect(page.messages == [])
  }

  @Test func `reads what Word saves`() throws {
    let page = try PageReading(
      """
      <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="windows-1252">
      <title>Draft</title><style><!-- /* Style Definitions */
      p.MsoNormal, li.MsoNormal {mso-style-parent:""; margin:0in; font-size:12.0pt;}
      span.GramE {mso-gram-e:yes;} p.Centered {text-align:center}
      @page WordSection1 {size:8.5in 11.0in;} --></style></head><body lang="EN-US">
      <div class="WordSection1"><p class="MsoNormal" align="center" style='text-align:center'>
      <b style='mso-bidi-font-weight:normal'>Chapter One<o:p></o:p></b></p>
      <p class="MsoNormal"><span class="GramE">It <i>rained</i></span><span style='mso-spacerun:yes'>
      </span>again.<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p>
      <p class="Centered">* * *</p><p class="MsoNormal"><span
      style='display:none'>Comment</span>It stopped.</p></div></body></html>
      """)
    #expect(
      page.story.sections == [
        Section(
          number: SectionNumber(text: "Chapter One", value: 1),
          blocks: [
            .paragraph([.text("It "), .emphasis([.text("rained")]), .text(" again.")]),
            .sceneBreak(SceneBreak(mark: "* * *")), .paragraph([.text("It stopped.")]),
          ], id: "chapter-1")
      ])
  }

  @Test func `reads what Google Docs saves`() throws {
    let page = try PageReading(
      """
      <html><head><style type="text/css">.c0{color:#000;font-weight:400;text-decoration:none;
      vertical-align:baseline;font-style:normal}.c1{font-style:italic}.c2{padding-top:0pt;
      text-align:center}.c3{font-weight:700}ol{margin:0}</style></head><body class="c9 doc-content">
      <h1 class="c4"><span class="c0">Chapter 1</span></h1>
      <p class="c5"><span class="c0">It </span><span class="c0 c1">rained</span><span
      class="c0">. </span><span class="c3">Hard.</span></p>
      <p class="c2"><span class="c0">#</span></p><p class="c5"><span class="c0">End.</span></p>
      </body></html>
      """)
    #expect(
      page.blocks == [
        .paragraph([
          .text("It "), .emphasis([.text("rained")]), .text(". "), .strong([.text("Hard.")]),
        ]),
        .sceneBreak(SceneBreak(mark: "#")), .paragraph([.text("End.")]),
      ])
    #expect(page.story.sections.map(\.headingText) == ["Chapter 1"])
  }
}
