/// Numbers that were worked out ahead: a run of ``CompiledVocabulary/words``.
///
/// They all stand in one array. The system copies the first page of each array that is part of the
/// program when it is first used, which takes longer than to look ten words up.
struct PackedNumbers: Sendable {
  private let words: [UInt64]
  /// The place in `words` of the first one.
  private let start: Int
  /// The bits of each: a power of two up to 64, the first one lowest.
  private let width: Int
  let count: Int

  init(width: Int, from start: Int, count: Int) {
    words = CompiledVocabulary.words
    self.start = start
    self.width = width
    self.count = count
  }

  @inline(__always)
  subscript(place: Int) -> UInt64 {
    assert((0..<count).contains(place))
    let bit = place &* width
    return words[start &+ bit &>> 6] &>> UInt64(bit & 63) & ~0 &>> UInt64(64 &- width)
  }

  /// The words that hold numbers of that width, for ``CompiledVocabulary/words``.
  static func packed(_ numbers: [UInt64], width: Int) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: (numbers.count * width + 63) / 64)
    for (place, number) in numbers.enumerated() {
      words[place * width / 64] |= number << UInt64(place * width % 64)
    }
    return words
  }
}
