import Testing
import XHTMLExport

@Suite struct LinkTargetTests {
  @Test(arguments: [
    "https://example.org", "http://example.org:8080/a/b?c=d&e=%20#f", "mailto:a@example.org",
    "HTTPS://EXAMPLE.ORG/", "tel:+123",
  ])
  func `leaves a whole address as it is`(_ address: String) {
    #expect(LinkTarget(address) == .address(address))
  }

  @Test(arguments: [
    ("https://example.org/a b", "https://example.org/a%20b"),
    ("https://example.org/ä", "https://example.org/%C3%A4"),
    ("https://example.org/100%", "https://example.org/100%25"),
    ("https://example.org/#a#b", "https://example.org/#a%23b"),
    (
      "https://example.org/[x]{y}|^`\\\"<>",
      "https://example.org/%5Bx%5D%7By%7D%7C%5E%60%5C%22%3C%3E"
    ),
  ])
  func `encodes what a URL cannot hold`(_ pair: (from: String, to: String)) {
    #expect(LinkTarget(pair.from) == .address(pair.to))
  }

  @Test func `takes a fragment for a section`() {
    #expect(LinkTarget("#chapter-1") == .section("chapter-1"))
  }

  @Test(arguments: [
    "", "chapter.html", "/a", "//example.org", "javascript:alert(1)", "data:text/html,x",
    "file:///etc/passwd", "https:", "https://", "https:///path", "https://a..b/",
    "https://exa mple.org", "https://user@example.org/", "https://example.org:x/",
    "https://example.org:99999/", "https://-a.org", "https://1.2.3.4/", "made-up:thing",
  ])
  func `follows nothing else`(_ destination: String) {
    #expect(LinkTarget(destination) == .none)
  }

  @Test func `sees through the disguises of a script`() {
    #expect(LinkTarget.isDangerous(" java\nscript:alert(1)"))
    #expect(LinkTarget.isDangerous("VBScript:x"))
    #expect(LinkTarget.isDangerous("data:text/html,x"))
    #expect(!LinkTarget.isDangerous("https://example.org/javascript:"))
    #expect(!LinkTarget.isDangerous("javascript"))
  }
}
