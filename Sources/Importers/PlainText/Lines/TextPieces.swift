/// Cuts a text into pieces that can be looked at side by side.
enum TextPieces {
  /// Pieces that end behind an LF, in order; one where the text is short or has no such lines.
  /// - Complexity: O(jobs), and as many bytes as lines are long.
  static func ranges(of text: [UInt8], jobs: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    if jobs > 1, text.count >= smallest * 2 {
      let wanted = max(smallest, text.count / (jobs * 4))
      while text.count - start >= wanted * 2 {
        let end = text.offset(of: 0x0A, in: start + wanted..<text.count)
        guard end + 1 < text.count else { break }
        ranges.append(start..<end + 1)
        start = end + 1
      }
    }
    ranges.append(start..<text.count)
    return ranges
  }

  /// Shorter pieces cost more to hand over than they save.
  private static let smallest = 128 << 10
}
