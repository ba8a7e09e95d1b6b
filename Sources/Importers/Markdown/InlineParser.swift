internal import ByteScanning
internal import Conversion
internal import Markup
internal import StoryModel

/// The second phase: the text of a leaf into inlines (CommonMark 0.31.2, 6 and appendix).
///
/// A scan from left to right makes a flat row of pieces, with delimiter runs and brackets on stacks
/// of their own; a tree is built from the row at the end.
/// - Complexity: O(n) in bytes for any input: no position is looked ahead from more than a fixed
///   number of times, since searches that failed are remembered.
struct InlineParser {
  let readsExtensions: Bool
  let definitions: LinkDefinitions
  /// Bytes that reference links may still copy, so that many uses of one long definition cannot
  /// fill an output.
  var expansionBudget: Int
  /// What the labels of footnotes stand for.
  var notes: [LinkLabel: Note.ID] = [:]
  /// The notes written as `^[text]`, in order.
  var inlineNotes: [Note] = []
  var diagnostics = Diagnostics()
  /// The line of the input that the leaf starts on.
  var line = 1

  var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var position = 0
  /// The leaf's first byte: what stands before it does not count.
  var lowerBound = 0
  var end = 0
  /// The first byte that no piece holds yet.
  var textStart = 0
  /// Bytes before this are literal: a `!` among them starts no image.
  var literalEnd = 0

  var pieces: [InlinePiece] = []
  var delimiters = DelimiterStack()
  var brackets: [Bracket] = []
  /// Brackets below this index may not become links, since they would hold one.
  var inactiveBrackets = 0
  var targets: [LinkTarget] = []
  var attributes: [MarkdownAttributes] = []
  var backticks = BacktickRuns()
  /// Where white space next stands, for what may not hold any.
  var nextSpace = -1
  var failed = FailedSearches()

  init(readsExtensions: Bool, definitions: LinkDefinitions, expansionBudget: Int) {
    self.readsExtensions = readsExtensions
    self.definitions = definitions
    self.expansionBudget = expansionBudget
  }

  /// The inlines of a range of `bytes`.
  mutating func inlines(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> [Inline] {
    self.bytes = bytes
    self.end = end
    position = start
    lowerBound = start
    skipText()
    if position >= end { return start < end ? [.text(bytes.text(start, end))] : [] }
    textStart = start
    literalEnd = start
    scan(from: start)
    delimiters.process(from: 0)
    let result = tree()
    reset()
    return result
  }

  mutating func reset() {
    pieces.removeAll(keepingCapacity: true)
    delimiters.removeAll()
    brackets.removeAll(keepingCapacity: true)
    targets.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    inactiveBrackets = 0
    backticks.reset()
    nextSpace = -1
    failed = FailedSearches()
  }

  /// Goes on to the next byte that may mean something.
  @inline(__always)
  private mutating func skipText() {
    var index = position
    let end = self.end
    let bytes = self.bytes
    if let base = bytes.baseAddress {
      while index &+ 8 <= end {
        let hits = Self.special(in: EightBytes(base, at: index))
        if hits != 0 {
          position = index &+ EightBytes.firstIndex(in: hits)
          return
        }
        index &+= 8
      }
    }
    while index < end, !Self.isSpecial(bytes[index]) { index &+= 1 }
    position = index
  }

  /// Marks each special byte of eight.
  @inline(__always)
  private static func special(in bytes: EightBytes) -> UInt64 {
    let ones = EightBytes.ones
    let word = bytes.bits
    let low = word & ~EightBytes.highBits
    // [ \ ] ^ _ ` are neighbours.
    let brackets =
      (low &+ ones &* (0x80 - 0x5B)) & ~(low &+ ones &* (0x7F - 0x60)) & ~word & EightBytes.highBits
    // A line feed and a star differ in one bit.
    let stars = EightBytes(bits: word | ones &* 0x20).equal(to: 0x2A)
    return brackets | stars | bytes.equal(to: 0x26) | bytes.equal(to: 0x3C) | bytes.equal(to: 0x7E)
  }

  /// Line feed, `!` excepted: it is looked for from its bracket.
  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    // & * < below 64; [ \ ] ^ _ ` ~ above.
    let low: UInt64 = 1 << 0x0A | 1 << 0x26 | 1 << 0x2A | 1 << 0x3C
    let high: UInt64 =
      1 << (0x5B - 64) | 1 << (0x5C - 64) | 1 << (0x5D - 64) | 1 << (0x5E - 64)
      | 1 << (0x5F - 64) | 1 << (0x60 - 64) | 1 << (0x7E - 64)
    if byte < 64 { return low &>> UInt64(byte) & 1 != 0 }
    return byte < 128 && high &>> UInt64(byte & 63) & 1 != 0
  }

