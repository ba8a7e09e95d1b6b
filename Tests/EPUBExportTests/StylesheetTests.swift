import StoryResources
import TestSupport
import Testing
import ZipArchive

/// What old e-readers take: Adobe's drops a whole stylesheet over one thing that it does not know.
@Suite struct StylesheetTests {
  private static let style = String(
    decoding: StoryResources.bookStylesheet + StoryResources.blockParagraphStylesheet,
    as: UTF8.self)

  /// The style without comments.
  private static var rules: String {
    var result = ""
    var rest = style[...]
    while let start = rest.firstRange(of: "/*") {
      result += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstRange(of: "*/") else { return result }
      rest = rest[end.upperBound...]
    }
    return result + rest
  }

  /// `UPDATE_GOLDEN=1` compresses a style sheet that has changed; the next build takes it in.
  @Test func `the compressed style sheet is the style sheet`() throws {
    let style = StoryResources.bookStylesheet
    if TestEnvironment.value("UPDATE_GOLDEN") == "1" {
      var deflater = Deflater(effort: .level(9))
      try FileBytes.write(
        deflater.deflate(style.span), to: Golden.folder + "/../../Resources/book.css.deflated")
    }
    let deflated = StoryResources.deflatedBookStylesheet
    var inflater = Inflater()
    let inflated = try inflater.inflate(deflated.span, byteCount: style.count)
    #expect(inflated == style)
    #expect(deflated.count * 2 < style.count)
  }

  @Test func `books hold the style sheet as it was compressed ahead`() throws {
    let book = try BookFiles(SaltRoad.story)
    let archive = try ZipReader(book.bytes)
    let entry = try #require(archive.entries.first { $0.path.hasSuffix(".css") })
    let data = book.bytes[entry.dataOffset...].prefix(entry.compressedByteCount)
    #expect(Array(data) == StoryResources.deflatedBookStylesheet)
  }

  @Test func `calls no function but rgb and url`() {
    var rest = Self.rules[...]
    while let parenthesis = rest.firstIndex(of: "(") {
      let name = rest[..<parenthesis].reversed().prefix { $0.isLetter || $0 == "-" }.reversed()
      #expect(["rgb", "url"].contains(String(name)))
      rest = rest[rest.index(after: parenthesis)...]
    }
  }

  @Test(arguments: [
    "--", "var(", "flex", "grid", ":not", ":is", "@supports", "@import", "@media", "rem;", "rem ",
    "vw", "vh", "direction", "fixed", "!important", "calc", "min(", "max(", ">", "~", "[",
  ])
  func `holds nothing newer than old readers`(_ word: String) {
    #expect(!Self.rules.contains(word))
  }

  @Test func `leaves fonts, sizes and colours of the text to the reader`() throws {
    let body = try #require(Self.rules.firstRange(of: "body {"))
    let declarations = Self.rules[body.upperBound...].prefix { $0 != "}" }
    for property in ["font", "color", "background", "line-height"] {
      #expect(!declarations.contains(property))
    }
    #expect(!Self.rules.contains("background"))
    #expect(!Self.rules.contains(" color:"))
  }

  @Test func `keeps margins at the sides small`() {
    for side in ["margin-left: ", "margin-right: "] {
      var rest = Self.rules[...]
      while let range = rest.firstRange(of: side) {
        rest = rest[range.upperBound...]
        let value = rest.prefix { $0.isNumber || $0 == "." }
        // Lines of verse stand as far in as their author has them.
        if let number = Double(String(value)), number > 2 { #expect(number <= 9.5) }
      }
    }
  }

  @Test func `is small enough to be part of the program`() {
    let all =
      StoryResources.bookStylesheet.count + StoryResources.pageStylesheet.count
      + StoryResources.blockParagraphStylesheet.count
    #expect(all < 16 << 10)
  }

  @Test func `has balanced braces`() {
    for style in [
      StoryResources.bookStylesheet, StoryResources.pageStylesheet,
      StoryResources.blockParagraphStylesheet,
    ] {
      let opening = style.count { $0 == UInt8(ascii: "{") }
      #expect(opening > 0)
      #expect(style.count { $0 == UInt8(ascii: "}") } == opening)
    }
  }
}
