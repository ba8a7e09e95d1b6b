import BBCodeExport
import Conversion
import StoryModel
import TestSupport
import Testing

/// What is written, and the messages.
func bbcode(
  _ story: Story, _ flavor: BBCodeExporter.Flavor = .xenForo
) throws -> (text: String, messages: [String]) {
  var diagnostics = Diagnostics()
  let exporter = BBCodeExporter(options: .init(flavor: flavor))
  let bytes = try exporter.bytes(of: story, diagnostics: &diagnostics)
  return (String(decoding: bytes, as: UTF8.self), diagnostics.all.map(\.message))
}

struct BBCodeExporterTests {
  private func write(
    _ inlines: [Inline], _ flavor: BBCodeExporter.Flavor = .xenForo
  ) throws -> String {
    try bbcode(
      Story(sections: [Section(role: .body, blocks: [.paragraph(inlines)])]).normalized(), flavor
    ).text
  }

  @Test(arguments: BBCodeExporter.Flavor.allCases)
  func `writes every kind of node`(_ flavor: BBCodeExporter.Flavor) throws {
    let (text, messages) = try bbcode(RichStory.story, flavor)
    try Golden.check(
      name: "bbcode/\(flavor.rawValue).bbcode",
      actual: text)
    try Golden.check(
      name: "bbcode/\(flavor.rawValue).messages.txt",
      actual: messages.map { $0 + "\n" }.joined())
  }

  @Test func `writes text that looks like a tag so that it is none`() throws {
    #expect(try write([.text("a [i]b[/i] c")]) == "a [PLAIN][i]b[/i][/PLAIN] c\n")
    #expect(try write([.text("a [i]b[/i] c")], .fimfiction) == "a [[b][/b]i]b[[b][/b]/i] c\n")
    #expect(try write([.text("[*] [1] [ x ] []")]) == "[PLAIN][*] [1] [ x ] [][/PLAIN]\n")
    #expect(try write([.text("[1] [ x ] []")]) == "[1] [ x ] []\n")
    #expect(try write([.text("[quote=Tom")]) == "[PLAIN][[/PLAIN]quote=Tom\n")
    #expect(try write([.text("[/plain]")]) == "[PLAIN][[/PLAIN]/plain]\n")
    #expect(
      try write([.text("[b][/PLAIN]x[/b]")])
        == "[PLAIN][b][/PLAIN][PLAIN][[/PLAIN]/PLAIN]x[PLAIN][/b][/PLAIN]\n")
  }

  @Test func `keeps a bracket apart from what comes after it`() throws {
    #expect(
      try write([.text("["), .emphasis([.text("b]")])]) == "[PLAIN][[/PLAIN][I]b][/I]\n")
    #expect(
      try write([.text("["), .span(Span([.text("b]")], language: "fr"))])
        == "[PLAIN][b][/PLAIN]\n")
  }

  @Test func `encodes what would end a tag in an address`() throws {
    #expect(
      try write([.link(Link([.text("x")], destination: "https://a.example/[b]'\"é"))])
        == "[URL=https://a.example/%5Bb%5D%27%22%C3%A9]x[/URL]\n")
    #expect(try write([.link(Link([.text("x")], destination: "javascript:alert(1)"))]) == "x\n")
  }

  @Test func `writes code that holds its own closing tag as text`() throws {
    #expect(try write([.code("a [b]")]) == "[ICODE]a [b][/ICODE]\n")
    #expect(
      try write([.code("a  [/ICODE]")]) == "a \u{A0}[PLAIN][/ICODE][/PLAIN]\n")
  }

  @Test func `writes nothing for a story of nothing`() throws {
    #expect(try bbcode(Story()).text == "")
  }
}