  private mutating func scan(from start: Int) {
    while position < end {
      switch bytes[position] {
      case 0x0A: lineFeed()
      case UInt8(ascii: "\\"): backslash()
      case UInt8(ascii: "`"): codeSpan()
      case UInt8(ascii: "*"), UInt8(ascii: "_"): delimiterRun()
      case UInt8(ascii: "~") where readsExtensions: delimiterRun()
      case UInt8(ascii: "^") where readsExtensions: caret()
      case UInt8(ascii: "["): openBracket()
      case UInt8(ascii: "]"): closeBracket()
      case UInt8(ascii: "<"): angleBracket()
      case UInt8(ascii: "&"): characterReference()
      default: position += 1
      }
      skipText()
    }
    flushText(to: end)
  }

  /// Makes a piece of the text up to `index`.
  mutating func flushText(to index: Int) {
    if textStart < index {
      pieces.append(InlinePiece(.text, textStart, index))
    }
    textStart = index
  }

  /// Appends a piece that ends at `next` and goes on from there.
  mutating func add(_ piece: InlinePiece, next: Int) {
    flushText(to: piece.start)
    pieces.append(piece)
    position = next
    textStart = next
  }

  private mutating func lineFeed() {
    var textEnd = position
    while textEnd > textStart, bytes[textEnd - 1] == 0x20 { textEnd -= 1 }
    let isHard = position - textEnd >= 2
    while textEnd > textStart, bytes[textEnd - 1].isSpaceOrTab { textEnd -= 1 }
    flushText(to: textEnd)
    var next = position + 1
    while next < end, bytes[next].isSpaceOrTab { next += 1 }
    pieces.append(InlinePiece(isHard ? .hardBreak : .softBreak, position, position + 1))
    position = next
    textStart = next
  }

  private mutating func backslash() {
    let next = position + 1
    guard next < end else {
      position += 1
      return
    }
    if bytes[next] == 0x0A {
      flushText(to: position)
      var after = next + 1
      while after < end, bytes[after].isSpaceOrTab { after += 1 }
      pieces.append(InlinePiece(.hardBreak, position, next + 1))
      position = after
      textStart = after
    } else if MarkdownCharacters.isPunctuation(bytes[next]) {
      flushText(to: position)
      textStart = next
      literalEnd = next + 1
      position = next + 1
    } else if readsExtensions, bytes[next] == 0x20 {
      add(InlinePiece(.noBreakSpace, position, next + 1), next: next + 1)
    } else {
      position += 1
    }
  }

  mutating func characterReference() {
    guard let reference = CharacterReference(in: bytes, at: position, end: end) else {
      position += 1
      return
    }
    add(InlinePiece(.reference, position, reference.next), next: reference.next)
  }

  private mutating func caret() {
    guard position + 1 < end, bytes[position + 1] == UInt8(ascii: "[") else {
      delimiterRun()
      return
    }
    flushText(to: position)
    pushBracket(.note, start: position, contentStart: position + 2)
  }

  private mutating func openBracket() {
    let isImage =
      position > textStart && position - 1 >= literalEnd
      && bytes[position - 1] == UInt8(ascii: "!")
    let start = isImage ? position - 1 : position
    flushText(to: start)
    pushBracket(isImage ? .image : .link, start: start, contentStart: position + 1)
  }

  private mutating func pushBracket(_ kind: Bracket.Kind, start: Int, contentStart: Int) {
    if !brackets.isEmpty { brackets[brackets.count - 1].holdsBracket = true }
    inactiveBrackets = min(inactiveBrackets, brackets.count)
    brackets.append(
      Bracket(
        kind: kind, piece: pieces.count, contentStart: contentStart,
        firstRun: delimiters.runs.count))
    add(InlinePiece(.text, start, contentStart), next: contentStart)
  }

  private mutating func angleBracket() {
    if let next = Autolink.end(in: bytes, at: position, end: end) {
      add(InlinePiece(.autolink, position, next), next: next)
    } else if let next = failed.endOfHTML(in: bytes, at: position, end: end) {
      add(InlinePiece(.html, position, next), next: next)
    } else {
      position += 1
    }
  }
}
