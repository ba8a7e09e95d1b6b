/// Reads lines as headings.
struct HeadingParser {
  let bytes: [UInt8]
  /// The languages whose number words may stand without a keyword.
  let languages: [String]

  /// What `range` is as a heading, or nil where nothing speaks for one. Lines that are words alone
  /// come back as ``HeadingShape/Grammar/title``.
  func shape(_ range: Range<Int>) -> HeadingShape? {
    guard !range.isEmpty else { return nil }
    let (core, dress, count) = undressed(range)
    guard !core.isEmpty else { return nil }
    let words = tokens(core, limit: 8)
    var shape =
      eastern(core) ?? keyworded(core, tokens: words) ?? named(core, tokens: words)
      ?? numbered(core, tokens: words) ?? trailing(core, tokens: words)
      ?? HeadingShape(grammar: .title, number: core.lowerBound..<core.lowerBound, title: core)
    shape.dress = dress
    shape.dressCount = count
    return shape
  }

  /// The line without the symbols around it: `== x ==`, `-3-`, `[7]`, `**x**`, `# x`.
  private func undressed(_ range: Range<Int>) -> (Range<Int>, UInt8, Int) {
    var start = range.lowerBound
    var end = range.upperBound
    var dress: UInt8 = 0
    var count = 0
    func isDress(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "#"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "="),
        UInt8(ascii: "~"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "|"),
        UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        true
      default: false
      }
    }
    var lead = start
    while lead < end, isDress(bytes[lead]) || (bytes[lead] == 0x20 && lead > start) { lead += 1 }
    while lead > start, bytes[lead - 1] == 0x20 { lead -= 1 }
    if lead == start, let wide = wideBracket(range) { return (wide, UInt8(ascii: "["), 1) }
    guard lead > start, lead < end else { return (range, 0, 0) }
    var trail = end
    while trail > lead, isDress(bytes[trail - 1]) || bytes[trail - 1] == 0x20 { trail -= 1 }
    let isATX =
      bytes[start] == UInt8(ascii: "#") && lead - start <= 6 && bytes[lead] == 0x20
      && bytes[start..<lead].allSatisfy { $0 == UInt8(ascii: "#") }
    guard isATX || trail < end else { return (range, 0, 0) }
    dress = bytes[start]
    count = lead - start
    start = lead
    end = isATX && trail < end && bytes[end - 1] != UInt8(ascii: "#") ? end : trail
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return (start..<end, dress, count)
  }

  /// What stands between `【` and `】`, `《` and `》`, `「`... as the whole line.
  private func wideBracket(_ range: Range<Int>) -> Range<Int>? {
    guard range.count > 6 else { return nil }
    let first = bytes.scalar(at: range.lowerBound).value
    let last = bytes.scalar(before: range.upperBound).value
    guard
      first == 0x3010 && last == 0x3011 || first == 0x3014 && last == 0x3015
        || first == 0xFF3B && last == 0xFF3D
    else { return nil }
    return range.lowerBound + 3..<range.upperBound - 3
  }

  // MARK: Words

  struct Token {
    /// With its punctuation.
    var range: Range<Int>
    /// Without punctuation at its edges.
    var core: Range<Int>
  }

  /// The word of a token, in lower case.
  func text(_ token: Token) -> String { LowerCase.text(bytes, token.core) }

  func tokens(_ range: Range<Int>, limit: Int) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(limit)
    var index = range.lowerBound
    while index < range.upperBound, result.count < limit {
      while index < range.upperBound, let length = spaceLength(at: index) { index += length }
      let start = index
      while index < range.upperBound, spaceLength(at: index) == nil { index += 1 }
      guard index > start, index - start <= 64 else { break }
      var coreStart = start
      var coreEnd = index
      while coreStart < coreEnd, isEdge(bytes[coreStart]) { coreStart += 1 }
      while coreEnd > coreStart {
        if isEdge(bytes[coreEnd - 1]) {
          coreEnd -= 1
        } else if coreEnd - coreStart >= 3, bytes[coreEnd - 3] == 0xE2,
          bytes[coreEnd - 2] == 0x80, bytes[coreEnd - 1] == 0x93 || bytes[coreEnd - 1] == 0x94
        {
          coreEnd -= 3
        } else {
          break
        }
      }
      let core = coreStart..<coreEnd
      result.append(Token(range: start..<index, core: core))
    }
    return result
  }

  func spaceLength(at index: Int) -> Int? {
    switch bytes[index] {
    case 0x20, 0x09: 1
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: 2
    case 0xE3
    where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80: 3
    default: nil
    }
  }

  private func isEdge(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: ";"),
      UInt8(ascii: "-"), UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: "]"),
      UInt8(ascii: "["), UInt8(ascii: "#"), UInt8(ascii: "|"), UInt8(ascii: "!"),
      UInt8(ascii: "~"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// The number that the tokens start with: its value, how it is written, how many tokens it takes.
  /// - Parameter languages: those whose words count; nil for all.
  func number(
    _ tokens: ArraySlice<Token>, languages: [String]?, afterKeyword: Bool
  ) -> (value: Int, style: Numeral.Style, count: Int)? {
    guard let first = tokens.first, !first.core.isEmpty else { return nil }
    let opening = bytes[first.core.lowerBound]
    // Most words are plain letters, and neither digits nor a Roman numeral.
    let mayBeDigits = ByteClass.isDigit(opening) || opening >= 0x80 || opening.isOne(of: "\"'")
    let mayBeRoman = opening.isOne(of: "IVXLCDMivxlcdm")
    let verbatim =
      mayBeDigits || mayBeRoman ? String(decoding: bytes[first.core], as: UTF8.self) : ""
    if mayBeDigits {
      if let value = Numeral.digits(verbatim) { return (value, .digits, 1) }
      if afterKeyword, let value = Numeral.divided(verbatim) { return (value, .digits, 1) }
    }
    if mayBeRoman, let roman = Numeral.roman(verbatim),
      afterKeyword || verbatim == verbatim.uppercased()
        || first.core.upperBound < first.range.upperBound
          && bytes[first.core.upperBound].isOne(of: ".)")
    {
      return (roman, .roman, 1)
    }
    var best: (Int, Numeral.Style, Int)?
    var joined = ""
    let words = Vocabulary.openings.numbers.mayStart(text(first)) ? tokens.prefix(4) : []
    for (offset, token) in words.enumerated() {
      joined += (offset > 0 ? " " : "") + text(token)
      if let value = Vocabulary.numbers.value(of: joined, languages: languages) {
        best = (value, .words, offset + 1)
      }
      if token.core.upperBound < token.range.upperBound { break }
    }
    if let best { return best }
    if afterKeyword {
      if mayBeDigits {
        if let value = Numeral.hebrew(verbatim) { return (value, .letters, 1) }
        if let east = Numeral.east(bytes, first.core), east.end == first.core.upperBound {
          return (east.value, .ideographs, 1)
        }
      }
      if first.core.count == 1, ByteClass.isUpper(bytes[first.core.lowerBound]) {
        return (Int(bytes[first.core.lowerBound]) - 64, .letters, 1)
      }
    }
    return nil
  }
}
