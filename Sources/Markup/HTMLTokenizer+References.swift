// Character references: WHATWG HTML 13.2.5.72 to 13.2.5.80.
extension HTMLTokenizer {
  /// Reads what follows the ampersand at `start` and adds what it stands for to `text`; where to go on.
  mutating func appendReference(
    at start: Int, to text: inout PendingText, inAttribute: Bool
  ) -> Int {
    guard start &+ 1 < count else { return start &+ 1 }
    let next = base[start &+ 1]
    if next == UInt8(ascii: "#") { return appendNumericReference(at: start, to: &text) }
    guard isASCIILetter(next) || isASCIIDigit(next) else { return start &+ 1 }
    let name = UnsafeBufferPointer(start: base + start + 1, count: count &- start &- 1)
    guard let match = NamedCharacterReferences.shared.longestMatch(name) else {
      var index = start &+ 1
      while index < count, isASCIILetter(base[index]) || isASCIIDigit(base[index]) { index &+= 1 }
      if index < count, base[index] == UInt8(ascii: ";") {
        problems.report(.unknownNamedCharacterReference, at: index)
      }
      return index
    }
    let end = start &+ 1 &+ match.length
    if !match.endsWithSemicolon {
      // Old links say "?a=b&copy=c".
      if inAttribute, end < count,
        base[end] == UInt8(ascii: "=") || isASCIILetter(base[end]) || isASCIIDigit(base[end])
      {
        return end
      }
      problems.report(.missingSemicolonAfterCharacterReference, at: end)
    }
    interrupt(&text, at: start, resumingAt: end)
    appendUTF8(match.first, to: &decoded)
    if match.second != 0 { appendUTF8(match.second, to: &decoded) }
    return end
  }

  private mutating func appendNumericReference(at start: Int, to text: inout PendingText) -> Int {
    var index = start &+ 2
    let isHexadecimal = index < count && base[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index &+= 1 }
    let digitsStart = index
    var value: UInt32 = 0
    while index < count, let digit = digit(base[index], isHexadecimal: isHexadecimal) {
      // Sticks above the last code point, where it cannot overflow.
      if value < 0x110000 { value = value &* (isHexadecimal ? 16 : 10) &+ digit }
      index &+= 1
    }
    guard index > digitsStart else {
      problems.report(.absenceOfDigits, at: index)
      return index
    }
    if index < count, base[index] == UInt8(ascii: ";") {
      index &+= 1
    } else {
      problems.report(.missingSemicolonAfterCharacterReference, at: index)
    }
    let scalar = scalar(forReference: value, endingAt: index)
    interrupt(&text, at: start, resumingAt: index)
    appendUTF8(scalar, to: &decoded)
    return index
  }

  /// What a number refers to: U+FFFD for what is no character, windows-1252 for C1 controls.
  private mutating func scalar(forReference value: UInt32, endingAt end: Int) -> UInt32 {
    switch value {
    case 0:
      problems.report(.nullCharacterReference, at: end)
      return 0xFFFD
    case 0x110000...:
      problems.report(.characterReferenceOutsideUnicodeRange, at: end)
      return 0xFFFD
    case 0xD800..<0xE000:
      problems.report(.surrogateCharacterReference, at: end)
      return 0xFFFD
    case 0x09, 0x0A, 0x0C: return value
    case 0x80..<0xA0:
      problems.report(.controlCharacterReference, at: end)
      return windows1252Controls[Int(value) - 0x80]
    case 0..<0x20, 0x7F:
      problems.report(.controlCharacterReference, at: end)
      return value
    default:
      if isNoncharacter(value) { problems.report(.noncharacterCharacterReference, at: end) }
      return value
    }
  }
}

@inline(__always)
func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte &- 0x30)
  case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal: UInt32(byte &- 0x57)
  case UInt8(ascii: "A")...UInt8(ascii: "F") where isHexadecimal: UInt32(byte &- 0x37)
  default: nil
  }
}

/// What references to 0x80 to 0x9F mean (WHATWG HTML, 13.2.5.80).
let windows1252Controls: [UInt32] = [
  0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
  0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
]
