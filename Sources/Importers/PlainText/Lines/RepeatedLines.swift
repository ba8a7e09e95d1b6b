/// Which short lines a text has more than once: counted when first asked, and then once for all.
final class RepeatedLines {
  /// The longest line that is counted, in bytes.
  static let longest = 40

  private var repeated: Set<Int>?

  /// Whether the bytes of `range`, a line, stand on another of `lines` too.
  /// - Complexity: O(n) in lines the first time, then O(1).
  func contains(_ bytes: [UInt8], _ range: Range<Int>, among lines: [Line]) -> Bool {
    guard range.count <= Self.longest else { return false }
    if let repeated { return repeated.contains(Self.hash(bytes, range)) }
    var seen: Set<Int> = []
    var found: Set<Int> = []
    for line in lines where line.count <= Self.longest {
      let hash = Self.hash(bytes, line.range)
      if !seen.insert(hash).inserted { found.insert(hash) }
    }
    repeated = found
    return found.contains(Self.hash(bytes, range))
  }

  private static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    Int(truncatingIfNeeded: ByteHash(bytes[range]).value)
  }
}
