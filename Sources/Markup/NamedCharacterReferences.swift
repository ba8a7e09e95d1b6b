/// HTML's named character references, found by bytes in one static table.
struct NamedCharacterReferences: Sendable {
  /// What a name stands for: one scalar, or two (`second` is 0 for one).
  struct Match {
    /// The bytes of the name, its semicolon included.
    var length: Int
    var endsWithSemicolon: Bool
    var first: UInt32
    var second: UInt32
  }

  static let shared = NamedCharacterReferences()

  /// Where each name starts in the table, in order; one more for the end.
  private let starts: [UInt16]
  /// For each first byte of a name the index of the first entry at or after it.
  private let firstEntries: [UInt16]

  private init() {
    let table = characterReferenceTable.bytes
    var starts: [UInt16] = []
    var firstEntries = [UInt16](repeating: 0, count: 129)
    var index = 0
    var isAtStart = true
    for byte in table {
      let isSeparator = byte == UInt8(ascii: " ") || byte == 0x0A
      if !isSeparator, isAtStart {
        firstEntries[min(Int(byte), 127) + 1] = UInt16(truncatingIfNeeded: starts.count + 1)
        starts.append(UInt16(truncatingIfNeeded: index))
      }
      isAtStart = isSeparator
      index += 1
    }
    for byte in 1..<firstEntries.count where firstEntries[byte] == 0 {
      firstEntries[byte] = firstEntries[byte - 1]
    }
    self.starts = starts
    self.firstEntries = firstEntries
  }

  /// The number of names.
  var count: Int { starts.count }

  /// The longest name that the bytes after an ampersand start with.
  /// - Complexity: O(log n) in names for each byte of the longest match.
  func longestMatch(_ bytes: UnsafeBufferPointer<UInt8>) -> Match? {
    guard let first = bytes.first, first < 128 else { return nil }
    let table = characterReferenceTable.bytes
    var lower = Int(firstEntries[Int(first)])
    var upper = Int(firstEntries[Int(first) + 1])
    var match: Match?
    var length = 1
    // Entries in lower..<upper share their first `length` bytes with the input.
    while lower < upper {
      let shortest = Int(starts[lower])
      if table[shortest + length] == UInt8(ascii: "=") {
        match = self.match(at: shortest, length: length)
        lower += 1
      }
      guard length < bytes.count else { break }
      let byte = bytes[length]
      lower = partition(lower, upper) { table[Int(starts[$0]) + length] >= byte }
      upper = partition(lower, upper) { table[Int(starts[$0]) + length] > byte }
      length += 1
    }
    return match
  }

  /// Reads the scalars of the entry at `start`, whose name has `length` bytes.
  private func match(at start: Int, length: Int) -> Match {
    let table = characterReferenceTable.bytes
    var scalars: (UInt32, UInt32) = (0, 0)
    var value: UInt32 = 0
    var index = start + length + 1
    while index < table.count {
      let byte = table[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value &* 16 &+ UInt32(byte &- 0x30)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value &* 16 &+ UInt32(byte &- 0x37)
      case UInt8(ascii: "+"):
        scalars.0 = value
        value = 0
      default: index = table.count
      }
      index += 1
    }
    if scalars.0 == 0 { scalars.0 = value } else { scalars.1 = value }
    return Match(
      length: length, endsWithSemicolon: table[start + length - 1] == UInt8(ascii: ";"),
      first: scalars.0, second: scalars.1)
  }

  /// The first index of a sorted range for which `isPast` holds.
  @inline(__always)
  private func partition(_ lower: Int, _ upper: Int, _ isPast: (Int) -> Bool) -> Int {
    var lower = lower
    var upper = upper
    while lower < upper {
      let middle = (lower &+ upper) &>> 1
      if isPast(middle) { upper = middle } else { lower = middle &+ 1 }
    }
    return lower
  }
}
