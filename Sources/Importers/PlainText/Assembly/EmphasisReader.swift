internal import StoryModel

/// Reads `_x_`, `*x*`, `**x**`, `***x***`, `/x/` and note marks in the text of one block.
///
/// A mark opens where a word follows it and none stands before, and closes where a word or its
/// punctuation stands before and none follows. Marks without a partner are text.
struct EmphasisReader {
  let text: String
  var notes: [ArraySlice<UInt8>: Note.ID]

  func inlines() -> [Inline] {
    var text = text
    let isPlain = text.withUTF8 { bytes in !Self.holdsMark(bytes) }
    if isPlain, notes.isEmpty { return text.isEmpty ? [] : [.text(text)] }
    return parse(Array(text.utf8))
  }

  private static func holdsMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = 0
    while index + 8 <= bytes.count {
      let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
      let star = word ^ (ones &* 0x2A)
      let slash = word ^ (ones &* 0x2F)
      let line = word ^ (ones &* 0x5F)
      let hit =
        (star &- ones) & ~star | (slash &- ones) & ~slash | (line &- ones) & ~line
      if hit & 0x8080_8080_8080_8080 != 0 { return true }
      index += 8
    }
    while index < bytes.count {
      if base[index] == 0x2A || base[index] == 0x2F || base[index] == 0x5F { return true }
      index += 1
    }
    return false
  }

  private struct Mark {
    var start: Int
    var count: Int
    var byte: UInt8
    var canOpen: Bool
    var canClose: Bool
    var partner = -1
    var isClosing = false
  }

  private func parse(_ bytes: [UInt8]) -> [Inline] {
    var marks = findMarks(bytes)
    pair(&marks)
    let paired = marks.indices.filter { marks[$0].partner >= 0 }
    if paired.isEmpty, notes.isEmpty { return text.isEmpty ? [] : [.text(text)] }
    return build(bytes, marks: paired.map { marks[$0] }).normalized()
  }

  private func findMarks(_ bytes: [UInt8]) -> [Mark] {
    var marks: [Mark] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "/")
      else {
        index += 1
        continue
      }
      var end = index + 1
      while end < bytes.count, bytes[end] == byte { end += 1 }
      let count = end - index
      if count <= 3, byte != UInt8(ascii: "/") || count == 1 {
        let before = index > 0 ? bytes.scalar(before: index).value : 0x20
        let after = end < bytes.count ? bytes.scalar(at: end).value : 0x20
        let beforeIsWord = ScalarClass.isWord(before)
        let afterIsWord = ScalarClass.isWord(after)
        let afterIsSpace = after == 0x20 || after == 0xA0
        let beforeIsSpace = before == 0x20 || before == 0xA0
        // Inside of a word `*` may emphasize, in a script without spaces or as un*believ*able.
        let isInWord = beforeIsWord && afterIsWord
        let isLoose = byte == UInt8(ascii: "*") && isInWord && (before > 0x2E80 || after > 0x2E80)
        let canOpen = !afterIsSpace && (!beforeIsWord || isLoose)
        let canClose = !beforeIsSpace && (!afterIsWord || isLoose)
        if canOpen || canClose {
          marks.append(
            Mark(start: index, count: count, byte: byte, canOpen: canOpen, canClose: canClose))
        }
      }
      index = end
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
            marks[index].start > marks[opener].start + marks[opener].count,
            marks[index].byte != UInt8(ascii: "/") || marks[index].start - marks[opener].start < 200
          {
            marks[opener].partner = index
            marks[index].partner = opener
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

  private func build(_ bytes: [UInt8], marks: [Mark]) -> [Inline] {
    var stack: [[Inline]] = [[]]
    var position = 0
    func flush(_ end: Int, _ stack: inout [[Inline]]) {
      if position < end { appendText(bytes, position..<end, to: &stack[stack.count - 1]) }
    }
    var openers = 0
    for mark in marks {
      flush(mark.start, &stack)
      position = mark.start + mark.count
      if mark.isClosing, openers > 0 {
        let inner = stack.removeLast()
        openers -= 1
        stack[stack.count - 1].append(wrapped(inner, mark))
      } else {
        stack.append([])
        openers += 1
      }
    }
    flush(bytes.count, &stack)
    while stack.count > 1 {
      let inner = stack.removeLast()
      stack[stack.count - 1] += inner
    }
    return stack[0]
  }

  private func wrapped(_ inner: [Inline], _ mark: Mark) -> Inline {
    switch mark.count {
    case 1: .emphasis(inner)
    case 2: .strong(inner)
    default: .strong([.emphasis(inner)])
    }
  }

  /// Text with the marks of footnotes made references.
  private func appendText(_ bytes: [UInt8], _ range: Range<Int>, to result: inout [Inline]) {
    var start = range.lowerBound
    if !notes.isEmpty {
      var index = range.lowerBound
      while index < range.upperBound {
        if bytes[index] == UInt8(ascii: "["),
          let close = bytes[index..<min(index + 12, range.upperBound)].firstIndex(
            of: UInt8(ascii: "]")),
          let id = notes[bytes[index...close]]
        {
          if start < index {
            result.append(.text(String(decoding: bytes[start..<index], as: UTF8.self)))
          }
          result.append(.noteReference(id))
          start = close + 1
          index = start
        } else {
          index += 1
        }
      }
    }
    if start < range.upperBound {
      result.append(.text(String(decoding: bytes[start..<range.upperBound], as: UTF8.self)))
    }
  }
}
