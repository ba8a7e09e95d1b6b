internal import StoryModel
internal import Testing

@Suite struct SiteTests {
  @Test func `reads a download of the Archive of Our Own`() throws {
    let page = try PageReading(
      """
      <!DOCTYPE html><html><head><title>Low Tide - quillmara - Lanterns</title></head><body>
      <div id="preface"><h2 class="toc-heading">Preface</h2>
      <p class="message"><b>Low Tide</b><br>Posted originally on the
      <a href="http://archiveofourown.org/">Archive of Our Own</a> at
      <a href="http://archiveofourown.org/works/1">http://archiveofourown.org/works/1</a>.</p>
      <div class="meta"><dl class="tags"><dt>Rating:</dt><dd><a href="/t">Mature</a></dd>
      <dt>Archive Warning:</dt><dd><a href="/w">Major Character Death</a></dd>
      <dt>Category:</dt><dd><a href="/c">F/M</a></dd>
      <dt>Fandom:</dt><dd><a href="/f">Lanterns</a></dd>
      <dt>Relationship:</dt><dd><a href="/r">Mara/Tom</a>, <a href="/s">Ann &amp; Bo</a></dd>
      <dt>Additional Tags:</dt><dd><a href="/a">Slow Burn</a></dd>
      <dt>Language:</dt><dd>English</dd><dt>Series:</dt><dd>Part 2 of <a href="/x">Tides</a></dd>
      <dt>Stats:</dt><dd>Published: 2020-01-01 Completed: 2020-02-02 Words: 1,234 Chapters: 2/2</dd>
      </dl><h1>Low Tide</h1><div class="byline">by <a rel="author" href="/u">quillmara</a></div>
      <p>Summary</p><blockquote class="userstuff"><p>It <em>ebbs</em>.</p></blockquote>
      <p>Notes</p><blockquote class="userstuff"><p>Be kind.</p></blockquote>
      <div class="endnote-link">See the end of the work for <a href="#endnotes">notes</a></div>
      </div></div>
      <div id="chapters" class="userstuff"><div class="meta group">
      <h2 class="heading">Chapter 1: The Quay</h2>
      <p>Chapter Summary</p><blockquote class="userstuff"><p>In which it ebbs.</p></blockquote>
      <p>Chapter Notes</p><blockquote class="userstuff"><p>Hello!</p></blockquote></div>
      <div class="userstuff"><p>One.</p></div><div id="endnotes1"><p>Chapter End Notes</p>
      <blockquote class="userstuff"><p>Bye!</p></blockquote></div>
      <div class="meta group"><h2 class="heading">Chapter 2</h2></div>
      <div class="userstuff"><p>Two.</p></div></div>
      <div id="afterword"><h2 class="toc-heading">Afterword</h2><div id="endnotes"><p>End Notes</p>
      <blockquote class="userstuff"><p>Thanks.</p></blockquote></div>
      <p class="message">Please <a href="/works/1/comments/new">drop by</a>!</p></div></body></html>
      """)
    func note(_ text: String, _ position: AuthorNote.Position) -> Block {
      .authorNote(AuthorNote([.paragraph([.text(text)])], position: position))
    }
    #expect(
      page.story.sections == [
        Section(role: .authorNote, blocks: [.paragraph([.text("Be kind.")])], id: "author-note"),
        Section(
          number: SectionNumber(text: "Chapter 1:", value: 1), title: [.text("The Quay")],
          blocks: [
            note("In which it ebbs.", .before), note("Hello!", .before),
            .paragraph([.text("One.")]), note("Bye!", .after),
          ], id: "chapter-1"),
        Section(
          number: SectionNumber(text: "Chapter 2", value: 2),
          blocks: [.paragraph([.text("Two.")]), note("Thanks.", .after)], id: "chapter-2"),
      ])
    #expect(
      page.story.metadata
        == Metadata(
          title: "Low Tide", creators: [Creator(name: "quillmara")], language: "en",
          source: "http://archiveofourown.org/works/1",
          summary: [.paragraph([.text("It "), .emphasis([.text("ebbs")]), .text(".")])],
          series: [SeriesMembership(name: "Tides", position: "2")], published: "2020-01-01",
          updated: "2020-02-02", status: "Completed", fandoms: ["Lanterns"],
          relationships: ["Mara/Tom", "Ann & Bo"], tags: ["F/M", "Slow Burn"], rating: "Mature",
          warnings: ["Major Character Death"], wordCount: 1234))
  }

  @Test func `reads a saved page of the Archive of Our Own`() throws {
    let page = try PageReading(
      """
      <!DOCTYPE html><html lang="en"><head><title>Low Tide - Chapter 1</title></head><body>
      <div id="outer"><ul id="skiplinks"><li><a href="#main">Main Content</a></li></ul>
      <div id="header"><h1>Archive</h1></div><div id="main">
      <ul class="work navigation actions"><li><a href="/n">Next Chapter</a></li></ul>
      <dl class="work meta group"><dt class="rating tags">Rating:</dt><dd class="rating tags">
      <ul class="commas"><li><a class="tag" href="/r">Mature</a></li></ul></dd>
      <dt class="series">Series:</dt><dd class="series"><span class="series">
      <span class="position">Part 2 of <a href="/s">Tides</a></span>
      <a class="next" href="/n">Next Work</a></span></dd>
      <dt class="stats">Stats:</dt><dd class="stats"><dl class="stats"><dt>Published:</dt>
      <dd>2020-01-01</dd><dt>Words:</dt><dd>99</dd><dt>Kudos:</dt><dd>5</dd></dl></dd></dl>
      <div id="workskin"><div class="preface group"><h2 class="title heading"> Low Tide </h2>
      <h3 class="byline heading"><a rel="author" href="/u">quillmara</a></h3>
      <div class="summary module"><h3 class="heading">Summary:</h3>
      <blockquote class="userstuff"><p>It ebbs.</p></blockquote></div></div>
      <div id="chapters" role="article"><div class="chapter" id="chapter-1">
      <div class="chapter preface group" role="complementary"><h3 class="title">
      <a href="/works/1/chapters/2">Chapter 1</a>: The Quay</h3>
      <div id="notes" class="notes module"><h3 class="heading">Notes:</h3>
      <blockquote class="userstuff"><p>Hello!</p></blockquote></div></div>
      <div class="userstuff module" role="article">
      <h3 class="landmark heading" id="work">Chapter Text</h3><p>One.</p></div>
      <div class="chapter preface group"><div class="end notes module"><h3 class="heading">Notes:</h3>
      <blockquote class="userstuff"><p>Bye!</p></blockquote></div></div></div></div></div>
      <div id="feedback"><h3>Comments</h3><p>So nice!</p></div></div></div></body></html>
      """)
    #expect(
      page.story.sections == [
        Section(
          number: SectionNumber(text: "Chapter 1:", value: 1), title: [.text("The Quay")],
          blocks: [
            .authorNote(AuthorNote([.paragraph([.text("Hello!")])], position: .before)),
            .paragraph([.text("One.")]),
            .authorNote(AuthorNote([.paragraph([.text("Bye!")])], position: .after)),
          ], id: "chapter-1")
      ])
    #expect(
      page.story.metadata
        == Metadata(
          title: "Low Tide", creators: [Creator(name: "quillmara")], language: "en",
          summary: [.paragraph([.text("It ebbs.")])],
          series: [SeriesMembership(name: "Tides", position: "2")], published: "2020-01-01",
          rating: "Mature", wordCount: 99))
    #expect(page.messages.allSatisfy { $0.contains("left out") })
    #expect(page.messages.contains { $0.contains("So nice!") })
  }

  @Test func `reads a saved page of fanfiction.net`() throws {
    let page = try PageReading(
      """
      <!DOCTYPE html><html><head><title>Low Tide Chapter 2: Sea, a lanterns fanfic</title></head>
      <body><div id="content_wrapper"><div id="pre_story_links"><span><a href="/book/">Books</a> »
      <a href="/book/Lanterns/">Lanterns</a></span></div>
      <div id="profile_top"><button>Follow</button><b class="xcontrast_txt">Low Tide</b>
      <span class="xcontrast_txt">By:</span> <a class="xcontrast_txt" href="/u/7/q">quillmara</a>
      <div class="xcontrast_txt">It ebbs.</div><span class="xgray">Rated:
      <a href="/t">Fiction T</a> - English - Drama/Romance - [Mara Q., Tom B.] Ann O. - Chapters: 2
      - Words: 12,345 - Reviews: 9 - Favs: 1 - Updated: <span data-xutime="1583020800">Mar 1</span>
      - Published: <span data-xutime="1577836800">Jan 1, 2020</span> - Status: Complete - id: 7
      </span></div><select id="chap_select"><option value="1">1. Quay<option value="2" selected>2.
      Sea</select><div id="storytextp"><div id="storytext"><p>Two.</p><hr><p>Three.</p></div></div>
      <div id="review_postbox">Review</div></div></body></html>
      """)
    #expect(
      page.story.sections == [
        Section(
          number: SectionNumber(text: "2.", value: 2), title: [.text("Sea")],
          blocks: [
            .paragraph([.text("Two.")]), .sceneBreak(SceneBreak()), .paragraph([.text("Three.")]),
          ], id: "chapter-2")
      ])
    #expect(
      page.story.metadata
        == Metadata(
          title: "Low Tide", creators: [Creator(name: "quillmara")], language: "en",
          summary: [.paragraph([.text("It ebbs.")])], published: "2020-01-01",
          updated: "2020-03-01", status: "Complete", fandoms: ["Lanterns"],
          relationships: ["Mara Q./Tom B."], characters: ["Mara Q.", "Tom B.", "Ann O."],
          tags: ["Drama", "Romance"], rating: "T", wordCount: 12345))
  }

  @Test func `reads what FanFicFare makes`() throws {
    let page = try PageReading(
      """
      <html><head><title>Low Tide by quillmara</title></head><body>
      <h1><a href="https://example.org/s/7">Low Tide</a> by <a class="authorlink"
      href="https://example.org/u/7">quillmara</a></h1>
      <table class="full"><tr><td><b>Category:</b></td><td>Lanterns</td></tr>
      <tr><td><b>Genre:</b></td><td>Drama, Romance</td></tr>
      <tr><td><b>Status:</b></td><td>In-Progress</td></tr>
      <tr><td><b>Words:</b></td><td>12,345</td></tr>
      <tr><td><b>Summary:</b></td><td>It ebbs.</td></tr>
      <tr><td><b>Beta:</b></td><td>Ann</td></tr></table>
      <a name="section0001"><h2>1. Quay</h2></a><p>One.</p>
      <a name="section0002"><h2>2. Sea</h2></a><p>Two.</p></body></html>
      """)
    #expect(page.story.sections.map(\.headingText) == ["1. Quay", "2. Sea"])
    #expect(
      page.story.metadata
        == Metadata(
          title: "Low Tide", creators: [Creator(name: "quillmara")],
          source: "https://example.org/s/7", summary: [.paragraph([.text("It ebbs.")])],
          status: "In-Progress", fandoms: ["Lanterns"], tags: ["Drama", "Romance"],
          wordCount: 12345, custom: [MetadataField(name: "Beta", value: "Ann")]))
  }
}
