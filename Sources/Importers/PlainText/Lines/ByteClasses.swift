/// What single bytes and characters are, for the tests that look at text.
enum ByteClass {
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  @inline(__always)
  static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
  @inline(__always)
  static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  @inline(__always)
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }
}

extension UInt8 {
  /// Whether the byte is one of the ASCII characters of `set`.
  @inline(__always)
  func isOne(of set: StaticString) -> Bool {
    let bytes = UnsafeBufferPointer(start: set.utf8Start, count: set.utf8CodeUnitCount)
    for byte in bytes where byte == self { return true }
    return false
  }
}

extension [UInt8] {
  /// Whether the UTF-8 bytes of `text` stand at `index`.
  @inline(__always)
  func holds(_ text: StaticString, at index: Int) -> Bool {
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard index + wanted.count <= count else { return false }
    for offset in 0..<wanted.count where self[index + offset] != wanted[offset] { return false }
    return true
  }

  /// The scalar that starts at `index`, and its length in bytes. The bytes are valid UTF-8.
  @inline(__always)
  func scalar(at index: Int) -> (value: UInt32, length: Int) {
    let first = self[index]
    if first < 0x80 { return (UInt32(first), 1) }
    func next(_ offset: Int) -> UInt32 {
      index + offset < count ? UInt32(self[index + offset] & 0x3F) : 0
    }
    if first < 0xE0 { return (UInt32(first & 0x1F) << 6 | next(1), 2) }
    if first < 0xF0 { return (UInt32(first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
    return (UInt32(first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }

  /// The scalar that ends before `index`.
  func scalar(before index: Int) -> (value: UInt32, length: Int) {
    var start = index - 1
    while start > 0, index - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    return (scalar(at: start).value, index - start)
  }
}

/// What Unicode scalars are, as far as the reading of text asks.
enum ScalarClass {
  /// Whether the scalar is a letter or a digit of any script.
  static func isWord(_ value: UInt32) -> Bool {
    if value < 0x80 { return ByteClass.isAlphanumeric(UInt8(truncatingIfNeeded: value)) }
    if value >= 0x4E00 && value <= 0x9FFF { return true }
    // General punctuation, the commonest characters of prose beyond ASCII.
    if value >= 0x2000 && value <= 0x206F { return false }
    guard let scalar = Unicode.Scalar(value) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber:
      return true
    default: return false
    }
  }

  static func isUpper(_ value: UInt32) -> Bool {
    if value < 0x80 { return ByteClass.isUpper(UInt8(truncatingIfNeeded: value)) }
    return Unicode.Scalar(value)?.properties.isUppercase ?? false
  }

  static func isLower(_ value: UInt32) -> Bool {
    if value < 0x80 { return ByteClass.isLower(UInt8(truncatingIfNeeded: value)) }
    return Unicode.Scalar(value)?.properties.isLowercase ?? false
  }

  /// Ideographs, kana and full-width forms: scripts that set no spaces between words.
  static func isWide(_ value: UInt32) -> Bool {
    (0x2E80...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value)
      || (0xFF00...0xFF60).contains(value) || (0x20000...0x3FFFF).contains(value)
  }

  /// Marks that end a sentence.
  static func isTerminal(_ value: UInt32) -> Bool {
    switch value {
    case 0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0x061F, 0x06D4, 0x203D, 0x0964:
      return true
    default: return false
    }
  }

  /// Quotation marks and brackets that may follow the end of a sentence.
  static func isCloser(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x27, 0x29, 0x5D, 0x2A, 0x5F, 0xBB, 0xAB, 0x2019, 0x201D, 0x201C, 0x203A, 0x300D,
      0x300F, 0xFF09:
      return true
    default: return false
    }
  }

  /// Quotation marks that open speech, and dashes that do so at the start of a line.
  static func opensSpeech(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x27, 0x60, 0xAB, 0xBB, 0x2018, 0x201C, 0x201D, 0x201E, 0x201A, 0x2039, 0x300C,
      0x300E, 0x2014, 0x2015:
      return true
    default: return false
    }
  }
}
