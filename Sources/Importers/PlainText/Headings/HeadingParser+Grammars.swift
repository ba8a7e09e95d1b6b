internal import StoryModel

extension HeadingParser {
  func keyworded(_ core: Range<Int>, tokens: [Token]) -> HeadingShape? {
    guard let first = tokens.first else { return nil }
    if let keyword = Vocabulary.keywords[text(first)] {
      let isSplit = first.core.upperBound < first.range.upperBound
      if isSplit, bytes[first.core.upperBound] != UInt8(ascii: "."),
        bytes[first.core.upperBound] != UInt8(ascii: "-"),
        bytes[first.core.upperBound] != UInt8(ascii: "#")
      {
        return nil
      }
      var next = 1
      if next < tokens.count, Vocabulary.articles.contains(text(tokens[next])),
        text(tokens[next]) != "a" || tokens.count > next + 1
      {
        next += 1
      }
      guard
        let number = number(
          tokens[next...], languages: keyword.languages + ["en"], afterKeyword: true)
      else { return fusedKeyword(core, tokens: tokens) }
      return headed(
        core, tokens: tokens, until: next + number.count, keyword: keyword, value: number.value,
        style: number.style)
    }
    if let fused = fusedKeyword(core, tokens: tokens) { return fused }
    // `Erstes Kapitel`, `3. Bölüm`, `The Third Part`.
    var start = 0
    if Vocabulary.articles.contains(text(first)), tokens.count > 2 { start = 1 }
    if let number = number(
      tokens[start...], languages: nil, afterKeyword: false),
      start + number.count < tokens.count,
      let keyword = Vocabulary.keywords[text(tokens[start + number.count])], number.style != .roman
    {
      let end = start + number.count + 1
      return headed(
        core, tokens: tokens, until: end, keyword: keyword, value: number.value,
        style: number.style)
    }
    return nil
  }

  /// A keyword and a number behind the title of the story: `Low Water - Chapter 2`.
  func trailing(_ core: Range<Int>, tokens: [Token]) -> HeadingShape? {
    guard tokens.count >= 3, tokens.count < 8, let last = tokens.last,
      last.core.upperBound == core.upperBound, !last.core.isEmpty
    else { return nil }
    let place = tokens.count - 2
    guard let keyword = Vocabulary.keywords[text(tokens[place])], keyword.rank == 2,
      ByteClass.isDigit(bytes[last.core.lowerBound]),
      let number = number(tokens[(place + 1)...], languages: [], afterKeyword: true),
      place > 0,
      tokens[place - 1].core.upperBound < tokens[place - 1].range.upperBound
        || tokens[place - 1].core.isEmpty,
      !LineShape(bytes, core).startsLowercase, LineShape(bytes, core).longLowercaseWords == 0
    else { return nil }
    var shape = HeadingShape(
      grammar: .keyword, number: core.lowerBound..<core.lowerBound, title: core)
    shape.value = number.value
    shape.style = number.style
    shape.separator = UInt8(ascii: "-")
    return shape
  }

  /// The number that a few words end with, in digits.
  func lastNumber(_ range: Range<Int>) -> Int? {
    let tokens = tokens(range, limit: 9)
    guard tokens.count > 1, tokens.count < 9, let last = tokens.last,
      last.core.upperBound == range.upperBound, !last.core.isEmpty,
      ByteClass.isDigit(bytes[last.core.lowerBound])
    else { return nil }
    return Numeral.digits(text(last))
  }

