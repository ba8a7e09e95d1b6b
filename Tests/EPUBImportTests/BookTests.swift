internal import Conversion
internal import SampleBooks
internal import StoryModel
internal import TestSupport
internal import Testing

@Suite struct BookTests {
  @Test func `reads the metadata of EPUB 2`() throws {
    var book = SampleBook(body: "<p>It rained.</p>")
    book.version = "2.0"
    book.metadata = """
      <dc:title>Salt &amp; Static</dc:title><dc:title>The Revised Edition</dc:title>
      <dc:creator opf:role="aut" opf:file-as="Quill, Mara">Mara Quill</dc:creator>
      <dc:creator opf:role="ill">Tom Brush</dc:creator>
      <dc:contributor opf:role="trl">Ann Other</dc:contributor>
      <dc:contributor opf:role="bkp">a program</dc:contributor>
      <dc:language>en_GB</dc:language><dc:publisher>Nobody</dc:publisher>
      <dc:identifier opf:scheme="ISBN">9780000000002</dc:identifier>
      <dc:identifier opf:scheme="URL">https://example.org/1</dc:identifier>
      <dc:date opf:event="publication">2019-04-01</dc:date>
      <dc:date opf:event="modification">2020-05-02</dc:date>
      <dc:subject>Sea</dc:subject><dc:subject>Sea</dc:subject><dc:subject>Radio, old</dc:subject>
      <dc:description>&lt;p&gt;One &lt;i&gt;night&lt;/i&gt;.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</dc:description>
      <meta name="calibre:series" content="Tides"/><meta name="calibre:series_index" content="2.0"/>
      """
    let metadata = try BookReading(book).story.metadata
    #expect(
      metadata
        == Metadata(
          title: "Salt & Static",
          creators: [
            Creator(name: "Mara Quill", sortName: "Quill, Mara"),
            Creator(name: "Tom Brush", role: .illustrator),
            Creator(name: "Ann Other", role: .translator),
          ], language: "en-GB", identifier: "urn:x:salt", source: "https://example.org/1",
          publisher: "Nobody",
          summary: [
            .paragraph([.text("One "), .emphasis([.text("night")]), .text(".")]),
            .paragraph([.text("Two.")]),
          ], series: [SeriesMembership(name: "Tides", position: "2")], published: "2019-04-01",
          updated: "2020-05-02", tags: ["Sea", "Radio, old"],
          custom: [
            MetadataField(name: "Title", value: "The Revised Edition"),
            MetadataField(name: "ISBN", value: "9780000000002"),
          ]))
  }

  @Test func `reads the metadata of EPUB 3, a series said both ways as one`() throws {
    var book = SampleBook(body: "<p>It rained.</p>")
    book.metadata = """
      <dc:title id="s">A Tale</dc:title><meta refines="#s" property="title-type">subtitle</meta>
      <dc:title id="t">Salt</dc:title><meta refines="#t" property="title-type">main</meta>
      <meta refines="#t" property="file-as">Salt, The</meta><dc:language>de</dc:language>
      <dc:creator id="b">Bo</dc:creator><meta refines="#b" property="display-seq">2</meta>
      <dc:creator id="a">Al</dc:creator><meta refines="#a" property="display-seq">1</meta>
      <meta refines="#b" property="role" scheme="marc:relators">edt</meta>
      <meta property="belongs-to-collection" id="c">Tides</meta>
      <meta refines="#c" property="collection-type">series</meta>
      <meta refines="#c" property="group-position">2.5</meta>
      <meta name="calibre:series" content="Tides"/><meta name="calibre:series_index" content="2.5"/>
      <meta property="dcterms:modified">2024-01-01T00:00:00Z</meta>
      """
    let metadata = try BookReading(book).story.metadata
    #expect(
      metadata
        == Metadata(
          title: "Salt", subtitle: "A Tale", sortTitle: "Salt, The",
          creators: [Creator(name: "Al"), Creator(name: "Bo", role: .editor)], language: "de",
          identifier: "urn:x:salt", series: [SeriesMembership(name: "Tides", position: "2.5")]))
  }

  @Test func `reads parts and chapters as the contents tell them`() throws {
    var book = SampleBook(
      .init("f.xhtml", "<section epub:type=\"dedication\"><p>To you.</p></section>"),
      .init("a.xhtml", "<h1>Part One</h1><h1>Chapter 1</h1><h2>The Quay</h2><p>One.</p>"),
      .init("b.xhtml", "<h1>Chapter 2: Sea</h1><p>Two.</p><h3>Later</h3><p>Three.</p>"),
      .init("c.xhtml", "<p>Four.</p>"))
    book.contents = """
      <li><a href="a.xhtml">Part One</a><ol><li><a href="a.xhtml">Chapter 1: The Quay</a></li>
      <li><a href="b.xhtml">Chapter 2: Sea</a></li></ol></li><li><a href="c.xhtml">Epilogue</a></li>
      """
    let reading = try BookReading(book)
    #expect(
      reading.outline == [
        "dedication | To you.", "part 1 \"Part One\"",
        "  chapter 1 \"Chapter 1\" The Quay | One.", "  chapter 2 \"Chapter 2:\" Sea | Two.",
        "    section Later | Three.", "epilogue Epilogue | Four.",
      ])
    #expect(reading.messages == [])
  }

  @Test func `tells chapters in one file apart by the NCX`() throws {
    var book = SampleBook(
      body: """
        <p>Before.</p><p><a id="c1"></a>I</p><p>One.</p><div id="c2"><p>Two.</p></div>
        <h2><a name="c3"></a>III</h2><p>Three.</p>
        """)
    book.version = "2.0"
    book.navMap = [("c1", "I"), ("c2", "II"), ("c3", "III")].map { id, title in
      """
      <navPoint><navLabel><text>\(title)</text></navLabel><content src="ch1.xhtml#\(id)"/></navPoint>
      """
    }.joined()
    let reading = try BookReading(book)
    #expect(
      reading.outline == [
        "body | Before.", "chapter 1 \"I\" | One.", "chapter 2 \"II\" | Two.",
        "chapter 3 \"III\" | Three.",
      ])
  }

  @Test func `joins files that one chapter was split into`() throws {
    var book = SampleBook(
      .init("i_split_000.html", "<div class=\"b\"><h2>Chapter 1</h2><p>One.</p></div>"),
      .init("i_split_001.html", "<div class=\"b\"><p>Two.</p></div>"),
      .init("i_split_002.html", "<h2>Chapter 2</h2><p>Three.</p>"),
      .init("i_split_003.html", "<section epub:type=\"chapter\"><p>Four.</p></section>"))
    #expect(
      try BookReading(book).outline == [
        "chapter 1 \"Chapter 1\" | One.; Two.", "chapter 2 \"Chapter 2\" | Three.; Four.",
      ])
    book.pages = book.pages.enumerated().map { .init("x\($0).html", $1.body) }
    #expect(try BookReading(book).outline.count == 4)
  }

  @Test func `falls back on headings without any contents`() throws {
    let book = SampleBook(
      .init("a.xhtml", "<h2>Prologue</h2><p>One.</p>"),
      .init("b.xhtml", "<p><b>Chapter One</b></p><p>Two.</p>"), .init("c.xhtml", "<p>Three.</p>"))
    #expect(
      try BookReading(book).outline == [
        "prologue Prologue | One.", "body | Chapter One; Two.", "body | Three.",
      ])
  }

  @Test func `links notes in another file to what refers to them`() throws {
    let book = SampleBook(
      .init(
        "a.xhtml",
        """
        <h1>Chapter 1</h1><p>Salt.<sup><a id="r1" href="n%6Ftes.xhtml#n1">1</a></sup></p>
        <p>Tin.<a epub:type="noteref" href="#f">*</a></p>
        <aside epub:type="footnote" id="f"><p>Lead.</p></aside>
        """),
      .init(
        "notes.xhtml",
        """
        <h1>Notes</h1><p id="n1"><a href="a.xhtml#r1">1.</a> Not <i>pepper</i>.</p>
        """))
    let reading = try BookReading(book)
    #expect(
      reading.story.sections.first?.blocks == [
        .paragraph([.text("Salt."), .noteReference("1")]),
        .paragraph([.text("Tin."), .noteReference("2")]),
      ])
    #expect(
      reading.story.notes == [
        Note(
          id: "1", blocks: [.paragraph([.text("Not "), .emphasis([.text("pepper")]), .text(".")])]),
        Note(id: "2", blocks: [.paragraph([.text("Lead.")])]),
      ])
  }

  @Test func `takes images into the story, and the cover once`() throws {
    var book = SampleBook(
      .init("cover.xhtml", "<div><svg><image href=\"I/Cover.png\"/></svg></div>"),
      .init(
        "a.xhtml", "<p>A <img src=\"./I/dot.PNG?x\" alt=\"dot\"/> and <img src=\"no.png\"/>.</p>"))
    book.metadata += "<meta content=\"c\" name=\"cover\"/>"
    book.items = "<item id=\"c\" href=\"I/Cover.png\" media-type=\"image/png\"/>"
    book.files = [
      .init(path: "OEBPS/I/Cover.png", bytes: SampleImages.redPNG),
      .init(path: "OEBPS/I/DOT.png", bytes: SampleImages.png),
    ]
    let reading = try BookReading(book)
    #expect(reading.story.metadata.cover == "cover.png")
    #expect(
      reading.story.media.items == [
        MediaItem(id: "cover.png", mediaType: "image/png", bytes: SampleImages.redPNG),
        MediaItem(id: "dot.png", mediaType: "image/png", bytes: SampleImages.png),
      ])
    #expect(
      reading.story.sections.first?.blocks == [
        .paragraph([
          .text("A "), .image(Image(.media("dot.png"), alternativeText: "dot")), .text(" and "),
          .image(Image(.remote("no.png"))), .text("."),
        ])
      ])
    #expect(reading.messages == ["the image 'no.png' is not in the archive"])
  }

  @Test func `sees through Kobo's spans and calibre's classes`() throws {
    var book = SampleBook(
      body: """
        <div id="book-columns"><div id="book-inner"><h2 class="calibre4"><span class="koboSpan"
        id="kobo.1.1">Chapter 1</span></h2><p class="calibre1"><span class="koboSpan"
        id="kobo.2.1">It <span class="italic">rained</span>. </span><span class="koboSpan"
        id="kobo.2.2">“<span class="calibre2">No</span>.”</span></p></div></div>
        """)
    book.style = ".calibre2 { font-weight: bold } .calibre1 { margin: 0; text-align: justify }"
    #expect(
      try BookReading(book).story.sections == [
        Section(
          number: SectionNumber(text: "Chapter 1", value: 1),
          blocks: [
            .paragraph([
              .text("It "), .emphasis([.text("rained")]), .text(". “"), .strong([.text("No")]),
              .text(".”"),
            ])
          ], id: "chapter-1")
      ])
  }

  @Test func `leaves out lists of contents and title pages that say nothing new`() throws {
    var book = SampleBook(
      .init("t.xhtml", "<h1>Salt</h1><p>by Mara Quill</p>"),
      .init(
        "toc.xhtml",
        "<h2>Contents</h2><p><a href=\"a.xhtml\">One</a></p><p><a href=\"b.xhtml\">Two</a></p>"
          + "<p><a href=\"c.xhtml\">Three</a></p>"),
      .init("a.xhtml", "<h2>One</h2><p>1.</p>"), .init("b.xhtml", "<h2>Two</h2><p>2.</p>"),
      .init("c.xhtml", "<h2>Three</h2><p>3.</p>"))
    book.metadata += "<dc:creator>Mara Quill</dc:creator>"
    let reading = try BookReading(book)
    #expect(reading.outline.count == 3)
    #expect(
      reading.messages == [
        "OEBPS/t.xhtml:left out a title page that says what the metadata say",
        "OEBPS/toc.xhtml:left out a list of contents",
      ])
  }

  @Test func `reads what FanFicFare says on its title page`() throws {
    var book = SampleBook(
      .init(
        "title_page.xhtml",
        """
        <h3><a href="https://example.org/s/7">Low Tide</a> by <a class="authorlink"
        href="https://example.org/u/7">quillmara</a></h3><div><b>Category:</b> Lanterns<br/>
        <b>Rating:</b> T<br/><b>Words:</b> 12,345<br/></div>
        """),
      .init("a.xhtml", "<h3 class=\"fff_chapter_title\">1. Quay</h3><p>One.</p>"),
      .init("b.xhtml", "<h3 class=\"fff_chapter_title\">2. Sea</h3><p>Two.</p>"))
    book.metadata = "<dc:title>Low Tide</dc:title><dc:creator>quillmara</dc:creator>"
    let reading = try BookReading(book)
    #expect(reading.outline == ["chapter 1 \"1.\" Quay | One.", "chapter 2 \"2.\" Sea | Two."])
    #expect(reading.story.metadata.fandoms == ["Lanterns"])
    #expect(reading.story.metadata.rating == "T")
    #expect(reading.story.metadata.source == "https://example.org/s/7")
    #expect(reading.story.metadata.wordCount == 12345)
  }

  @Test func `reads the preface and the notes of the Archive of Our Own's books`() throws {
    let book = SampleBook(
      .init(
        "p.xhtml",
        """
        <div id="preface" class="calibre1"><h2 class="toc-heading">Preface</h2>
        <div class="meta"><dl class="tags"><dt class="calibre5">Rating:</dt><dd>Mature</dd></dl>
        <h1 class="calibre6">Salt</h1><div class="byline">by <a href="/u">quillmara</a></div>
        <p class="calibre7">Summary</p><blockquote class="userstuff2"><p>It ebbs.</p></blockquote>
        </div></div>
        """),
      .init(
        "c.xhtml",
        """
        <div id="chapters" class="userstuff"><div class="meta"><h2 class="heading">Chapter 1</h2>
        <p>Chapter Notes</p><blockquote class="userstuff"><p>Hello!</p></blockquote></div>
        <div class="userstuff2"><p>One.</p></div></div>
        """))
    let reading = try BookReading(book)
    #expect(reading.outline == ["chapter 1 \"Chapter 1\" | author's note; One."])
    #expect(reading.story.metadata.rating == "Mature")
    #expect(reading.story.metadata.creators == [Creator(name: "quillmara")])
    #expect(reading.story.metadata.summary == [.paragraph([.text("It ebbs.")])])
  }
}
