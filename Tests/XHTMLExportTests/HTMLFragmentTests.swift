import Conversion
import StoryModel
import Testing
import XHTMLExport

@Suite struct HTMLFragmentTests {
  private func html(
    _ blocks: [Block], notes: [Note] = [], unsafe: Bool = false
  ) throws -> (html: String, diagnostics: [String]) {
    let story = Story(
      sections: [Section(role: .body, blocks: blocks)], notes: notes
    ).normalized()
    let exporter = HTMLFragmentExporter(options: .init(unsafe: unsafe))
    var diagnostics = Diagnostics()
    let bytes = try exporter.bytes(of: story, diagnostics: &diagnostics)
    return (String(decoding: bytes, as: UTF8.self), diagnostics.all.map(\.message))
  }

  @Test func `writes CommonMark as its reference implementation does`() throws {
    let blocks: [Block] = [
      .heading(Heading(level: 2, content: [.text("A & B")])),
      .paragraph([
        .text("say \""), .emphasis([.text("x")]), .strong([.text("y")]), .code("a<b"),
        .text("\""), .lineBreak, .text("next"),
      ]),
      .sceneBreak(SceneBreak()),
      .list(List(.bullet, items: [[.paragraph([.text("a")])], []])),
      .list(
        List(.ordered(start: 3), isTight: false, items: [[.paragraph([.text("b")])]])),
      .list(
        List(
          .bullet,
          items: [
            [
              .paragraph([.text("a")]),
              .list(List(.bullet, items: [[.paragraph([.text("b")])]])),
            ]
          ])),
      .code(CodeBlock("<a>\n\n  \"b\"\n", language: "swift")),
      .code(CodeBlock("")),
      .blockQuote(BlockQuote([.paragraph([.text("q")])])),
      .paragraph([
        .link(Link([.text("l")], destination: "/a b\\[ä]?x=1&y='", title: "t \"q\"")),
        .image(Image(.remote("i.png"), alternativeText: "alt <", title: "")),
      ]),
    ]
    #expect(
      try html(blocks).html == """
        <h2>A &amp; B</h2>
        <p>say &quot;<em>x</em><strong>y</strong><code>a&lt;b</code>&quot;<br />
        next</p>
        <hr />
        <ul>
        <li>a</li>
        <li></li>
        </ul>
        <ol start="3">
        <li>
        <p>b</p>
        </li>
        </ol>
        <ul>
        <li>a
        <ul>
        <li>b</li>
        </ul>
        </li>
        </ul>
        <pre><code class="language-swift">&lt;a&gt;

          &quot;b&quot;
        </code></pre>
        <pre><code></code></pre>
        <blockquote>
        <p>q</p>
        </blockquote>
        <p><a href="/a%20b%5C%5B%C3%A4%5D?x=1&amp;y=&#x27;" title="t &quot;q&quot;">l</a>\
        <img src="i.png" alt="alt &lt;" /></p>

        """)
  }

  @Test func `writes raw HTML only where asked`() throws {
    let blocks: [Block] = [
      .raw(RawMarkup(format: "html", text: "<div>x</div>")),
      .paragraph([.text("a"), .raw(RawMarkup(format: "html", text: "<b>")), .text("c")]),
    ]
    #expect(try html(blocks, unsafe: true).html == "<div>x</div>\n<p>a<b>c</p>\n")
    let safe = try html(blocks)
    #expect(safe.html == "<p>ac</p>\n")
    #expect(safe.diagnostics == ["left out 2 pieces of raw markup"])
  }

  @Test func `keeps a link to a script only where asked`() throws {
    let blocks: [Block] = [
      .paragraph([.link(Link([.text("a")], destination: "java\tScript:alert(1)"))])
    ]
    #expect(try html(blocks).html == "<p><a href=\"\">a</a></p>\n")
    #expect(
      try html(blocks, unsafe: true).html
        == "<p><a href=\"java%09Script:alert(1)\">a</a></p>\n")
  }

  @Test func `keeps to what fiction sites take`() throws {
    let blocks: [Block] = [
      .paragraph(Paragraph([.text("m")], alignment: .center)),
      .sceneBreak(SceneBreak(mark: "* * *")),
      .verse(
        Verse(stanzas: [
          Stanza(lines: [VerseLine([.text("one")]), VerseLine([.text("two")], indent: 1)])
        ])),
      .paragraph([.text("end"), .noteReference("1")]),
    ]
    let notes = [Note(id: "1", blocks: [.paragraph([.text("note")])])]
    #expect(
      try html(blocks, notes: notes).html == """
        <p align="center">m</p>
        <p align="center">* * *</p>
        <p class="verse">one<br />
        \u{A0}\u{A0}two</p>
        <p>end<sup><a name="noteref-1" href="#note-1">1</a></sup></p>
        <p><a name="note-1" href="#noteref-1">1</a> note</p>

        """)
  }
}
