import Testing

@testable import Markup

@Suite struct XMLDocumentTests {
  @Test func `reads elements, attributes, text, comments and instructions`() throws {
    let document = try MarkupDocument(
      xml: """
        <?xml version="1.0"?><?style a?><r a="1" b='x "y"'>one<!--c--><e/>two<![CDATA[ <&> ]]>&amp;</r>
        """)
    #expect(
      dump(document.root) == #"?style a? r[a=1 b=x "y"]('one' {c} e 'two <&> &')"#)
    #expect(document.diagnostics.isEmpty)
    #expect(document.rootElement?["a"] == "1")
    #expect(document.rootElement?["z"] == nil)
    #expect(document.rootElement?.innerText == "onetwo <&> &")
    #expect(document.root.firstChild?.name == "style")
  }

  @Test func `positions are those of the source`() throws {
    let document = try MarkupDocument(xml: "<r>\r\n  <é/>\r\n  <e a='1'\r\n b='2'/></r>")
    let elements = document.root.descendants.filter { $0.kind == .element }
    #expect(
      elements.map { [$0.position.line, $0.position.column] } == [[1, 1], [2, 3], [3, 3]])
    #expect(elements[2].attributes.map(\.position.line) == [3, 4])
  }

  @Test func `white space in attributes becomes spaces unless it is written as a reference`() throws
  {
    let document = try MarkupDocument(xml: "<r a='x\n\ty&#10;z'/>")
    #expect(document.rootElement?["a"] == "x  y\nz")
  }

  @Test func `namespaces are resolved by prefix and by default`() throws {
    let document = try MarkupDocument(
      xml: """
        <package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" \
        xmlns:opf="http://www.idpf.org/2007/opf"><dc:creator opf:role="aut" id="c">A</dc:creator>\
        <x xmlns=""><y xmlns:dc="urn:other"><dc:z/></y></x><meta/></package>
        """)
    let root = try #require(document.rootElement)
    #expect(root.isNamed("package", in: .opf))
    let creator = try #require(root.firstChild)
    #expect(creator.isNamed("creator", in: .dublinCore) && !creator.isNamed("dc:creator"))
    #expect((creator.name, creator.localName) == ("dc:creator", "creator"))
    #expect(creator.attribute("role", in: .opf) == "aut")
    #expect(creator.attribute("id", in: .none) == "c")
    #expect(creator["opf:role"] == "aut")
    let inner = try #require(creator.nextSibling?.firstChild?.firstChild)
    #expect(document.name(of: inner.namespace) == "urn:other")
    #expect(inner.parent?.namespace == MarkupNamespace.none)
    #expect(root.lastChild?.namespace == .opf)
    #expect(root.lastChild?.tag == .unknown)
  }

  @Test func `XHTML elements are told by tag`() throws {
    let document = try MarkupDocument(
      xml:
        "<html xmlns='http://www.w3.org/1999/xhtml'><P/><p/><svg xmlns='http://www.w3.org/2000/svg'><image/><p/></svg></html>"
    )
    let tags = document.root.descendants.map(\.tag)
    #expect(tags == [.html, .unknown, .p, .svg, .image, .unknown])
  }

  @Test(arguments: [
    ("", "1:1 document has no element"),
    ("<a>", "1:1 <a> is not closed"),
    ("<a>\n<b></a>", "2:4 end tag </a> does not match <b>"),
    ("</a>", "1:1 end tag </a> ends nothing"),
    ("<a/><b/>", "1:5 second element after the end of the first"),
    ("<a/>x", "1:5 text outside of the document's element"),
    ("<a", "1:1 tag is not closed"),
    ("<a b/>", "1:4 attribute 'b' has no value"),
    ("<a b=1/>", "1:6 value of attribute 'b' is not in quotes"),
    ("<a b='1'c='2'/>", "1:9 no space between attributes"),
    ("<a b='<'/>", "1:7 value of attribute 'b' contains '<'"),
    ("<a b='1' b='2'/>", "1:10 attribute 'b' appears twice"),
    ("<a xmlns:x='u' xmlns:y='u' x:b='1' y:b='2'/>", "1:36 attribute 'y:b' appears twice"),
    ("<a>x < y</a>", "1:6 malformed tag <>"),
    ("<a>x & y</a>", "1:6 bare '&'"),
    ("<a>&nbsp;</a>", "1:4 undefined entity '&nbsp;'"),
    ("<a>&#0;</a>", "1:4 '&#0;' refers to no character"),
    ("<a>&#x110000;</a>", "1:4 '&#x110000;' refers to no character"),
    ("<a>]]></a>", "1:4 ']]>' in text"),
    ("<a><!-- -- --></a>", "1:9 '--' inside a comment"),
    ("<a><!-- --->", "1:9 '--' inside a comment"),
    ("<a><!-- </a>", "1:4 comment is not closed"),
    ("<a><![CDATA[ </a>", "1:4 CDATA section is not closed"),
    ("<a><?p </a>", "1:4 processing instruction is not closed"),
    (" <?xml version='1.0'?><a/>", "1:2 XML declaration is not at the start"),
    ("<?xml encoding='UTF-8'?><a/>", "1:1 malformed declaration"),
    ("<a/><!DOCTYPE a>", "1:5 document type declaration is not before the first element"),
    ("<!DOCTYPE a [ <!ENTITY", "1:15 malformed declaration"),
    ("<x:a/>", "1:1 namespace prefix 'x' is not declared"),
    ("<a xmlns:x=''/>", "1:4 invalid namespace declaration 'xmlns:x'"),
    ("<a:b:c/>", "1:1 malformed tag <a:b:c>"),
    ("<a>\u{1}</a>", "1:4 character U+0001 is not allowed"),
    ("<1/>", "1:1 malformed tag <>"),
  ])
  func `what is not well-formed is an error with its place`(_ xml: String, _ expected: String) {
    #expect(message { _ = try MarkupDocument(xml: xml) } == expected)
  }

  @Test func `in tolerant mode stray characters stay in the text with a warning`() throws {
    let document = try MarkupDocument(
      xml: "<a b='x&y'>Q&A &nbsq; &#0; \u{1}&amp;&#150;</a>", XMLOptions(strictness: .tolerant))
    #expect(dump(document.root) == "a[b=x&y]('Q&A &nbsq; &#0; \u{FFFD}&–')")
    #expect(
      document.messages == [
        "1:8 bare '&' kept as text", "1:13 bare '&' kept as text",
        "1:16 undefined entity '&nbsq;' kept as text",
        "1:23 '&#0;' refers to no character; kept as text",
        "1:28 character U+0001 is not allowed in XML; replaced by U+FFFD",
        "1:40 control character reference",
      ])
    #expect(
      message { _ = try MarkupDocument(xml: "<a><b></a>", XMLOptions(strictness: .tolerant)) }
        == "1:7 end tag </a> does not match <b>")
  }

  @Test(arguments: [
    ("<a><b>x</a>", "a(b('x'))"),
    ("<a>x</b></a>", "a('x')"),
    ("<a b c=1 d='<' d='2'>x < y", "a[b= c=1 d=<]('x < y')"),
    ("<a><b", "a"),
    ("<a/><b/>t", "a b 't'"),
    ("<a><!-- x", "a({ x})"),
    ("<a><b =></b></a>", "a(b)"),
    ("<a><![CDATA[x", "a('x')"),
  ])
  func `in recovering mode broken tags are repaired`(_ xml: String, _ expected: String) throws {
    let document = try MarkupDocument(xml: xml, XMLOptions(strictness: .recovering))
    #expect(dump(document.root) == expected)
    #expect(!document.diagnostics.isEmpty)
  }

  @Test func `HTML's names are known where the document type allows`() throws {
    let xhtml = "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' 'http://x/y.dtd'>"
    for doctype in [xhtml, "<!DOCTYPE html>"] {
      let document = try MarkupDocument(xml: doctype + "<a b='&eacute;'>&nbsp;&hellip;</a>")
      #expect(dump(document.root) == "a[b=é]('\u{A0}…')")
    }
    #expect(
      message { _ = try MarkupDocument(xml: "<!DOCTYPE ncx PUBLIC 'n' 's'><a>&nbsp;</a>") }
        == "1:33 undefined entity '&nbsp;'")
    let always = XMLOptions(strictness: .strict, entities: .html)
    #expect(dump(try MarkupDocument(xml: "<a>&nbsp;</a>", always).root) == "a('\u{A0}')")
    let never = XMLOptions(strictness: .strict, entities: .predefined)
    #expect(
      message { _ = try MarkupDocument(xml: "<!DOCTYPE html><a>&nbsp;</a>", never) }
        == "1:19 undefined entity '&nbsp;'")
  }

  @Test func `the document type is told`() throws {
    let document = try MarkupDocument(
      xml:
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\"\n 'http://x/y.dtd' [<!ELEMENT a (b)>]><a/>"
    )
    #expect(document.doctype?.name == "html")
    #expect(document.doctype?.publicIdentifier == "-//W3C//DTD XHTML 1.1//EN")
    #expect(document.doctype?.systemIdentifier == "http://x/y.dtd")
  }
}
