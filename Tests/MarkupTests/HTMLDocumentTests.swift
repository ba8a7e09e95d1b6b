import Testing

@testable import Markup

extension MarkupDocument {
  init(html string: String, _ options: HTMLOptions = HTMLOptions()) throws {
    try self.init(html: MarkupSource(utf8: Array(string.utf8)), options: options)
  }
}

/// What lies in the body, as ``dump(_:)`` writes it.
private func body(_ html: String) throws -> String {
  let document = try MarkupDocument(html: html)
  let body = document.root.descendants.first { $0.tag == .body }
  return dump(try #require(body))
}

@Suite struct HTMLDocumentTests {
  @Test(arguments: [
    ("", "html(head body)"),
    ("x", "html(head body('x'))"),
    ("<!DOCTYPE html> <title>T</title> <p>x", "html(head(title('T') ' ') body(p('x')))"),
    ("<!--a--><html lang=en><!--b--></html><!--c--> ", "{a} html[lang=en]({b} head body(' ')) {c}"),
    ("<head></head> <link>x", "html(head(link) ' ' body('x'))"),
    ("<body a=1><body a=2 b=3>x</body>y", "html(head body[a=1 b=3]('xy'))"),
    ("<title>&lt;b&gt;<b></title>", "html(head(title('<b><b>')) body)"),
    ("<style><p></style><script>'</p>'</script>", "html(head(style('<p>') script(''</p>'')) body)"),
    ("<noscript><link>x</noscript>y", "html(head(noscript(link)) body('xy'))"),
  ])
  func `head and body are implied`(_ html: String, _ expected: String) throws {
    #expect(dump(try MarkupDocument(html: html).root) == expected)
  }

  @Test(arguments: [
    ("<p>one<p>two", "p('one') p('two')"),
    ("<p>one<div>two</div>three", "p('one') div('two') 'three'"),
    ("one</p>two", "'one' p 'two'"),
    ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul(li('a') li('b' ul(li('c'))) li('d'))"),
    ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt('a') dd('b') dt('c'))"),
    ("<h1>a<h2>b</h1>c", "h1('a') h2('b') 'c'"),
    ("<p>a<br>b</br>c<img src=x>d", "p('a' br 'b' br 'c' img[src=x] 'd')"),
    (
      "<select><option>a<option>b<optgroup><option>c</select>d",
      "select(option('a') option('b') optgroup(option('c'))) 'd'"
    ),
    ("<pre>\n\nx</pre><textarea>\ny</textarea>", "pre('\nx') textarea('y')"),
    ("<ruby>a<rp>(<rt>b<rp>)</ruby>", "ruby('a' rp('(') rt('b') rp(')'))"),
    ("<div><span>a</div>b", "div(span('a')) 'b'"),
    ("a<b>b<i>c</b>d</i>e", "'a' b('b' i('c')) i('d') 'e'"),
    ("<x-y>a<z>b</x-y>c</nothing>d", "x-y('a' z('b')) 'cd'"),
    ("a\u{0}b", "'ab'"),
    ("<form>a<div>b</form>c</div>d", "form('a' div('bc')) 'd'"),
    ("<a href=1>x<a href=2>y</a>z", "a[href=1]('x') a[href=2]('y') 'z'"),
    ("<button>a<button>b", "button('a') button('b')"),
    ("x<template><p>a<td>b</template>c", "'x' template(p('ab')) 'c'"),
  ])
  func `ends that were left out are put in`(_ html: String, _ expected: String) throws {
    #expect(try body(html) == expected)
  }

  @Test(arguments: [
    ("<b>1<p>2</b>3</p>", "b('1') p(b('2') '3')"),
    ("<i>a<p>b<p>c</i>d", "i('a' p('b')) p(i('c') 'd')"),
    ("<p><b>one<p>two</b>three", "p(b('one')) p(b('two') 'three')"),
    ("<p><i><b>a</p>b", "p(i(b('a'))) i(b('b'))"),
    ("<b><b><b><b>x<p>y", "b(b(b(b('x' p('y')))))"),
    (
      "<p><b class=x><b class=x><b class=x><b class=x>x<p>y",
      "p(b[class=x](b[class=x](b[class=x](b[class=x]('x'))))) p(b[class=x](b[class=x](b[class=x]('y'))))"
    ),
    ("<a><div>x</a>y</div>", "a div(a('x') 'y')"),
    ("<font><p>a</font>b<em>c</p>d</em>", "font p(font('a') 'b' em('c')) em('d')"),
  ])
  func `formatting that crosses blocks goes on in each`(_ html: String, _ expected: String) throws {
    #expect(try body(html) == expected)
  }

  @Test(arguments: [
    (
      "<table><tr><td>a<td>b<tr><td>c</table>d",
      "table(tbody(tr(td('a') td('b')) tr(td('c')))) 'd'"
    ),
    ("<table><td>a</table>", "table(tbody(tr(td('a'))))"),
    ("<table>x<tr>y<td>z</table>", "'xy' table(tbody(tr(td('z'))))"),
    ("<table><b>x<tr><td>y</table>", "b('x') table(tbody(tr(td('y'))))"),
    (
      "<table><caption>c<col><thead><th>h<tfoot><td>f</table>",
      "table(caption('c') colgroup(col) thead(tr(th('h'))) tfoot(tr(td('f'))))"
    ),
    (
      "<table><tr><td><p>a<table><tr><td>b</table>c</table>",
      "table(tbody(tr(td(p('a') table(tbody(tr(td('b')))) 'c'))))"
    ),
    ("<tr><td>x", "'x'"),
    ("<p>a<table></table>b", "p('a') table 'b'"),
  ])
  func `tables get their parts, and other content goes before them`(
    _ html: String, _ expected: String
  ) throws {
    #expect(try body(html) == expected)
  }

  @Test(arguments: [
    (
      "<svg><a/><title><b>x</b></title><![CDATA[<y>]]></svg>z",
      "svg(a title(b('x')) '<y>') 'z'"
    ),
    ("<math><mi>x</mi><p>y", "math(mi('x')) p('y')"),
    ("<svg><g>a</svg>b", "svg(g('a')) 'b'"),
  ])
  func `drawings and formulas keep their own rules`(_ html: String, _ expected: String) throws {
    #expect(try body(html) == expected)
  }

  @Test func `elements of drawings are told by namespace`() throws {
    let document = try MarkupDocument(html: "<svg><image xlink:href=a><title>x</title></svg><p>")
    let svg = try #require(document.root.descendants.first { $0.tag == .svg })
    #expect(svg.namespace == .svg)
    #expect(svg.firstChild?.tag == .image)
    #expect(svg.firstChild?.attribute("href", in: .xlink) == "a")
    #expect(document.root.descendants.filter { $0.tag == .title }.isEmpty)
  }

  @Test func `XHTML's short tags are whole elements, HTML's are not`() throws {
    let html = "<a id='x'/>one<p/>two<script src='y'/><i/>three"
    #expect(
      try body("<?xml version='1.0'?>" + html).hasPrefix("a[id=x] 'one' p 'two' script[src=y] i"))
    #expect(
      try body("<html xmlns='http://www.w3.org/1999/xhtml'><body>" + html)
        == "a[id=x] 'one' p 'two' script[src=y] i 'three'")
    #expect(try body("<i/>one<p/>two") == "i('one' p('two'))")
  }

  @Test func `attributes are told by name, whatever their case and namespace`() throws {
    let document = try MarkupDocument(html: "<p CLASS='a b' epub:type=\"x\" hidden data-é=1>")
    let paragraph = try #require(document.root.descendants.first { $0.tag == .p })
    #expect(paragraph["class"] == "a b")
    #expect(paragraph["epub:type"] == "x")
    #expect(paragraph.attribute("type", in: .ops) == "x")
    #expect(paragraph["hidden"]?.isEmpty == true && paragraph.hasAttribute("hidden"))
    #expect(paragraph["data-é"] == "1")
  }

  @Test func `repairs are reported with their place`() throws {
    let document = try MarkupDocument(
      html: "<!DOCTYPE html>\n<p>a<b>b<p>c</b></i>\n<div><span>d</div>\n<table>x</table>&copy y")
    #expect(
      document.messages == [
        "2:5 <b> is not closed", "2:17 end tag </i> ends nothing; dropped",
        "3:6 <span> is not closed", "4:8 content that a table cannot hold moved before it",
        "4:22 missing semicolon after character reference",
      ])
    let overlap = try MarkupDocument(html: "<b><div>x</b>y</div>")
    #expect(
      overlap.messages == [
        "1:10 <b> is closed in another element than it was opened in; continued in each"
      ])
  }

  @Test func `the document type and the places of nodes are told`() throws {
    let document = try MarkupDocument(
      html: "<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">\r\n<p>é<b>x")
    #expect(document.doctype?.name == "html")
    #expect(document.doctype?.publicIdentifier == "-//W3C//DTD HTML 4.01//EN")
    #expect(document.doctype?.systemIdentifier == nil)
    let bold = try #require(document.root.descendants.first { $0.tag == .b })
    #expect((bold.position.line, bold.position.column) == (2, 5))
    #expect((bold.firstChild?.position.line, bold.firstChild?.position.column) == (2, 8))
  }
}
