internal import Conversion
internal import StoryModel

/// Takes out of a story what a flavor of BBCode has no tag for, and keeps count.
struct BBCodeReduction {
  let flavor: BBCodeExporter.Flavor
  private let tags: BBCodeTags
  private var losses: [Loss: Int] = [:]

  enum Loss: String, CaseIterable {
    case smallCaps = "small-caps"
    case position = "superscript"
    case code
    case link
    case image
    case table
    case justified
    case listStart = "list-start"
    case raw
  }

  init(flavor: BBCodeExporter.Flavor) {
    self.flavor = flavor
    tags = BBCodeTags.tags(of: flavor)
  }

  /// What is left of `story`.
  mutating func reduce(_ story: Story) -> Story {
    var reduced = story
    reduced.metadata = Metadata()
    reduced.media = MediaLibrary()
    for index in reduced.sections.indices { reduce(&reduced.sections[index]) }
    for index in reduced.notes.indices {
      reduced.notes[index].blocks = reduce(reduced.notes[index].blocks)
    }
    return reduced.normalized()
  }

  private mutating func reduce(_ section: inout Section) {
    section.title = reduce(section.title)
    section.blocks = reduce(section.blocks)
    for index in section.subsections.indices { reduce(&section.subsections[index]) }
  }

  private mutating func lose(_ loss: Loss) {
    losses[loss, default: 0] += 1
  }

  // MARK: Blocks

  private mutating func reduce(_ blocks: [Block]) -> [Block] {
    blocks.flatMap { reduce($0) }
  }

  private mutating func reduce(_ block: Block) -> [Block] {
    switch block {
    case .paragraph(var paragraph):
      paragraph.content = reduce(paragraph.content)
      if paragraph.alignment == .justified {
        lose(.justified)
        paragraph.alignment = .natural
      } else if paragraph.alignment == .left, tags.left.utf8CodeUnitCount == 0 {
        paragraph.alignment = .natural
      }
      return [.paragraph(paragraph)]
    case .heading(let heading):
      return [.heading(Heading(level: heading.level, content: reduce(heading.content)))]
    case .sceneBreak: return [block]
    case .verse(var verse):
      verse.stanzas = verse.stanzas.map { stanza in
        Stanza(lines: stanza.lines.map { VerseLine(reduce($0.content), indent: $0.indent) })
      }
      return [.verse(verse)]
    case .blockQuote(let quote):
      return [.blockQuote(BlockQuote(reduce(quote.blocks), kind: quote.kind))]
    case .letter(let blocks): return [.letter(reduce(blocks))]
    case .authorNote(let note):
      return [.authorNote(AuthorNote(reduce(note.blocks), position: note.position))]
    case .list(var list):
      if case .ordered(let start) = list.kind, start != 1, tags.hasLists { lose(.listStart) }
      list.items = list.items.map { reduce($0) }
      return [.list(list)]
    case .code(let code): return [reduce(code)]
    case .table(let table): return reduce(table)
    case .figure(let figure):
      let image = reduce([.image(figure.image)])
      return [.paragraph(image), .paragraph(reduce(figure.caption))]
    case .raw:
      lose(.raw)
      return []
    }
  }

  /// A code block that could not be told from the text after it is a verse.
  private mutating func reduce(_ code: CodeBlock) -> Block {
    if tags.hasCode, !code.text.containsTag("[/code") {
      return .code(CodeBlock(code.text))
    }
    lose(.code)
    let lines = code.text.split(separator: "\n", omittingEmptySubsequences: false)
    return .verse(
      Verse(stanzas: [
        Stanza(lines: lines.map { VerseLine([.text(String($0).withStandingSpaces)]) })
      ]))
  }

  private mutating func reduce(_ table: Table) -> [Block] {
    var table = table
    table.header = table.header.map { TableCell(reduce($0.content)) }
    table.rows = table.rows.map { row in row.map { TableCell(reduce($0.content)) } }
    if tags.hasTables {
      table.alignments = table.alignments.map { _ in .natural }
      return [.table(table)]
    }
    lose(.table)
    return ([table.header] + table.rows).map { row in
      .paragraph(Array(row.map(\.content).joined(separator: [.text(" | ")])))
    }
  }

