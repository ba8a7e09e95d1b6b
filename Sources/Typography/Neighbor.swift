/// What stands beside a mark.
enum Neighbor: UInt8 {
  /// The edge of the paragraph.
  case edge
  case space
  case letter
  case digit
  /// An opening bracket or an inverted mark.
  case opening
  /// A closing bracket, a full stop, a comma and the like.
  case closing
  case ellipsis
  /// A dash, or two hyphens or more.
  case dash
  case hyphen
  case symbol
  /// A quotation mark: what stands beyond it counts.
  case quote

  /// Whether a mark after this one would begin something.
  var isBefore: Bool {
    switch self {
    case .edge, .space, .opening: true
    case .letter, .digit, .closing, .ellipsis, .dash, .hyphen, .symbol, .quote: false
    }
  }

  /// Whether nothing stands here.
  var isBlank: Bool {
    self == .edge || self == .space
  }

  /// Whether it is part of a word.
  var isWord: Bool {
    self == .letter || self == .digit
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// What stands before `index`, markup of zero width aside.
  func neighbor(before index: Int) -> Neighbor {
    var index = index
    while index > 0 {
      index -= 1
      let byte = self[index]
      if byte < 0x80 {
        if byte == FlatText.border { continue }
        if byte == 0x2D {
          return index > 0 && self[index - 1] == 0x2D ? .dash : .hyphen
        }
        return Self.neighbor(ascii: byte)
      }
      var start = index
      while start > 0, self[start] & 0xC0 == 0x80, index - start < 3 { start -= 1 }
      let value = scalar(at: start)
      index = start
      if !Self.hasWidth(value) { continue }
      return Self.neighbor(scalar: value)
    }
    return .edge
  }

  /// What stands at `index` and after it, markup of zero width aside.
  func neighbor(from index: Int) -> Neighbor {
    var index = index
    while index < count {
      let byte = self[index]
      if byte < 0x80 {
        if byte == FlatText.border {
          index += 1
          continue
        }
        if byte == 0x2D {
          return index + 1 < count && self[index + 1] == 0x2D ? .dash : .hyphen
        }
        return Self.neighbor(ascii: byte)
      }
      let value = scalar(at: index)
      if Self.hasWidth(value) { return Self.neighbor(scalar: value) }
      index += scalarLength(at: index)
    }
    return .edge
  }

  /// The length of the UTF-8 sequence that begins at `index`.
  @inline(__always)
  func scalarLength(at index: Int) -> Int {
    let byte = self[index]
    let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    return Swift.min(length, count - index)
  }

  /// The scalar whose UTF-8 sequence begins at `index`.
  func scalar(at index: Int) -> UInt32 {
    let byte = UInt32(self[index])
    func tail(_ offset: Int) -> UInt32 {
      index + offset < count ? UInt32(self[index + offset] & 0x3F) : 0
    }
    if byte < 0xC0 { return byte }
    if byte < 0xE0 { return (byte & 0x1F) << 6 | tail(1) }
    if byte < 0xF0 { return (byte & 0x0F) << 12 | tail(1) << 6 | tail(2) }
    return (byte & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
  }

  /// The end of what stands before `index`, markup of zero width aside.
  func visibleEnd(before index: Int) -> Int {
    var index = index
    while index > 0 {
      if self[index - 1] == FlatText.border {
        index -= 1
      } else if index >= 3, self[index - 3] == 0xE2, !Self.hasWidth(scalar(at: index - 3)) {
        index -= 3
      } else {
        return index
      }
    }
    return 0
  }

  /// Whether text sees the character. The narrow no-break space belongs to the mark beside it.
  private static func hasWidth(_ value: UInt32) -> Bool {
    switch value {
    case 0xAD, 0x200B...0x200F, 0x202F, 0x2060...0x2064, 0xFEFF, SmartPunctuation.literalMark: false
    default: true
    }
  }

  private static func neighbor(ascii byte: UInt8) -> Neighbor {
    switch byte {
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A, FlatText.object: .letter
    case 0x20, 0x09...0x0D: .space
    case 0x22, 0x27, 0x60: .quote
    case 0x28, 0x5B, 0x7B: .opening
    case 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D: .closing
    default: .symbol
    }
  }

  private static func neighbor(scalar value: UInt32) -> Neighbor {
    switch value {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x205F, 0x3000: return .space
    case 0xAB, 0xBB, 0xB4, 0x2018...0x201F, 0x2039, 0x203A: return .quote
    case 0x2026: return .ellipsis
    case 0x2010, 0x2011: return .hyphen
    case 0x2012...0x2015: return .dash
    case 0xA1, 0xBF: return .opening
    case 0xC0...0x24F where value != 0xD7 && value != 0xF7: return .letter
    case 0x2032...0x2034: return .digit
    default: break
    }
    guard let scalar = Unicode.Scalar(value) else { return .symbol }
    let properties = scalar.properties
    if properties.isAlphabetic { return .letter }
    switch properties.generalCategory {
    case .openPunctuation, .initialPunctuation: return .opening
    case .closePunctuation, .finalPunctuation, .otherPunctuation: return .closing
    case .decimalNumber, .letterNumber, .otherNumber: return .digit
    case .nonspacingMark, .spacingMark, .enclosingMark: return .letter
    default: return .symbol
    }
  }
}
