extension XMLTokenizer {
  /// What starts with the `<!` at `start`.
  mutating func declaration(at start: Int) throws(MarkupError) -> MarkupToken? {
    if starts(with: "<!--", at: start) { return try comment(at: start) }
    if starts(with: "<![CDATA[", at: start) {
      guard let end = find("]]>", from: start &+ 9) else {
        try violation(.unterminated(.cdata), at: start, repairedFrom: .recovering)
        position = count
        return textToken(.cdata, at: start, from: start &+ 9, to: count)
      }
      position = end &+ 3
      return textToken(.cdata, at: start, from: start &+ 9, to: end)
    }
    if startsIgnoringCase(
      UnsafeBufferPointer(start: base, count: count), at: start, with: "<!DOCTYPE")
    {
      if !starts(with: "<!DOCTYPE", at: start) {
        try violation(.malformedDeclaration, at: start, repairedFrom: .tolerant)
      }
      return try doctypeToken(at: start)
    }
    try violation(.malformedDeclaration, at: start, repairedFrom: .recovering)
    let end = find(">", from: start) ?? count
    position = min(end &+ 1, count)
    return textToken(.comment, at: start, from: start &+ 2, to: end)
  }

  private func textToken(
    _ kind: MarkupToken.Kind, at offset: Int, from start: Int, to end: Int
  ) -> MarkupToken {
    var token = MarkupToken(kind, at: offset)
    token.text = MarkupRange(start, end)
    return token
  }

  private mutating func comment(at start: Int) throws(MarkupError) -> MarkupToken? {
    let textStart = start &+ 4
    guard let end = find("-->", from: textStart) else {
      try violation(.unterminated(.comment), at: start, repairedFrom: .recovering)
      position = count
      return textToken(.comment, at: start, from: textStart, to: count)
    }
    // The hyphen before "-->" may belong to a pair of hyphens too.
    if let hyphens = find("--", from: textStart), hyphens < end {
      try violation(.doubleHyphenInComment, at: hyphens, repairedFrom: .tolerant)
    }
    position = end &+ 3
    return textToken(.comment, at: start, from: textStart, to: end)
  }

  mutating func processingInstruction(at start: Int) throws(MarkupError) -> MarkupToken? {
    guard let end = find("?>", from: start &+ 2) else {
      return try unterminated(.processingInstruction, at: start)
    }
    let nameEnd = nameEnd(from: start &+ 2)
    position = end &+ 2
    let isSeparated = nameEnd == end || (nameEnd < end && isXMLSpace(base[nameEnd]))
    guard nameEnd > start &+ 2, isSeparated else {
      try violation(.invalidProcessingInstruction, at: start, repairedFrom: .tolerant)
      return nil
    }
    if nameEnd &- start == 5,
      startsIgnoringCase(UnsafeBufferPointer(start: base, count: count), at: start, with: "<?xml")
    {
      if start != 0 {
        try violation(.misplacedXMLDeclaration, at: start, repairedFrom: .tolerant)
      } else if !isXMLDeclaration(from: nameEnd, to: end) {
        try violation(.malformedDeclaration, at: start, repairedFrom: .tolerant)
      }
      return nil
    }
    var token = textToken(.processingInstruction, at: start, from: start &+ 2, to: end)
    token.name = MarkupRange(start &+ 2, nameEnd)
    return token
  }

  /// Whether an XML declaration says its version first, as it must (XML 1.0, 2.8).
  private func isXMLDeclaration(from start: Int, to end: Int) -> Bool {
    var index = start
    skipSpace(&index)
    return index > start && index < end && starts(with: "version", at: index)
  }

  // MARK: Document type

  private mutating func doctypeToken(at start: Int) throws(MarkupError) -> MarkupToken? {
    if doctype != nil {
      try violation(.misplacedDoctype, at: start, repairedFrom: .recovering)
    }
    var token = MarkupToken(.doctype, at: start)
    var found = DoctypeToken()
    var index = start &+ 9
    skipSpace(&index)
    let nameEnd = nameEnd(from: index)
    token.name = MarkupRange(index, nameEnd)
    index = nameEnd
    skipSpace(&index)
    if starts(with: "PUBLIC", at: index) {
      index &+= 6
      found.publicIdentifier = quoted(&index) ?? .absent
      found.systemIdentifier = quoted(&index) ?? .absent
    } else if starts(with: "SYSTEM", at: index) {
      index &+= 6
      found.systemIdentifier = quoted(&index) ?? .absent
    }
    if doctype == nil {
      doctype = found
      doctypeName = token.name
      if options.entities == .htmlWhereDoctypeAllows {
        knowsHTMLEntities = allowsHTMLEntities(token.name, found)
      }
    }
    skipSpace(&index)
    if index < count, base[index] == UInt8(ascii: "[") {
      guard let end = try internalSubset(from: index &+ 1) else {
        return try unterminated(.doctype, at: start)
      }
      index = end
      skipSpace(&index)
    }
    guard index < count else { return try unterminated(.doctype, at: start) }
    if base[index] != UInt8(ascii: ">") {
      try violation(.malformedDeclaration, at: index, repairedFrom: .recovering)
      guard let end = find(">", from: index) else { return try unterminated(.doctype, at: start) }
      index = end
    }
    position = index &+ 1
    return token
  }

  /// What stands in quotes after white space at `index`, which then lies behind it.
  mutating func quoted(_ index: inout Int) -> MarkupRange? {
    var start = index
    skipSpace(&start)
    guard start < count, base[start] == UInt8(ascii: "\"") || base[start] == UInt8(ascii: "'")
    else { return nil }
    var end = start &+ 1
    while end < count, base[end] != base[start] { end &+= 1 }
    guard end < count else { return nil }
    index = end &+ 1
    return MarkupRange(start &+ 1, end)
  }

  /// Whether a document type is one that browsers know HTML's names for (WHATWG HTML, 14.2).
  private func allowsHTMLEntities(_ name: MarkupRange, _ doctype: DoctypeToken) -> Bool {
    if doctype.publicIdentifier.isAbsent {
      return string(from: Int(name.lower), to: Int(name.upper)).lowercased() == "html"
    }
    let range = doctype.publicIdentifier
    let identifier = UnsafeBufferPointer(start: base + Int(range.lower), count: range.count)
    return identifier.indices.contains { index in
      startsIgnoringCase(identifier, at: index, with: "DTD XHTML")
        || startsIgnoringCase(identifier, at: index, with: "DTD MathML")
    }
  }
}
