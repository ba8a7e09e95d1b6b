/// Values by words, for words that stand in a table of the program.
struct WordTable<Value>: Sendable {
  let words: WordIndex
  /// The value that the number of a word stands for.
  let value: @Sendable (UInt32) -> Value

  /// The value of a word, which is spelled as ``LowerCase`` spells it.
  subscript(word: String) -> Value? {
    words[word].map(value)
  }
}
