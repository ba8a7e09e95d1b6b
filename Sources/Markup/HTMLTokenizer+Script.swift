// Script data and its comment-like escapes: WHATWG HTML 13.2.5.4 and 13.2.5.15 to 13.2.5.31.
extension HTMLTokenizer {
  /// How deep in `<!--` and `<script` a script's text is.
  private enum ScriptEscape {
    case none
    case escaped
    case doubleEscaped
  }

  /// The text of a script up to its end tag, or the end tag.
  mutating func nextInScript() throws(MarkupError) -> MarkupToken? {
    let start = position
    var text = PendingText(from: start)
    var escape = ScriptEscape.none
    // Hyphens just read, up to two: '>' after two of them ends an escape.
    var hyphens = 0
    var index = start
    while index < count {
      switch base[index] {
      case UInt8(ascii: "<"):
        hyphens = 0
        if escape != .doubleEscaped, isAppropriateEndTag(at: index) {
          if index > start { return textToken(text, from: start, to: index) }
          content = .data
          return try tagToken(at: index, isEnd: true)
        }
        switch escape {
        case .none:
          if startsWith("<!--", at: index) {
            escape = .escaped
            hyphens = 2
            index &+= 4
          } else {
            index &+= 1
          }
        case .escaped:
          let (end, isScript) = scriptName(from: index &+ 1)
          if isScript { escape = .doubleEscaped }
          index = end
        case .doubleEscaped:
          index &+= 1
          if index < count, base[index] == UInt8(ascii: "/") {
            let (end, isScript) = scriptName(from: index &+ 1)
            if isScript { escape = .escaped }
            index = end
          }
        }
      case UInt8(ascii: "-"):
        hyphens = min(2, hyphens &+ 1)
        index &+= 1
      case UInt8(ascii: ">"):
        if hyphens == 2 { escape = .none }
        hyphens = 0
        index &+= 1
      case 0:
        replaceNull(at: index, in: &text)
        hyphens = 0
        index &+= 1
      default:
        hyphens = 0
        index &+= 1
      }
    }
    if escape != .none { problems.report(.eofInScriptHTMLCommentLikeText, at: count) }
    return textToken(text, from: start, to: count)
  }

  /// Reads letters from `start`: where to go on, and whether they were "script" as a whole.
  private func scriptName(from start: Int) -> (end: Int, isScript: Bool) {
    var index = start
    while index < count, isASCIILetter(base[index]) { index &+= 1 }
    guard index > start, index < count, endsTagName(base[index]) else { return (index, false) }
    let isScript = index &- start == 6 && startsWith("script", at: start)
    return (index &+ 1, isScript)
  }
}
