import Markup
import Testing

@Suite struct MarkupVisitorTests {
  /// Writes down what it is shown.
  private struct Recorder: MarkupVisitor {
    var seen: [String] = []
    var leftOut: HTMLTag?

    mutating func start(_ element: MarkupNode) -> Bool {
      seen.append("<\(element.name)>")
      return element.tag != leftOut
    }

    mutating func text(_ text: MarkupNode) { seen.append(text.text) }

    mutating func end() { seen.append("/") }
  }

  private func visit(_ xml: String, leavingOut tag: HTMLTag? = nil) throws -> [String] {
    let source = try decodeMarkup(Array(xml.utf8))
    var recorder = Recorder(leftOut: tag)
    try MarkupDocument(xml: source).root.visit(&recorder)
    return recorder.seen
  }

  @Test func `shows elements and texts in document order`() throws {
    #expect(
      try visit("<p>a<em>b<i/></em>c<!-- d --></p>")
        == ["<p>", "a", "<em>", "b", "<i>", "/", "/", "c", "/"])
  }

  @Test func `shows nothing of an element that is left out`() throws {
    #expect(
      try visit("<div><p>a<b>b</b></p>c</div>", leavingOut: .p) == ["<div>", "<p>", "c", "/"])
  }

  @Test func `shows what is below a node and no more`() throws {
    let source = try decodeMarkup(Array("<div><p><b>a</b></p><p>b</p></div>".utf8))
    let root = try #require(try MarkupDocument(xml: source).rootElement)
    let first = try #require(root.firstChild)
    var recorder = Recorder()
    first.visit(&recorder)
    #expect(recorder.seen == ["<b>", "a", "/"])
  }

  @Test func `tells names apart that default namespaces make different elements of`() throws {
    let xml = """
      <div><p/><x xmlns="http://example.com/"><p/></x><p/>\
      <P/><html:p xmlns:html="http://www.w3.org/1999/xhtml"/></div>
      """
    let source = try decodeMarkup(Array(xml.utf8))
    let root = try #require(try MarkupDocument(xml: source).rootElement)
    let elements = root.descendants.filter { $0.kind == .element }
    #expect(elements.map(\.tag) == [.p, .unknown, .unknown, .p, .unknown, .p])
  }
}
