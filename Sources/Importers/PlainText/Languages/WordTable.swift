/// Values by words, for words that stand in a table of the program.
///
/// Keys are not copied: building a table of a thousand words takes some microseconds, which counts
/// for the shortest stories.
struct WordTable<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    /// Where the word stands in the text that the table is made of.
    var start: Int
    var count: Int
    var hash: UInt64
    var value: Value
  }

  private let text: StaticString
  private var entries: [Entry] = []
  /// Places in `entries` plus one, 0 for free, by the low bits of the hash; a power of two of them.
  private var slots: [UInt16]

  /// - Parameters:
  ///   - text: what the words are pieces of.
  ///   - capacity: how many words come, at most 30,000.
  init(_ text: StaticString, capacity: Int) {
    self.text = text
    entries.reserveCapacity(capacity)
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  /// The value of a word, which is spelled as ``LowerCase`` spells it.
  subscript(word: String) -> Value? {
    var word = word
    return word.withUTF8 { self[$0] }
  }

  /// The value of a word of UTF-8 bytes, which is spelled as ``LowerCase`` spells it.
  /// - Complexity: O(n) in the bytes of the word.
  subscript(word: UnsafeBufferPointer<UInt8>) -> Value? {
    place(of: word, hash: Self.hash(word)).map { entries[$0].value }
  }

  func contains(_ word: String) -> Bool { self[word] != nil }

  /// Changes the value of `word`, a piece of the text, which is `value` as long as it has none.
  mutating func update(
    _ word: UnsafeBufferPointer<UInt8>, default value: Value, _ change: (inout Value) -> Void
  ) {
    guard let base = word.baseAddress else { return }
    let hash = Self.hash(word)
    if let place = place(of: word, hash: hash) {
      change(&entries[place].value)
      return
    }
    var value = value
    change(&value)
    entries.append(
      Entry(start: base - text.utf8Start, count: word.count, hash: hash, value: value))
    if entries.count * 2 > slots.count {
      slots = Array(repeating: 0, count: slots.count * 2)
      for index in entries.indices { occupy(entries[index].hash, with: index) }
    } else {
      occupy(hash, with: entries.count - 1)
    }
  }

  /// Sets the value of `word`, a piece of the text, unless it has one.
  mutating func insert(_ word: UnsafeBufferPointer<UInt8>, _ value: Value) {
    update(word, default: value) { _ in }
  }

  private mutating func occupy(_ hash: UInt64, with index: Int) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt16(truncatingIfNeeded: index + 1)
  }

  private func place(of word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if entries[index].hash == hash, bytes(of: entries[index]).elementsEqual(word) {
        return index
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func bytes(of entry: Entry) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text.utf8Start + entry.start, count: entry.count)
  }

  /// The high bits are folded down to those that tell the slot.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let hash = ByteHash(word).value
    return hash ^ (hash &>> 29)
  }
}
