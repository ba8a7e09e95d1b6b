// Comments, CDATA sections and document types: WHATWG HTML 13.2.5.41 to 13.2.5.68.
extension HTMLTokenizer {
  /// What starts with the `<!` at `start`.
  mutating func markupDeclaration(at start: Int) -> MarkupToken? {
    if startsWith("<!--", at: start) { return comment(at: start) }
    if startsWith("<!DOCTYPE", at: start) { return doctypeToken(at: start) }
    let bytes = UnsafeBufferPointer(start: base + start, count: count &- start)
    if bytes.starts(with: ("<![CDATA[" as StaticString).bytes) {
      if allowsCDATA {
        content = .cdata
        position = start &+ 9
        return nil
      }
      problems.report(.cdataInHTMLContent, at: start &+ 8)
    } else {
      problems.report(.incorrectlyOpenedComment, at: start &+ 2)
    }
    return bogusComment(at: start, from: start &+ 2)
  }

  /// A comment that is none: what stands between `start` and the next '>'.
  mutating func bogusComment(at offset: Int, from start: Int) -> MarkupToken {
    var text = PendingText(from: start)
    var index = start
    while index < count, base[index] != UInt8(ascii: ">") {
      if base[index] == 0 { replaceNull(at: index, in: &text) }
      index &+= 1
    }
    return commentToken(at: offset, finish(text, at: index), endingAt: min(index &+ 1, count))
  }

  private mutating func commentToken(
    at offset: Int, _ text: MarkupRange, endingAt end: Int
  ) -> MarkupToken {
    position = end
    var token = MarkupToken(.comment, at: offset)
    token.text = text
    return token
  }

  private mutating func comment(at offset: Int) -> MarkupToken {
    let start = offset &+ 4
    var index = start
    var text = PendingText(from: start)
    if index < count, base[index] == UInt8(ascii: ">") {
      problems.report(.abruptClosingOfEmptyComment, at: index)
      return commentToken(at: offset, .empty, endingAt: index &+ 1)
    }
    if startsWith("->", at: index) {
      problems.report(.abruptClosingOfEmptyComment, at: index &+ 1)
      return commentToken(at: offset, .empty, endingAt: index &+ 2)
    }
    while index < count {
      let byte = base[index]
      if byte == 0 {
        replaceNull(at: index, in: &text)
        index &+= 1
        continue
      }
      guard byte == UInt8(ascii: "-") else {
        index &+= 1
        continue
      }
      guard index &+ 1 < count else { return unclosedComment(at: offset, text, endingAt: index) }
      guard base[index &+ 1] == UInt8(ascii: "-") else {
        index &+= 1
        continue
      }
      if index &- 2 >= start, base[index &- 2] == UInt8(ascii: "<"),
        base[index &- 1] == UInt8(ascii: "!"), index &+ 2 < count,
        base[index &+ 2] != UInt8(ascii: ">")
      {
        problems.report(.nestedComment, at: index &+ 2)
      }
      var end = index &+ 2
      while end < count, base[end] == UInt8(ascii: "-") { end &+= 1 }
      guard end < count else { return unclosedComment(at: offset, text, endingAt: end &- 2) }
      if base[end] == UInt8(ascii: ">") {
        return commentToken(at: offset, finish(text, at: end &- 2), endingAt: end &+ 1)
      }
      guard base[end] == UInt8(ascii: "!") else {
        index = end
        continue
      }
      guard end &+ 1 < count else { return unclosedComment(at: offset, text, endingAt: end &- 2) }
      if base[end &+ 1] == UInt8(ascii: ">") {
        problems.report(.incorrectlyClosedComment, at: end &+ 1)
        return commentToken(at: offset, finish(text, at: end &- 2), endingAt: end &+ 2)
      }
      index = end &+ 1
    }
    return unclosedComment(at: offset, text, endingAt: count)
  }

  private mutating func unclosedComment(
    at offset: Int, _ text: PendingText, endingAt end: Int
  ) -> MarkupToken {
    problems.report(.eofInComment, at: count)
    return commentToken(at: offset, finish(text, at: end), endingAt: count)
  }

  // MARK: Document types

  private mutating func doctypeToken(at offset: Int) -> MarkupToken {
    var token = MarkupToken(.doctype, at: offset)
    token.name = .absent
    doctype = DoctypeToken()
    var index = offset &+ 9
    if index < count, !isHTMLSpace(base[index]), base[index] != UInt8(ascii: ">") {
      problems.report(.missingWhitespaceBeforeDoctypeName, at: index)
    }
    skipSpace(&index)
    guard index < count else { return unclosed(&token) }
    if base[index] == UInt8(ascii: ">") {
      problems.report(.missingDoctypeName, at: index)
      return quirky(&token, endingAt: index &+ 1)
    }
    token.name = doctypeName(&index)
    skipSpace(&index)
    guard index < count else { return unclosed(&token) }
    if base[index] == UInt8(ascii: ">") { return finished(token, endingAt: index &+ 1) }
    if startsWith("PUBLIC", at: index) {
      index &+= 6
      return publicIdentifier(token, from: index)
    }
    if startsWith("SYSTEM", at: index) {
      index &+= 6
      return systemIdentifier(
        token, from: index, missingSpace: .missingWhitespaceAfterDoctypeSystemKeyword,
        isRequired: true)
    }
    problems.report(.invalidCharacterSequenceAfterDoctypeName, at: index)
    token.flag = true
    return bogusDoctype(token, from: index)
  }

