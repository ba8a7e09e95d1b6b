package import Conversion
package import StoryModel

/// A page or a file of a book that shows ``RichStory``, to be edited: markup is put in between its
/// elements.
package struct EditedMarkup {
  /// What people and programs add, with a word to look for, and what stands in the words of Quire's own
  /// exporters without the place that they put it at.
  package static let insertions: [String] = [
    "<h2 class=\"heading\"><span class=\"title\">Zanzibar</span></h2>",
    "<h2 class=\"heading\"><span class=\"number\">Zanzibar</span></h2>",
    "<h1 class=\"title\">Zanzibar</h1>", "<h1>Zanzibar</h1>",
    "<h3 data-level=\"3\">Zanzibar</h3>",
    "<div class=\"heading\" data-level=\"3\">Zanzibar</div>",
    "<p>Zanzibar</p>", "<p class=\"subtitle\">Zanzibar</p>", "<p class=\"authors\">Zanzibar</p>",
    "<p class=\"series\">Zanzibar</p>", "<p class=\"cover\">Zanzibar</p>",
    "<p class=\"backlink\">Zanzibar</p>", "<p class=\"stanza\">Zanzibar</p>",
    "<p class=\"stanza\"><span class=\"line\">Zanzibar</span></p>",
    "<p class=\"fact\">Zanzibar</p>", "Zanzibar", "<em>Zanzibar</em>",
    "<dl><dt>a</dt><dd>Zanzibar</dd></dl>", "<dl><dt>Zanzibar</dt></dl>", "<dt>Zanzibar</dt>",
    "<dd>Zanzibar</dd>", "<nav><p>Zanzibar</p></nav>", "<header><p>Zanzibar</p></header>",
    "<div class=\"facts\"><p>Zanzibar</p></div>", "<div class=\"media\">Zanzibar</div>",
    "<div class=\"scene-break\"><p>Zanzibar</p></div>", "<div class=\"verse\">Zanzibar</div>",
    "<a class=\"backlink\" href=\"#x\">Zanzibar</a>", "<a href=\"#x\">Zanzibar</a>",
    "<a class=\"noteref\" href=\"#note.1\">Zanzibar</a>",
    "<span class=\"noteref\" data-note=\"1\">Zanzibar</span>",
    "<span class=\"line\">Zanzibar</span>", "<span class=\"number\">Zanzibar</span>",
    "<span class=\"title\">Zanzibar</span>", "<span class=\"image\">Zanzibar</span>",
    "<figure><figcaption>Zanzibar</figcaption></figure>", "<figcaption>Zanzibar</figcaption>",
    "<table><tr><td>Zanzibar</td></tr></table>", "<tr><td>Zanzibar</td></tr>",
    "<td>Zanzibar</td>", "<thead><tr><th>Zanzibar</th></tr></thead>",
    "<caption>Zanzibar</caption>", "<ul><li>Zanzibar</li></ul>", "<li>Zanzibar</li>",
    "<pre>Zanzibar</pre>", "<code>Zanzibar</code>", "<blockquote><p>Zanzibar</p></blockquote>",
    "<hr>Zanzibar</hr>", "<br>Zanzibar</br>",
    "<aside class=\"footnote\" id=\"note.1\"><p>Zanzibar</p></aside>",
    "<aside class=\"footnote\" id=\"note.7\"><p>Zanzibar</p></aside>",
    "<section class=\"summary\"><p>Zanzibar</p></section>",
    "<section class=\"chapter\"><h2 class=\"heading\">Zanzibar</h2></section>",
    "<section class=\"footnotes\"><p>Zanzibar</p></section>",
    "<section class=\"titlepage\"><p>Zanzibar</p></section>",
  ]

  private let bytes: [UInt8]
  /// The bytes that something may stand before, with an element or the end of one right behind.
  package let places: [Int]

  package init(_ page: [UInt8]) {
    bytes = page
    let start = Self.index(of: "<body", in: page) ?? 0
    let end = Self.index(of: "</body>", in: page) ?? 0
    // A list of contents that is none any more is left out with a message that shows its start.
    let contents = Self.index(of: "<nav", in: page) ?? end
    let endOfContents = Self.index(of: "</nav>", in: page) ?? end
    places =
      (start..<end).filter { $0 > start && page[$0] == UInt8(ascii: "<") }
      .filter { $0 <= contents || $0 > endOfContents }
      // The name of a fact is a word of the exporter's own, in the language of the story.
      .filter { !Self.isInName($0, of: page) } + [end]
  }

  /// The page with something more in it.
  package func inserting(_ markup: String, at place: Int) -> [UInt8] {
    let markup = markup.replacing("Zanzibar", with: " Zanzibar ")
    return Array(bytes[..<place]) + Array(markup.utf8) + Array(bytes[place...])
  }

  /// Insertions and places for them, drawn by a generator.
  package func samples(_ count: Int, seed: UInt64) -> [(insertion: String, place: Int)] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in (random.pick(Self.insertions), random.pick(places)) }
  }

  /// What stands around a place.
  package func excerpt(at place: Int) -> String {
    let before = bytes[..<place].suffix(40)
    let behind = bytes[place...].prefix(40)
    return String(decoding: before, as: UTF8.self) + "|" + String(decoding: behind, as: UTF8.self)
  }

  /// The words of the story, and the one added, that neither `story` nor a message holds.
  package static func lostWords(from story: Story, _ diagnostics: Diagnostics) -> [String] {
    var known = Set(words(of: story.treeDump))
    for diagnostic in diagnostics.all { known.formUnion(words(of: diagnostic.message)) }
    return (wordsOfStory + ["Zanzibar"]).filter { !known.contains($0) }
  }

  /// The first word of the text of the story that `story` does not have where it was. Nil where all
  /// stand in order.
  package static func misplacedWord(in story: Story) -> String? {
    var expected = textOfStory[...]
    for word in words(of: story.shownText(withNotes: false)) where word == expected.first {
      expected.removeFirst()
    }
    return expected.first
  }

  private static let textOfStory = words(of: RichStory.story.shownText(withNotes: false))

  private static let wordsOfStory: [String] = words(of: RichStory.story.shownText(withNotes: true))

  private static func words(of text: String) -> [String] {
    text.utf8.split { !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private static func isInName(_ place: Int, of page: [UInt8]) -> Bool {
    let before = page[..<place].reversed().prefix { $0 != UInt8(ascii: ">") }.count
    let start = page[..<(place - before)]
    return before > 0 && (start.ends(with: "<dt>") || start.ends(with: "\"fact-name\">"))
  }

  private static func index(of mark: String, in bytes: [UInt8]) -> Int? {
    let mark = Array(mark.utf8)
    return bytes.indices.first { bytes[$0...].starts(with: mark) }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with mark: String) -> Bool {
    suffix(mark.utf8.count).elementsEqual(mark.utf8)
  }
}

extension Story {
  /// Titles and texts, in order.
  fileprivate func shownText(withNotes: Bool) -> String {
    var texts: [String] = []
    func add(_ inline: Inline) {
      switch inline {
      case .text(let text), .code(let text): texts.append(text)
      default: break
      }
    }
    if withNotes {
      forEachInline(add)
    } else {
      for section in sections { section.forEachInline(add) }
    }
    return texts.joined(separator: " ")
  }
}
