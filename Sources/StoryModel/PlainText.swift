extension [Inline] {
  /// The text without formatting: a line break is a space, an image its alternative text, a note
  /// reference nothing.
  public var plainText: String {
    if count == 1, case .text(let text) = self[0] { return text }
    var result = ""
    appendPlainText(to: &result)
    return result
  }

  private func appendPlainText(to result: inout String) {
    for inline in self {
      switch inline {
      case .text(let text), .code(let text): result += text
      case .image(let image): result += image.alternativeText
      case .lineBreak: result += " "
      case .noteReference, .raw: break
      case .emphasis, .strong, .underline, .strikethrough, .smallCaps, .superscript, .subscript,
        .link, .span:
        inline.content?.appendPlainText(to: &result)
      }
    }
  }
}

extension [Block] {
  /// The texts of the blocks, in order: a paragraph, a line of verse, a cell each.
  public func forEachText(_ body: (String) -> Void) {
    forEachBlock { block in
      switch block {
      case .paragraph(let paragraph): body(paragraph.content.plainText)
      case .heading(let heading): body(heading.content.plainText)
      case .verse(let verse):
        for stanza in verse.stanzas { for line in stanza.lines { body(line.content.plainText) } }
      case .code(let code): body(code.text)
      case .table(let table):
        for cell in table.header { body(cell.content.plainText) }
        for row in table.rows { for cell in row { body(cell.content.plainText) } }
      case .figure(let figure): body(figure.caption.plainText)
      case .sceneBreak, .blockQuote, .letter, .authorNote, .list, .raw: break
      }
    }
  }
}
