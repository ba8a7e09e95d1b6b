import FoundationEssentials
import StoryModel
import Testing
import Typography

/// Without `QUIRE_DATA` the examples are not at hand and these tests are skipped.
@Suite(.enabled(if: SharedData.isThere))
struct ConformanceTests {
  struct FictionExample: Decodable {
    var id: String
    var lang: String
    var input: String
    var expected: String
    var accept: [String]?
  }

  @Test func `sets every example of fiction`() throws {
    let examples = try JSONDecoder().decode(
      [FictionExample].self, from: SharedData.file("smart-fiction.json"))
    #expect(examples.count == 82)
    for example in examples {
      let story = MarkedText.story(example.input, language: example.lang)
      let once = story.smartened()
      let text = MarkedText.text(once)
      let right = [example.expected] + (example.accept ?? [])
      #expect(right.contains { $0 == text }, "\(example.id): \(text)")
      #expect(once.smartened() == once, "\(example.id) changes when set twice")
    }
  }

  struct MarkdownExample: Decodable {
    var example: Int
    var markdown: String
    var html: String
  }

  @Test func `sets every example of the CommonMark reference program`() throws {
    let examples = try JSONDecoder().decode(
      [MarkdownExample].self, from: SharedData.file("smart-punct-cmark.json"))
    #expect(examples.count == 16)
    for example in examples {
      let story = MarkedText.story(String(example.markdown.dropLast()))
      let text = MarkedText.text(story.smartened(SmartPunctuation(dashes: .en)))
      #expect(text == Self.markedText(html: example.html), "example \(example.example)")
    }
  }

  private static func markedText(html: String) -> String {
    var text = html
    for (markup, replacement) in [
      ("<p>", ""), ("</p>\n", "\n\n"), ("<code>", "`"), ("</code>", "`"), ("&quot;", "\""),
      ("<a href=\"url\">quoted link</a>", "[quoted link](url)"),
    ] { text = text.replacing(markup, with: replacement) }
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  struct Gold: Decodable {
    var book: String
    var n: Int
    var gold: String
  }

  @Test func `sets one quotation mark of two thousand wrongly at most`() throws {
    let lines = try SharedData.file("smart-gold.jsonl").split(separator: 0x0A)
    var marks = 0
    var wrong: [String] = []
    for line in lines {
      let gold = try JSONDecoder().decode(Gold.self, from: Data(line))
      var straight = gold.gold
      for (curly, plain) in [
        ("“", "\""), ("”", "\""), ("‘", "'"), ("’", "'"), ("…", "..."), ("—", "--"), ("–", "-"),
      ] { straight = straight.replacing(curly, with: plain) }
      let story = Story(
        metadata: Metadata(language: "en"),
        sections: [Section(role: .body, blocks: [.paragraph([.text(straight)])])])
      let right = Self.marks(gold.gold)
      let mine = Self.marks(MarkedText.text(story.smartened()))
      marks += right.count
      #expect(mine.count == right.count)
      for (index, pair) in zip(right, mine).enumerated() where pair.0 != pair.1 {
        wrong.append("\(gold.book) \(gold.n), mark \(index) \(pair): \(gold.gold)")
      }
    }
    #expect(marks == 9589)
    #expect(wrong.count <= 4, "\(wrong.count) wrong:\n\(wrong.joined(separator: "\n"))")
  }

  private static func marks(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter {
      (0x2018...0x201D).contains($0.value) || $0 == "\"" || $0 == "'" || $0 == "′" || $0 == "″"
    }
  }
}
