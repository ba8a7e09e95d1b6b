import StoryModel

@testable import Typography

/// A story's text in a small markup, as the examples are written: `*emphasis*`, `` `code` ``,
/// `[text](address)`, `<tag>`, `\` before what is meant as it is, a blank line between paragraphs.
enum MarkedText {
  /// The paragraphs of `text`.
  static func story(_ text: String, language: String = "en") -> Story {
    let paragraphs = text.split(separator: "\n\n", omittingEmptySubsequences: true)
    return Story(
      metadata: Metadata(language: language),
      sections: [
        Section(
          role: .body,
          blocks: paragraphs.map { paragraph in
            var rest = paragraph[...]
            return .paragraph(inlines(&rest, until: nil))
          })
      ])
  }

  /// The text of `story`, in the same markup.
  static func text(_ story: Story) -> String {
    story.sections.flatMap(\.blocks).map { block in
      if case .paragraph(let paragraph) = block { text(paragraph.content) } else { "" }
    }.joined(separator: "\n\n")
  }

  private static func inlines(_ rest: inout Substring, until end: Character?) -> [Inline] {
    var result: [Inline] = []
    var run = ""
    func flush() {
      if !run.isEmpty { result.append(.text(run)) }
      run = ""
    }
    while let character = rest.popFirst() {
      if character == end {
        flush()
        return result
      }
      switch character {
      case "\n":
        flush()
        result.append(.lineBreak)
      case "\\":
        if let mark = Unicode.Scalar(SmartPunctuation.literalMark) {
          run.unicodeScalars.append(mark)
        }
        if let next = rest.popFirst() { run.append(next) }
      case "*" where rest.contains("*") && !rest.hasPrefix(" "):
        flush()
        result.append(.emphasis(inlines(&rest, until: "*")))
      case "`" where rest.contains("`") && !rest.hasPrefix("`"):
        flush()
        let code = rest.prefix { $0 != "`" }
        rest = rest.dropFirst(code.count + 1)
        result.append(.code(String(code)))
      case "[" where rest.contains("]("):
        flush()
        let content = inlines(&rest, until: "]")
        let address = rest.dropFirst().prefix { $0 != ")" }
        rest = rest.dropFirst(address.count + 2)
        result.append(.link(Link(content, destination: String(address))))
      case "<" where rest.contains(">"):
        flush()
        let tag = rest.prefix { $0 != ">" }
        rest = rest.dropFirst(tag.count + 1)
        result.append(.raw(RawMarkup(format: "html", text: "<\(tag)>")))
      default:
        run.append(character)
      }
    }
    flush()
    return result
  }

  private static func text(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): text
      case .lineBreak: "\n"
      case .code(let code): "`\(code)`"
      case .emphasis(let content): "*\(text(content))*"
      case .link(let link): "[\(text(link.content))](\(link.destination))"
      case .raw(let raw): raw.text
      default: ""
      }
    }.joined()
  }
}
