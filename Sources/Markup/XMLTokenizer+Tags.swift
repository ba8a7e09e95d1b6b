internal import ByteScanning

extension XMLTokenizer {
  /// What the '<' at `start` opens; `nil` if it yields no token.
  mutating func markup(at start: Int) throws(MarkupError) -> MarkupToken? {
    if start &+ 1 < count, isASCIILetter(base[start &+ 1]) { return try startTag(at: start) }
    guard isMarkup(at: start) else {
      try violation(.malformedTag(""), at: start, repairedFrom: .recovering)
      position = start &+ 1
      var token = MarkupToken(.text, at: start)
      token.text = MarkupRange(start, start &+ 1)
      return token
    }
    switch base[start &+ 1] {
    case UInt8(ascii: "/"): return try endTag(at: start)
    case UInt8(ascii: "?"): return try processingInstruction(at: start)
    case UInt8(ascii: "!"): return try declaration(at: start)
    default: return try startTag(at: start)
    }
  }

  private mutating func endTag(at start: Int) throws(MarkupError) -> MarkupToken? {
    let nameStart = start &+ 2
    let nameEnd = nameEnd(from: nameStart)
    var index = nameEnd
    skipSpace(&index)
    guard index < count else { return try unterminated(.tag, at: start) }
    var token = MarkupToken(.endTag, at: start)
    token.name = MarkupRange(nameStart, nameEnd)
    guard base[index] == UInt8(ascii: ">"), nameEnd > nameStart else {
      try violation(
        .malformedTag("/" + string(from: nameStart, to: nameEnd)), at: start,
        repairedFrom: .recovering)
      while index < count, base[index] != UInt8(ascii: ">") { index &+= 1 }
      position = min(index &+ 1, count)
      return nameEnd > nameStart ? token : nil
    }
    position = index &+ 1
    return token
  }

  private mutating func startTag(at start: Int) throws(MarkupError) -> MarkupToken? {
    let nameStart = start &+ 1
    let nameEnd = nameEnd(from: nameStart)
    var token = MarkupToken(.startTag, at: start)
    token.name = MarkupRange(nameStart, nameEnd)
    attributes.removeAll()
    var index = nameEnd
    // Most tags are but a name.
    if index < count, base[index] == UInt8(ascii: ">") {
      position = index &+ 1
      return token
    }
    while true {
      let spaceStart = index
      skipSpace(&index)
      guard index < count else { return try unterminated(.tag, at: start) }
      let byte = base[index]
      if byte == UInt8(ascii: ">") { break }
      if byte == UInt8(ascii: "/"), index &+ 1 < count, base[index &+ 1] == UInt8(ascii: ">") {
        token.flag = true
        index &+= 1
        break
      }
      let attributeEnd = self.nameEnd(from: index)
      guard attributeEnd > index else {
        try violation(
          .malformedTag(string(from: nameStart, to: nameEnd)), at: index,
          repairedFrom: .recovering)
        if byte == UInt8(ascii: "<") {
          position = index
          return token
        }
        index &+= 1
        continue
      }
      if spaceStart == index {
        try violation(.missingSpaceBetweenAttributes, at: index, repairedFrom: .tolerant)
      }
      guard let end = try attribute(from: index, to: attributeEnd) else {
        return try unterminated(.tag, at: start)
      }
      index = end
    }
    position = index &+ 1
    return token
  }

