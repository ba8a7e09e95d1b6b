/// Pairs runs of delimiters as Markdown does (CommonMark 0.31.2, appendix): `*`, `_`, and with the
/// extensions `~~`, `~` and `^`. Those who read Markdown pair what they find; those who write it try
/// beforehand what will be read.
/// - Complexity: O(n) in characters for any row of runs.
package struct DelimiterStack: Sendable {
  package private(set) var runs: [DelimiterRun] = []
  package private(set) var matches: [DelimiterMatch] = []
  /// The last of the runs that may still match, or -1.
  private var last = -1
  private var floors = [Int](repeating: 0, count: 30)

  package init() {}

  package mutating func removeAll() {
    runs.removeAll(keepingCapacity: true)
    matches.removeAll(keepingCapacity: true)
    last = -1
  }

  /// Adds a run; returns its index.
  package mutating func push(_ run: DelimiterRun) -> Int {
    var run = run
    run.previous = last
    if last >= 0 { runs[last].next = runs.count }
    last = runs.count
    runs.append(run)
    return last
  }

  /// Takes the runs from index `bottom` on off the stack, unmatched.
  package mutating func drop(from bottom: Int) {
    while last >= bottom { unlink(last) }
  }

  /// Matches the runs from index `bottom` on, and takes them off the stack.
  package mutating func process(from bottom: Int) {
    guard last >= bottom else { return }
    for key in floors.indices { floors[key] = bottom - 1 }
    var closer = last
    while runs[closer].previous >= bottom { closer = runs[closer].previous }
    while closer >= 0 {
      guard runs[closer].canClose else {
        closer = runs[closer].next
        continue
      }
      let key = runs[closer].floorKey
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
    drop(from: bottom)
  }

  private func opener(for closer: Int, above floor: Int) -> Int? {
    let run = runs[closer]
    var index = run.previous
    while index > floor, index >= 0 {
      let candidate = runs[index]
      if candidate.canOpen, candidate.character == run.character, candidate.mayMatch(run) {
        return index
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
    matches.append(
      DelimiterMatch(
        kind: kind, opener: opener, closer: closer, nextOpening: runs[opener].lastOpening))
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
    if next >= 0 { runs[next].previous = previous } else { last = previous }
  }
}

/// A run of one delimiter character.
package struct DelimiterRun: Sendable {
  package let character: UInt8
  /// Characters that no match has used.
  package fileprivate(set) var count: Int
  package let canOpen: Bool
  package let canClose: Bool
  /// For `~` and `^`, which may not hold white space: where the run starts, and where white space
  /// next stands after it, in any unit.
  package var position = 0
  package var spaceAfter = Int.max
  /// The first of its matches as a closer and the last as an opener, or -1.
  package fileprivate(set) var firstClosing = -1
  package fileprivate(set) var lastOpening = -1
  fileprivate var lastClosing = -1
  fileprivate let originalCount: Int
  fileprivate var previous = -1
  fileprivate var next = -1

  /// A run of `count` characters between characters of those kinds (CommonMark 6.2).
  package init(
    _ character: UInt8, count: Int, before: MarkdownCharacters.Kind,
    after: MarkdownCharacters.Kind
  ) {
    self.character = character
    self.count = count
    originalCount = count
    let isLeft = after != .whiteSpace && (after != .punctuation || before != .other)
    let isRight = before != .whiteSpace && (before != .punctuation || after != .other)
    switch character {
    case UInt8(ascii: "_"):
      canOpen = isLeft && (!isRight || before == .punctuation)
      canClose = isRight && (!isLeft || after == .punctuation)
    case UInt8(ascii: "~") where count > 2, UInt8(ascii: "^") where count > 1:
      canOpen = false
      canClose = false
    case UInt8(ascii: "~") where count == 1, UInt8(ascii: "^"):
      canOpen = after != .whiteSpace
      canClose = before != .whiteSpace
    default:
      canOpen = isLeft
      canClose = isRight
    }
  }

  fileprivate var floorKey: Int {
    let kind =
      switch character {
      case UInt8(ascii: "*"): 0
      case UInt8(ascii: "_"): 1
      case UInt8(ascii: "^"): 2
      default: originalCount == 1 ? 3 : 4
      }
    return kind * 6 + (canOpen ? 3 : 0) + originalCount % 3
  }

  /// Whether a closer of the same character may match.
  fileprivate func mayMatch(_ closer: DelimiterRun) -> Bool {
    switch character {
    case UInt8(ascii: "~"), UInt8(ascii: "^"):
      let mayHoldSpace = originalCount == 2
      return originalCount == closer.originalCount
        && (mayHoldSpace || closer.position <= spaceAfter)
    default:
      let isOdd =
        (closer.canOpen || canClose) && closer.originalCount % 3 != 0
        && (originalCount + closer.originalCount) % 3 == 0
      return !isOdd
    }
  }
}

/// A pair of delimiters.
package struct DelimiterMatch: Sendable {
  package let kind: Kind
  /// The indices of the runs.
  package let opener: Int
  package let closer: Int
  /// The match of the same opener that lies inside of this one, or -1.
  package let nextOpening: Int
  /// The match of the same closer that lies around this one, or -1.
  package fileprivate(set) var nextClosing = -1

  package enum Kind: Sendable {
    case emphasis
    case strong
    case strikethrough
    case superscript
    case `subscript`
  }
}
