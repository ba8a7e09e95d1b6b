/// What braces say behind a heading, a span or a fence of colons: `{#id .class key=value}`.
struct MarkdownAttributes: Equatable {
  var id = ""
  var classes: [String] = []
  /// Keys in lower case, in order.
  var values: [(key: String, value: String)] = []

  var isEmpty: Bool { id.isEmpty && classes.isEmpty && values.isEmpty }

  /// The value of a key, or nil.
  subscript(key: String) -> String? {
    values.first { $0.key == key }?.value
  }

  static func == (left: MarkdownAttributes, right: MarkdownAttributes) -> Bool {
    left.id == right.id && left.classes == right.classes
      && left.values.elementsEqual(right.values) { $0 == $1 }
  }

  /// Reads the attributes at an opening brace, where there are any, and the index after them.
  ///
  /// They stand on one line; a value with other than letters, digits and `-_.:+/#` stands in double
  /// quotes, where a backslash escapes.
  /// - Complexity: O(n) in the attributes; the first byte that cannot be part of any ends it.
  static func parse(
    in bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int
  ) -> (MarkdownAttributes, next: Int)? {
    guard start < end, bytes[start] == UInt8(ascii: "{") else { return nil }
    var result = MarkdownAttributes()
    var index = start + 1
    while true {
      while index < end, bytes[index].isSpaceOrTab { index += 1 }
      guard index < end else { return nil }
      if bytes[index] == UInt8(ascii: "}") {
        return result.isEmpty ? nil : (result, index + 1)
      }
      let mark = bytes[index]
      if mark == UInt8(ascii: "#") || mark == UInt8(ascii: ".") { index += 1 }
      let wordStart = index
      while index < end, isWord(bytes[index]) { index += 1 }
      guard index > wordStart else { return nil }
      let word = bytes.text(wordStart, index)
      switch mark {
      case UInt8(ascii: "#"): result.id = word
      case UInt8(ascii: "."): result.classes.append(word)
      default:
        guard index < end, bytes[index] == UInt8(ascii: "="),
          let (value, next) = value(in: bytes, at: index + 1, end: end)
        else { return nil }
        result.values.append((word.lowercased(), value))
        index = next
      }
    }
  }

  private static func value(
    in bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int
  ) -> (String, next: Int)? {
    var index = start
    guard index < end, bytes[index] == UInt8(ascii: "\"") else {
      while index < end, isBareValue(bytes[index]) { index += 1 }
      return index > start ? (bytes.text(start, index), index) : nil
    }
    index += 1
    var value: [UInt8] = []
    while index < end, bytes[index] != 0x0A {
      if bytes[index] == UInt8(ascii: "\"") {
        return (String(decoding: value, as: UTF8.self), index + 1)
      }
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < end { index += 1 }
      value.append(bytes[index])
      index += 1
    }
    return nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  private static func isBareValue(_ byte: UInt8) -> Bool {
    isWord(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "#")
  }
}
