import Testing

@testable import Markup

@Suite struct MarkupDecodingTests {
  private func text(_ source: MarkupSource) -> String {
    String(decoding: source.bytes, as: UTF8.self)
  }

  private func utf16(_ string: String, isBigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? "\u{FEFF}" : "") + string).utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? bytes : bytes.reversed()
    }
  }

  @Test func `clean UTF-8 comes through as it is`() throws {
    let source = try decodeMarkup(Array("<p>“Ünï” 😀</p>\n".utf8))
    #expect(text(source) == "<p>“Ünï” 😀</p>\n")
    #expect(source.encoding == .utf8)
    #expect(source.diagnostics.isEmpty)
  }

  @Test func `a byte order mark is taken off and still counts in byte offsets`() throws {
    let source = try decodeMarkup([0xEF, 0xBB, 0xBF] + Array("é".utf8) + [0x61, 0xFF])
    #expect(text(source) == "éa\u{FFFD}")
    #expect(
      source.diagnostics == [
        MarkupDiagnostic(
          .invalidBytes(in: .utf8, byteOffset: 6), at: MarkupPosition(line: 1, column: 3, offset: 3)
        )
      ])
    #expect(
      source.diagnostics[0].problem.message == "byte 6 is not valid UTF-8; replaced by U+FFFD")
  }

  @Test(arguments: [true, false], [true, false])
  func `UTF-16 is read with and without a mark`(_ isBigEndian: Bool, _ mark: Bool) throws {
    let string = "<?xml version=\"1.0\"?>\r\n<p>Привет, 世界 😀</p>"
    let source = try decodeMarkup(utf16(string, isBigEndian: isBigEndian, mark: mark))
    #expect(text(source) == "<?xml version=\"1.0\"?>\n<p>Привет, 世界 😀</p>")
    #expect(source.encoding == (isBigEndian ? .utf16BigEndian : .utf16LittleEndian))
  }

  @Test func `a lone surrogate and half a unit are replaced with a warning`() throws {
    let source = try decodeMarkup([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x62, 0x00, 0x63])
    #expect(text(source) == "a\u{FFFD}b\u{FFFD}")
    #expect(
      source.diagnostics.map(\.problem) == [
        .invalidBytes(in: .utf16LittleEndian, byteOffset: 4),
        .invalidBytes(in: .utf16LittleEndian, byteOffset: 8),
      ])
  }

  @Test func `UTF-32 is read by its mark`() throws {
    let source = try decodeMarkup([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0, 0x00, 0xF6, 0x01, 0])
    #expect(text(source) == "a😀")
  }

  @Test func `what is not UTF-8 and declares nothing is windows-1252`() throws {
    let source = try decodeMarkup(Array("<p>caf".utf8) + [0xE9, 0x94, 0x20] + Array("</p>".utf8))
    #expect(text(source) == "<p>café” </p>")
    #expect(source.diagnostics.map(\.problem) == [.guessedEncoding(.windows1252, byteOffset: 6)])
    #expect(
      source.diagnostics[0].problem.message
        == "encoding not declared and byte 6 is not UTF-8; read as windows-1252")
  }

  @Test(arguments: [
    "<?xml version='1.0' encoding='windows-1251'?><p>",
    "<html><head><meta charset=windows-1251><p>",
    "<!-- <meta charset=utf-8> --><META http-equiv=x content=\"text/html; charset = cp1251\"><p>",
  ])
  func `a declared encoding is used`(_ head: String) throws {
    let source = try decodeMarkup(Array(head.utf8) + [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2])
    #expect(text(source) == head + "Привет")
    #expect(source.encoding == .windows1251)
    #expect(source.diagnostics.isEmpty)
  }

  @Test func `a declaration that lies is passed over with a warning`() throws {
    let latin = try decodeMarkup(Array("<meta charset=utf-8>na".utf8) + [0xEF] + Array("ve".utf8))
    #expect(text(latin) == "<meta charset=utf-8>naïve")
    #expect(
      latin.diagnostics.map(\.problem.message) == [
        "declared as utf-8 but byte 22 is not; read as windows-1252"
      ])
    let utf8 = try decodeMarkup(Array("<meta charset=latin1>naïve".utf8))
    #expect(text(utf8) == "<meta charset=latin1>naïve")
    #expect(
      utf8.diagnostics.map(\.problem) == [
        .misdeclaredEncoding(declared: "latin1", used: .utf8, byteOffset: 23)
      ])
  }

  @Test func `an encoding nobody implemented is refused by name`() {
    let bytes = Array("<meta charset=Shift_JIS>".utf8) + [0x83, 0x65, 0x83, 0x58]
    #expect {
      try decodeMarkup(bytes)
    } throws: { error in
      (error as? MarkupError)?.message == "encoding 'Shift_JIS' is not supported"
    }
  }

  @Test func `a document above the limit is refused`() {
    var limits = MarkupLimits()
    limits.documentBytes = 10
    #expect {
      try decodeMarkup(Array("01234567890".utf8), limits: limits)
    } throws: { error in
      (error as? MarkupError)?.message == "document is larger than 10 bytes"
    }
  }

  @Test func `line ends become line feeds`() {
    let source = MarkupSource(utf8: Array("a\r\nb\rc\n\r\r\n".utf8))
    #expect(text(source) == "a\nb\nc\n\n\n")
  }

  @Test func `broken sequences become one replacement for each maximal part`() {
    let source = MarkupSource(
      utf8: [0x61, 0xE2, 0x80, 0x62, 0xC0, 0xAF, 0xED, 0xA0, 0x80, 0xF0, 0x9F, 0x98])
    #expect(text(source) == "a\u{FFFD}b" + String(repeating: "\u{FFFD}", count: 6))
  }

  @Test func `positions count lines and scalars, near and far`() {
    let line = "é😀x\n"
    let source = MarkupSource(utf8: Array(String(repeating: line, count: 5000).utf8))
    for number in [0, 1, 511, 512, 513, 4999] {
      let start = number * 8
      #expect(
        source.position(of: start) == MarkupPosition(line: number + 1, column: 1, offset: start))
      #expect(source.position(of: start + 6).column == 3)
    }
    let long = MarkupSource(utf8: Array(String(repeating: "é", count: 50_000).utf8))
    #expect(long.position(of: 99_998) == MarkupPosition(line: 1, column: 50_000, offset: 99_998))
  }

  @Test func `every single-byte encoding has its table`() {
    for encoding in MarkupEncoding.allCases {
      let isWide = encoding.rawValue.hasPrefix("UTF")
      #expect((encoding.upperHalf == nil) == isWide, "\(encoding)")
      #expect(MarkupEncoding(label: encoding.name) == encoding)
    }
  }
}
