extension PunctuationScanner {
  mutating func scanDots(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    if isAfterWWW(bytes, index) { return endOfAddress(bytes, from: index) }
    var end = index
    while end < bytes.count, bytes[end] == 0x2E { end += 1 }
    let count = end - index
    if count == 1 { return scanSpacedDots(bytes, index) }
    if options.setsEllipses, count >= 3 {
      edit(index, end - count % 3, .init(scalar: 0x2026, count: count / 3))
    }
    let after = spacedDots(bytes, from: end)
    return after.count < Self.touching ? after.end : end
  }

  /// `. . .`, and `. . . .` at the end of a sentence.
  private mutating func scanSpacedDots(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> Int {
    let (end, count) = spacedDots(bytes, from: index + 1)
    let isApart =
      !bytes.isEllipsis(before: index) && bytes.neighbor(from: end) != .ellipsis
    if options.setsEllipses, isApart, count == 2 || count == 3 {
      edit(index, end, .init(scalar: 0x2026, after: count == 3 ? 0x2E : 0))
    }
    return end
  }

  /// What a dot that touches the one before counts as: more dots than any ellipsis has.
  private static let touching = 4

  /// The end of the dots from `index` on that stand a space apart, and how many they are.
  private func spacedDots(
    _ bytes: UnsafeBufferPointer<UInt8>, from index: Int
  ) -> (end: Int, count: Int) {
    var end = index
    var count = 0
    while end < bytes.count {
      var dot = end
      if bytes[dot] == 0x20 { dot += 1 } else if isNoBreakSpace(bytes, dot) { dot += 2 }
      guard dot < bytes.count, bytes[dot] == 0x2E else { break }
      count += dot == end ? Self.touching : 1
      end = dot + 1
    }
    return (end, count)
  }

  private func isNoBreakSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    bytes[index] == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xA0
  }

  /// The marks that French sets a space before; a colon may also stand in an address.
  mutating func scanStop(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    if bytes[index] == 0x3A, index + 2 < bytes.count, bytes[index + 1] == 0x2F,
      bytes[index + 2] == 0x2F
    {
      return endOfAddress(bytes, from: index)
    }
    if rules.spacesPunctuation, options.setsQuotes, index > 1, bytes[index - 1] == 0x20,
      bytes[index - 2] > 0x20
    {
      edit(index - 1, index, .init(scalar: bytes[index] == 0x3A ? 0xA0 : 0x202F))
    }
    return index + 1
  }

  private func isAfterWWW(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index >= 3, index + 1 < bytes.count else { return false }
    for offset in 1...3 where bytes[index - offset] | 0x20 != 0x77 { return false }
    return index == 3 || !bytes.neighbor(before: index - 3).isWord
  }

  /// The end of the web address that `index` is in: punctuation at its end belongs to the sentence,
  /// and so does a quotation mark, but for those around a value.
  private func endOfAddress(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
    var end = index + 1
    var wordEnd = end
    var isInValue = false
    while end < bytes.count {
      let byte = bytes[end]
      if byte <= 0x20 || byte == 0x3C || byte == 0x3E { break }
      // No-break spaces, guillemets, dashes and curly quotation marks.
      if byte == 0xC2 || byte == 0xE2, bytes.neighbor(from: end).endsAddress { break }
      if byte == 0x22 {
        guard isInValue || bytes[end - 1] == 0x3D else { break }
        isInValue.toggle()
      }
      end += 1
      switch byte {
      case 0x21, 0x27, 0x29, 0x2A, 0x2C, 0x2D, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x5F, 0x60: break
      default: wordEnd = end
      }
    }
    return wordEnd
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether an ellipsis stands before `index`, or before the space before it.
  fileprivate func isEllipsis(before index: Int) -> Bool {
    var index = index
    if index > 0, self[index - 1] == 0x20 {
      index -= 1
    } else if index > 1, self[index - 1] == 0xA0, self[index - 2] == 0xC2 {
      index -= 2
    }
    return neighbor(before: index) == .ellipsis
  }
}

extension Neighbor {
  fileprivate var endsAddress: Bool {
    self == .space || self == .quote || self == .dash || self == .ellipsis
  }
}
