import Testing

/// SplitMix64: the same numbers for the same seed, on every system.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

enum SampleBytes {
  /// Words in random order: compresses about as well as prose.
  static func prose(byteCount: Int, seed: UInt64 = 1) -> [UInt8] {
    let words = [
      "the ", "lantern ", "of ", "harbour ", "and ", "she ", "waited ", "rain, ", "letters. ",
      "\n\n", "never ", "said ", "until ", "tide ", "green ", "window ", "1887 ",
      "\u{201C}Yes\u{201D} ",
    ].map { Array($0.utf8) }
    var generator = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(byteCount + 16)
    while bytes.count < byteCount {
      bytes += words[Int(generator.next() % UInt64(words.count))]
    }
    bytes.removeLast(bytes.count - byteCount)
    return bytes
  }

  /// Bytes without any pattern: deflating makes them longer.
  static func noise(byteCount: Int, seed: UInt64 = 1) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    return (0..<byteCount).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
  }
}

/// Bytes with a name, so that a test's report does not spell them out.
struct Sample: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]

  init(_ name: String, _ bytes: [UInt8]) {
    testDescription = name
    self.bytes = bytes
  }
}
