internal import Conversion

/// Sendable but for its regular expressions and its ``RepeatedLines``, which are made when first asked
/// for: ``StructureReader/inPieces(of:smallest:where:_:)`` keeps the former to one thread, and gives
/// each thread its own of the latter.
extension StructureReader: @unchecked Sendable {
  /// What `body` makes of the pieces of `range`, in order. Of a long range there are several, which
  /// are looked at side by side.
  /// - Parameters:
  ///   - smallest: how many indices a piece has at least; fewer cost more to hand over than they save.
  ///   - isBorder: whether a piece may start at an index.
  ///   - body: gets a reader that no other thread has.
  func inPieces<Element: Sendable>(
    of range: Range<Int>, smallest: Int = 500, where isBorder: (Int) -> Bool = { _ in true },
    _ body: @escaping @Sendable (StructureReader, Range<Int>) -> [Element]
  ) -> [Element] {
    guard options.jobs > 1, !hasRules, range.count >= smallest * 2 else {
      return body(self, range)
    }
    let wanted = max(smallest, range.count / (options.jobs * 4))
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    while range.upperBound - start >= wanted * 2 {
      var end = start + wanted
      while end < range.upperBound, !isBorder(end) { end += 1 }
      guard end < range.upperBound else { break }
      pieces.append(start..<end)
      start = end
    }
    pieces.append(start..<range.upperBound)
    let parts = parallelMap(count: pieces.count, jobs: options.jobs) { [pieces] piece in
      var reader = self
      reader.repeatedLines = RepeatedLines()
      return body(reader, pieces[piece])
    }
    // Each part is copied at once, which elements of a joined sequence are not.
    var all: [Element] = []
    all.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts { all += part }
    return all
  }
}
