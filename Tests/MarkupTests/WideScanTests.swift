import Testing

@testable import Markup

/// What looks at many bytes in one step must see the same as what looks at each.
@Suite struct WideScanTests {
  /// Letters with `bytes` among them at `offset`.
  private func text(_ count: Int, with bytes: [UInt8], at offset: Int) -> [UInt8] {
    var text = [UInt8](repeating: UInt8(ascii: "a"), count: count)
    text.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
    return text
  }

  @Test(arguments: [
    [0x00], [0x0C], [0x0D], [0x1F], [0x7F], [0xC2, 0x85], [0xEF, 0xBF, 0xBE], [0xFF],
  ])
  func `finds what is not clean wherever it stands`(_ bytes: [UInt8]) {
    for offset in 0..<150 {
      let text = text(160, with: bytes, at: offset)
      let survey = text.withUnsafeBufferPointer { SourceSurvey($0) }
      #expect(!survey.isClean, "at \(offset)")
    }
  }

  @Test(arguments: [
    [0x09], [0x0A], [0x20], [0x7E], [0xC2, 0xA0], Array("“".utf8), Array("😀".utf8),
  ])
  func `takes what is clean for clean wherever it stands`(_ bytes: [UInt8]) {
    for offset in 0..<150 {
      let text = text(160, with: bytes, at: offset)
      let survey = text.withUnsafeBufferPointer { SourceSurvey($0) }
      #expect(survey.isClean && survey.isASCII == (bytes[0] < 0x80), "at \(offset)")
    }
  }

  @Test(arguments: [[0x20, 0x20], [0x0A], [0x09], [0x20, 0x0A]])
  func `finds white space that is too much wherever it stands`(_ bytes: [UInt8]) {
    for count in [40, 65, 66, 127, 128, 129, 200] {
      for offset in 0...(count - bytes.count) {
        let text = text(count, with: bytes, at: offset)
        let shape = text.withUnsafeBufferPointer { TextShape($0) }
        #expect(!shape.isSingleSpaced, "of \(count) at \(offset)")
      }
    }
  }

  @Test(arguments: [[0x20], [0x20, 0x61, 0x20], Array("é".utf8), Array(" – ".utf8)])
  func `takes single spaces for such wherever they stand`(_ bytes: [UInt8]) {
    for count in [40, 65, 66, 127, 128, 129, 200] {
      for offset in 1..<(count - bytes.count) {
        let text = text(count, with: bytes, at: offset)
        let shape = text.withUnsafeBufferPointer { TextShape($0) }
        #expect(shape.isSingleSpaced, "of \(count) at \(offset)")
        #expect(shape.isASCII == bytes.allSatisfy { $0 < 0x80 }, "of \(count) at \(offset)")
      }
    }
  }

  @Test func `finds the end of a text wherever it stands`() throws {
    for length in 1..<200 {
      for end in ["<b/>", "&amp;", "]]"] {
        let text = String(repeating: "a", count: length)
        let source = MarkupSource(utf8: Array("<p>\(text)\(end)</p>".utf8))
        let paragraph = try #require(try MarkupDocument(xml: source).rootElement)
        let expected = text + (end == "<b/>" ? "" : end == "&amp;" ? "&" : end)
        #expect(paragraph.firstChild?.text == expected)
      }
    }
  }

  @Test func `gives texts that are single-spaced without a change`() throws {
    let markup =
      "<p>one two</p><p> three</p><p>four  five</p><p>six&#32;seven</p><p>acht – neun</p>"
    let source = try decodeMarkup(Array("<div>\(markup)</div>".utf8))
    let root = try #require(try MarkupDocument(xml: source).rootElement)
    let texts = root.childElements.map { $0.firstChild?.singleSpacedText }
    #expect(texts == ["one two", nil, nil, nil, "acht – neun"])
    #expect(
      root.childElements.map { $0.firstChild?.text } == [
        "one two", " three", "four  five", "six seven", "acht – neun",
      ])
  }
}
