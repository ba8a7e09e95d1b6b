internal import StoryModel

/// Rows of pipes (GFM 4.10).
enum TableSyntax {
  /// The byte ranges of a row's cells, without the spaces around them.
  static func cells(
    in source: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> [(start: Int, end: Int)] {
    var result: [(start: Int, end: Int)] = []
    var (index, last) = trimmed(source, start, end)
    if index < last, source[index] == UInt8(ascii: "|") { index += 1 }
    var cellStart = index
    while index < last {
      if source[index] == UInt8(ascii: "|"),
        source[index - 1] != UInt8(ascii: "\\") || index == cellStart
      {
        result.append(trimmed(source, cellStart, index))
        cellStart = index + 1
      }
      index += 1
    }
    if cellStart < last { result.append(trimmed(source, cellStart, last)) }
    last = cellStart
    return result
  }

  /// The alignments that a line of dashes sets, or nil where it is none.
  static func columns(
    in source: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> [Alignment]? {
    var holdsPipe = false
    for index in start..<max(start, end) {
      switch source[index] {
      case UInt8(ascii: "|"): holdsPipe = true
      case UInt8(ascii: "-"), UInt8(ascii: ":"), 0x20, 0x09: break
      default: return nil
      }
    }
    guard holdsPipe else { return nil }
    var result: [Alignment] = []
    for cell in cells(in: source, from: start, to: end) {
      var (first, last) = cell
      let isLeft = first < last && source[first] == UInt8(ascii: ":")
      if isLeft { first += 1 }
      let isRight = first < last && source[last - 1] == UInt8(ascii: ":")
      if isRight { last -= 1 }
      guard first < last, source[first..<last].allSatisfy({ $0 == UInt8(ascii: "-") }) else {
        return nil
      }
      result.append(isLeft ? (isRight ? .center : .left) : (isRight ? .right : .natural))
    }
    return result
  }

  private static func trimmed(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> (start: Int, end: Int) {
    var start = start
    var end = end
    while start < end, source[start].isSpaceOrTab { start += 1 }
    while end > start, source[end - 1].isSpaceOrTab { end -= 1 }
    return (start, end)
  }
}
