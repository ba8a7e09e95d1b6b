/// `<https://example.com>` and `<mara@example.com>` (CommonMark 6.5).
enum Autolink {
  /// The index after the `>` of the autolink at `start`, where there is one.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> Int? {
    endOfURL(bytes, start + 1, end) ?? endOfAddress(bytes, start + 1, end)
  }

  /// Whether the autolink between `start` and `end` is an e-mail address.
  static func isAddress(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    endOfURL(bytes, start + 1, end) == nil
  }

  private static func endOfURL(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int? {
    var index = start
    guard index < end, bytes[index].isLetter else { return nil }
    while index < end, index - start <= 32, isSchemeByte(bytes[index]) { index += 1 }
    guard index - start >= 2, index - start <= 32, index < end, bytes[index] == UInt8(ascii: ":")
    else { return nil }
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: ">"): return index + 1
      case UInt8(ascii: "<"), 0...0x20, 0x7F: return nil
      default: index += 1
      }
    }
    return nil
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "-")
  }

  private static func endOfAddress(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int? {
    var index = start
    while index < end, isLocalByte(bytes[index]) { index += 1 }
    guard index > start, index < end, bytes[index] == UInt8(ascii: "@") else { return nil }
    while true {
      index += 1
      let label = index
      while index < end, bytes[index].isLetterOrDigit || bytes[index] == UInt8(ascii: "-") {
        index += 1
      }
      guard index > label, index - label <= 63, bytes[label] != UInt8(ascii: "-"),
        bytes[index - 1] != UInt8(ascii: "-"), index < end
      else { return nil }
      if bytes[index] == UInt8(ascii: ">") { return index + 1 }
      if bytes[index] != UInt8(ascii: ".") { return nil }
    }
  }

  private static func isLocalByte(_ byte: UInt8) -> Bool {
    if byte.isLetterOrDigit { return true }
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"),
      UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"),
      UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "?"),
      UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "{"),
      UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "~"), UInt8(ascii: "-"):
      return true
    default: return false
    }
  }
}
