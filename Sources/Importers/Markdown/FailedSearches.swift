/// Raw HTML inside of text (CommonMark 6.6), and which ends of it are known not to come, so that a
/// leaf is searched for each but once.
struct FailedSearches {
  private var comment = false
  private var instruction = false
  private var declaration = false
  private var characterData = false

  /// The index after the tag, comment, instruction, declaration or CDATA section at `start`.
  mutating func endOfHTML(
    in bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int
  ) -> Int? {
    guard start + 1 < end else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "!"):
      if bytes.starts(at: start, withIgnoringCase: "<!--", end: end) {
        if bytes.byte(start + 4) == UInt8(ascii: ">"), start + 4 < end { return start + 5 }
        if bytes.starts(at: start + 4, withIgnoringCase: "->", end: end) { return start + 6 }
        return Self.search("-->", in: bytes, from: start + 4, end: end, failed: &comment)
      }
      if bytes.starts(at: start, withIgnoringCase: "<![cdata[", end: end) {
        return Self.search("]]>", in: bytes, from: start + 9, end: end, failed: &characterData)
      }
      guard start + 2 < end, bytes[start + 2].isLetter else { return nil }
      return Self.search(">", in: bytes, from: start + 2, end: end, failed: &declaration)
    case UInt8(ascii: "?"):
      return Self.search("?>", in: bytes, from: start + 2, end: end, failed: &instruction)
    default:
      return HTMLTags.endOfTag(in: bytes, at: start, end: end)
    }
  }

  private static func search(
    _ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int,
    failed: inout Bool
  ) -> Int? {
    if failed { return nil }
    guard let found = bytes.firstIndex(ofIgnoringCase: text, from: start, end: end) else {
      failed = true
      return nil
    }
    return found + text.utf8CodeUnitCount
  }
}
