internal import ByteScanning

// Tags and attributes: WHATWG HTML 13.2.5.6 to 13.2.5.8 and 13.2.5.32 to 13.2.5.40.
extension HTMLTokenizer {
  /// The tag at the '<' at `start`, whose name starts with a letter; `nil` if the document ends in it.
  mutating func tagToken(at start: Int, isEnd: Bool) throws(MarkupError) -> MarkupToken? {
    var token = MarkupToken(isEnd ? .endTag : .startTag, at: start)
    let nameStart = isEnd ? start &+ 2 : start &+ 1
    var index = nameStart
    var isPlain = true
    while index < count, !endsTagName(base[index]) {
      let byte = base[index]
      if byte == 0 || (byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")) { isPlain = false }
      index &+= 1
    }
    token.tag = tag(from: nameStart, to: index)
    token.name =
      isPlain ? MarkupRange(nameStart, index) : lowercasedName(from: nameStart, to: index)

    var list = AttributeList()
    swap(&list, &attributes)
    list.removeAll()
    defer { swap(&list, &attributes) }
    while true {
      while index < count, isHTMLSpace(base[index]) { index &+= 1 }
      guard index < count else { return endInTag() }
      let byte = base[index]
      if byte == UInt8(ascii: ">") { break }
      if byte == UInt8(ascii: "/") {
        index &+= 1
        guard index < count else { return endInTag() }
        if base[index] == UInt8(ascii: ">") {
          token.flag = true
          break
        }
        problems.report(.unexpectedSolidusInTag, at: index)
        continue
      }
      guard let end = try attribute(at: index, into: &list) else { return endInTag() }
      index = end
    }
    if isEnd {
      if list.count > 0 { problems.report(.endTagWithAttributes, at: index) }
      if token.flag { problems.report(.endTagWithTrailingSolidus, at: index) }
      list.removeAll()
    }
    position = index &+ 1
    return token
  }

  private mutating func endInTag() -> MarkupToken? {
    problems.report(.eofInTag, at: count)
    position = count
    return nil
  }

  /// Reads an attribute; the byte after it, or `nil` if the document ends in it.
  @inline(__always)
  private mutating func attribute(
    at start: Int, into list: inout AttributeList
  ) throws(MarkupError) -> Int? {
    var index = start
    var hash: UInt32 = 2_166_136_261
    var isPlain = true
    if base[index] == UInt8(ascii: "=") {
      problems.report(.unexpectedEqualsSignBeforeAttributeName, at: index)
      hash = (hash ^ UInt32(base[index])) &* 16_777_619
      index &+= 1
    }
    while index < count {
      var byte = base[index]
      if byte == UInt8(ascii: "=") || endsTagName(byte) { break }
      if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") {
        isPlain = false
        byte |= 0x20
      } else if byte == 0 {
        isPlain = false
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "<")
      {
        problems.report(.unexpectedCharacterInAttributeName, at: index)
      }
      hash = (hash ^ UInt32(byte)) &* 16_777_619
      index &+= 1
    }
    let nameEnd = index
    let name = isPlain ? MarkupRange(start, nameEnd) : lowercasedName(from: start, to: nameEnd)
    let (value, end) = try attributeValue(after: nameEnd)
    guard value.count <= limits.attributeBytes else {
      throw error(.attributeTooLong(limit: limits.attributeBytes), at: start)
    }
    let attribute = RawAttribute(
      name: name, value: value, offset: UInt32(truncatingIfNeeded: start), hash: hash)
    if list.append(attribute, isSameName: { isSame(name, $0) }) {
      guard list.count <= limits.attributes else {
        throw error(.tooManyAttributes(limit: limits.attributes), at: start)
      }
    } else {
      problems.report(.duplicateAttribute, at: nameEnd)
    }
    return end
  }

  /// The value after an attribute's name, empty if it has none, and the byte after it; `nil` for that if
  /// the document ends first.
  @inline(__always)
  private mutating func attributeValue(
    after nameEnd: Int
  ) throws(MarkupError) -> (MarkupRange, end: Int?) {
    var index = nameEnd
    while index < count, isHTMLSpace(base[index]) { index &+= 1 }
    guard index < count else { return (.empty, nil) }
    guard base[index] == UInt8(ascii: "=") else { return (.empty, index) }
    index &+= 1
    while index < count, isHTMLSpace(base[index]) { index &+= 1 }
    guard index < count else { return (.empty, nil) }
    switch base[index] {
    case UInt8(ascii: ">"):
      problems.report(.missingAttributeValue, at: index)
      return (.empty, index)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return quotedValue(at: index)
    default: return unquotedValue(at: index)
    }
  }

  @inline(__always)
  private mutating func quotedValue(at start: Int) -> (MarkupRange, end: Int?) {
    let quote = base[start]
    var text = PendingText(from: start &+ 1)
    var index = start &+ 1
    while true {
      index = nextInValue(from: index, quote: quote)
      guard index < count else { return (.empty, nil) }
      if base[index] == quote { break }
      if base[index] == 0 {
        replaceNull(at: index, in: &text)
        index &+= 1
      } else {
        index = appendReference(at: index, to: &text, inAttribute: true)
      }
    }
    let value = finish(text, at: index)
    index &+= 1
    if index < count, !endsTagName(base[index]) {
      problems.report(.missingWhitespaceBetweenAttributes, at: index)
    }
    return (value, index)
  }

  private mutating func unquotedValue(at start: Int) -> (MarkupRange, end: Int?) {
    var text = PendingText(from: start)
    var index = start
    while index < count {
      switch base[index] {
      case UInt8(ascii: ">"), 0x20, 0x0A, 0x09, 0x0C, 0x0D: return (finish(text, at: index), index)
      case UInt8(ascii: "&"):
        index = appendReference(at: index, to: &text, inAttribute: true)
        continue
      case 0: replaceNull(at: index, in: &text)
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: "="),
        UInt8(ascii: "`"):
        problems.report(.unexpectedCharacterInUnquotedAttributeValue, at: index)
      default: break
      }
      index &+= 1
    }
    return (.empty, nil)
  }

  /// The first offset from `start` on that holds the quote, '&' or a null.
  @inline(__always)
  private func nextInValue(from start: Int, quote: UInt8) -> Int {
    var index = start
    while index &+ 8 <= count {
      let block = EightBytes(base, at: index)
      let mask =
        block.equal(to: quote) | block.equal(to: UInt8(ascii: "&")) | block.equal(to: 0)
      if mask != 0 { return index &+ EightBytes.firstIndex(in: mask) }
      index &+= 8
    }
    while index < count, base[index] != quote, base[index] != UInt8(ascii: "&"), base[index] != 0 {
      index &+= 1
    }
    return index
  }

  /// A copy of a name in ASCII lower case, nulls replaced.
  private mutating func lowercasedName(from start: Int, to end: Int) -> MarkupRange {
    let copyStart = decoded.count
    for index in start..<end {
      if base[index] == 0 {
        problems.report(.unexpectedNullCharacter, at: index)
        appendUTF8(0xFFFD, to: &decoded)
      } else {
        decoded.append(asciiLowercase(base[index]))
      }
    }
    return MarkupRange(count &+ copyStart, count &+ decoded.count)
  }

  /// Whether two ranges hold the same bytes.
  private func isSame(_ left: MarkupRange, _ right: MarkupRange) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count
    where byte(Int(left.lower) &+ offset) != byte(Int(right.lower) &+ offset) {
      return false
    }
    return true
  }

  @inline(__always)
  private func byte(_ offset: Int) -> UInt8 {
    offset < count ? base[offset] : decoded[offset &- count]
  }
}
