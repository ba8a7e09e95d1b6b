internal import ByteScanning
internal import StoryModel

/// Reads `_x_`, `*x*`, `**x**`, `***x***`, `/x/` and note marks in the text of one block.
///
/// A mark opens where a word follows it and none stands before, and closes where a word or its
/// punctuation stands before and none follows. Marks without a partner, or in brackets of their
/// own, are text.
struct EmphasisReader {
  let bytes: [UInt8]
  /// The block, canonical but for its marks.
  let range: Range<Int>
  /// The marks of footnotes in the range, in order.
  let references: ArraySlice<FootnoteMarks.Reference>

  /// The inlines of the range of the bytes.
  func inlines() -> [Inline] {
    var marks = findMarks()
    if !marks.isEmpty {
      pair(&marks)
      marks.removeAll { $0.partner < 0 }
    }
    if marks.isEmpty, references.isEmpty {
      return range.isEmpty ? [] : [.text(bytes.text(in: range))]
    }
    let (inlines, depth) = build(marks: marks)
    // Marks touch words, so that nothing is left to bring into canonical form but what is deep.
    return !references.isEmpty || depth >= 16 ? inlines.normalized() : inlines
  }

  /// The place of the next `*`, `/` or `_`, or the end of the range.
  private func nextMark(from start: Int) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return range.upperBound }
      var index = start
      while index + 8 <= range.upperBound {
        let bytes = EightBytes(base, at: index)
        let found = bytes.equal(to: 0x2A) | bytes.equal(to: 0x2F) | bytes.equal(to: 0x5F)
        if found != 0 { return index + EightBytes.firstIndex(in: found) }
        index += 8
      }
      while index < range.upperBound, base[index] != 0x2A, base[index] != 0x2F, base[index] != 0x5F
      {
        index += 1
      }
      return index
    }
  }

  private struct Mark {
    var start: UInt32
    var count: UInt8
    var byte: UInt8
    var canOpen: Bool
    var canClose: Bool
    /// The index of the other mark of a pair, or -1.
    var partner: Int32 = -1
    var isClosing = false

    var end: Int { Int(start) + Int(count) }
  }

  private func findMarks() -> [Mark] {
    var marks: [Mark] = []
    var nextReference = references.startIndex
    var index = nextMark(from: range.lowerBound)
    while index < range.upperBound {
      while nextReference < references.endIndex,
        references[nextReference].range.upperBound <= index
      {
        nextReference += 1
      }
      if nextReference < references.endIndex, references[nextReference].range.contains(index) {
        index = nextMark(from: references[nextReference].range.upperBound)
        continue
      }
      let byte = bytes[index]
      var end = index + 1
      while end < range.upperBound, bytes[end] == byte { end += 1 }
      let count = end - index
      if count <= 3, byte != UInt8(ascii: "/") || count == 1 {
        let before = index > range.lowerBound ? bytes.scalar(before: index).value : 0x20
        let after = end < range.upperBound ? bytes.scalar(at: end).value : 0x20
        let beforeIsWord = ScalarClass.isWord(before)
        let afterIsWord = ScalarClass.isWord(after)
        let afterIsSpace = after == 0x20 || after == 0xA0
        let beforeIsSpace = before == 0x20 || before == 0xA0
        // Inside of a word `*` may emphasize, in a script without spaces or as un*believ*able.
        let isInWord = beforeIsWord && afterIsWord
        let isLoose = byte == UInt8(ascii: "*") && isInWord && (before > 0x2E80 || after > 0x2E80)
        let canOpen = !afterIsSpace && (!beforeIsWord || isLoose)
        let canClose = !beforeIsSpace && (!afterIsWord || isLoose)
        let isBracketed = before == UInt32(UInt8(ascii: "[")) && after == UInt32(UInt8(ascii: "]"))
        if canOpen || canClose, !isBracketed {
          marks.append(
            Mark(
              start: UInt32(truncatingIfNeeded: index), count: UInt8(count), byte: byte,
              canOpen: canOpen, canClose: canClose))
        }
      }
      index = nextMark(from: end)
    }
    return marks
  }

  /// Pairs marks of the same kind and length, inner ones first, none across another pair.
  private func pair(_ marks: inout [Mark]) {
    var open: [Int] = []
    for index in marks.indices {
      if marks[index].canClose {
        var depth = open.count - 1
        var looked = 0
        while depth >= 0, looked < 8 {
          let opener = open[depth]
          if marks[opener].byte == marks[index].byte, marks[opener].count == marks[index].count,
            Int(marks[index].start) > marks[opener].end,
            marks[index].byte != UInt8(ascii: "/") || marks[index].start - marks[opener].start < 200
          {
            marks[opener].partner = Int32(truncatingIfNeeded: index)
            marks[index].partner = Int32(truncatingIfNeeded: opener)
            marks[index].isClosing = true
            open.removeSubrange(depth...)
            break
          }
          depth -= 1
          looked += 1
        }
        if marks[index].partner >= 0 { continue }
      }
      if marks[index].canOpen {
        open.append(index)
        if open.count > 64 { open.removeFirst(32) }
      }
    }
  }

  private func build(marks: [Mark]) -> (inlines: [Inline], depth: Int) {
    var stack: [[Inline]] = [[]]
    var position = range.lowerBound
    var references = references
    func flush(_ end: Int, _ stack: inout [[Inline]]) {
      guard position < end else { return }
      appendText(position..<end, &references, to: &stack[stack.count - 1])
    }
    var openers = 0
    var depth = 0
    for mark in marks {
      flush(Int(mark.start), &stack)
      position = mark.end
      if mark.isClosing, openers > 0 {
        let inner = stack.removeLast()
        openers -= 1
        stack[stack.count - 1].append(wrapped(inner, mark))
      } else {
        stack.append([])
        openers += 1
        depth = max(depth, openers)
      }
    }
    flush(range.upperBound, &stack)
    while stack.count > 1 {
      let inner = stack.removeLast()
      stack[stack.count - 1] += inner
    }
    return (stack[0], depth)
  }

  private func wrapped(_ inner: [Inline], _ mark: Mark) -> Inline {
    switch mark.count {
    case 1: .emphasis(inner)
    case 2: .strong(inner)
    default: .strong([.emphasis(inner)])
    }
  }

  /// Text with the marks of footnotes made references.
  /// - Parameter references: those that are left, of which the ones in the range are taken.
  private func appendText(
    _ range: Range<Int>, _ references: inout ArraySlice<FootnoteMarks.Reference>,
    to result: inout [Inline]
  ) {
    func append(_ range: Range<Int>) {
      guard !range.isEmpty else { return }
      result.append(.text(bytes.text(in: range)))
    }
    var start = range.lowerBound
    while let next = references.first, next.range.upperBound <= range.upperBound {
      append(start..<next.range.lowerBound)
      result.append(.noteReference(next.id))
      start = next.range.upperBound
      references.removeFirst()
    }
    append(start..<range.upperBound)
  }
}
