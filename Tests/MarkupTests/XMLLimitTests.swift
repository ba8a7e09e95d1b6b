import Testing

@testable import Markup

@Suite struct XMLLimitTests {
  @Test func `elements nested a hundred thousand deep are refused`() {
    let xml = String(repeating: "<a>", count: 100_000)
    for strictness in [XMLOptions.Strictness.strict, .recovering] {
      #expect(
        message { _ = try MarkupDocument(xml: xml, XMLOptions(strictness: strictness)) }
          == "1:1537 elements are nested more than 512 deep")
    }
  }

  @Test func `the deepest allowed nesting is read`() throws {
    let xml =
      String(repeating: "<a>", count: 512) + "x" + String(repeating: "</a>", count: 512)
    let document = try MarkupDocument(xml: xml)
    #expect(document.nodeCount == 514)
    #expect(document.rootElement?.innerText == "x")
  }

  @Test func `a hundred thousand attributes are refused`() {
    let names = (0..<100_000).map { " a\($0)=''" }.joined()
    #expect(
      message { _ = try MarkupDocument(xml: "<a\(names)/>") }
        == "1:7894 element has more than 1000 attributes")
  }

  @Test func `twelve megabytes on one line are read`() throws {
    let xml = "<a>" + String(repeating: "word ", count: 2_400_000) + "</a>"
    let document = try MarkupDocument(xml: xml)
    #expect(document.nodeCount == 3)
    #expect(document.rootElement?.innerText.utf8.count == 12_000_000)
  }

  @Test func `namespaces declared in great number are found at once`() throws {
    let declarations = (0..<900).map { " xmlns:n\($0)='urn:\($0)'" }.joined()
    let levels = String(repeating: "<r\(declarations)>", count: 20)
    let elements = String(repeating: "<n0:e n1:a=''/>", count: 20_000)
    let ends = String(repeating: "</r>", count: 20)
    let document = try MarkupDocument(xml: levels + elements + ends)
    #expect(document.nodeCount == 20_021)
  }

  @Test(arguments: 0..<8)
  func `random markup never traps, in any mode`(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 1000)
    for _ in 0..<400 {
      let source = MarkupSource(utf8: randomMarkup(&generator))
      for strictness in [XMLOptions.Strictness.strict, .tolerant, .recovering] {
        do {
          let document = try MarkupDocument(
            xml: source, options: XMLOptions(strictness: strictness))
          let nodes = Array(document.root.descendants)
          #expect(nodes.count == document.nodeCount - 1)
          #expect(zip(nodes, nodes.dropFirst()).allSatisfy { $0.offset <= $1.offset })
        } catch {
          #expect(strictness < .recovering || error.isRefusal, "\(error.message)")
        }
      }
    }
  }
}