  /// Reads the rest of the attribute whose name is given; the byte after it, or `nil` if the document
  /// ends in it.
  private mutating func attribute(
    from start: Int, to nameEnd: Int
  ) throws(MarkupError) -> Int? {
    var index = nameEnd
    skipSpace(&index)
    guard index < count else { return nil }
    var value = MarkupRange.empty
    if let plain = plainValue(after: index) {
      value = plain
      index = Int(plain.upper) &+ 1
    } else if base[index] == UInt8(ascii: "=") {
      index &+= 1
      skipSpace(&index)
      guard index < count else { return nil }
      guard
        let end = try attributeValue(
          at: index, of: MarkupRange(start, nameEnd), into: &value)
      else { return nil }
      index = end
    } else {
      try violation(
        .missingAttributeValue(string(from: start, to: nameEnd)), at: start,
        repairedFrom: .recovering)
      index = nameEnd
    }
    guard value.count <= limits.attributeBytes else {
      throw error(.attributeTooLong(limit: limits.attributeBytes), at: start)
    }
    var hash: UInt32 = 2_166_136_261
    for offset in start..<nameEnd { hash = (hash ^ UInt32(base[offset])) &* 16_777_619 }
    let attribute = RawAttribute(
      name: MarkupRange(start, nameEnd), value: value, offset: UInt32(truncatingIfNeeded: start),
      hash: hash)
    let name = UnsafeBufferPointer(start: base + start, count: nameEnd &- start)
    let isNew = attributes.append(attribute) { [base] other in
      isSame(name, UnsafeBufferPointer(start: base + Int(other.lower), count: other.count))
    }
    guard isNew else {
      try violation(
        .duplicateAttribute(string(from: start, to: nameEnd)), at: start,
        repairedFrom: .recovering)
      return index
    }
    guard attributes.count <= limits.attributes else {
      throw error(.tooManyAttributes(limit: limits.attributes), at: start)
    }
    return index
  }

  /// The value behind an equals sign at `equals` that stands in double quotes as it is meant, as
  /// nearly all do.
  @inline(__always)
  private func plainValue(after equals: Int) -> MarkupRange? {
    let quote = UInt8(ascii: "\"")
    guard equals &+ 1 < count, base[equals] == UInt8(ascii: "="), base[equals &+ 1] == quote else {
      return nil
    }
    let end = nextInValue(from: equals &+ 2, quote: quote)
    return end < count && base[end] == quote ? MarkupRange(equals &+ 2, end) : nil
  }

  /// Reads a value from its quote on; the byte after it, or `nil` if the document ends in it.
  private mutating func attributeValue(
    at start: Int, of name: MarkupRange, into value: inout MarkupRange
  ) throws(MarkupError) -> Int? {
    let quote = base[start]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      try violation(
        .unquotedAttributeValue(string(from: Int(name.lower), to: Int(name.upper))), at: start,
        repairedFrom: .recovering)
      var index = start
      while index < count, !isXMLSpace(base[index]), base[index] != UInt8(ascii: ">") {
        index &+= 1
      }
      value = MarkupRange(start, index)
      return index
    }
    var text = PendingText(from: start &+ 1)
    var index = start &+ 1
    while true {
      index = nextInValue(from: index, quote: quote)
      guard index < count else { return nil }
      let byte = base[index]
      if byte == quote { break }
      switch byte {
      case UInt8(ascii: "&"):
        index = try appendReference(at: index, to: &text, inAttribute: true)
      case UInt8(ascii: "<"):
        try violation(
          .lessThanInAttributeValue(string(from: Int(name.lower), to: Int(name.upper))),
          at: index, repairedFrom: .recovering)
        index &+= 1
      case 0x09, 0x0A:
        // White space in values is a space (XML 1.0, 3.3.3).
        interrupt(&text, at: index, resumingAt: index &+ 1)
        decoded.append(0x20)
        index &+= 1
      default: index &+= 1
      }
    }
    value = finish(text, at: index)
    return index &+ 1
  }

  /// The first offset from `start` on that holds the quote, '&', '<' or a control.
  @inline(__always)
  private func nextInValue(from start: Int, quote: UInt8) -> Int {
    var index = start
    while index &+ 8 <= count {
      let block = EightBytes(base, at: index)
      let mask =
        block.equal(to: quote) | block.equal(to: UInt8(ascii: "&"))
        | block.equal(to: UInt8(ascii: "<")) | block.less(than: 0x20)
      if mask != 0 { return index &+ EightBytes.firstIndex(in: mask) }
      index &+= 8
    }
    while index < count {
      let byte = base[index]
      if byte == quote || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte < 0x20 {
        break
      }
      index &+= 1
    }
    return index
  }

  /// Reports that the document ends inside of a construct; there is no token for it.
  mutating func unterminated(
    _ construct: MarkupError.Construct, at start: Int
  ) throws(MarkupError) -> MarkupToken? {
    try violation(.unterminated(construct), at: start, repairedFrom: .recovering)
    position = count
    return nil
  }
}
