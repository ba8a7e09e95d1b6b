internal import ByteScanning

// Text in all its kinds: WHATWG HTML 13.2.5.1 to 13.2.5.5 and 13.2.5.69.
extension HTMLTokenizer {
  mutating func nextInData() throws(MarkupError) -> MarkupToken? {
    let start = position
    var hasNull = false
    var text = PendingText(from: start)
    var index = start
    while true {
      index = nextMarkup(from: index, orAmpersand: true)
      guard index < count else { return textToken(text, from: start, to: index, hasNull) }
      switch base[index] {
      case UInt8(ascii: "<"):
        guard index &+ 1 < count else {
          problems.report(.eofBeforeTagName, at: count)
          index = count
          continue
        }
        let next = base[index &+ 1]
        if isASCIILetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
          || next == UInt8(ascii: "?")
        {
          if index > start {
            if next == UInt8(ascii: "/"), index &+ 2 >= count {
              problems.report(.eofBeforeTagName, at: count)
              return textToken(text, from: start, to: count, hasNull)
            }
            return textToken(text, from: start, to: index, hasNull)
          }
          return try markup(at: index, next)
        }
        problems.report(.invalidFirstCharacterOfTagName, at: index &+ 1)
        index &+= 1
      case UInt8(ascii: "&"):
        index = appendReference(at: index, to: &text, inAttribute: false)
      default:
        // A null stays; what it means depends on where the text goes.
        problems.report(.unexpectedNullCharacter, at: index)
        hasNull = true
        index &+= 1
      }
    }
  }

  /// What starts with the '<' at `index`; `next` is a letter, '/', '!' or '?'.
  @inline(__always)
  private mutating func markup(at index: Int, _ next: UInt8) throws(MarkupError) -> MarkupToken? {
    switch next {
    case UInt8(ascii: "/"):
      guard index &+ 2 < count else {
        problems.report(.eofBeforeTagName, at: count)
        return textToken(PendingText(from: index), from: index, to: count)
      }
      let third = base[index &+ 2]
      if isASCIILetter(third) { return try tagToken(at: index, isEnd: true) }
      if third == UInt8(ascii: ">") {
        problems.report(.missingEndTagName, at: index &+ 2)
        position = index &+ 3
        return nil
      }
      problems.report(.invalidFirstCharacterOfTagName, at: index &+ 2)
      return bogusComment(at: index, from: index &+ 2)
    case UInt8(ascii: "!"): return markupDeclaration(at: index)
    case UInt8(ascii: "?"):
      problems.report(.unexpectedQuestionMark, at: index &+ 1)
      return bogusComment(at: index, from: index &+ 1)
    default: return try tagToken(at: index, isEnd: false)
    }
  }

  /// Text of `title`, `textarea`, `style` and their like, up to their end tag.
  mutating func nextInRawText(hasReferences: Bool) throws(MarkupError) -> MarkupToken? {
    let start = position
    var text = PendingText(from: start)
    var index = start
    while true {
      index = nextMarkup(from: index, orAmpersand: hasReferences)
      guard index < count else { return textToken(text, from: start, to: index) }
      switch base[index] {
      case UInt8(ascii: "<"):
        if isAppropriateEndTag(at: index) {
          if index > start { return textToken(text, from: start, to: index) }
          content = .data
          return try tagToken(at: index, isEnd: true)
        }
        index &+= 1
      case UInt8(ascii: "&"):
        index = appendReference(at: index, to: &text, inAttribute: false)
      default:
        replaceNull(at: index, in: &text)
        index &+= 1
      }
    }
  }

  mutating func nextInPlaintext() -> MarkupToken? {
    let start = position
    var text = PendingText(from: start)
    for index in start..<count where base[index] == 0 { replaceNull(at: index, in: &text) }
    return textToken(text, from: start, to: count)
  }

  mutating func nextInCDATA() -> MarkupToken? {
    let start = position
    var hasNull = false
    var index = start
    while index < count {
      if base[index] == UInt8(ascii: "]"), startsWith("]]>", at: index) {
        content = .data
        let token = textToken(PendingText(from: start), from: start, to: index, hasNull)
        position = index &+ 3
        return token
      }
      if base[index] == 0 { hasNull = true }
      index &+= 1
    }
    return textToken(PendingText(from: start), from: start, to: count, hasNull)
  }

  /// Whether the '<' at `index` starts the end tag of the element whose text is being read.
  func isAppropriateEndTag(at index: Int) -> Bool {
    let nameStart = index &+ 2
    let nameEnd = nameStart &+ lastStartTag.count
    guard !lastStartTag.isEmpty, nameEnd < count, base[index &+ 1] == UInt8(ascii: "/") else {
      return false
    }
    for offset in 0..<lastStartTag.count
    where asciiLowercase(base[nameStart &+ offset]) != lastStartTag[offset] {
      return false
    }
    return endsTagName(base[nameEnd])
  }

  /// The first offset from `start` on that holds '<', a null or, if asked for, '&'.
  @inline(__always)
  func nextMarkup(from start: Int, orAmpersand: Bool) -> Int {
    var index = start
    while index &+ 8 <= count {
      let block = EightBytes(base, at: index)
      var mask = block.equal(to: UInt8(ascii: "<")) | block.equal(to: 0)
      if orAmpersand { mask |= block.equal(to: UInt8(ascii: "&")) }
      if mask != 0 { return index &+ EightBytes.firstIndex(in: mask) }
      index &+= 8
    }
    while index < count {
      let byte = base[index]
      if byte == UInt8(ascii: "<") || byte == 0 || (orAmpersand && byte == UInt8(ascii: "&")) {
        break
      }
      index &+= 1
    }
    return index
  }
}

@inline(__always)
func endsTagName(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || isHTMLSpace(byte)
}
