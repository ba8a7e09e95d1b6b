import Conversion
import StoryLabels
import StoryModel
import Testing
import XHTMLExport

/// What each node of the model becomes; see the table at ``ContentWriter``.
@Suite struct ContentWriterTests {
  private func writer(
    _ dialect: ContentWriter.Dialect, file: String = "text/a.xhtml"
  ) -> ContentWriter {
    var places = Places()
    places.sectionFiles = ["here": file, "there": "text/b.xhtml"]
    places.noteFiles = ["1": file, "2": "notes.xhtml"]
    places.firstReferenceFiles = ["1": file, "2": "text/b.xhtml"]
    places.imageSources = [
      "map.png": dialect == .book ? "images/map.png" : "data:image/png;base64,"
    ]
    return ContentWriter(
      dialect: dialect, language: "en", labels: Labels(language: "en"), places: places,
      file: dialect == .book ? file : "")
  }

  private func book(_ blocks: Block...) -> String {
    var writer = writer(.book)
    writer.isAtStart = false
    writer.write(blocks)
    return String(decoding: writer.output.bytes, as: UTF8.self)
  }

  private func page(_ blocks: Block...) -> String {
    var writer = writer(.page)
    writer.isAtStart = false
    writer.write(blocks)
    return String(decoding: writer.output.bytes, as: UTF8.self)
  }

  private func book(_ inlines: Inline...) -> String {
    var writer = writer(.book)
    writer.write(inlines)
    return String(decoding: writer.output.bytes, as: UTF8.self)
  }

  private func page(_ inlines: Inline...) -> String {
    var writer = writer(.page)
    writer.write(inlines)
    return String(decoding: writer.output.bytes, as: UTF8.self)
  }

  private let words: [Block] = [.paragraph([.text("w")])]

