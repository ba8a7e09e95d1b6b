internal import Markup

/// Delimiter runs (CommonMark 6.2): `*`, `_`, and among the extensions `~~`, `~` and `^`.
extension InlineParser {
  mutating func delimiterRun() {
    let start = position
    let character = bytes[start]
    var next = start + 1
    while next < end, bytes[next] == character { next += 1 }
    let count = next - start
    let before =
      start > lowerBound ? MarkdownCharacters.kind(in: bytes, before: start) : .whiteSpace
    let after = next < end ? MarkdownCharacters.kind(in: bytes, at: next) : .whiteSpace
    let isLeftFlanking =
      after != .whiteSpace && (after != .punctuation || before != .other)
    let isRightFlanking =
      before != .whiteSpace && (before != .punctuation || after != .other)
    var canOpen = isLeftFlanking
    var canClose = isRightFlanking
    switch character {
    case UInt8(ascii: "_"):
      canOpen = isLeftFlanking && (!isRightFlanking || before == .punctuation)
      canClose = isRightFlanking && (!isLeftFlanking || after == .punctuation)
    case UInt8(ascii: "~") where count > 2, UInt8(ascii: "^") where count > 1:
      canOpen = false
      canClose = false
    case UInt8(ascii: "~") where count == 1, UInt8(ascii: "^"):
      canOpen = after != .whiteSpace
      canClose = before != .whiteSpace
    default: break
    }
    guard canOpen || canClose else {
      // Such a run stays text, joined with what is around it.
      position = next
      return
    }
    var run = DelimiterRun(
      piece: 0, character: character, count: count, originalCount: count, canOpen: canOpen,
      canClose: canClose, previous: lastRun)
    if character == UInt8(ascii: "^") || (character == UInt8(ascii: "~") && count == 1) {
      if nextSpace < next {
        nextSpace = next
        while nextSpace < end, !bytes[nextSpace].isWhiteSpace { nextSpace += 1 }
      }
      run.spaceAfter = nextSpace
    }
    flushText(to: start)
    run.piece = pieces.count
    if lastRun >= 0 { runs[lastRun].next = runs.count }
    lastRun = runs.count
    runs.append(run)
    add(InlinePiece(.run, start, next, index: runs.count - 1), next: next)
  }

  /// Matches the runs from index `bottom` on, and takes them off the stack.
  mutating func processEmphasis(from bottom: Int) {
    guard lastRun >= bottom else { return }
    var floors = [Int](repeating: bottom - 1, count: 36)
    var closer = lastRun
    while runs[closer].previous >= bottom { closer = runs[closer].previous }
    while closer >= 0 {
      guard runs[closer].canClose else {
        closer = runs[closer].next
        continue
      }
      let key = floorKey(runs[closer])
      if let opener = opener(for: closer, above: floors[key]) {
        match(opener, closer)
        if runs[closer].count == 0 {
          let next = runs[closer].next
          unlink(closer)
          closer = next
        }
      } else {
        floors[key] = runs[closer].previous
        let next = runs[closer].next
        if !runs[closer].canOpen { unlink(closer) }
        closer = next
      }
    }
    while lastRun >= bottom { unlink(lastRun) }
  }

  private func floorKey(_ run: DelimiterRun) -> Int {
    let kind =
      switch run.character {
      case UInt8(ascii: "*"): 0
      case UInt8(ascii: "_"): 1
      case UInt8(ascii: "^"): 2
      default: run.originalCount == 1 ? 3 : 4
      }
    return kind * 6 + (run.canOpen ? 3 : 0) + run.originalCount % 3
  }

  private func opener(for closer: Int, above floor: Int) -> Int? {
    let run = runs[closer]
    let needsSameCount = run.character == UInt8(ascii: "~")
    var index = run.previous
    while index > floor, index >= 0 {
      let candidate = runs[index]
      if candidate.canOpen, candidate.character == run.character {
        if needsSameCount || run.character == UInt8(ascii: "^") {
          let mayHoldSpace = needsSameCount && run.originalCount == 2
          if candidate.originalCount == run.originalCount,
            mayHoldSpace || pieces[run.piece].start <= candidate.spaceAfter
          {
            return index
          }
        } else {
          let isOdd =
            (run.canOpen || candidate.canClose) && run.originalCount % 3 != 0
            && (candidate.originalCount + run.originalCount) % 3 == 0
          if !isOdd { return index }
        }
      }
      index = candidate.previous
    }
    return nil
  }

  private mutating func match(_ opener: Int, _ closer: Int) {
    let isDouble = runs[opener].count >= 2 && runs[closer].count >= 2
    let kind: DelimiterMatch.Kind =
      switch runs[closer].character {
      case UInt8(ascii: "~"): isDouble ? .strikethrough : .subscript
      case UInt8(ascii: "^"): .superscript
      default: isDouble ? .strong : .emphasis
      }
    runs[opener].count -= isDouble ? 2 : 1
    runs[closer].count -= isDouble ? 2 : 1
    let index = matches.count
    matches.append(DelimiterMatch(kind: kind, nextOpening: runs[opener].lastOpening))
    runs[opener].lastOpening = index
    if runs[closer].lastClosing >= 0 {
      matches[runs[closer].lastClosing].nextClosing = index
    } else {
      runs[closer].firstClosing = index
    }
    runs[closer].lastClosing = index
    while runs[closer].previous != opener { unlink(runs[closer].previous) }
    if runs[opener].count == 0 { unlink(opener) }
  }

  private mutating func unlink(_ index: Int) {
    let previous = runs[index].previous
    let next = runs[index].next
    if previous >= 0 { runs[previous].next = next }
    if next >= 0 { runs[next].previous = previous } else { lastRun = previous }
  }
}
