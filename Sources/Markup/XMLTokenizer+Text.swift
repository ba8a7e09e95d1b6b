internal import ByteScanning

extension XMLTokenizer {
  /// Text up to the next markup; `nil` if there is none.
  mutating func text(from start: Int) throws(MarkupError) -> MarkupToken? {
    var text = PendingText(from: start)
    var index = start
    while true {
      index = nextInText(from: index)
      guard index < count else { break }
      switch base[index] {
      case UInt8(ascii: "<"):
        if index > start, !isMarkup(at: index) {
          try violation(.malformedTag(""), at: index, repairedFrom: .recovering)
          index &+= 1
          continue
        }
        break
      case UInt8(ascii: "&"):
        index = try appendReference(at: index, to: &text, inAttribute: false)
        continue
      default:
        if index &- 2 >= start, base[index &- 1] == UInt8(ascii: "]"),
          base[index &- 2] == UInt8(ascii: "]")
        {
          try violation(.cdataEndInText, at: index &- 2, repairedFrom: .tolerant)
        }
        index &+= 1
        continue
      }
      break
    }
    position = index
    guard index > start else { return nil }
    var token = MarkupToken(.text, at: start)
    token.text = finish(text, at: index)
    return token
  }

  /// The text of an element that holds nothing else, and reads on behind its end tag: most elements
  /// of a story are such. Nil leaves everything to be read as usual.
  /// - Parameter name: the name of the element, whose start tag was read last.
  @inline(__always)
  mutating func leafText(of name: UnsafeBufferPointer<UInt8>) -> MarkupRange? {
    let start = position
    let end = nextInText(from: start)
    let nameStart = end &+ 2
    let nameEnd = nameStart &+ name.count
    guard end > start, nameEnd < count, base[end] == UInt8(ascii: "<"),
      base[end &+ 1] == UInt8(ascii: "/"), base[nameEnd] == UInt8(ascii: ">"),
      isSame(UnsafeBufferPointer(start: base + nameStart, count: name.count), name)
    else { return nil }
    position = nameEnd &+ 1
    return MarkupRange(start, end)
  }

