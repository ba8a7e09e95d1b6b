/// The backtick runs of a leaf, found once, so that each opener knows its closer at once.
struct BacktickRuns {
  private var startsByLength: [Int: [Int]] = [:]
  private var isKnown = false

  mutating func reset() {
    guard isKnown else { return }
    startsByLength.removeAll(keepingCapacity: true)
    isKnown = false
  }

  /// Where the next run of exactly `length` backticks after `index` starts.
  mutating func next(
    length: Int, after index: Int, in bytes: UnsafeBufferPointer<UInt8>, end: Int
  ) -> Int? {
    if !isKnown {
      isKnown = true
      var position = index
      while position < end {
        guard bytes[position] == UInt8(ascii: "`") else {
          position += 1
          continue
        }
        let start = position
        while position < end, bytes[position] == UInt8(ascii: "`") { position += 1 }
        startsByLength[position - start, default: []].append(start)
      }
    }
    guard let starts = startsByLength[length] else { return nil }
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < index { low = middle + 1 } else { high = middle }
    }
    return low < starts.count ? starts[low] : nil
  }
}

extension InlineParser {
  mutating func codeSpan() {
    let start = position
    var contentStart = start
    while contentStart < end, bytes[contentStart] == UInt8(ascii: "`") { contentStart += 1 }
    let length = contentStart - start
    guard let close = backticks.next(length: length, after: contentStart, in: bytes, end: end)
    else {
      position = contentStart
      return
    }
    add(
      InlinePiece(.code, start, close + length, index: length), next: close + length)
  }

  /// The text of a code span: line feeds are spaces, and one space at each edge is the marks'.
  func codeText(_ piece: InlinePiece) -> String {
    var start = piece.start + piece.index
    var end = piece.end - piece.index
    var isBlank = true
    var holdsFeed = false
    for index in start..<end {
      if bytes[index] == 0x0A { holdsFeed = true }
      if bytes[index] != 0x20, bytes[index] != 0x0A { isBlank = false }
    }
    let isSpace = { (index: Int) in bytes[index] == 0x20 || bytes[index] == 0x0A }
    if !isBlank, end - start >= 2, isSpace(start), isSpace(end - 1) {
      start += 1
      end -= 1
    }
    guard holdsFeed else { return bytes.text(start, end) }
    return String(decoding: bytes[start..<end].map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }
}
