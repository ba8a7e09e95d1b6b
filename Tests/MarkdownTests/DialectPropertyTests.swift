import Conversion
import MarkdownExport
import MarkdownImport
import StoryModel
import TestSupport
import Testing

/// Stories of nothing but text, however much it looks like markup: what a dialect writes of them
/// must hold no markup.
@Suite struct DialectPropertyTests {
  /// The texts of a story as paragraphs.
  private func plain(_ story: Story) -> Story {
    var texts: [String] = []
    for section in story.sections {
      section.forEachInline { if case .text(let text) = $0 { texts.append(text) } }
    }
    let blocks = texts.prefix(40).map { Block.paragraph([.text($0)]) }
    return Story(sections: [Section(role: .body, blocks: blocks)]).normalized()
  }

  @Test(arguments: [
    MarkdownDialect.markdown, .commonmark, .github, .reddit, .hugo, .jekyll, .obsidian,
  ])
  func `text is text to a strict reader of every dialect that extends CommonMark`(
    dialect: MarkdownDialect
  ) throws {
    try checkLaw("text in \(dialect)", stories: .canonical) { story in
      let story = plain(story)
      let written = try written(story, .init(dialect: dialect))
      let back = try read(written, .commonmark)
      return difference(expected: story, actual: back).map { "\($0)\nwritten:\n\(written)" }
    }
  }

  @Test(arguments: MarkdownDialect.allCases)
  func `text holds no mark that only the dialect knows`(dialect: MarkdownDialect) throws {
    try checkLaw("marks of \(dialect)", stories: .canonical) { story in
      let written = try written(plain(story), .init(dialect: dialect))
      for line in written.utf8.split(separator: 0x0A) {
        if let mark = DialectMarks(dialect).firstMark(in: Array(line)) {
          return "\(mark) in: \(String(Substring(line)))"
        }
      }
      return nil
    }
  }

  @Test(arguments: MarkdownDialect.allCases)
  func `a dialect writes again what it wrote`(dialect: MarkdownDialect) throws {
    let exporter = MarkdownExporter(options: .init(dialect: dialect))
    try checkLaw("\(dialect) says the same again", stories: .canonicalWithoutRaw) { story in
      let once = exporter.representable(story).normalized()
      let first = try written(story, .init(dialect: dialect))
      let second = try written(once, .init(dialect: dialect))
      return first == second ? nil : "first:\n\(first)\nsecond:\n\(second)"
    }
  }

  @Test func `old Reddit gets no star that would end emphasis`() throws {
    let story = Story(sections: [
      Section(
        role: .body,
        blocks: [
          .paragraph([
            .emphasis([.text("a*b_c "), .strong([.text("d")])]), .text(" 2*3 #x r/y www.z.example"),
          ]), .paragraph([.text("#tag")]), .code(CodeBlock("let x\n")),
        ])
    ])
    #expect(
      try written(story, .init(dialect: .redditOld))
        == "*a&#42;b&#95;c d* 2\\*3 #x r\\/y www\\.z.example\n\n\\#tag\n\n    let x\n")
  }
}

/// What readers of a dialect would take for markup, where no backslash stands before it.
struct DialectMarks {
  private var anywhere: [[UInt8]] = []
  private var atStart: [[UInt8]] = []
  private var linksAddresses = false

  init(_ dialect: MarkdownDialect) {
    var marks: [String] = ["`"]
    var starts: [String] = ["# ", "## ", "> ", "- ", "+ ", "* ", "1. ", "```", "~~~"]
    switch dialect {
    case .commonmark: break
    case .markdown:
      marks += ["~", "^", "[", "<b>"]
      starts += [":::", "| "]
    case .github: marks += ["~~", "$"]
    case .hugo, .jekyll: marks += ["~~", "^", "$", "|", "{"]
    case .reddit, .redditOld:
      marks += ["~~", "^", ">!", "|", " r/a", " u/a"]
      if dialect == .redditOld { starts += ["#"] }
    case .obsidian: marks += ["~~", "==", "%%", "[[", "$", "#", "^"]
    case .discord:
      marks += ["~~", "||", "__", "_", ":", "@", "<@", "<#"]
      starts += ["-# "]
    }
    anywhere = marks.map { Array($0.utf8) }
    atStart = starts.map { Array($0.utf8) }
    linksAddresses = dialect != .commonmark && dialect != .markdown
  }

  /// The first mark of a line.
  func firstMark(in line: [UInt8]) -> String? {
    if let start = atStart.first(where: { line.starts(with: $0) }) { return text(start) }
    var index = 0
    while index < line.count {
      let rest = line[index...]
      if line[index] == UInt8(ascii: "\\"), index + 1 < line.count {
        index += 2
      } else if let end = endOfReference(rest) {
        index = end
      } else if let mark = anywhere.first(where: { rest.starts(with: $0) }) {
        return text(mark)
      } else if linksAddresses, rest.starts(with: "://".utf8), index > 0, isLetter(line[index - 1])
      {
        return "://"
      } else {
        index += 1
      }
    }
    return nil
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  private func endOfReference(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.first == UInt8(ascii: "&"), let end = bytes.firstIndex(of: UInt8(ascii: ";")),
      end - bytes.startIndex < 10
    else { return nil }
    return end + 1
  }
}
