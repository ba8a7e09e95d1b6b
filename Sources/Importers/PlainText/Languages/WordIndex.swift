internal import ByteScanning

/// Words that stand in a table of the program, numbered in the order in which they came.
///
/// They are not copied: to take in a thousand words takes some microseconds, which counts for the
/// shortest stories.
struct WordIndex: Sendable {
  private struct Entry: Sendable {
    /// Where the word stands in the text that the table is made of.
    var start: UInt32
    var count: UInt32
    var hash: UInt64
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

  /// The number of a word, which is spelled as ``LowerCase`` spells it.
  subscript(word: String) -> Int? {
    var word = word
    return word.withUTF8 { self[$0] }
  }

  /// The number of a word of UTF-8 bytes, which is spelled as ``LowerCase`` spells it.
  /// - Complexity: O(n) in the bytes of the word.
  subscript(word: UnsafeBufferPointer<UInt8>) -> Int? {
    let hash = Self.hash(word)
    let number = Int(slots[slot(of: word, hash: hash)]) - 1
    return number < 0 ? nil : number
  }

  func contains(_ word: String) -> Bool { self[word] != nil }

  /// Takes in a word, a piece of the text.
  /// - Returns: its number, a new one where it has not come before.
  @inline(__always)
  mutating func insert(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    if (entries.count + 1) * 2 > slots.count { grow() }
    let hash = Self.hash(word)
    let slot = slot(of: word, hash: hash)
    if slots[slot] != 0 { return Int(slots[slot]) - 1 }
    let start = word.baseAddress.map { $0 - text.utf8Start } ?? 0
    entries.append(
      Entry(
        start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: word.count),
        hash: hash))
    slots[slot] = UInt16(truncatingIfNeeded: entries.count)
    return entries.count - 1
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt16(truncatingIfNeeded: index + 1)
    }
  }

  /// The slot that holds a word, or where it is to stand.
  @inline(__always)
  private func slot(of word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0, !holds(entries[Int(slots[slot]) - 1], word, hash: hash) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  @inline(__always)
  private func holds(_ entry: Entry, _ word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Bool {
    guard entry.hash == hash, Int(entry.count) == word.count else { return false }
    let bytes = text.utf8Start + Int(entry.start)
    var index = 0
    while index < word.count, bytes[index] == word[index] { index += 1 }
    return index == word.count
  }

  /// Of eight bytes at a step. The high bits are folded down to those that tell the slot.
  @inline(__always)
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let base = word.baseAddress else { return 0 }
    var hash = UInt64(truncatingIfNeeded: word.count)
    func add(_ bytes: UInt64) {
      hash = (hash ^ bytes) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash &>> 32
    }
    var index = 0
    while index + 8 <= word.count {
      add(EightBytes(base, at: index).bigEndian)
      index += 8
    }
    var rest: UInt64 = 0
    while index < word.count {
      rest = rest &<< 8 | UInt64(base[index])
      index += 1
    }
    add(rest)
    return hash
  }
}
