internal import ByteScanning

extension [UInt8] {
  /// A piece of a text as a string. The whole of the text is UTF-8, as ``TextDecoder`` gives it.
  ///
  /// A piece of valid UTF-8 that cuts no character is valid, and is not looked through once more.
  /// - Complexity: O(n), eight bytes at a step.
  func text(in range: Range<Int>) -> String {
    withUnsafeBufferPointer { bytes in
      let piece = UnsafeBufferPointer(rebasing: bytes[range])
      if #available(macOS 26, *), !cutsCharacter(at: range.lowerBound),
        !cutsCharacter(at: range.upperBound)
      {
        assert(String(validating: piece, as: UTF8.self) != nil, "the text is no UTF-8")
        return String(copying: UTF8Span(unchecked: piece.span, isKnownASCII: piece.isASCII))
      }
      return String(decoding: piece, as: UTF8.self)
    }
  }

  /// Whether a character goes on at `index`.
  private func cutsCharacter(at index: Int) -> Bool {
    index < count && self[index] & 0xC0 == 0x80
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate var isASCII: Bool {
    guard let base = baseAddress else { return true }
    var index = 0
    while index &+ 8 <= count {
      if EightBytes(base, at: index).nonASCII != 0 { return false }
      index &+= 8
    }
    while index < count, base[index] < 0x80 { index &+= 1 }
    return index == count
  }
}
