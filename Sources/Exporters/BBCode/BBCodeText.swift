internal import Conversion

/// Writes text so that no part of it can be read as a tag.
///
/// A tag is a bracket, perhaps a slash, and a name. XenForo shows what stands in `[PLAIN]` as it
/// is, its documented way to write a tag that is none. Where there is no such tag, an empty pair
/// of tags between the bracket and the name keeps them apart: `[[b][/b]i]`. Neither adds a
/// character to the text, as an invisible one would; a reference like `&#91;` is shown as it stands.
struct BBCodeText {
  let plain: StaticString
  let empty: StaticString

  init(_ tags: BBCodeTags) {
    plain = tags.plain
    empty = tags.strong
  }

  /// Appends `text`, whatever comes after it.
  /// - Complexity: O(n) in bytes.
  func append(_ text: String, to output: inout OutputBuffer) {
    var text = text
    text.withUTF8 { bytes in
      var copied = 0
      var index = 0
      while index < bytes.count {
        guard bytes[index] == Self.open, Self.mayBeginTag(bytes, at: index) else {
          index += 1
          continue
        }
        output.bytes.append(contentsOf: bytes[copied..<index])
        copied = appendBracket(bytes, at: index, to: &output)
        index = copied
      }
      output.bytes.append(contentsOf: bytes[copied...])
    }
  }

  private static let open = UInt8(ascii: "[")
  private static let close = UInt8(ascii: "]")
  /// No tag that anybody writes about is longer, and looking further would make hostile text slow.
  private static let groupLimit = 100

  /// Whether a name follows the bracket, or nothing that tells.
  private static func mayBeginTag(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    var next = index + 1
    if next < bytes.count, bytes[next] == UInt8(ascii: "/") { next += 1 }
    guard next < bytes.count else { return true }
    let byte = bytes[next]
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_")
  }

  /// Appends the bracket at `index`, and the whole of what looks like a tag where that can stand
  /// in a plain one. Returns where the rest begins.
  private func appendBracket(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, to output: inout OutputBuffer
  ) -> Int {
    guard plain.utf8CodeUnitCount > 0 else {
      output.append(Self.open)
      output.append(opening: empty)
      output.append(closing: empty)
      return index + 1
    }
    let end = Self.groupEnd(bytes, from: index)
    output.append(opening: plain)
    output.bytes.append(contentsOf: bytes[index..<end])
    output.append(closing: plain)
    return end
  }

  /// The end of `[name]`, and of all others near after it; only of the bracket where it does not
  /// close or where the plain tag would close inside.
  private static func groupEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start + 1
    var index = start
    while index < bytes.count, index - end < groupLimit, index - start < 10 * groupLimit {
      switch bytes[index] {
      case close: end = index + 1
      case open:
        if mayClosePlain(bytes, at: index) { return end }
      default: break
      }
      index += 1
    }
    return end
  }

  /// Whether `[/plain` stands at `index`, or as much of it as there is text.
  private static func mayClosePlain(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Bool {
    let name: StaticString = "[/plain"
    return name.withUTF8Buffer { name in
      (1..<min(name.count, bytes.count - index)).allSatisfy { offset in
        let byte = bytes[index + offset]
        return (0x41...0x5A).contains(byte) ? byte | 0x20 == name[offset] : byte == name[offset]
      }
    }
  }
}

extension OutputBuffer {
  mutating func append(opening tag: StaticString) {
    append("[")
    append(tag)
    append("]")
  }

  mutating func append(closing tag: StaticString) {
    append("[/")
    append(tag)
    append("]")
  }
}
