internal import ByteScanning

/// Words that stand in a table of the program, and a number for each.
///
/// Which word stands where has been worked out ahead, in ``CompiledVocabulary``: a short story would
/// wait longer for that than for all that it asks.
struct WordIndex: Sendable {
  /// What the words are pieces of.
  let text: StaticString
  /// The words by the low bits of their hashes, 0 where none stands; a power of two of them, at most
  /// half in use.
  let slots: PackedNumbers

  /// Where a word is, and its number.
  struct Entry {
    /// From the lowest bit on 32 bits of the number, 8 of the length, which is above 0, and 24 of
    /// where the word starts.
    var bits: UInt64

    init(bits: UInt64) {
      self.bits = bits
    }

    init(start: Int, count: Int, number: UInt32) {
      bits = UInt64(start) << 40 | UInt64(count) << 32 | UInt64(number)
    }

    var start: Int { Int(bits >> 40) }
    var count: Int { Int(bits >> 32 & 0xFF) }
    var number: UInt32 { UInt32(truncatingIfNeeded: bits) }
  }

  /// The number of a word, which is spelled as ``LowerCase`` spells it.
  subscript(word: String) -> UInt32? {
    var word = word
    return word.withUTF8 { self[$0] }
  }

  /// The number of a word of UTF-8 bytes, which is spelled as ``LowerCase`` spells it.
  /// - Complexity: O(n) in the bytes of the word.
  subscript(word: UnsafeBufferPointer<UInt8>) -> UInt32? {
    var slot = Int(truncatingIfNeeded: Self.hash(word)) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = Entry(bits: slots[slot])
      if holds(entry, word) { return entry.number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  func contains(_ word: String) -> Bool { self[word] != nil }

  @inline(__always)
  private func holds(_ entry: Entry, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard entry.count == word.count else { return false }
    let bytes = text.utf8Start + entry.start
    var index = 0
    while index < word.count, bytes[index] == word[index] { index += 1 }
    return index == word.count
  }

  /// Of eight bytes at a step. The high bits are folded down to those that tell the slot.
  @inline(__always)
  static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
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