  private mutating func doctypeName(_ index: inout Int) -> MarkupRange {
    let start = decoded.count
    while index < count, base[index] != UInt8(ascii: ">"), !isHTMLSpace(base[index]) {
      if base[index] == 0 {
        problems.report(.unexpectedNullCharacter, at: index)
        appendUTF8(0xFFFD, to: &decoded)
      } else {
        decoded.append(asciiLowercase(base[index]))
      }
      index &+= 1
    }
    return MarkupRange(count &+ start, count &+ decoded.count)
  }

  private mutating func publicIdentifier(_ token: MarkupToken, from start: Int) -> MarkupToken {
    var token = token
    var index = start
    skipSpace(&index)
    guard index < count else { return unclosed(&token) }
    switch base[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      if index == start {
        problems.report(.missingWhitespaceAfterDoctypePublicKeyword, at: index)
      }
      guard
        let identifier = identifier(&index, &token, abrupt: .abruptDoctypePublicIdentifier)
      else { return token }
      doctype.publicIdentifier = identifier
      return systemIdentifier(
        token, from: index, missingSpace: .missingWhitespaceBetweenDoctypeIdentifiers,
        isRequired: false)
    case UInt8(ascii: ">"):
      problems.report(.missingDoctypePublicIdentifier, at: index)
      return quirky(&token, endingAt: index &+ 1)
    default:
      problems.report(.missingQuoteBeforeDoctypePublicIdentifier, at: index)
      token.flag = true
      return bogusDoctype(token, from: index)
    }
  }

  private mutating func systemIdentifier(
    _ token: MarkupToken, from start: Int, missingSpace: HTMLParseError, isRequired: Bool
  ) -> MarkupToken {
    var token = token
    var index = start
    skipSpace(&index)
    guard index < count else { return unclosed(&token) }
    switch base[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      if index == start { problems.report(missingSpace, at: index) }
      guard
        let identifier = identifier(&index, &token, abrupt: .abruptDoctypeSystemIdentifier)
      else { return token }
      doctype.systemIdentifier = identifier
      skipSpace(&index)
      guard index < count else { return unclosed(&token) }
      if base[index] == UInt8(ascii: ">") { return finished(token, endingAt: index &+ 1) }
      problems.report(.unexpectedCharacterAfterDoctypeSystemIdentifier, at: index)
    case UInt8(ascii: ">"):
      guard isRequired else { return finished(token, endingAt: index &+ 1) }
      problems.report(.missingDoctypeSystemIdentifier, at: index)
      return quirky(&token, endingAt: index &+ 1)
    default:
      problems.report(.missingQuoteBeforeDoctypeSystemIdentifier, at: index)
      token.flag = true
    }
    return bogusDoctype(token, from: index)
  }

  /// Reads an identifier from its quote at `index` on; `nil` if it ends the token, and `token` then is
  /// finished.
  private mutating func identifier(
    _ index: inout Int, _ token: inout MarkupToken, abrupt: HTMLParseError
  ) -> MarkupRange? {
    let quote = base[index]
    index &+= 1
    var text = PendingText(from: index)
    while index < count, base[index] != quote, base[index] != UInt8(ascii: ">") {
      if base[index] == 0 { replaceNull(at: index, in: &text) }
      index &+= 1
    }
    let identifier = finish(text, at: index)
    if index < count, base[index] == quote {
      index &+= 1
      return identifier
    }
    if abrupt == .abruptDoctypePublicIdentifier {
      doctype.publicIdentifier = identifier
    } else {
      doctype.systemIdentifier = identifier
    }
    if index < count {
      problems.report(abrupt, at: index)
      token = quirky(&token, endingAt: index &+ 1)
    } else {
      token = unclosed(&token)
    }
    return nil
  }

  private mutating func bogusDoctype(_ token: MarkupToken, from start: Int) -> MarkupToken {
    var index = start
    while index < count, base[index] != UInt8(ascii: ">") {
      if base[index] == 0 { problems.report(.unexpectedNullCharacter, at: index) }
      index &+= 1
    }
    return finished(token, endingAt: min(index &+ 1, count))
  }

  private mutating func unclosed(_ token: inout MarkupToken) -> MarkupToken {
    problems.report(.eofInDoctype, at: count)
    return quirky(&token, endingAt: count)
  }

  private mutating func quirky(_ token: inout MarkupToken, endingAt end: Int) -> MarkupToken {
    token.flag = true
    return finished(token, endingAt: end)
  }

  private mutating func finished(_ token: MarkupToken, endingAt end: Int) -> MarkupToken {
    position = end
    return token
  }

  private func skipSpace(_ index: inout Int) {
    while index < count, isHTMLSpace(base[index]) { index &+= 1 }
  }
}
