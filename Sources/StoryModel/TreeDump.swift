extension Story {
  /// The story as an indented tree, a node a line, for people who look for a difference.
  public var treeDump: String {
    var dump = TreeDump()
    dump.add(metadata)
    for section in sections { dump.add(section, depth: 0) }
    for note in notes {
      dump.line("note \(note.id)", depth: 0)
      dump.add(note.blocks, depth: 1)
    }
    for item in media.items {
      dump.line("media \(item.id) \(item.mediaType) \(item.bytes.count) bytes", depth: 0)
    }
    return dump.text
  }

  /// Where this story's tree differs from another's: the first lines that are not the same, with
  /// two lines around them. Nil where the trees agree.
  public func firstDifference(from other: Story) -> String? {
    let mine = treeDump.split(separator: "\n", omittingEmptySubsequences: false)
    let theirs = other.treeDump.split(separator: "\n", omittingEmptySubsequences: false)
    guard mine != theirs else { return self == other ? nil : "the trees agree, the stories do not" }
    let common = zip(mine, theirs).prefix { $0 == $1 }.count
    var result: [String] = []
    for line in mine[max(0, common - 2)..<common] { result.append("  " + line) }
    for line in mine[common...].prefix(3) { result.append("- " + line) }
    for line in theirs[common...].prefix(3) { result.append("+ " + line) }
    return result.joined(separator: "\n")
  }
}

private struct TreeDump {
  private(set) var text = ""

  mutating func line(_ content: String, depth: Int) {
    text += String(repeating: "  ", count: depth) + content + "\n"
  }

  mutating func add(_ metadata: Metadata) {
    line("metadata", depth: 0)
    for child in Mirror(reflecting: metadata).children {
      guard let label = child.label else { continue }
      if label == "summary" {
        guard !metadata.summary.isEmpty else { continue }
        line("summary", depth: 1)
        add(metadata.summary, depth: 2)
      } else {
        let value = String(describing: child.value)
        if !value.isEmpty, value != "[]", value != "nil" { line("\(label): \(value)", depth: 1) }
      }
    }
  }

  mutating func add(_ section: Section, depth: Int) {
    line("section \(section.role.rawValue) #\(section.id)", depth: depth)
    if let number = section.number {
      line(
        "number \(quoted(number.text)) \(number.value.map(String.init) ?? "-")", depth: depth + 1)
    }
    if !section.title.isEmpty { line("title \(describe(section.title))", depth: depth + 1) }
    add(section.blocks, depth: depth + 1)
    for subsection in section.subsections { add(subsection, depth: depth + 1) }
  }

  mutating func add(_ blocks: [Block], depth: Int) {
    for block in blocks { add(block, depth: depth) }
  }

  mutating func add(_ block: Block, depth: Int) {
    switch block {
    case .paragraph(let paragraph):
      let alignment = paragraph.alignment == .natural ? "" : " " + paragraph.alignment.rawValue
      line("paragraph\(alignment) \(describe(paragraph.content))", depth: depth)
    case .heading(let heading):
      line("heading \(heading.level) \(describe(heading.content))", depth: depth)
    case .sceneBreak(let sceneBreak):
      line("scene break \(quoted(sceneBreak.mark))", depth: depth)
    case .verse(let verse):
      line("verse", depth: depth)
      for stanza in verse.stanzas {
        line("stanza", depth: depth + 1)
        for verseLine in stanza.lines {
          line("line \(verseLine.indent) \(describe(verseLine.content))", depth: depth + 2)
        }
      }
    case .blockQuote(let quote):
      line("block quote \(quote.kind.rawValue)", depth: depth)
      add(quote.blocks, depth: depth + 1)
    case .letter(let blocks):
      line("letter", depth: depth)
      add(blocks, depth: depth + 1)
    case .authorNote(let note):
      line("author note \(note.position.rawValue)", depth: depth)
      add(note.blocks, depth: depth + 1)
    case .list(let list):
      line("list \(list.kind) \(list.isTight ? "tight" : "loose")", depth: depth)
      for item in list.items {
        line("item", depth: depth + 1)
        add(item, depth: depth + 2)
      }
    case .code(let code):
      line("code \(quoted(code.language)) \(quoted(code.text))", depth: depth)
    case .table(let table):
      line("table \(table.alignments.map(\.rawValue).joined(separator: " "))", depth: depth)
      if !table.header.isEmpty { line("header \(describe(table.header))", depth: depth + 1) }
      for row in table.rows { line("row \(describe(row))", depth: depth + 1) }
    case .figure(let figure):
      line("figure \(describe([.image(figure.image)])) \(describe(figure.caption))", depth: depth)
    case .raw(let raw):
      line("raw \(raw.format) \(quoted(raw.text))", depth: depth)
    }
  }

  private func describe(_ cells: [TableCell]) -> String {
    cells.map { describe($0.content) }.joined(separator: " | ")
  }

  private func describe(_ inlines: [Inline]) -> String {
    inlines.map(describe).joined(separator: " ")
  }

  private func describe(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): quoted(text)
    case .emphasis(let content): "em[\(describe(content))]"
    case .strong(let content): "strong[\(describe(content))]"
    case .underline(let content): "u[\(describe(content))]"
    case .strikethrough(let content): "s[\(describe(content))]"
    case .smallCaps(let content): "sc[\(describe(content))]"
    case .superscript(let content): "sup[\(describe(content))]"
    case .subscript(let content): "sub[\(describe(content))]"
    case .code(let text): "code\(quoted(text))"
    case .link(let link):
      "link(\(quoted(link.destination)) \(quoted(link.title)))[\(describe(link.content))]"
    case .image(let image):
      "image(\(image.source) \(quoted(image.alternativeText)) \(quoted(image.title)))"
    case .lineBreak: "br"
    case .noteReference(let id): "note-reference(\(id))"
    case .span(let span): "span(\(span.language))[\(describe(span.content))]"
    case .raw(let raw): "raw(\(raw.format))\(quoted(raw.text))"
    }
  }

  private func quoted(_ text: String) -> String {
    String(reflecting: text)
  }
}
