import BBCodeExport
import Conversion
import StoryModel
import TestSupport
import Testing

/// A reader of BBCode that takes anything for a tag that any forum might.
private struct SuspiciousReader {
  /// Tags that the exporter writes, in lower case.
  static let known: Set<String> = [
    "b", "i", "u", "s", "url", "img", "center", "right", "left", "quote", "indent", "pre-line",
    "hr", "heading", "list", "table", "tr", "th", "td", "code", "icode", "plain", "*",
  ]

  var text: [UInt8] = []
  var openTags: [String] = []
  var problem: String?

  init(_ bytes: [UInt8], flavor: BBCodeExporter.Flavor) {
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "["), let tag = Self.tag(bytes, at: index) else {
        text.append(bytes[index])
        index += 1
        continue
      }
      // Verbatim until its end tag, brackets and all.
      if let verbatim = openTags.last, ["plain", "code", "icode"].contains(verbatim),
        !(tag.isClosing && tag.name == verbatim)
      {
        text.append(bytes[index])
        index += 1
        continue
      }
      index = tag.end
      guard Self.known.contains(tag.name) else {
        problem = "unknown tag \(tag.name)"
        return
      }
      if tag.name == "*" || (tag.name == "hr" && flavor == .fimfiction) { continue }
      if !tag.isClosing {
        openTags.append(tag.name)
      } else if openTags.popLast() != tag.name {
        problem = "[/\(tag.name)] closes nothing"
        return
      }
    }
    if !openTags.isEmpty { problem = "\(openTags) stay open" }
  }

  /// A bracket, perhaps a slash, a name, perhaps a value without line end, a bracket.
  private static func tag(
    _ bytes: [UInt8], at start: Int
  ) -> (name: String, isClosing: Bool, end: Int)? {
    var index = start + 1
    let isClosing = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if isClosing { index += 1 }
    let nameStart = index
    while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
    guard index > nameStart, index < bytes.count else { return nil }
    let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
    // Numbers are no names.
    guard name.contains(where: { !("0"..."9" ~= $0) }) else { return nil }
    if bytes[index] == UInt8(ascii: "=") || bytes[index] == UInt8(ascii: " ") {
      while index < bytes.count, bytes[index] != UInt8(ascii: "]"), bytes[index] != 0x0A {
        index += 1
      }
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "]") else { return nil }
    return (name, isClosing, index + 1)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}

struct BBCodePropertyTests {
  @Test(arguments: BBCodeExporter.Flavor.allCases)
  func `no text of a story is read as a tag`(_ flavor: BBCodeExporter.Flavor) throws {
    let exporter = BBCodeExporter(options: .init(flavor: flavor))
    try checkLaw("text is no tag") { story in
      var diagnostics = Diagnostics()
      let bytes = try exporter.bytes(of: story, diagnostics: &diagnostics)
      let reader = SuspiciousReader(bytes, flavor: flavor)
      if let problem = reader.problem {
        return problem + "\n" + String(decoding: bytes, as: UTF8.self)
      }
      return nil
    }
  }

  private static let pieces = [
    "[", "]", "/", "b", "[b]", "[/b]", "[plain]", "[/PLAIN]", "[/plai", "n]", "[quote=", "[*]", " ",
    "=", "[1]", "[code]", "[/code]", "[/icode]", "\n",
  ]

  @Test(arguments: BBCodeExporter.Flavor.allCases)
  func `no heap of brackets is read as a tag`(_ flavor: BBCodeExporter.Flavor) throws {
    for seed in Laws.seeds {
      var generator = SplitMix64(seed: seed)
      let inlines = (0..<12).map { _ -> Inline in
        let text = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
          Self.pieces.randomElement(using: &generator) ?? ""
        }.joined()
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: return .code(text)
        case 1: return .emphasis([.text(text)])
        case 2: return .smallCaps([.text(text)])
        case 3: return .lineBreak
        default: return .text(text)
        }
      }
      let story = Story(
        sections: [
          Section(role: .body, blocks: [.paragraph(inlines), .code(CodeBlock("[/code]\n"))])
        ]
      ).normalized()
      let text = try bbcode(story, flavor).text
      let reader = SuspiciousReader(Array(text.utf8), flavor: flavor)
      #expect(reader.problem == nil, "seed \(seed): \(text)")
    }
  }

  @Test(arguments: BBCodeExporter.Flavor.allCases)
  func `every word of the text is there, in order`(_ flavor: BBCodeExporter.Flavor) throws {
    let exporter = BBCodeExporter(options: .init(flavor: flavor))
    try checkLaw("no word is lost", stories: .canonicalWithoutRaw) { story in
      var diagnostics = Diagnostics()
      let bytes = try exporter.bytes(of: story, diagnostics: &diagnostics)
      var rest = SuspiciousReader(bytes, flavor: flavor).text[...]
      var missing: String?
      func find(_ text: String) {
        for word in text.utf8.split(separator: 0x20) where missing == nil {
          guard let place = rest.firstRange(of: word) else {
            missing = String(word)
            return
          }
          rest = rest[place.upperBound...]
        }
      }
      let representable = exporter.representable(story).mapInlines { inlines in
        inlines.mapEach { inline in
          if case .noteReference(let id) = inline { return [.text("[\(id)]")] }
          if case .image(let image) = inline, case .remote(let address) = image.source {
            return [.text(address)]
          }
          return [inline]
        }
      }
      representable.forEachSection { section in
        find(section.headingText)
        section.blocks.forEachText { text in
          for line in text.split(separator: "\n") { find(String(line)) }
        }
      }
      for note in representable.notes { note.blocks.forEachText(find) }
      return missing.map { "'\($0)' is not in\n" + String(decoding: bytes, as: UTF8.self) }
    }
  }

  @Test(arguments: ["[", "[b", "[/plain", "[b]", "[[", "[/", "[b]x"])
  func `finishes on long runs`(_ piece: String) throws {
    let text = String(repeating: piece, count: 100_000)
    let story = Story(sections: [Section(role: .body, blocks: [.paragraph([.text(text)])])])
    for flavor in BBCodeExporter.Flavor.allCases {
      #expect(try bbcode(story, flavor).text.utf8.count > text.utf8.count)
    }
  }
}
