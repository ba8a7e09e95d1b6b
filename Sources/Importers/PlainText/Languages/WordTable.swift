/// Values by words, for words that stand in a table of the program.
struct WordTable<Value: Sendable>: Sendable {
  private var words: WordIndex
  /// By the numbers of the words.
  private var values: [Value] = []

  /// - Parameters:
  ///   - text: what the words are pieces of.
  ///   - capacity: how many words come, at most 30,000.
  init(_ text: StaticString, capacity: Int) {
    words = WordIndex(text, capacity: capacity)
    values.reserveCapacity(capacity)
  }

  /// The value of a word, which is spelled as ``LowerCase`` spells it.
  subscript(word: String) -> Value? {
    words[word].map { values[$0] }
  }

  /// The value of a word of UTF-8 bytes, which is spelled as ``LowerCase`` spells it.
  /// - Complexity: O(n) in the bytes of the word.
  subscript(word: UnsafeBufferPointer<UInt8>) -> Value? {
    words[word].map { values[$0] }
  }

  /// Changes the value of `word`, a piece of the text, which is `value` as long as it has none.
  @inline(__always)
  mutating func update(
    _ word: UnsafeBufferPointer<UInt8>, default value: @autoclosure () -> Value,
    _ change: (inout Value) -> Void
  ) {
    let number = words.insert(word)
    if number == values.count { values.append(value()) }
    change(&values[number])
  }

  /// Sets the value of `word`, a piece of the text, unless it has one.
  @inline(__always)
  mutating func insert(_ word: UnsafeBufferPointer<UInt8>, _ value: Value) {
    if words.insert(word) == values.count { values.append(value) }
  }
}
