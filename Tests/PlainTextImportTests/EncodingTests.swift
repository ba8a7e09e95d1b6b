import Conversion
import StoryModel
import Testing

@testable import PlainTextImport

@Suite struct EncodingTests {
  /// Sums of all characters of two bytes, made with the codecs of Python 3 (`cp932`, `gb18030`,
  /// `cp950`, `cp949`), private use left out.
  @Test(arguments: [
    (CodePage.shiftJIS, 0x30, 7_724, 0x84a7_3521_3f64_8e14 as UInt64),
    (.gb18030, 0x3A, 21_872, 0x2da7_a90c_e39a_5bdf), (.big5, 0x30, 13_752, 0xc996_9071_5ae9_0c8a),
    (.eucKR, 0x30, 17_048, 0x4350_f72e_81be_3e63),
  ])
  func `has every character of a code page`(
    _ page: CodePage, _ firstTrail: Int, _ count: Int, _ sum: UInt64
  ) {
    var hash = FNV()
    var found = 0
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(firstTrail)...0xFE {
        let (value, length) = scalar(page, [lead, trail])
        guard length == 2 else { continue }
        found += 1
        hash.add([lead, trail, UInt8(value >> 8), UInt8(value & 0xFF)])
      }
    }
    #expect(found == count)
    #expect(hash.value == sum)
  }

  @Test func `has the characters that take four bytes in GB 18030`() {
    var hash = FNV()
    for place in stride(from: 0, to: 39_420, by: 7) {
      let (value, length) = scalar(.gb18030, fourBytes(place))
      #expect(length == 4)
      hash.add([UInt8(value >> 8), UInt8(value & 0xFF)])
    }
    #expect(hash.value == 0x1aa3_92c0_76ce_a2e4)
    #expect(scalar(.gb18030, fourBytes(189_000)) == (0x10000, 4))
    #expect(scalar(.gb18030, fourBytes(189_000 + 0xFFFFF)) == (0x10FFFF, 4))
    #expect(scalar(.gb18030, fourBytes(189_000 + 0x100000)).length == 0)
    #expect(scalar(.gb18030, fourBytes(39_420)).length == 0)
  }

  @Test func `has the same rows in EUC-JP as in Shift_JIS`() {
    for (shifted, packed) in [
      ([0x82, 0xA0], [0xA4, 0xA2]), ([0x88, 0x9F], [0xB0, 0xA1]), ([0x81, 0x40], [0xA1, 0xA1]),
      ([0x83, 0x96], [0xA5, 0xF6]), ([0xEA, 0xA2], [0xF4, 0xA4]), ([0xB1], [0x8E, 0xB1]),
    ] as [([UInt8], [UInt8])] {
      #expect(scalar(.shiftJIS, shifted).value == scalar(.eucJP, packed).value)
      #expect(scalar(.shiftJIS, shifted).value != 0)
    }
  }

  @Test(arguments: [
    (CodePage.shiftJIS, EncodingTests.japanese), (.eucJP, EncodingTests.japanese),
    (.gb18030, EncodingTests.simplified), (.big5, EncodingTests.traditional),
    (.eucKR, EncodingTests.korean),
  ])
  func `tells a code page of East Asia by what it would say`(
    _ page: CodePage, _ text: String
  ) throws {
    try expect(encoded(text, page), as: text, named: page.name)
  }

  @Test func `tells Cyrillic from Western code pages`() throws {
    for (page, text) in [
      (SingleByteCodePage.windows1251, Self.russian), (.koi8R, Self.plainRussian),
    ] {
      let bytes = try text.unicodeScalars.map {
        $0.value < 0x80 ? UInt8($0.value) : try #require(page.byte($0.value))
      }
      try expect(bytes, as: text, named: page.name)
    }
    let french = "Le café était fermé. « Déjà ? » dit-elle, et l’été passa près d’eux."
    let bytes = try french.unicodeScalars.map {
      $0.value < 0x80
        ? UInt8($0.value) : try #require(SingleByteCodePage.windows1252.byte($0.value))
    }
    try expect(bytes, as: french, named: "Windows-1252")
  }

  @Test(arguments: [
    EncodingTests.japanese, EncodingTests.simplified, EncodingTests.korean, EncodingTests.russian,
    "The ferry came late,\nand nobody was on it but Tom.",
  ])
  func `reads UTF-16 and UTF-32 with and without a mark`(_ text: String) throws {
    for isBig in [true, false] {
      let units = text.utf16.flatMap { unit -> [UInt8] in
        let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return isBig ? pair : pair.reversed()
      }
      let mark: [UInt8] = isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]
      try expect(units, as: text, named: "UTF-16")
      try expect(mark + units, as: text, named: "UTF-16")
      let scalars = text.unicodeScalars.flatMap { scalar -> [UInt8] in
        let value = scalar.value
        let four = [0, UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
        return isBig ? four : four.reversed()
      }
      try expect(scalars, as: text, named: "UTF-32")
      let wideMark = isBig ? [0, 0] + mark : mark + [0, 0]
      try expect(wideMark + scalars, as: text, named: "UTF-32")
    }
  }

  @Test func `never guesses where UTF-8 is valid`() throws {
    for text in [Self.japanese, Self.korean, Self.russian, "Ð¡Ñ‚Ð°", "one ’ quote"] {
      try expect(Array(text.utf8), as: text, named: nil)
      try expect([0xEF, 0xBB, 0xBF] + Array(text.utf8), as: text, named: nil)
    }
  }

  @Test func `reads stray bytes in UTF-8 as Windows-1252`() throws {
    let text = String(repeating: "“No,” she said — and meant it. ", count: 20) + "café"
    let bytes = Array(text.utf8.dropLast(2)) + [0xE9]
    try expect(bytes, as: text, named: "UTF-8 with stray bytes of Windows-1252")
  }

  @Test func `repairs mojibake only where asked`() throws {
    let right = "“Don’t,” she said — too late. Él no volvió."
    let wrong = right.unicodeScalars.flatMap { scalar -> [UInt8] in
      SingleByteCodePage.windows1252.decoded(Array(String(scalar).utf8))
    }
    #expect(try outline(String(decoding: wrong, as: UTF8.self)) != [right])
    let repairing = PlainTextImporter.Options(fixesMojibake: true)
    #expect(try outline(String(decoding: wrong, as: UTF8.self), options: repairing) == [right])
    #expect(try outline(right, options: repairing) == [right])
  }

  // MARK: Samples

  static let japanese = """
    雨の夜、駅に着いたのは私ひとりだった。
    「傘は、いりますか」と駅長さんが言った。カサはいつも三本あるという。
    """
  static let simplified = """
    第一章　雨夜
    那天晚上下着大雨，他一个人走到了车站。站长说：“这把伞你拿去吧，明天再还给我就是了。”
    """
  static let traditional = """
    第一章　雨夜
    那天晚上下著大雨，他一個人走到了車站。站長說：「這把傘你拿去吧，明天再還給我就是了。」
    """
  static let korean = """
    그날 밤 비가 많이 내렸고, 역에 내린 사람은 나 하나뿐이었다.
    "우산은 여기 있습니다." 역장이 말했다. 그는 내일 다시 오라고 했다.
    """
  static let russian = """
    В тот вечер шёл дождь, и на станции не было никого, кроме меня.
    «Возьмите зонт», — сказал начальник станции и закрыл окно.
    """
  static let plainRussian = "Дождь кончился, и станция опустела. Один только дежурный не спал."

  private func expect(_ bytes: [UInt8], as text: String, named name: String?) throws {
    var diagnostics = Diagnostics()
    let decoded = TextDecoder.decode(bytes, diagnostics: &diagnostics).bytes
    #expect(String(decoding: decoded, as: UTF8.self) == text)
    let messages = diagnostics.all.filter { $0.code == "encoding" }.map(\.message)
    #expect(messages == (name.map { ["text is read as \($0)"] } ?? []))
  }

  private func scalar(_ page: CodePage, _ bytes: [UInt8]) -> (value: UInt32, length: Int) {
    bytes.withUnsafeBufferPointer { page.scalar($0, at: 0) }
  }

  private func fourBytes(_ place: Int) -> [UInt8] {
    [
      UInt8(0x81 + place / 12_600), UInt8(0x30 + place / 1_260 % 10),
      UInt8(0x81 + place / 10 % 126), UInt8(0x30 + place % 10),
    ]
  }

  /// The text in a code page, whose table is turned around.
  private func encoded(_ text: String, _ page: CodePage) throws -> [UInt8] {
    var codes: [UInt32: [UInt8]] = [:]
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE {
        let (value, length) = scalar(page, [lead, trail])
        if length == 2, codes[value] == nil { codes[value] = [lead, trail] }
      }
    }
    return try text.unicodeScalars.flatMap {
      $0.value < 0x80 ? [UInt8($0.value)] : try #require(codes[$0.value])
    }
  }

  private struct FNV {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    mutating func add(_ bytes: [UInt8]) {
      for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
  }
}
