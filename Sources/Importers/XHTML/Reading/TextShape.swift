internal import StoryModel

extension [Inline] {
  /// Whether nothing shows but spaces, no-break spaces and line breaks.
  var isBlank: Bool {
    allSatisfy { inline in
      switch inline {
      case .text(let text): text.isBlank
      case .lineBreak: true
      case .code(let text): text.isEmpty
      case .image, .noteReference, .raw: false
      case .link(let link):
        link.content.isBlank && (link.destination.isEmpty || !link.content.isEmpty)
      case .emphasis, .strong, .underline, .strikethrough, .smallCaps, .superscript, .subscript,
        .span:
        inline.content?.isBlank ?? true
      }
    }
  }

  /// The bytes of the text inside, counted no further than `limit`.
  func textLength(upTo limit: Int) -> Int {
    var count = 0
    for inline in self {
      switch inline {
      case .text(let text), .code(let text): count += text.utf8.count
      case .image: count += limit
      case .lineBreak, .noteReference, .raw: count += 1
      case .emphasis, .strong, .underline, .strikethrough, .smallCaps, .superscript, .subscript,
        .link, .span:
        count += (inline.content ?? []).textLength(upTo: limit)
      }
      if count >= limit { return limit }
    }
    return count
  }

  /// What is inside of the one formatting that holds everything, if there is one.
  var insideOnlyFormatting: [Inline]? {
    var found: Inline?
    for inline in self {
      if case .text(let text) = inline, text.isBlank { continue }
      if found != nil { return nil }
      found = inline
    }
    switch found {
    case .strong(let content), .emphasis(let content), .underline(let content),
      .smallCaps(let content):
      return content
    default: return nil
    }
  }

  /// The content without formatting that holds all of it.
  var unwrapped: [Inline] {
    var content = self
    while let inner = content.insideOnlyFormatting { content = inner }
    return content
  }
}

extension String {
  /// Whether nothing shows but spaces, no-break and others among them.
  var isBlank: Bool {
    var copy = self
    return copy.withUTF8 { $0[...].leadingBlankCount == $0.count }
  }
}

extension Collection<UInt8> {
  /// The bytes of the spaces that come first, no-break and others among them.
  var leadingBlankCount: Int {
    var index = startIndex
    var count = 0
    while index != endIndex {
      let byte = self[index]
      var width = 1
      if byte > 0x20 {
        let rest = self[index...].prefix(3)
        switch byte {
        case 0xC2 where rest.elementsEqual([0xC2, 0xA0]) || rest.starts(with: [0xC2, 0xA0]):
          width = 2
        case 0xE2:
          // U+2000...U+200B, U+202F and U+205F; U+FEFF and U+3000 below.
          guard rest.count == 3 else { return count }
          let second = rest[rest.index(after: rest.startIndex)]
          let third = rest[rest.index(rest.startIndex, offsetBy: 2)]
          let isSpace =
            second == 0x80 && (third <= 0x8B || third == 0xAF) || second == 0x81 && third == 0x9F
          guard isSpace else { return count }
          width = 3
        case 0xE3 where rest.elementsEqual([0xE3, 0x80, 0x80]): width = 3
        case 0xEF where rest.elementsEqual([0xEF, 0xBB, 0xBF]): width = 3
        default: return count
        }
      }
      index = self.index(index, offsetBy: width)
      count += width
    }
    return count
  }
}
