import Testing

@testable import Markup

@Suite struct XMLEntityTests {
  private let tolerant = XMLOptions(strictness: .tolerant)

  @Test func `a document's own entities stand for their text`() throws {
    let document = try MarkupDocument(
      xml: """
        <!DOCTYPE a [<!-- > --> <!ENTITY who "Tom &amp; &name;"><!ENTITY name 'Jer&#114;y'>
        <!ENTITY who "second"> <!ENTITY lt "&#38;#60;"> <!ATTLIST a b CDATA ">">]>
        <a b="&who;">&who;&lt;</a>
        """)
    #expect(dump(document.root) == "a[b=Tom & Jerry]('Tom & Jerry<')")
  }

  @Test func `a billion laughs are refused in every mode`() {
    var entities = "<!ENTITY lol0 'lol'>"
    for level in 1...9 {
      let inner = String(repeating: "&lol\(level - 1);", count: 10)
      entities += "<!ENTITY lol\(level) '\(inner)'>"
    }
    for strictness in [XMLOptions.Strictness.strict, .tolerant, .recovering] {
      #expect(
        message {
          let xml = "<!DOCTYPE a [\(entities)]>\n<a>&lol9;</a>"
          _ = try MarkupDocument(xml: xml, XMLOptions(strictness: strictness))
        } == "2:4 entity '&lol5;' expands the document by more than 65536 bytes")
    }
  }

  @Test func `quadratic growth is refused`() throws {
    let long = String(repeating: "x", count: 50_000)
    let xml = "<!DOCTYPE a [<!ENTITY e '\(long)'>]><a>\(String(repeating: "&e;", count: 1000))</a>"
    #expect(
      message { _ = try MarkupDocument(xml: xml, tolerant) }
        == "1:50036 entity '&e;' expands the document by more than 65536 bytes")
  }

  @Test func `an entity inside itself is refused`() {
    #expect(
      message {
        _ = try MarkupDocument(
          xml: "<!DOCTYPE a [<!ENTITY e '&f;'><!ENTITY f '&e;'>]><a>&e;</a>", tolerant)
      } == "1:53 entity '&e;' contains itself")
  }

  @Test func `entities nested too deep are refused`() {
    let entities = (0..<40).map { "<!ENTITY e\($0) '&e\($0 + 1);'>" }.joined()
    #expect(
      message { _ = try MarkupDocument(xml: "<!DOCTYPE a [\(entities)]>\n<a>&e0;</a>", tolerant) }
        == "2:4 entity '&e16;' is nested more than 16 deep")
  }

  @Test func `a short entity used often is no attack`() throws {
    let text = String(repeating: "&nbsp;", count: 50_000)
    let document = try MarkupDocument(
      xml: "<!DOCTYPE a [<!ENTITY nbsp '&#160;'>]><a>\(text)</a>")
    #expect(document.rootElement?.innerText.utf8.count == 100_000)
  }

  @Test func `no file is ever opened`() throws {
    let xml = """
      <!DOCTYPE a SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">
      <!ENTITY % p SYSTEM "http://localhost/p"> %p; <!ENTITY y "&x;">]>
      <a>1&x;2&y;3</a>
      """
    let document = try MarkupDocument(xml: xml, tolerant)
    #expect(dump(document.root) == "a('1&x;2&y;3')")
    #expect(
      document.messages == [
        "2:1 parameter entity in the document type ignored",
        "2:43 parameter entity in the document type ignored",
        "3:5 external entity '&x;' not opened; kept as text",
        "3:9 external entity '&y;' not opened; kept as text",
      ])
    #expect(
      message { _ = try MarkupDocument(xml: xml) } == "3:5 external entity '&x;' is never opened")
  }

  @Test func `an entity that holds markup stays as it is written`() throws {
    let document = try MarkupDocument(
      xml: "<!DOCTYPE a [<!ENTITY e '<b/>'><!ENTITY f '&#60;b/>'>]><a>&e;&f;</a>", tolerant)
    #expect(dump(document.root) == "a('&e;&f;')")
    #expect(document.diagnostics.count == 2)
  }
}
