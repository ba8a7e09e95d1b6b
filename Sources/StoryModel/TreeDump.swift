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

  /// Where this story's tree differs from another's, byte by byte: the first lines that are not the
  /// same, with two lines around them. Nil where the stories agree.
  public func firstDifference(from other: Story) -> String? {
    // As bytes: two strings are equal in Swift where their canonical decompositions are.
    let mine = Array(treeDump.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
    let theirs = Array(other.treeDump.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
    guard mine != theirs else { return self == other ? nil : "the trees agree, the stories do not" }
    let common = zip(mine, theirs).prefix { $0 == $1 }.count
    var result: [String] = []
    func add(_ mark: String, _ lines: some Sequence<ArraySlice<UInt8>>) {
      for line in lines { result.append(mark + String(decoding: line, as: UTF8.self)) }
    }
    add("  ", mine[max(0, common - 2)..<common])
    add("- ", mine[common...].prefix(3))
    add("+ ", theirs[common...].prefix(3))
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
    func add(_ name: String, _ value: String) {
      if !value.isEmpty { line("\(name) \(quoted(value))", depth: 1) }
    }
    func add(_ name: String, _ values: [String]) {
      if !values.isEmpty { line("\(name) \(values.map(quoted).joined(separator: " "))", depth: 1) }
    }
    add("title", metadata.title)
    add("subtitle", metadata.subtitle)
    add("sort title", metadata.sortTitle)
    for creator in metadata.creators {
      add("creator \(creator.role.code)", [creator.name, creator.sortName])
    }
    add("language", metadata.language)
    add("identifier", metadata.identifier)
    add("source", metadata.source)
    add("publisher", metadata.publisher)
    if !metadata.summary.isEmpty {
      line("summary", depth: 1)
      self.add(metadata.summary, depth: 2)
    }
    for membership in metadata.series { add("series", [membership.name, membership.position]) }
    add("published", metadata.published)
    add("updated", metadata.updated)
    add("status", metadata.status)
    add("rights", metadata.rights)
    add("fandoms", metadata.fandoms)
    add("relationships", metadata.relationships)
    add("characters", metadata.characters)
    add("tags", metadata.tags)
    add("rating", metadata.rating)
    add("warnings", metadata.warnings)
    if let count = metadata.wordCount { line("word count \(count)", depth: 1) }
    if let cover = metadata.cover { add("cover", [cover]) }
    for field in metadata.custom { add("custom", [field.name, field.value]) }
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
