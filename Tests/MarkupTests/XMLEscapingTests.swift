import Markup
import Testing

@Suite struct XMLEscapingTests {
  private func text(_ string: String) -> String {
    var bytes: [UInt8] = []
    appendEscapedText(string, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func attribute(_ string: String) -> String {
    var bytes: [UInt8] = []
    appendEscapedAttribute(string, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `text escapes what opens markup and leaves quotes alone`() {
    #expect(text("a < b && c > \"d\" 'e'") == "a &lt; b &amp;&amp; c &gt; \"d\" 'e'")
    #expect(text("") == "")
    #expect(text("one\ntwo\tthree\rfour") == "one\ntwo\tthree&#13;four")
  }

  @Test func `attributes escape the quote and the white space a reader would change`() {
    #expect(attribute("\"x\"\n\t\r & <y>") == "&quot;x&quot;&#10;&#9;&#13; &amp; &lt;y&gt;")
  }

  @Test func `a combining mark cannot hide an angle bracket`() {
    #expect(Array(text("<\u{338}b").utf8) == Array("&lt;\u{338}b".utf8))
  }

  @Test func `characters XML forbids are replaced, wherever they stand in a run`() {
    for prefix in 0..<17 {
      let clean = String(repeating: "x", count: prefix)
      #expect(text(clean + "\u{1}y") == clean + "\u{FFFD}y")
      #expect(text(clean + "\u{B}y\u{C}") == clean + " y ")
      #expect(
        text(clean + "\u{FFFE}\u{FFFF}\u{FFFD}\u{FF01}") == clean + "\u{FFFD}\u{FFFD}\u{FFFD}！")
      #expect(text(clean + "\u{1F600}\u{85}\u{7F}") == clean + "\u{1F600}\u{85}\u{7F}")
    }
  }

  @Test func `every single byte is escaped the same in a short and in a long text`() {
    for byte in UInt8(0)..<128 {
      let one = String(UnicodeScalar(byte))
      let long = String(repeating: "a", count: 11) + one + String(repeating: "b", count: 11)
      let expected =
        String(repeating: "a", count: 11) + text(one) + String(repeating: "b", count: 11)
      #expect(text(long) == expected)
    }
  }

  @Test func `bytes and strings are escaped alike`() {
    let string = "Тест <b> & “quotes” \u{FFFF}"
    let bytes = Array(string.utf8)
    var fromBytes: [UInt8] = []
    appendEscapedText(bytes.span, into: &fromBytes)
    appendEscapedAttribute(bytes.span, into: &fromBytes)
    #expect(String(decoding: fromBytes, as: UTF8.self) == text(string) + attribute(string))
  }

  @Test func `the representable form of a text is what a reader gets back`() {
    #expect(xmlRepresentable("a\u{C}b\u{0}c<&>\"\r\n\t") == "a b\u{FFFD}c<&>\"\r\n\t")
    #expect(xmlRepresentable("nothing to change") == "nothing to change")
  }
}
