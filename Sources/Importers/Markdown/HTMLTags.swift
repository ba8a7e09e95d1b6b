/// What CommonMark knows of HTML: the shapes of tags (6.6) and the names of block elements (4.6).
enum HTMLTags {
  /// The index after the open or closing tag at `start`, where there is one.
  /// - Complexity: O(n) in the tag; a `<` outside of quotes ends the search.
  static func endOfTag(in source: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> Int? {
    var index = start + 1
    let isClosing = index < end && source[index] == UInt8(ascii: "/")
    if isClosing { index += 1 }
    guard index < end, source[index].isLetter else { return nil }
    while index < end, source[index].isLetterOrDigit || source[index] == UInt8(ascii: "-") {
      index += 1
    }
    if isClosing {
      index = skipSpace(source, index, end)
      return index < end && source[index] == UInt8(ascii: ">") ? index + 1 : nil
    }
    while true {
      let afterSpace = skipSpace(source, index, end)
      guard afterSpace < end else { return nil }
      if source[afterSpace] == UInt8(ascii: ">") { return afterSpace + 1 }
      if source[afterSpace] == UInt8(ascii: "/") {
        return afterSpace + 1 < end && source[afterSpace + 1] == UInt8(ascii: ">")
          ? afterSpace + 2 : nil
      }
      guard afterSpace > index, let next = endOfAttribute(source, afterSpace, end) else {
        return nil
      }
      index = next
    }
  }

  private static func endOfAttribute(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int? {
    var index = start
    guard
      source[index].isLetter || source[index] == UInt8(ascii: "_")
        || source[index] == UInt8(ascii: ":")
    else { return nil }
    while index < end, isAttributeName(source[index]) { index += 1 }
    let equals = skipSpace(source, index, end)
    guard equals < end, source[equals] == UInt8(ascii: "=") else { return index }
    index = skipSpace(source, equals + 1, end)
    guard index < end else { return nil }
    let quote = source[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index += 1
      while index < end, source[index] != quote { index += 1 }
      return index < end ? index + 1 : nil
    }
    let valueStart = index
    while index < end, !endsUnquotedValue(source[index]) { index += 1 }
    return index > valueStart ? index : nil
  }

  static func isAttributeName(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
  }

  private static func endsUnquotedValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "`"):
      true
    default: byte.isWhiteSpace
    }
  }

  static func skipSpace(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    var index = start
    while index < end, source[index].isWhiteSpace { index += 1 }
    return index
  }

  /// Whether the name in that range starts a block of condition 6, whatever its case.
  static func isBlockElement(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    guard start < end else { return false }
    return blockElements.withUTF8Buffer { table in
      var index = 0
      while index < table.count {
        var wordEnd = index
        while wordEnd < table.count, table[wordEnd] != 0x20 { wordEnd += 1 }
        if wordEnd - index == end - start {
          var isSame = true
          for offset in 0..<(end - start)
          where source[start + offset] | 0x20 != table[index + offset] | 0x20 {
            isSame = false
            break
          }
          if isSame { return true }
        }
        index = wordEnd + 1
      }
      return false
    }
  }

  private static let blockElements: StaticString = """
    address article aside base basefont blockquote body caption center col colgroup dd details \
    dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 \
    head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option \
    p param search section summary table tbody td tfoot th thead title tr track ul
    """
}
