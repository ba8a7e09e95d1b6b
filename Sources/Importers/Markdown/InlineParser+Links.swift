internal import Conversion
internal import Markup
internal import StoryModel

/// Links, images, notes and spans: what ends in `]` (CommonMark 6.3, 6.4).
extension InlineParser {
  mutating func closeBracket() {
    let close = position
    guard let bracket = brackets.last else {
      position += 1
      return
    }
    brackets.removeLast()
    if bracket.kind == .link, brackets.count < inactiveBrackets {
      inactiveBrackets = min(inactiveBrackets, brackets.count)
      // A span may hold links.
      if !closeSpan(bracket) { position += 1 }
      return
    }
    if bracket.kind == .note {
      finish(bracket, as: .noteStart, index: -1, close: close, next: close + 1)
      return
    }
    if let (target, next) = inlineTarget(after: close) {
      finishLink(bracket, target, close: close, next: next)
    } else if readsExtensions, bracket.kind == .link, let next = noteReferenceEnd(bracket, close) {
      flushText(to: close)
      removePieces(from: bracket)
      pieces.append(InlinePiece(.noteReference, bracket.contentStart + 1, close))
      position = next
      textStart = next
    } else if bracket.kind == .link, closeSpan(bracket) {
      return
    } else if let (target, next) = referencedTarget(bracket, close) {
      finishLink(bracket, target, close: close, next: next)
    } else {
      position += 1
    }
  }

  /// Closes a bracket that attributes follow.
  private mutating func closeSpan(_ bracket: Bracket) -> Bool {
    let close = position
    guard readsExtensions,
      let (found, next) = MarkdownAttributes.parse(in: bytes, at: close + 1, end: end)
    else { return false }
    attributes.append(found)
    finish(bracket, as: .spanStart, index: attributes.count - 1, close: close, next: next)
    return true
  }

  private mutating func finishLink(
    _ bracket: Bracket, _ target: LinkTarget, close: Int, next: Int
  ) {
    targets.append(target)
    let isImage = bracket.kind == .image
    finish(
      bracket, as: isImage ? .imageStart : .linkStart, index: targets.count - 1, close: close,
      next: next)
    if !isImage { inactiveBrackets = brackets.count }
  }

  private mutating func finish(
    _ bracket: Bracket, as kind: InlinePiece.Kind, index: Int, close: Int, next: Int
  ) {
    flushText(to: close)
    delimiters.process(from: bracket.firstRun)
    pieces[bracket.piece].kind = kind
    pieces[bracket.piece].index = index
    add(InlinePiece(.containerEnd, close, next), next: next)
  }

  private mutating func removePieces(from bracket: Bracket) {
    delimiters.drop(from: bracket.firstRun)
    pieces.removeLast(pieces.count - bracket.piece)
  }

  /// `(destination "title")`.
  private func inlineTarget(after close: Int) -> (LinkTarget, next: Int)? {
    guard close + 1 < end, bytes[close + 1] == UInt8(ascii: "(") else { return nil }
    var index = skipSpace(close + 2)
    guard let destination = LinkSyntax.destination(in: bytes, at: index, end: end) else {
      return nil
    }
    index = skipSpace(destination.next)
    var title: LinkSyntax.Part?
    if index > destination.next, let found = LinkSyntax.title(in: bytes, at: index, end: end) {
      title = found
      index = skipSpace(found.next)
    }
    guard index < end, bytes[index] == UInt8(ascii: ")") else { return nil }
    return (
      LinkTarget(
        destination: LinkSyntax.destinationText(bytes, destination),
        title: title.map { LinkSyntax.unescaped(bytes, $0.start, $0.end) } ?? ""),
      index + 1
    )
  }

  private func skipSpace(_ start: Int) -> Int {
    var index = start
    while index < end, bytes[index].isWhiteSpace { index += 1 }
    return index
  }

  /// `[label]`, `[]` or nothing behind the brackets.
  private mutating func referencedTarget(
    _ bracket: Bracket, _ close: Int
  ) -> (LinkTarget, next: Int)? {
    guard !definitions.isEmpty else { return nil }
    var next = close + 1
    var labelRange = (bracket.contentStart, close)
    var isFull = false
    if next < end, bytes[next] == UInt8(ascii: "["),
      let labelEnd = LinkSyntax.endOfLabel(in: bytes, at: next, end: end)
    {
      if labelEnd - next > 2 {
        labelRange = (next + 1, labelEnd - 1)
        isFull = true
      }
      next = labelEnd
    }
    guard isFull || !bracket.holdsBracket, labelRange.1 - labelRange.0 <= 999,
      let target = definitions[LinkLabel(bytes.text(labelRange.0, labelRange.1))]
    else { return nil }
    expansionBudget -= target.destination.utf8.count + target.title.utf8.count
    guard expansionBudget >= 0 else {
      diagnostics.warn(
        "references-too-long", "the links of the document repeat too much: the rest stay text",
        at: SourcePosition(line: line))
      return nil
    }
    return (target, next)
  }

  /// `[^label]`, where a note of that label exists.
  private func noteReferenceEnd(_ bracket: Bracket, _ close: Int) -> Int? {
    let start = bracket.contentStart
    guard start < close, bytes[start] == UInt8(ascii: "^"), close - start <= 1000,
      !bracket.holdsBracket, !notes.isEmpty,
      notes[LinkLabel(bytes.text(start + 1, close))] != nil
    else { return nil }
    return close + 1
  }
}
