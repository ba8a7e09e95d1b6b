/// Finds out what a file is by its bytes first and its name second.
public enum FormatDetection {
  /// What a file turned out to be.
  public enum Result: Equatable, Sendable {
    case format(StoryFormat)
    /// Something that no importer reads: what it is, and a way out.
    case unsupported(String, hint: String?)
  }

  /// The format of `source`.
  /// - Complexity: O(1): only the first 4 KB are looked at.
  public static func format(of source: Source) -> Result {
    let head = Array(source.bytes.prefix(4096))
    if let kind = foreignKind(of: head) {
      return .unsupported("is \(kind.what), not a story", hint: kind.hint)
    }
    if head.starts(with: [0x50, 0x4B]) {
      return archive(head, name: source.name)
    }
    if let text = opening(of: head) {
      if text.hasPrefix("{") && text.contains("\"quire\"") { return .format(.json) }
      if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") { return .format(.html) }
      if text.hasPrefix("<?xml") { return .format(.xhtml) }
      if text.hasPrefix("{\\rtf") {
        return .unsupported(
          "is an RTF document", hint: "save it as plain text or as a web page first")
      }
    }
    if let format = format(ofName: source.name) { return .format(format) }
    if looksBinary(head) {
      return .unsupported(
        "is not text: it holds bytes that no text has", hint: "say --from text to read it anyway")
    }
    return .format(.text)
  }

  /// The format that a file's name speaks of.
  static func format(ofName name: String) -> StoryFormat? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    return Registry.inputFormats.first { $0.extensions.contains(ending) }
  }

  private static func archive(_ head: [UInt8], name: String) -> Result {
    let text = String(decoding: head, as: UTF8.self)
    if text.contains("word/") || text.contains("[Content_Types]") {
      return .unsupported(
        "is a Word document", hint: "save it as plain text or as a web page first")
    }
    if text.contains("application/vnd.oasis.opendocument") {
      return .unsupported(
        "is an OpenDocument text", hint: "save it as plain text or as a web page first")
    }
    return .format(.epub)
  }

  /// The first characters in lower case, without byte order mark and white space. Nil where no
  /// format begins with such a character.
  private static func opening(of head: [UInt8]) -> String? {
    var bytes = head[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    // UTF-16 markup shows its ASCII once the zero bytes are out.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      bytes = bytes.dropFirst(2).filter { $0 != 0 }[...]
    }
    bytes = bytes.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard bytes.first == UInt8(ascii: "{") || bytes.first == UInt8(ascii: "<") else { return nil }
    return String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
  }

  /// Whether control characters stand where text has none. UTF-16 and UTF-32 hold zero bytes at
  /// regular places and are text.
  private static func looksBinary(_ head: [UInt8]) -> Bool {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
      || head.starts(with: [0, 0, 0xFE, 0xFF])
    {
      return false
    }
    var zeros = [0, 0]
    var controls = 0
    for (index, byte) in head.enumerated() {
      if byte == 0 {
        zeros[index & 1] += 1
      } else if byte < 0x09 || (0x0E...0x1A).contains(byte) || (0x1C...0x1F).contains(byte) {
        controls += 1
      }
    }
    if zeros[0] + zeros[1] > 0, controls == 0 {
      return min(zeros[0], zeros[1]) * 8 > max(zeros[0], zeros[1])
    }
    return zeros[0] + zeros[1] > 0 || controls * 50 > head.count
  }

  /// What the first bytes of files that are no stories tell, and a way out.
  private static func foreignKind(of head: [UInt8]) -> (what: String, hint: String?)? {
    guard head.count > 3 else { return nil }
    switch head[0...3].reduce(UInt32(0), { $0 << 8 | UInt32($1) }) {
    case 0x8950_4E47: return ("a PNG image", "--cover takes it as the cover of a book")
    case 0xFFD8_FF00...0xFFD8_FFFF:
      return ("a JPEG image", "--cover takes it as the cover of a book")
    case 0x4749_4638: return ("a GIF image", nil)
    case 0x2550_4446: return ("a PDF document", "save its text as a .txt file first")
    case 0xD0CF_11E0: return ("an old Word document", "save it as plain text first")
    case 0x1F8B_0000...0x1F8B_FFFF: return ("a gzip archive", "unpack it first")
    case 0x5261_7221: return ("a RAR archive", "unpack it first")
    case 0x377A_BCAF: return ("a 7z archive", "unpack it first")
    case 0x7F45_4C46: return ("a program", nil)
    case 0x5351_4C69 where head.starts(with: "SQLite format 3".utf8): return ("a database", nil)
    default: return nil
    }
  }
}
