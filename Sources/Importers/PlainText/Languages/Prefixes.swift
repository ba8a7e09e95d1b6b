/// What lines of one kind start with, in lower case.
struct Prefixes: Sendable {
  private let prefixes: [String]
  /// The first two bytes of them, as bits.
  private var bits = [UInt64](repeating: 0, count: 16)

  init(_ prefixes: [String]) {
    self.prefixes = prefixes
    for prefix in prefixes {
      let bytes = Array(prefix.utf8.prefix(2))
      let bit = Self.bit(bytes[0], bytes.count > 1 ? bytes[1] : 0)
      bits[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  /// A cheap look: whether the text at `index`, in capitals or not, may start with one of them.
  func mayHold(_ text: [UInt8], at index: Int) -> Bool {
    guard index + 1 < text.count else { return false }
    // Letters outside of ASCII may be capitals, and accents may stand by themselves.
    guard text[index] < 0x80, text[index + 1] < 0x80,
      index + 2 >= text.count || text[index + 2] & 0xFE != 0xCC
    else { return true }
    let lower = { (byte: UInt8) in ByteClass.isUpper(byte) ? byte | 0x20 : byte }
    let bit = Self.bit(lower(text[index]), lower(text[index + 1]))
    return bits[bit >> 6] & 1 << UInt64(bit & 63) != 0
  }

  /// Whether `text`, in lower case, starts with one of them.
  func contains(_ text: String) -> Bool {
    prefixes.contains { text.hasPrefix($0) }
  }

  private static func bit(_ first: UInt8, _ second: UInt8) -> Int {
    (Int(first) &* 31 &+ Int(second)) & 1_023
  }
}
