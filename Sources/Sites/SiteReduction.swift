internal import StoryModel

/// Takes out of a story what a site does not show, puts in its place what comes nearest, and
/// counts both what stays and what goes.
struct SiteReduction {
  let profile: SiteProfile
  /// How often each feature occurs in the story.
  private(set) var uses: [SiteFeature: Int] = [:]
  /// How many links lead to other places in the story. No site can follow them from one chapter to
  /// another.
  private(set) var innerLinks = 0
  /// The images that the story holds itself, in order of use.
  private(set) var storedImages: [MediaItem.ID] = []
  /// How many pieces of raw markup there are.
  private(set) var rawPieces = 0

  init(profile: SiteProfile) {
    self.profile = profile
  }

  /// Whether the site shows `feature`, of which the story has one more.
  private mutating func keeps(_ feature: SiteFeature) -> Bool {
    uses[feature, default: 0] += 1
    return profile.keeps(feature).isKept
  }

  mutating func reduce(_ section: Section) -> Section {
    var section = section
    section.title = reduce(section.title)
    section.blocks = reduce(section.blocks)
    return section
  }

  mutating func reduce(_ blocks: [Block]) -> [Block] {
    blocks.flatMap { reduce($0) }
  }

  private mutating func reduce(_ block: Block) -> [Block] {
    switch block {
    case .paragraph(let paragraph): return [.paragraph(reduce(paragraph))]
    case .heading(let heading):
      let content = reduce(heading.content)
      if keeps(.heading) { return [.heading(Heading(level: heading.level, content: content))] }
      return [.paragraph(profile.keeps(.strong).isKept ? [.strong(content)] : content)]
    case .sceneBreak(let sceneBreak): return [reduce(sceneBreak)]
    case .verse(let verse): return [.verse(reduce(verse))]
    case .blockQuote(let quote):
      let blocks = reduce(quote.blocks)
      return keeps(.quotation) ? [.blockQuote(BlockQuote(blocks, kind: quote.kind))] : blocks
    case .letter(let blocks):
      let blocks = reduce(blocks)
      return keeps(.quotation) ? [.letter(blocks)] : blocks
    case .authorNote(let note):
      return [.authorNote(AuthorNote(reduce(note.blocks), position: note.position))]
    case .list(let list): return reduce(list)
    case .code(let code): return [reduce(code)]
    case .table(let table): return reduce(table)
    case .figure(let figure):
      return [
        .paragraph(reduce([.image(figure.image)])), .paragraph(reduce(figure.caption)),
      ]
    case .raw:
      rawPieces += 1
      return []
    }
  }

  private mutating func reduce(_ paragraph: Paragraph) -> Paragraph {
    let isKept =
      switch paragraph.alignment {
      case .natural, .left: true
      case .center: keeps(.center)
      case .right: keeps(.right)
      case .justified: keeps(.justified)
      }
    return Paragraph(reduce(paragraph.content), alignment: isKept ? paragraph.alignment : .natural)
  }

  private mutating func reduce(_ sceneBreak: SceneBreak) -> Block {
    if sceneBreak.mark.isEmpty {
      return keeps(.sceneBreak) ? .sceneBreak(sceneBreak) : profile.drawn("* * *")
    }
    let keepsMark = keeps(.sceneMark) || !profile.keeps(.sceneBreak).isKept
    return keepsMark ? profile.drawn(sceneBreak.mark) : .sceneBreak(SceneBreak())
  }

  private mutating func reduce(_ verse: Verse) -> Verse {
    Verse(
      stanzas: verse.stanzas.map { stanza in
        Stanza(
          lines: stanza.lines.map { line in
            let keepsIndent = line.indent > 0 && keeps(.verseIndent)
            return VerseLine(reduce(line.content), indent: keepsIndent ? line.indent : 0)
          })
      })
  }

