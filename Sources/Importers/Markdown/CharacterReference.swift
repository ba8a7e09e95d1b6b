internal import Markup

/// A character reference: `&copy;`, `&#169;`, `&#xA9;` (CommonMark 2.5).
struct CharacterReference {
  /// The index after the semicolon.
  let next: Int
  private let first: Unicode.Scalar
  private let second: Unicode.Scalar?

  /// Reads the reference at an ampersand, where there is one.
  /// - Complexity: O(1), since names and numbers are short.
  init?(in text: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) {
    var index = start + 1
    guard index < end else { return nil }
    guard text[index] == UInt8(ascii: "#") else {
      let nameStart = index
      while index < end, text[index].isLetterOrDigit, index - nameStart < 32 { index += 1 }
      guard index > nameStart, index < end, text[index] == UInt8(ascii: ";"),
        let match = MarkdownCharacters.namedReference(
          UnsafeBufferPointer(rebasing: text[nameStart...index]))
      else { return nil }
      next = index + 1
      (first, second) = match
      return
    }
    index += 1
    var value: UInt32 = 0
    let isHexadecimal = index < end && text[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let digitsStart = index
    while index < end, index - digitsStart < 8 {
      let byte = text[index]
      if byte.isDigit {
        value = value &* (isHexadecimal ? 16 : 10) &+ UInt32(byte - 0x30)
      } else if isHexadecimal, byte | 0x20 >= 0x61, byte | 0x20 <= 0x66 {
        value = value &* 16 &+ UInt32((byte | 0x20) - 0x61 + 10)
      } else {
        break
      }
      index += 1
    }
    let digits = index - digitsStart
    guard digits >= 1, digits <= (isHexadecimal ? 6 : 7), index < end,
      text[index] == UInt8(ascii: ";")
    else { return nil }
    next = index + 1
    first = value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
    second = nil
  }

  func append(to bytes: inout [UInt8]) {
    bytes.append(contentsOf: UTF8.encode(first).map(Array.init) ?? [])
    if let second { bytes.append(contentsOf: UTF8.encode(second).map(Array.init) ?? []) }
  }
}
