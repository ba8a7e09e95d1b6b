/// Values of front matter on their own.
enum FrontMatterScalar {
  /// A value without the comment behind it.
  static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var end = bytes.count
    var index = 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "#"), bytes[index - 1].isSpaceOrTab {
        end = index
        break
      }
      index += 1
    }
    while end > 0, bytes[end - 1].isWhiteSpace { end -= 1 }
    return bytes.text(0, end)
  }

  /// The text in the quotes at `start`, and the index after them. Lines inside are folded.
  static func quoted(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> (String, next: Int)? {
    let quote = bytes[start]
    var result: [UInt8] = []
    var index = start + 1
    while index < end {
      let byte = bytes[index]
      if byte == quote {
        guard quote == UInt8(ascii: "'"), index + 1 < end, bytes[index + 1] == quote else {
          return (String(decoding: result, as: UTF8.self), index + 1)
        }
        result.append(quote)
        index += 2
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        index = appendEscape(bytes, index + 1, end, to: &result)
      } else if byte == 0x0A {
        var feeds = 0
        while index < end, bytes[index].isWhiteSpace {
          if bytes[index] == 0x0A { feeds += 1 }
          index += 1
        }
        while result.last == 0x20 { result.removeLast() }
        result.append(contentsOf: repeatElement(feeds > 1 ? 0x0A : 0x20, count: max(1, feeds - 1)))
      } else {
        result.append(byte)
        index += 1
      }
    }
    return nil
  }

  /// Appends what stands for the escape at `index` (YAML 1.2.2, 5.7); returns the index after it.
  private static func appendEscape(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int, to result: inout [UInt8]
  ) -> Int {
    guard index < end else { return index }
    var digits = 0
    switch bytes[index] {
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "0"): result.append(contentsOf: "\u{FFFD}".utf8)
    case UInt8(ascii: "N"): result.append(contentsOf: "\u{85}".utf8)
    case UInt8(ascii: "_"): result.append(contentsOf: "\u{A0}".utf8)
    case UInt8(ascii: "L"): result.append(contentsOf: "\u{2028}".utf8)
    case UInt8(ascii: "P"): result.append(contentsOf: "\u{2029}".utf8)
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    case 0x0A:
      var next = index
      while next < end, bytes[next].isWhiteSpace { next += 1 }
      return next
    case let byte: result.append(byte)
    }
    guard digits > 0 else { return index + 1 }
    var value: UInt32 = 0
    var next = index + 1
    while next < end, next - index <= digits, let digit = hexadecimal(bytes[next]) {
      value = value &* 16 &+ digit
      next += 1
    }
    result.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    return next
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt32? {
    if byte.isDigit { return UInt32(byte - 0x30) }
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x66 ? UInt32(lower - 0x61 + 10) : nil
  }
}

/// Lists and maps in brackets.
struct FrontMatterFlow {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  /// The value, or nil where a bracket or a quote is not closed or they nest too deep.
  static func value(in bytes: UnsafeBufferPointer<UInt8>) -> FrontMatterValue? {
    var flow = FrontMatterFlow(bytes: bytes)
    return flow.value(depth: 0)
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func skipSpace() {
    while index < bytes.count, bytes[index].isWhiteSpace { index += 1 }
  }

  private mutating func value(depth: Int) -> FrontMatterValue? {
    guard depth <= FrontMatterParser.maximumDepth else { return nil }
    skipSpace()
    switch bytes.byte(index) {
    case UInt8(ascii: "["):
      index += 1
      var values: [FrontMatterValue] = []
      while true {
        skipSpace()
        guard index < bytes.count else { return nil }
        if take(UInt8(ascii: "]")) { return .list(values) }
        guard let value = value(depth: depth + 1) else { return nil }
        values.append(value)
        skipSpace()
        if !take(UInt8(ascii: ",")), bytes.byte(index) != UInt8(ascii: "]") { return nil }
      }
    case UInt8(ascii: "{"):
      index += 1
      var entries: [FrontMatterEntry] = []
      while true {
        skipSpace()
        guard index < bytes.count else { return nil }
        if take(UInt8(ascii: "}")) { return .map(entries) }
        guard case .text(let key, _)? = text(endsAtColon: true) else { return nil }
        skipSpace()
        guard take(UInt8(ascii: ":")), let value = value(depth: depth + 1) else { return nil }
        entries.append(FrontMatterEntry(key: key, value: value, line: 0))
        skipSpace()
        if !take(UInt8(ascii: ",")), bytes.byte(index) != UInt8(ascii: "}") { return nil }
      }
    default: return text(endsAtColon: false)
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard bytes.byte(index) == byte else { return false }
    index += 1
    return true
  }

  private mutating func text(endsAtColon: Bool) -> FrontMatterValue? {
    let first = bytes.byte(index)
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      guard let (text, next) = FrontMatterScalar.quoted(bytes, from: index, to: bytes.count) else {
        return nil
      }
      index = next
      return .text(text, isPlain: false)
    }
    let start = index
    while index < bytes.count, !",[]{}".utf8.contains(bytes[index]) {
      if endsAtColon, bytes[index] == UInt8(ascii: ":") { break }
      index += 1
    }
    guard index < bytes.count else { return nil }
    var end = index
    while end > start, bytes[end - 1].isWhiteSpace { end -= 1 }
    return .text(bytes.text(start, end), isPlain: true)
  }
}
