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
    if let magic = magics.first(where: { head.starts(with: $0.bytes) }) {
      return .unsupported("is \(magic.what), not a story", hint: magic.hint)
    }
    if head.starts(with: [0x50, 0x4B]) {
      return archive(head, name: source.name)
    }
    let text = opening(of: head)
    if text.hasPrefix("{") && text.contains("\"quire\"") { return .format(.json) }
    if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") { return .format(.html) }
    if text.hasPrefix("<?xml") { return .format(.xhtml) }
    if text.hasPrefix("{\\rtf") {
      return .unsupported(
        "is an RTF document", hint: "save it as plain text or as a web page first")
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

  /// The first characters in lower case, without byte order mark and white space. Empty where no
  /// format begins with such a character.
  private static func opening(of head: [UInt8]) -> String {
    var bytes = head[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    // UTF-16 markup shows its ASCII once the zero bytes are out.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      bytes = bytes.dropFirst(2).filter { $0 != 0 }[...]
    }
    bytes = bytes.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard bytes.first == UInt8(ascii: "{") || bytes.first == UInt8(ascii: "<") else { return "" }
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

  private static let magics: [(bytes: [UInt8], what: String, hint: String?)] = [
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image", "--cover takes it as the cover of a book"),
    ([0xFF, 0xD8, 0xFF], "a JPEG image", "--cover takes it as the cover of a book"),
    (Array("GIF8".utf8), "a GIF image", nil),
    (Array("%PDF".utf8), "a PDF document", "save its text as a .txt file first"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Word document", "save it as plain text first"),
    ([0x1F, 0x8B], "a gzip archive", "unpack it first"),
    (Array("Rar!".utf8), "a RAR archive", "unpack it first"),
    ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive", "unpack it first"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program", nil),
    (Array("SQLite format 3".utf8), "a database", nil),
  ]
}