  /// A keyword and a number without a space: `Chapter12`, `Ch.3`, `chapter.001`.
  private func fusedKeyword(_ core: Range<Int>, tokens: [Token]) -> HeadingShape? {
    guard let first = tokens.first else { return nil }
    let word = bytes[first.core]
    guard let digit = word.firstIndex(where: ByteClass.isDigit), digit > first.core.lowerBound
    else { return nil }
    var end = digit
    while end > first.core.lowerBound,
      bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-")
        || bytes[end - 1] == UInt8(ascii: "_") || bytes[end - 1] == UInt8(ascii: "#")
    {
      end -= 1
    }
    let head = LowerCase.text(bytes, first.core.lowerBound..<end)
    let tail = String(decoding: bytes[digit..<first.core.upperBound], as: UTF8.self)
    guard let keyword = Vocabulary.keywords[head], let value = Numeral.digits(tail) else {
      return nil
    }
    return headed(
      core, tokens: tokens, until: 1, keyword: keyword, value: value, style: .digits)
  }

  private func headed(
    _ core: Range<Int>, tokens: [Token], until end: Int, keyword: Vocabulary.Keyword, value: Int,
    style: Numeral.Style
  ) -> HeadingShape? {
    guard end > 0, end <= tokens.count else { return nil }
    var shape = HeadingShape(
      grammar: .keyword, number: core, title: core.upperBound..<core.upperBound)
    shape.rank = keyword.rank
    shape.value = value
    shape.style = style
    shape.role = keyword.rank <= 1 ? .part : .chapter
    separate(&shape, core: core, at: tokens[end - 1].core.upperBound)
    return shape
  }

  /// Parts what follows the number at `index` into separator and title.
  private func separate(_ shape: inout HeadingShape, core: Range<Int>, at index: Int) {
    var cursor = index
    var separator: UInt8 = 0
    var numberEnd = index
    while cursor < core.upperBound {
      if let length = spaceLength(at: cursor) {
        if separator == 0 { separator = length == 3 ? 0xE3 : 0x20 }
        cursor += length
        continue
      }
      let length = separatorLength(at: cursor, in: core)
      guard length > 0 else { break }
      if separator == 0 || separator == 0x20 { separator = bytes[cursor] }
      cursor += length
      numberEnd = cursor
    }
    shape.separator = separator
    shape.number = core.lowerBound..<numberEnd
    shape.title = cursor..<core.upperBound
    if shape.title.isEmpty { shape.number = core }
  }

