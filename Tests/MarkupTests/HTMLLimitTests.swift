import Testing

@testable import Markup

@Suite struct HTMLLimitTests {
  /// Checks that every link of the tree has its counterpart, and that no branch is too deep.
  private func check(_ document: MarkupDocument, depth limit: Int = 512) {
    var seen = 0
    var depths = [Int](repeating: 0, count: document.nodeCount)
    for node in document.root.descendants {
      seen += 1
      let parent = node.parent
      let depth = (parent.map { depths[$0.id] } ?? 0) + 1
      depths[node.id] = depth
      #expect(depth <= limit + 1)
      if let previous = node.previousSibling {
        #expect(previous.nextSibling == node && previous.parent == parent)
      } else {
        #expect(parent?.firstChild == node)
      }
      if node.nextSibling == nil { #expect(parent?.lastChild == node) }
      #expect(seen <= document.nodeCount)
    }
  }

  @Test(arguments: 0..<8)
  func `random markup makes a sound tree and never traps`(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 2000)
    for _ in 0..<300 {
      check(try MarkupDocument(html: MarkupSource(utf8: randomMarkup(&generator))))
    }
  }

  @Test(arguments: 0..<6)
  func `no letter is lost, whatever tags surround it`(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 3000)
    let tags = [
      "p", "div", "b", "i", "a", "table", "tr", "td", "ul", "li", "h1", "span", "font", "form",
      "button", "select", "option", "svg", "math", "caption", "pre", "nobr", "object", "section",
    ]
    for _ in 0..<300 {
      var html = ""
      var expected: [UInt8] = []
      for index in 0..<Int.random(in: 1...50, using: &generator) {
        let tag = tags[Int.random(in: 0..<tags.count, using: &generator)]
        switch Int.random(in: 0..<5, using: &generator) {
        case 0, 1: html += "<\(tag)>"
        case 2: html += "</\(tag)>"
        default:
          let letter = UInt8(ascii: "A") + UInt8(index % 26)
          html += String(UnicodeScalar(letter))
          expected.append(letter)
        }
      }
      let document = try MarkupDocument(html: html)
      // Tables move text before them, so order is not compared.
      #expect(document.root.innerText.utf8.sorted() == expected.sorted(), "\(html)")
    }
  }

  @Test func `elements nested a hundred thousand deep are refused`() {
    let html = String(repeating: "<div>", count: 100_000)
    #expect(
      message { _ = try MarkupDocument(html: html) }
        == "1:2551 elements are nested more than 512 deep")
  }

  @Test func `a hundred thousand attributes are refused`() {
    let names = (0..<100_000).map { " a\($0)" }.joined()
    #expect(
      message { _ = try MarkupDocument(html: "<p\(names)>") }
        == "1:4894 element has more than 1000 attributes")
  }

  @Test func `much formatting times many blocks stays in proportion`() throws {
    let formatting = (0..<400).map { "<b a=\($0)>" }.joined()
    let document = try MarkupDocument(
      html: formatting + String(repeating: "<p>x</p>", count: 20_000))
    #expect(document.nodeCount < 100_000)
    let paragraphs = try MarkupDocument(
      html: "<p>" + (0..<16).map { "<b a=\($0)>" }.joined()
        + String(repeating: "<p>x", count: 20_000))
    #expect(paragraphs.nodeCount < 100_000)
    #expect(paragraphs.root.innerText.utf8.count == 20_000)
    #expect(paragraphs.diagnostics.last?.problem == .formattingNotCarried)
  }

  @Test(arguments: [
    "<p>", "<b><p>", "</p>", "<table>x", "<table><td>", "<a>", "<li>", "<div></b>",
    "<font><div></font></div>",
    "<select><option>", "<form>", "<b><table></b>", "<svg></p>", "<!--", "&amp", "<a b=c d=e ",
    "\u{0}",
    "<i>x</b>", "<nobr>", "<button>", "<h1>", "<x></y>", "<![CDATA[", "<body a>", "<caption>",
    "<ruby><rt>", "<template>", "<!DOCTYPE", "]]>", "<textarea>", "<script><!--<script", "&#",
  ])
  func `any piece repeated twenty thousand times ends soon`(_ piece: String) {
    let source = MarkupSource(utf8: Array(String(repeating: piece, count: 20_000).utf8))
    do {
      let document = try MarkupDocument(html: source)
      #expect(document.nodeCount < 400_000)
    } catch {
      #expect(error.isRefusal)
    }
  }
}
