/// Where HTML blocks start and end (CommonMark 4.6).
extension BlockParser {
  /// The start condition that the line fulfils, 1...7.
  func htmlCondition(isInParagraph: Bool) -> Int? {
    let start = nextNonspace
    if let end = rawElementNameEnd(at: start + 1),
      end >= lineEnd || source[end].isWhiteSpace || source[end] == UInt8(ascii: ">")
    {
      return 1
    }
    if source.starts(at: start, withIgnoringCase: "<!--", end: lineEnd) { return 2 }
    if source.starts(at: start, withIgnoringCase: "<?", end: lineEnd) { return 3 }
    if source.starts(at: start, withIgnoringCase: "<!", end: lineEnd) {
      if start + 2 < lineEnd, source[start + 2].isLetter { return 4 }
      if source.starts(at: start, withIgnoringCase: "<![cdata[", end: lineEnd) { return 5 }
      return nil
    }
    if isBlockElement(at: start) { return 6 }
    let mayBeLazy = matched < open.count && !isBlank && nodes[tip].kind == .paragraph
    guard !isInParagraph, !mayBeLazy,
      let end = HTMLTags.endOfTag(in: source, at: start, end: lineEnd)
    else { return nil }
    for index in end..<lineEnd where !source[index].isWhiteSpace { return nil }
    return 7
  }

  /// Whether the line holds what ends a block of conditions 1...5.
  func endsHTML(_ condition: Int) -> Bool {
    guard let line = lines.last else { return true }
    switch condition {
    case 1:
      for name in Self.rawElementEnds
      where source.firstIndex(ofIgnoringCase: name, from: line.start, end: line.end) != nil {
        return true
      }
      return false
    case 2: return source.firstIndex(ofIgnoringCase: "-->", from: line.start, end: line.end) != nil
    case 3: return source.firstIndex(ofIgnoringCase: "?>", from: line.start, end: line.end) != nil
    case 4: return source[line.start..<line.end].contains(UInt8(ascii: ">"))
    case 5: return source.firstIndex(ofIgnoringCase: "]]>", from: line.start, end: line.end) != nil
    default: return false
    }
  }

  private static let rawElementEnds: [StaticString] = [
    "</script>", "</pre>", "</textarea>", "</style>",
  ]

  private func rawElementNameEnd(at start: Int) -> Int? {
    let names: [StaticString] = ["script", "pre", "textarea", "style"]
    for name in names where source.starts(at: start, withIgnoringCase: name, end: lineEnd) {
      return start + name.utf8CodeUnitCount
    }
    return nil
  }

  private func isBlockElement(at start: Int) -> Bool {
    var nameStart = start + 1
    if source.byte(nameStart) == UInt8(ascii: "/") { nameStart += 1 }
    var end = nameStart
    while end < lineEnd, source[end].isLetterOrDigit, end - nameStart <= 12 { end += 1 }
    guard HTMLTags.isBlockElement(source, nameStart, end) else { return false }
    if end >= lineEnd || source[end].isWhiteSpace || source[end] == UInt8(ascii: ">") {
      return true
    }
    return source[end] == UInt8(ascii: "/") && end + 1 < lineEnd
      && source[end + 1] == UInt8(ascii: ">")
  }
}
