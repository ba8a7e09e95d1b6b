import StoryModel

/// Renders what strict CommonMark can say as the specification's examples are written.
enum ReferenceHTML {
  static func html(_ story: Story) -> String {
    var output = ""
    for section in story.sections { append(section.blocks, to: &output) }
    return output
  }

  private static func append(_ blocks: [Block], to output: inout String) {
    for block in blocks { append(block, to: &output) }
  }

  private static func append(_ block: Block, to output: inout String) {
    switch block {
    case .paragraph(let paragraph): output += "<p>\(html(paragraph.content))</p>\n"
    case .heading(let heading):
      output += "<h\(heading.level)>\(html(heading.content))</h\(heading.level)>\n"
    case .sceneBreak: output += "<hr />\n"
    case .blockQuote(let quote):
      output += "<blockquote>\n"
      append(quote.blocks, to: &output)
      output += "</blockquote>\n"
    case .list(let list): append(list, to: &output)
    case .code(let code):
      let attribute = code.language.isEmpty ? "" : " class=\"language-\(escaped(code.language))\""
      output += "<pre><code\(attribute)>\(escaped(code.text))</code></pre>\n"
    case .raw(let raw): output += raw.text
    case .verse, .letter, .authorNote, .table, .figure: output += "<!-- \(block) -->"
    }
  }

  private static func append(_ list: List, to output: inout String) {
    switch list.kind {
    case .bullet: output += "<ul>\n"
    case .ordered(let start): output += start == 1 ? "<ol>\n" : "<ol start=\"\(start)\">\n"
    }
    for item in list.items {
      output += "<li>"
      for block in item {
        if list.isTight, case .paragraph(let paragraph) = block {
          output += html(paragraph.content) + "\n"
        } else {
          append(block, to: &output)
        }
      }
      output += "</li>\n"
    }
    output += list.kind == .bullet ? "</ul>\n" : "</ol>\n"
  }

  private static func html(_ inlines: [Inline]) -> String {
    inlines.map(html).joined()
  }

  private static func html(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): return escaped(text)
    case .emphasis(let content): return "<em>\(html(content))</em>"
    case .strong(let content): return "<strong>\(html(content))</strong>"
    case .code(let text): return "<code>\(escaped(text))</code>"
    case .link(let link):
      let title = link.title.isEmpty ? "" : " title=\"\(escaped(link.title))\""
      return "<a href=\"\(escaped(link.destination))\"\(title)>\(html(link.content))</a>"
    case .image(let image):
      guard case .remote(let source) = image.source else { return "<!-- media -->" }
      let title = image.title.isEmpty ? "" : " title=\"\(escaped(image.title))\""
      return "<img src=\"\(escaped(source))\" alt=\"\(escaped(image.alternativeText))\"\(title) />"
    case .lineBreak: return "<br />\n"
    case .raw(let raw): return raw.text
    case .underline, .strikethrough, .smallCaps, .superscript, .subscript, .noteReference, .span:
      return "<!-- \(inline) -->"
    }
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