  @Test func `writes formatting`() {
    let text: [Inline] = [.text("a<&>\"")]
    #expect(book(.emphasis(text)) == "<em>a&lt;&amp;&gt;\"</em>")
    #expect(book(.strong([.text("a")]), .underline([.text("b")])) == "<strong>a</strong><u>b</u>")
    #expect(book(.strikethrough([.text("a")])) == "<s>a</s>")
    #expect(book(.smallCaps([.text("a")])) == "<span class=\"small-caps\">a</span>")
    #expect(
      book(.superscript([.text("a")]), .subscript([.text("b")])) == "<sup>a</sup><sub>b</sub>")
    #expect(book(.code("a  <b"), .lineBreak) == "<code>a  &lt;b</code><br/>")
  }

  @Test func `escapes a sign that combines with a character of its own`() {
    #expect(book(.text("<\u{338}")) == "&lt;\u{338}")
  }

  @Test func `writes languages, and which way they run`() {
    #expect(
      book(.span(Span([.text("oui")], language: "fr")))
        == "<span lang=\"fr\" xml:lang=\"fr\">oui</span>")
    #expect(
      book(.span(Span([.text("x")], language: "he")))
        == "<span lang=\"he\" xml:lang=\"he\" dir=\"rtl\">x</span>")
    #expect(
      book(.span(Span([.text("x")], language: "Old High Dwarvish")))
        == "<span data-lang=\"Old High Dwarvish\">x</span>")
  }

  @Test func `writes links`() {
    func link(_ destination: String, title: String = "") -> Inline {
      .link(Link([.text("x")], destination: destination, title: title))
    }
    #expect(
      book(link("https://example.org/?a&b", title: "t"))
        == "<a href=\"https://example.org/?a&amp;b\" title=\"t\">x</a>")
    #expect(
      book(link("https://example.org/ä"))
        == "<a href=\"https://example.org/%C3%A4\" data-href=\"https://example.org/ä\">x</a>")
    #expect(book(link("#here")) == "<a href=\"#here\">x</a>")
    #expect(book(link("#there")) == "<a href=\"b.xhtml#there\">x</a>")
    #expect(book(link("#nowhere")) == "<a data-href=\"#nowhere\">x</a>")
    #expect(book(link("chapter2.html")) == "<a data-href=\"chapter2.html\">x</a>")
    #expect(page(link("chapter2.html")) == "<a href=\"chapter2.html\">x</a>")
    #expect(page(link("javascript:x")) == "<a data-href=\"javascript:x\">x</a>")
  }

  @Test func `writes no link inside of a link`() {
    let inner: Inline = .link(Link([.text("x")], destination: "b"))
    let outer: Inline = .link(
      Link([inner, .noteReference("1"), .text("y")], destination: "#here"))
    #expect(
      book(outer, inner)
        == "<a href=\"#here\"><span class=\"link\" data-href=\"b\">x</span>"
        + "<span class=\"noteref\" id=\"noteref.1\" data-note=\"1\">1</span>y</a>"
        + "<a data-href=\"b\">x</a>")
  }

  @Test func `writes images`() {
    let map: Inline = .image(Image(.media("map.png"), alternativeText: "a", title: "t"))
    let remote: Inline = .image(Image(.remote("https://example.org/i"), alternativeText: "a"))
    let lost: Inline = .image(Image(.media("lost.png")))
    #expect(book(map) == "<img src=\"../images/map.png\" alt=\"a\" title=\"t\"/>")
    #expect(
      page(map)
        == "<img src=\"data:image/png;base64,\" data-media=\"map.png\" alt=\"a\" title=\"t\"/>")
    #expect(
      book(remote) == "<span class=\"image\" data-src=\"https://example.org/i\">a</span>")
    #expect(page(remote) == "<img src=\"https://example.org/i\" alt=\"a\"/>")
    #expect(page(lost) == "<span class=\"image\" data-src=\"lost.png\"></span>")
  }

  @Test func `writes references to notes, each with an id of its own`() {
    #expect(
      book(.noteReference("1"), .noteReference("1"))
        == "<a class=\"noteref\" role=\"doc-noteref\" epub:type=\"noteref\" id=\"noteref.1\""
        + " href=\"#note.1\">1</a>"
        + "<a class=\"noteref\" role=\"doc-noteref\" epub:type=\"noteref\" id=\"noteref.1.2\""
        + " href=\"#note.1\">1</a>")
    #expect(
      page(.noteReference("1"))
        .hasPrefix("<a class=\"noteref\" role=\"doc-noteref\" id=\"noteref.1\""))
    #expect(book(.noteReference("2")).contains("href=\"../notes.xhtml#note.2\""))
    #expect(book(.noteReference("9")) == "<sup>9</sup>")
  }

  @Test func `writes notes with a link back`() {
    var writer = writer(.book)
    writer.write(Note(id: "1", blocks: words + [.code(CodeBlock("c\n"))]), as: .aside)
    writer.write(Note(id: "2", blocks: [.sceneBreak(SceneBreak())]), as: .division)
    writer.write(Note(id: "3", blocks: words), as: .division)
    #expect(
      String(decoding: writer.output.bytes, as: UTF8.self) == """
        <aside class="footnote" role="doc-footnote" epub:type="footnote" id="note.1">
        <p class="first"><a class="backlink" role="doc-backlink" epub:type="backlink" \
        href="#noteref.1" aria-label="Back to reference 1">1</a> w</p>
        <pre><code>c
        </code></pre>
        </aside>
        <div class="footnote" role="doc-footnote" epub:type="footnote" id="note.2">
        <p class="backlink"><a class="backlink" role="doc-backlink" epub:type="backlink" \
        href="b.xhtml#noteref.2" aria-label="Back to reference 2">2</a></p>
        <hr class="scene-break"/>
        </div>
        <div class="footnote" role="doc-footnote" epub:type="footnote" id="note.3">
        <p class="first">w</p>
        </div>

        """)
  }

  @Test func `writes paragraphs and their alignment`() {
    #expect(book(words[0]) == "<p>w</p>\n")
    for (alignment, name) in [
      (Alignment.left, "left"), (.center, "center"), (.right, "right"), (.justified, "justified"),
    ] {
      #expect(
        book(.paragraph(Paragraph([.text("w")], alignment: alignment)))
          == "<p class=\"\(name)\">w</p>\n")
    }
  }

  @Test func `marks the paragraph after a break as the first`() {
    #expect(
      book(.sceneBreak(SceneBreak()), words[0], words[0])
        == "<hr class=\"scene-break\"/>\n<p class=\"first\">w</p>\n<p>w</p>\n")
  }

  @Test func `keeps the outline of headings whole`() {
    func heading(_ level: Int) -> Block { .heading(Heading(level: level, content: [.text("h")])) }
    #expect(
      book(heading(4), heading(6), heading(5), heading(1), heading(1), heading(2)) == """
        <h2 data-level="4">h</h2>
        <h3 data-level="6">h</h3>
        <h3 data-level="5">h</h3>
        <h2 data-level="1">h</h2>
        <h2 data-level="1">h</h2>
        <h3 data-level="2">h</h3>

        """)
    #expect(
      book(.heading(Heading(level: 2, content: [])))
        == "<div class=\"heading\" data-level=\"2\"></div>\n")
    #expect(page(.heading(Heading(level: 2, content: []))) == "<h2 data-level=\"2\"></h2>\n")
  }

  @Test func `writes the author's ornaments`() {
    #expect(
      book(.sceneBreak(SceneBreak(mark: "~ * ~")))
        == "<div class=\"scene-break\" role=\"separator\" aria-label=\"Scene break\">"
        + "<p aria-hidden=\"true\">~ * ~</p></div>\n")
  }

  @Test func `writes verse`() {
    let verse = Verse(stanzas: [
      Stanza(lines: [VerseLine([.text("a")]), VerseLine([.text("b")], indent: 2)]),
      Stanza(lines: [VerseLine([.text("c")])]),
    ])
    #expect(
      book(.verse(verse)) == """
        <div class="verse">
        <p class="stanza"><span class="line">a<br/></span><span class="line indent-2">b</span></p>
        <p class="stanza"><span class="line">c</span></p>
        </div>

        """)
  }

  @Test func `writes quotations, letters and author's notes`() {
    let w = "<p class=\"first\">w</p>\n"
    #expect(book(.blockQuote(BlockQuote(words))) == "<blockquote>\n\(w)</blockquote>\n")
    #expect(
      book(.blockQuote(BlockQuote(words, kind: .epigraph)))
        == "<blockquote class=\"epigraph\" epub:type=\"epigraph\" role=\"doc-epigraph\">\n"
        + "\(w)</blockquote>\n")
    #expect(
      book(.blockQuote(BlockQuote(words, kind: .message)))
        == "<blockquote class=\"message\">\n\(w)</blockquote>\n")
    #expect(book(.letter(words)) == "<blockquote class=\"letter\">\n\(w)</blockquote>\n")
    #expect(
      book(.authorNote(AuthorNote(words, position: .after)))
        == "<div class=\"authors-note\" role=\"note\" aria-label=\"Author’s note\""
        + " data-position=\"after\">\n\(w)</div>\n")
  }

  @Test func `writes tight and loose lists`() {
    let nested = List(.ordered(start: 0), items: [words])
    #expect(
      book(.list(List(.bullet, items: [words + [.list(nested)], []]))) == """
        <ul>
        <li>w
        <ol start="0">
        <li>w</li>
        </ol>
        </li>
        <li></li>
        </ul>

        """)
    #expect(
      book(.list(List(.ordered(start: 1), isTight: false, items: [words]))) == """
        <ol>
        <li>
        <p class="first">w</p>
        </li>
        </ol>

        """)
  }

  @Test func `writes code, tables and figures`() {
    #expect(
      book(.code(CodeBlock("a\n  b\n", language: "c++")))
        == "<pre><code class=\"language-c++\">a\n  b\n</code></pre>\n")
    func cell(_ text: String) -> TableCell { TableCell(text.isEmpty ? [] : [.text(text)]) }
    #expect(
      book(
        .table(
          Table(
            alignments: [.natural, .right], header: [cell("a"), cell("b")],
            rows: [[cell("c"), cell("")]]))) == """
          <table>
          <thead>
          <tr><th>a</th><th class="right">b</th></tr>
          </thead>
          <tbody>
          <tr><td>c</td><td class="right"></td></tr>
          </tbody>
          </table>

          """)
    #expect(
      book(.figure(Figure(Image(.media("map.png")), caption: [.text("c")])))
        == "<figure><img src=\"../images/map.png\" alt=\"\"/>\n<figcaption>c</figcaption></figure>\n"
    )
  }

  @Test func `writes sections with all that is known of them`() {
    let story = Story(sections: [
      Section(
        role: .part, number: SectionNumber(text: "Part One", value: 1), title: [.text("Ebb")],
        subsections: [
          Section(role: .chapter, number: SectionNumber(text: "1."), title: [.text("Salt")]),
          Section(role: .dedication, blocks: words),
        ], id: "p")
    ]).normalized()
    var writer = writer(.book)
    writer.write(story.sections, depth: 0, headedDepth: 0)
    #expect(
      String(decoding: writer.output.bytes, as: UTF8.self) == """
        <section class="part" id="p" data-number="1" epub:type="part" role="doc-part" \
        aria-labelledby="p.heading">
        <h1 class="heading" id="p.heading" epub:type="title"><span class="number">Part One</span> \
        <span class="title">Ebb</span></h1>
        <section class="chapter" id="s-1-salt" data-depth="1" epub:type="chapter" \
        role="doc-chapter" aria-labelledby="s-1-salt.heading">
        <h2 class="heading" id="s-1-salt.heading" epub:type="title">\
        <span class="number run-in">1.</span> <span class="title">Salt</span></h2>
        </section>
        <section class="dedication" id="p-dedication" data-depth="1" epub:type="dedication" \
        role="doc-dedication" aria-label="Dedication">
        <p class="first">w</p>
        </section>
        </section>

        """)
  }
}
