internal import Markup

extension InlineParser {
  mutating func delimiterRun() {
    let start = position
    let character = bytes[start]
    var next = start + 1
    while next < end, bytes[next] == character { next += 1 }
    let before =
      start > lowerBound ? MarkdownCharacters.kind(in: bytes, before: start) : .whiteSpace
    let after = next < end ? MarkdownCharacters.kind(in: bytes, at: next) : .whiteSpace
    var run = DelimiterRun(character, count: next - start, before: before, after: after)
    guard run.canOpen || run.canClose else {
      // Such a run stays text, joined with what is around it.
      position = next
      return
    }
    if character == UInt8(ascii: "^") || character == UInt8(ascii: "~") {
      if nextSpace < next {
        nextSpace = next
        while nextSpace < end, !bytes[nextSpace].isWhiteSpace { nextSpace += 1 }
      }
      run.position = start
      run.spaceAfter = nextSpace
    }
    let index = delimiters.push(run)
    add(InlinePiece(.run, start, next, index: index), next: next)
  }
}