  private func separatorLength(at index: Int, in core: Range<Int>) -> Int {
    switch bytes[index] {
    case UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ")"),
      UInt8(ascii: "]"), UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: ","),
      UInt8(ascii: "/"), UInt8(ascii: ";"):
      return 1
    case 0xC2 where index + 1 < core.upperBound && bytes[index + 1] == 0xB7: return 2
    case 0xE2
    where index + 2 < core.upperBound && bytes[index + 1] == 0x80
      && (0x92...0x95).contains(bytes[index + 2]):
      return 3
    case 0xEF
    where index + 2 < core.upperBound && bytes[index + 1] == 0xBC
      && [0x9A, 0x8E, 0x8C, 0x8D, 0x89].contains(bytes[index + 2]):
      return 3
    case 0xE3
    where index + 2 < core.upperBound && bytes[index + 1] == 0x80
      && (bytes[index + 2] == 0x81 || bytes[index + 2] == 0x82):
      return 3
    default: return 0
    }
  }

  func named(_ core: Range<Int>, tokens: [Token]) -> HeadingShape? {
    guard let first = tokens.first, Vocabulary.openings.divisions.contains(text(first)) else {
      return nil
    }
    let tokens = tokens.prefix(Vocabulary.longestTerm + 1)
    var joined = ""
    for (offset, token) in tokens.prefix(Vocabulary.longestTerm).enumerated() {
      joined += (offset > 0 ? " " : "") + text(token)
      guard let role = Vocabulary.divisions[joined] else { continue }
      var shape = HeadingShape(
        grammar: .named, number: core.lowerBound..<core.lowerBound, title: core)
      shape.role = role
      separate(&shape, core: core, at: token.core.upperBound)
      if !shape.title.isEmpty {
        // `Interlude 2`, `Epilogue: Ash`.
        if let number = number(
          tokens[(offset + 1)...], languages: languages, afterKeyword: true),
          number.style != .letters, tokens.count == offset + 1 + number.count
        {
          shape.value = number.value
        } else if shape.separator == 0x20 || shape.separator == 0 {
          return nil
        }
      }
      shape.number = core.lowerBound..<core.lowerBound
      shape.title = core
      return shape
    }
    return nil
  }

  func numbered(_ core: Range<Int>, tokens: [Token]) -> HeadingShape? {
    let tokens = tokens.prefix(5)
    guard let first = tokens.first,
      let number = number(tokens[...], languages: languages, afterKeyword: false)
    else { return nil }
    var shape = HeadingShape(
      grammar: .number, number: core, title: core.upperBound..<core.upperBound)
    shape.value = number.value
    shape.style = number.style
    separate(&shape, core: core, at: tokens[number.count - 1].core.upperBound)
    if number.style == .words, !shape.title.isEmpty,
      shape.separator == 0x20 || shape.separator == UInt8(ascii: ",")
        || shape.separator == UInt8(ascii: "-")
    {
      return nil
    }
    if first.core.lowerBound > core.lowerBound + 2 { return nil }
    return shape
  }

  /// `第三章　雨夜`, `三　家`, `제3장`, `12화`.
  func eastern(_ core: Range<Int>) -> HeadingShape? {
    var index = core.lowerBound
    var value = bytes.scalar(at: index).value
    guard value >= 0x80 || Numeral.digit(value) != nil else { return nil }
    let isOrdinal = value == 0x7B2C || value == 0xC81C
    if isOrdinal {
      index += 3
      while index < core.upperBound, let length = spaceLength(at: index) { index += length }
    }
    guard let number = Numeral.east(bytes, index..<core.upperBound) else { return nil }
    let isDigits = bytes[index] < 0x80
    index = number.end
    var shape = HeadingShape(
      grammar: .unit, number: core, title: core.upperBound..<core.upperBound)
    shape.value = number.value
    shape.style = isDigits ? .digits : .ideographs
    if index == core.upperBound {
      guard !isDigits else { return nil }
      shape.grammar = .number
      return shape
    }
    if let space = spaceLength(at: index) {
      if bytes[index] == 0xE3, !isOrdinal {
        guard !isDigits else { return nil }
        shape.grammar = .number
        separate(&shape, core: core, at: index)
        return shape
      }
      index += space
    }
    guard index < core.upperBound else { return nil }
    if !isOrdinal, index == number.end,
      bytes.holds("、", at: index) || bytes.holds("．", at: index)
        || bytes[index] == UInt8(ascii: ".") && index + 1 < core.upperBound
          && bytes[index + 1] >= 0xE3
    {
      // `1、灯`, `三、家`.
      shape.grammar = .number
      separate(&shape, core: core, at: index)
      return shape.title.isEmpty ? nil : shape
    }
    let (unit, length) = bytes.scalar(at: index)
    value = unit
    switch unit {
    case 0x5377, 0x518C, 0x96C6, 0xAD8C: shape.rank = 0  // 卷 册 集 권
    case 0x90E8, 0x5E55, 0x7DE8, 0x7BC7, 0xBD80, 0xB9C9, 0x7F16: shape.rank = 1  // 部 幕 編 篇 부 막 编
    case 0x7AE0, 0x56DE, 0x8BDD, 0x8A71, 0x6298, 0xC7A5, 0xD654, 0xD68C, 0xD3B8: shape.rank = 2
    case 0x8282, 0x7BC0, 0x573A, 0x5834, 0xC808: shape.rank = 3  // 节 節 场 場 절
    default:
      guard isOrdinal, ScalarClass.isWide(unit) else { return nil }
      shape.isDoubtful = true
    }
    guard isOrdinal || !shape.isDoubtful else { return nil }
    shape.role = shape.rank <= 1 ? .part : .chapter
    separate(&shape, core: core, at: index + length)
    if shape.isDoubtful || !isOrdinal, !shape.title.isEmpty, shape.separator == 0 { return nil }
    return shape
  }
}