  private mutating func reduce(_ list: List) -> [Block] {
    var list = list
    let isKept = keeps(.list)
    list.items = list.items.map { reduce($0) }
    if isKept { return [.list(list)] }
    return list.items.enumerated().flatMap { index, item -> [Block] in
      let marker: Inline
      switch list.kind {
      case .bullet: marker = .text("\u{2022} ")
      case .ordered(let start): marker = .text("\(start &+ index). ")
      }
      guard case .paragraph(let first)? = item.first else {
        return [.paragraph([marker])] + item
      }
      let paragraph = Paragraph([marker] + first.content, alignment: first.alignment)
      return [.paragraph(paragraph)] + item.dropFirst()
    }
  }

  private mutating func reduce(_ code: CodeBlock) -> Block {
    if keeps(.codeBlock) {
      // In HTML the language is a class.
      let isName = code.language.utf8.allSatisfy(Self.isNameByte)
      return .code(CodeBlock(code.text, language: isName ? code.language : ""))
    }
    var lines = code.text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    let inlines = lines.map { [Inline.text(String($0).withStandingSpaces)] }
    return .paragraph(Array(inlines.joined(separator: [.lineBreak])))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D
      || byte == 0x5F
  }

  private mutating func reduce(_ table: Table) -> [Block] {
    var table = table
    let isKept = keeps(.table)
    table.header = table.header.map { TableCell(reduce($0.content)) }
    table.rows = table.rows.map { row in row.map { TableCell(reduce($0.content)) } }
    if isKept { return [.table(table)] }
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
    case .text, .lineBreak: return [inline]
    case .emphasis(let content): return reduce(content, of: inline, .emphasis)
    case .strong(let content): return reduce(content, of: inline, .strong)
    case .underline(let content): return reduce(content, of: inline, .underline)
    case .strikethrough(let content): return reduce(content, of: inline, .strikethrough)
    case .smallCaps(let content): return reduce(content, of: inline, .smallCaps)
    case .superscript(let content): return reduce(content, of: inline, .superscript)
    case .subscript(let content): return reduce(content, of: inline, .subscript)
    case .span(let span): return reduce(span.content, of: inline, .language)
    case .code(let code): return keeps(.code) ? [inline] : [.text(code.withStandingSpaces)]
    case .link(let link):
      guard WebAddress.isLink(link.destination) else {
        innerLinks += 1
        return reduce(link.content)
      }
      return reduce(link.content, of: inline, .link)
    case .image(let image): return [reduce(image)]
    case .noteReference:
      // Stays until each note has found its chapter.
      _ = keeps(.footnote)
      return [inline]
    case .raw:
      rawPieces += 1
      return []
    }
  }

  private mutating func reduce(
    _ content: [Inline], of inline: Inline, _ feature: SiteFeature
  ) -> [Inline] {
    let isKept = keeps(feature)
    let content = reduce(content)
    return isKept ? [inline.replacingContent(content)] : content
  }

  private mutating func reduce(_ image: Image) -> Inline {
    switch image.source {
    case .media(let id):
      if !storedImages.contains(id) { storedImages.append(id) }
    case .remote(let address):
      if keeps(.image), WebAddress.isWeb(address) { return .image(image) }
    }
    return .text(image.alternativeText)
  }
}

extension SiteProfile {
  /// A scene break with a mark: a line of text where the markup has only rules.
  func drawn(_ mark: String) -> Block {
    markup.hasSceneMarks ? .sceneBreak(SceneBreak(mark: mark)) : .paragraph([.text(mark)])
  }
}

/// The addresses that sites take.
enum WebAddress {
  static func isWeb(_ address: String) -> Bool {
    begins(address, with: "http://") || begins(address, with: "https://")
  }

  static func isLink(_ address: String) -> Bool {
    isWeb(address) || begins(address, with: "mailto:") || begins(address, with: "ftp://")
  }

  private static func begins(_ address: String, with scheme: StaticString) -> Bool {
    address.utf8.count > scheme.utf8CodeUnitCount
      && scheme.withUTF8Buffer { scheme in
        zip(address.utf8, scheme).allSatisfy { byte, expected in
          ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == expected
        }
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
}
