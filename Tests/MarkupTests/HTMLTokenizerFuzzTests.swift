import Testing

@testable import Markup

/// A small generator whose sequence depends on its seed alone (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Pieces that markup is made of, to be strung together at random.
let markupPieces: [String] = [
  "<", ">", "/", "</", "<!", "<!--", "-->", "--!>", "-", "<!DOCTYPE html", " PUBLIC \"", "\"", "'",
  "=", " ", "\n", "\r\n", "\t", "\u{C}", "\u{0}", "&", "&amp;", "&#", "&#x41;", "&#150;", "&notit",
  ";", "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<div class=\"x\">", "</div>", "<a href=?a&b>",
  "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "<script>", "</script>", "<style>",
  "</style>", "<title>", "</title>", "<svg>", "</svg>", "<![CDATA[", "]]>", "<?xml", "?>", "x",
  "word ", "é", "😀", "\u{FFFE}", "<br/>", "<plaintext>", "<select>", "<option>", "</body>",
  "</html>",
  "<h1>", "</h2>", "<form>", "<textarea>", "<!ENTITY e \"v\">", "[", "]", "%", "xmlns:a=\"u\"",
  "a:b",
]

func randomMarkup(_ generator: inout SeededGenerator) -> [UInt8] {
  var bytes: [UInt8] = []
  for _ in 0..<Int.random(in: 0...60, using: &generator) {
    if Int.random(in: 0..<12, using: &generator) == 0 {
      bytes.append(UInt8.random(in: 0...255, using: &generator))
    } else {
      bytes += Array(markupPieces[Int.random(in: 0..<markupPieces.count, using: &generator)].utf8)
    }
  }
  return bytes
}

@Suite struct HTMLTokenizerFuzzTests {
  @Test(arguments: 0..<8)
  func `random markup never traps and tokens move forward`(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let contents: [HTMLTokenizer.Content] = [
      .data, .rcdata, .rawtext, .scriptData, .plaintext, .cdata,
    ]
    for _ in 0..<400 {
      let source = MarkupSource(utf8: randomMarkup(&generator))
      let length = source.bytes.count
      for content in contents {
        try source.withHTMLTokenizer(limits: MarkupLimits()) { tokenizer in
          tokenizer.content = content
          tokenizer.lastStartTag = Array("title".utf8)
          tokenizer.allowsCDATA = true
          var last = -1
          while true {
            let token = try tokenizer.next()
            if token.kind == .end { break }
            #expect(token.offset > last)
            #expect(tokenizer.position > token.offset && tokenizer.position <= length)
            let row = length + tokenizer.decoded.count
            #expect(Int(token.text.upper) <= row && token.text.lower <= token.text.upper)
            last = token.offset
          }
          #expect(tokenizer.problems.entries.allSatisfy { $0.offset >= 0 && $0.offset <= length })
        }
      }
    }
  }

  @Test(arguments: 0..<4)
  func `text without markup comes through whole`(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 100)
    for _ in 0..<200 {
      let scalars = (0..<Int.random(in: 1...80, using: &generator)).map { _ in
        "abc> é”😀\n\t;#\"'".unicodeScalars.randomElement(using: &generator) ?? "x"
      }
      var string = String.UnicodeScalarView()
      string.append(contentsOf: scalars)
      let source = MarkupSource(utf8: Array(String(string).utf8))
      try source.withHTMLTokenizer(limits: MarkupLimits()) { tokenizer in
        let token = try tokenizer.next()
        #expect(token.kind == .text)
        #expect((token.text.lower, token.text.upper) == (0, UInt32(source.bytes.count)))
        #expect(try tokenizer.next().kind == .end)
      }
    }
  }

  @Test func `attributes beyond the limit are refused with their place`() {
    let names = (0..<1001).map { " a\($0)=''" }.joined()
    let source = MarkupSource(utf8: Array("<p>\n<q\(names)>".utf8))
    #expect {
      try source.withHTMLTokenizer(limits: MarkupLimits()) { tokenizer in
        while try tokenizer.next().kind != .end {}
      }
    } throws: { error in
      let error = error as? MarkupError
      return error?.message == "element has more than 1000 attributes" && error?.position.line == 2
    }
  }

  @Test func `a duplicate among many attributes is found`() throws {
    let names = (0..<900).map { " a\($0)='\($0)'" }.joined()
    let source = MarkupSource(utf8: Array("<q\(names) a777='second'>".utf8))
    try source.withHTMLTokenizer(limits: MarkupLimits()) { tokenizer in
      _ = try tokenizer.next()
      #expect(tokenizer.attributes.count == 900)
      #expect(tokenizer.problems.entries.count == 1)
    }
  }

  @Test func `an attribute that is too long is refused`() {
    let source = MarkupSource(
      utf8: Array("<p title='\(String(repeating: "x", count: (1 << 20) + 1))'>".utf8))
    #expect {
      try source.withHTMLTokenizer(limits: MarkupLimits()) { tokenizer in
        while try tokenizer.next().kind != .end {}
      }
    } throws: { error in
      (error as? MarkupError)?.message == "attribute is longer than 1048576 bytes"
    }
  }
}