  // MARK: Inlines

  private mutating func reduce(_ inlines: [Inline]) -> [Inline] {
    inlines.flatMap { reduce($0) }
  }

  private mutating func reduce(_ inline: Inline) -> [Inline] {
    switch inline {
    case .text, .lineBreak, .noteReference: return [inline]
    case .emphasis(let content): return [.emphasis(reduce(content))]
    case .strong(let content): return [.strong(reduce(content))]
    case .underline(let content): return [.underline(reduce(content))]
    case .strikethrough(let content): return [.strikethrough(reduce(content))]
    case .smallCaps(let content):
      lose(.smallCaps)
      return reduce(content)
    case .superscript(let content), .subscript(let content):
      lose(.position)
      return reduce(content)
    case .code(let code):
      if tags.hasCode, !code.containsTag("[/icode") { return [inline] }
      lose(.code)
      return [.text(code.withStandingSpaces)]
    case .link(let link): return reduce(link)
    case .image(let image):
      if case .remote(let address) = image.source,
        let address = BBCodeAddress.sanitized(address, schemes: BBCodeAddress.images)
      {
        return [.image(Image(.remote(address)))]
      }
      lose(.image)
      return [.text(image.alternativeText)]
    case .span(let span): return reduce(span.content)
    case .raw:
      lose(.raw)
      return []
    }
  }

  private mutating func reduce(_ link: Link) -> [Inline] {
    let content = reduce(link.content)
    guard
      let address = BBCodeAddress.sanitized(link.destination, schemes: BBCodeAddress.links)
    else {
      lose(.link)
      return content
    }
    return [.link(Link(content, destination: address))]
  }
}

extension BBCodeReduction {
  /// Says what was lost, a line for each kind.
  func report(to diagnostics: inout Diagnostics) {
    for loss in Loss.allCases {
      guard let count = losses[loss] else { continue }
      diagnostics.warn(loss.rawValue + "-lost", message(loss, count))
    }
  }

  private func message(_ loss: Loss, _ count: Int) -> String {
    func counted(_ one: String, _ many: String) -> String {
      count == 1 ? "1 \(one)" : "\(count) \(many)"
    }
    switch loss {
    case .smallCaps:
      return "no tag for small capitals: \(counted("run is", "runs are")) plain text"
    case .position:
      return "no tag for superscript and subscript: \(counted("run is", "runs are")) plain text"
    case .code: return "no tag for this code: \(counted("piece is", "pieces are")) plain text"
    case .link:
      return "no tag for links within the story or of unknown kind: "
        + counted("link is", "links are") + " plain text"
    case .image:
      return "images show by their web address only: "
        + counted("image is its description", "images are their descriptions")
    case .table: return "no tag for tables: \(counted("table is", "tables are")) plain lines"
    case .justified:
      return "no tag for justified lines: \(counted("paragraph is", "paragraphs are")) left plain"
    case .listStart: return "\(counted("list begins", "lists begin")) at 1"
    case .raw: return "\(counted("piece", "pieces")) of raw markup left out"
    }
  }
}

extension String {
  /// The text with no-break spaces where spaces would fall together: at its start and in runs.
  fileprivate var withStandingSpaces: String {
    var result = ""
    var isAfterSpace = true
    for scalar in unicodeScalars {
      let isSpace = scalar == " " || scalar == "\t"
      result.unicodeScalars.append(isSpace && isAfterSpace ? "\u{A0}" : scalar)
      isAfterSpace = isSpace
    }
    return result
  }

  /// Whether `tag`, a lower-case one, begins anywhere, in whatever case.
  fileprivate func containsTag(_ tag: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { bytes in
      tag.withUTF8Buffer { tag in
        guard bytes.count >= tag.count else { return false }
        return (0...bytes.count - tag.count).contains { start in
          bytes[start] == tag[0]
            && tag.indices.dropFirst().allSatisfy {
              let byte = bytes[start + $0]
              return ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == tag[$0]
            }
        }
      }
    }
  }
}
