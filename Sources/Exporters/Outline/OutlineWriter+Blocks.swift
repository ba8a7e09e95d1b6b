internal import StoryModel

extension OutlineWriter {
  mutating func write(_ blocks: [Block], depth: Int) {
    for block in blocks { write(block, depth: depth) }
  }

  private mutating func write(_ block: Block, depth: Int) {
    let size = count(words.next(), "word")
    switch block {
    case .paragraph(let paragraph):
      let alignment = paragraph.alignment == .natural ? "" : ", \(paragraph.alignment.rawValue)"
      line("paragraph\(alignment), \(size)\(shown(paragraph.content))", depth: depth)
    case .heading(let heading):
      line("heading of level \(heading.level)\(shown(heading.content))", depth: depth)
    case .sceneBreak(let sceneBreak):
      line(
        sceneBreak.mark.isEmpty ? "scene break" : "scene break: \(sceneBreak.mark)", depth: depth)
    case .verse(let verse):
      let lines = verse.stanzas.reduce(0) { $0 + $1.lines.count }
      line(
        "verse, \(count(verse.stanzas.count, "stanza")), \(count(lines, "line")), \(size)",
        depth: depth)
      for stanza in verse.stanzas {
        for verseLine in stanza.lines {
          let indent = verseLine.indent == 0 ? "" : ", set in by \(verseLine.indent)"
          line("line\(indent)\(shown(verseLine.content))", depth: depth + 1)
        }
      }
    case .blockQuote(let quote):
      line("\(quote.kind.rawValue), \(size)", depth: depth)
      write(quote.blocks, depth: depth + 1)
    case .letter(let blocks):
      line("letter, \(size)", depth: depth)
      write(blocks, depth: depth + 1)
    case .authorNote(let note):
      line("author's note \(note.position.rawValue), \(size)", depth: depth)
      write(note.blocks, depth: depth + 1)
    case .list(let list):
      var kind = "list"
      if case .ordered(let start) = list.kind { kind = "list numbered from \(start)" }
      line(
        "\(list.isTight ? "tight" : "loose") \(kind), \(count(list.items.count, "item")), \(size)",
        depth: depth)
      for item in list.items {
        line("item", depth: depth + 1)
        write(item, depth: depth + 2)
      }
    case .code(let code):
      let language = code.language.isEmpty ? "" : " in \(code.language)"
      let lines = code.text.utf8.count { $0 == 0x0A }
      line("code\(language), \(count(lines, "line"))", depth: depth)
    case .table(let table):
      let rows = table.rows.count + (table.header.isEmpty ? 0 : 1)
      line(
        "table, \(count(table.alignments.count, "column")), \(count(rows, "row")), \(size)",
        depth: depth)
    case .figure(let figure):
      line("figure \(described(figure.image))\(shown(figure.caption))", depth: depth)
    case .raw(let raw):
      line("raw \(raw.format): \(excerpt(raw.text))", depth: depth)
    }
  }

  /// The formatting in the inlines, and their first words: ` [emphasis]: The ferry came late…`.
  private func shown(_ inlines: [Inline]) -> String {
    var found: [String] = []
    inlines.forEachInline { inline in
      let name = name(of: inline)
      if !name.isEmpty, found.count < 20, !found.contains(name) { found.append(name) }
    }
    let formatting = found.isEmpty ? "" : " [\(found.joined(separator: ", "))]"
    let excerpt = excerpt(inlines.plainText)
    return excerpt.isEmpty ? formatting : "\(formatting): \(excerpt)"
  }

  private func name(of inline: Inline) -> String {
    switch inline {
    case .text: ""
    case .emphasis: "emphasis"
    case .strong: "strong"
    case .underline: "underline"
    case .strikethrough: "strikethrough"
    case .smallCaps: "small caps"
    case .superscript: "superscript"
    case .subscript: "subscript"
    case .code: "code"
    case .link(let link): "link to \(excerpt(link.destination))"
    case .image(let image): "image \(described(image))"
    case .lineBreak: "line break"
    case .noteReference(let id): "footnote \(id)"
    case .span(let span): "in \(span.language)"
    case .raw(let raw): "raw \(raw.format)"
    }
  }

  private func described(_ image: Image) -> String {
    let source =
      switch image.source {
      case .media(let id): id
      case .remote(let url): excerpt(url)
      }
    return image.alternativeText.isEmpty
      ? source : "\(source) \"\(excerpt(image.alternativeText))\""
  }

  /// The first letters of `text`, up to the end of a word.
  private func excerpt(_ text: String) -> String {
    var end = text.unicodeScalars.startIndex
    var wordEnd: String.Index?
    var length = 0
    let scalars = text.unicodeScalars
    while end < scalars.endIndex, length < excerptLength {
      if scalars[end] == " " { wordEnd = end }
      end = scalars.index(after: end)
      length += 1
    }
    let isWhole = end == scalars.endIndex
    if !isWhole, scalars[end] == " " { wordEnd = end }
    var result = String(scalars[..<(isWhole ? end : wordEnd ?? end)])
    if !isWhole { result += "…" }
    // An outline has a line for each node.
    return String(decoding: result.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }
}