  /// Whether the '<' at `index` can start markup.
  @inline(__always)
  func isMarkup(at index: Int) -> Bool {
    guard index &+ 1 < count else { return false }
    let byte = base[index &+ 1]
    if isASCIILetter(byte) { return true }
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    default: return nameEnd(from: index &+ 1) > index &+ 1
    }
  }

  /// The first offset from `start` on that holds '<', '>' or '&'.
  @inline(__always)
  private func nextInText(from start: Int) -> Int {
    var index = start
    // The white space between elements is short.
    if index &+ 8 <= count {
      let mask = EightBytes(base, at: index).markup
      if mask != 0 { return index &+ EightBytes.firstIndex(in: mask) }
      index &+= 8
    }
    while index &+ WideScan.width <= count, !WideScan.holdsMarkup(base, at: index) {
      index &+= WideScan.width
    }
    while index &+ 8 <= count {
      let mask = EightBytes(base, at: index).markup
      if mask != 0 { return index &+ EightBytes.firstIndex(in: mask) }
      index &+= 8
    }
    while index < count {
      let byte = base[index]
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&") {
        break
      }
      index &+= 1
    }
    return index
  }

  // MARK: References

  /// Reads the reference at the ampersand at `start` and adds what it stands for to `text`; where to go
  /// on. What refers to nothing stays as it is written, if the options allow that.
  mutating func appendReference(
    at start: Int, to text: inout PendingText, inAttribute: Bool
  ) throws(MarkupError) -> Int {
    if start &+ 1 < count, base[start &+ 1] == UInt8(ascii: "#") {
      return try appendCharacterReference(at: start, to: &text)
    }
    let nameStart = start &+ 1
    let nameEnd = nameEnd(from: nameStart)
    guard nameEnd > nameStart, nameEnd < count, base[nameEnd] == UInt8(ascii: ";") else {
      try violation(.bareAmpersand, as: .bareAmpersand, at: start, repairedFrom: .tolerant)
      return max(nameEnd, nameStart)
    }
    let end = nameEnd &+ 1
    let name = UnsafeBufferPointer(start: base + nameStart, count: nameEnd &- nameStart)
    if let byte = predefinedEntity(name) {
      interrupt(&text, at: start, resumingAt: end)
      decoded.append(byte)
      return end
    }
    switch try expansion(of: name, at: start) {
    case .text(let expansion):
      if inAttribute, expansion.contains(UInt8(ascii: "<")) {
        try violation(
          .lessThanInAttributeValue(string(from: nameStart, to: nameEnd)), at: start,
          repairedFrom: .tolerant)
      }
      interrupt(&text, at: start, resumingAt: end)
      if inAttribute {
        decoded.append(contentsOf: expansion.lazy.map { isXMLSpace($0) ? 0x20 : $0 })
      } else {
        decoded.append(contentsOf: expansion)
      }
    case .markup:
      let name = string(from: nameStart, to: nameEnd)
      try violation(
        .entityWithMarkup(name), as: .entityWithMarkup(name), at: start, repairedFrom: .tolerant)
    case .external:
      let name = string(from: nameStart, to: nameEnd)
      try violation(
        .externalEntity(name), as: .externalEntity(name), at: start, repairedFrom: .tolerant)
    case .undeclared:
      let known = UnsafeBufferPointer(start: base + nameStart, count: end &- nameStart)
      if knowsHTMLEntities, let match = NamedCharacterReferences.shared.longestMatch(known),
        match.length == known.count
      {
        interrupt(&text, at: start, resumingAt: end)
        appendUTF8(match.first, to: &decoded)
        if match.second != 0 { appendUTF8(match.second, to: &decoded) }
      } else {
        let name = string(from: nameStart, to: nameEnd)
        try violation(
          .undefinedEntity(name), as: .undefinedEntity(name), at: start, repairedFrom: .tolerant)
      }
    }
    return end
  }

  private mutating func appendCharacterReference(
    at start: Int, to text: inout PendingText
  ) throws(MarkupError) -> Int {
    var end = start &+ 2
    let scalar = characterReference(
      UnsafeBufferPointer(start: base + start, count: count &- start), length: &end)
    end &+= start
    guard var scalar, isXMLCharacter(scalar) else {
      let written = string(from: start, to: min(end, start &+ 16))
      try violation(
        .invalidCharacterReference(written), as: .invalidCharacterReference(written), at: start,
        repairedFrom: .tolerant)
      return end
    }
    if options.strictness >= .tolerant, scalar >= 0x80, scalar < 0xA0 {
      // Written by people who meant windows-1252; XML has nothing but controls here.
      problems.report(.controlCharacterReference, at: end)
      scalar = windows1252Controls[Int(scalar) - 0x80]
    }
    interrupt(&text, at: start, resumingAt: end)
    appendUTF8(scalar, to: &decoded)
    return end
  }
}

/// The scalar of a reference `&#...;` that `bytes` start with, and its length; `nil` if it is malformed
/// or no code point.
func characterReference(_ bytes: UnsafeBufferPointer<UInt8>, length: inout Int) -> UInt32? {
  var index = 2
  let isHexadecimal = index < bytes.count && bytes[index] == UInt8(ascii: "x")
  if isHexadecimal { index += 1 }
  let digitsStart = index
  var value: UInt32 = 0
  while index < bytes.count, let digit = digit(bytes[index], isHexadecimal: isHexadecimal) {
    // Sticks above the last code point, where it cannot overflow.
    if value < 0x110000 { value = value &* (isHexadecimal ? 16 : 10) &+ digit }
    index += 1
  }
  length = index
  guard index > digitsStart, index < bytes.count, bytes[index] == UInt8(ascii: ";") else {
    return nil
  }
  length = index + 1
  return value < 0x110000 ? value : nil
}

/// The character of one of XML's five own entities.
func predefinedEntity(_ name: UnsafeBufferPointer<UInt8>) -> UInt8? {
  func isName(_ literal: StaticString) -> Bool { name.elementsEqual(literal.bytes) }
  switch name.count {
  case 2: return isName("lt") ? UInt8(ascii: "<") : isName("gt") ? UInt8(ascii: ">") : nil
  case 3: return isName("amp") ? UInt8(ascii: "&") : nil
  case 4: return isName("quot") ? UInt8(ascii: "\"") : isName("apos") ? UInt8(ascii: "'") : nil
  default: return nil
  }
}
