internal import StoryModel

/// What a book has to know of content before it writes it, gathered in one walk: how many bytes it
/// takes as XHTML, a little more rather than less, what occurs in it, and what notes it refers to.
struct ContentSurvey {
  private(set) var byteCount: Int
  private(set) var kinds = InlineKinds.none
  /// The notes that are referred to, in order and as often as they are.
  private(set) var noteReferences: [Note.ID] = []
  private let noteSizes: NoteSizes
  /// Whether text counts as if all of it had to be escaped, so that none of it is looked at.
  private let isRough: Bool
  /// The bytes around the content of a paragraph.
  private static let paragraphByteCount = 32

  /// - Parameters:
  ///   - byteCount: the bytes around the content.
  ///   - isRough: whether an estimate will do that is never less and takes little time.
  init(byteCount: Int = 0, noteSizes: NoteSizes, isRough: Bool = false) {
    self.byteCount = byteCount
    self.noteSizes = noteSizes
    self.isRough = isRough
  }

  /// - Complexity: O(n) in bytes of text, or in inlines where the survey is rough.
  mutating func add(_ blocks: [Block]) {
    for index in blocks.indices {
      if isRough, let size = Self.roughSize(ofPlainParagraphAt: index, in: blocks) {
        byteCount &+= size
      } else {
        add(blocks[index])
      }
    }
  }

  /// Inlined, since a block that is handed on is a block that is copied.
  @inline(__always)
  mutating func add(_ block: Block) {
    switch block {
    case .paragraph(let paragraph):
      byteCount &+= Self.paragraphByteCount
      add(paragraph.content)
    case .heading(let heading):
      byteCount &+= 48
      add(heading.content)
    case .sceneBreak(let sceneBreak):
      byteCount &+= 160
      add(sceneBreak.mark)
    case .verse(let verse): add(verse)
    case .blockQuote(let quote):
      byteCount &+= 96
      add(quote.blocks)
    case .letter(let blocks):
      byteCount &+= 48
      add(blocks)
    case .authorNote(let note):
      byteCount &+= 160
      add(note.blocks)
    case .list(let list):
      byteCount &+= 48 + 16 * list.items.count
      for item in list.items { add(item) }
    case .code(let code):
      byteCount &+= 64 + 6 * code.language.utf8.count
      add(code.text)
    case .table(let table): add(table)
    case .figure(let figure):
      byteCount &+= 64
      add(figure.image)
      add(figure.caption)
    case .raw: kinds.formUnion(.raw)
    }
  }

  mutating func add(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text): add(text)
      case .code(let text):
        byteCount &+= 16
        add(text)
      case .emphasis(let content), .strong(let content), .underline(let content),
        .strikethrough(let content), .smallCaps(let content), .superscript(let content),
        .subscript(let content):
        byteCount &+= 40
        add(content)
      case .link(let link):
        kinds.formUnion(.link)
        byteCount &+= 48 + 9 * link.destination.utf8.count + 6 * link.title.utf8.count
        add(link.content)
      case .image(let image): add(image)
      case .lineBreak: byteCount &+= 5
      case .noteReference(let id):
        kinds.formUnion(.noteReference)
        noteReferences.append(id)
        byteCount &+= 160 + noteSizes[id]
      case .span(let span):
        byteCount &+= 48 + 12 * span.language.utf8.count
        add(span.content)
      case .raw: kinds.formUnion(.raw)
      }
    }
  }

  /// The bytes of a paragraph that holds nothing but text, as most do; nil for any other block.
  ///
  /// It changes nothing, so that nothing has to be retained: a text is not even looked at.
  @inline(__always)
  private static func roughSize(ofPlainParagraphAt index: Int, in blocks: [Block]) -> Int? {
    guard case .paragraph(let paragraph) = blocks[index] else { return nil }
    var size = paragraphByteCount
    for index in paragraph.content.indices {
      guard case .text(let text) = paragraph.content[index] else { return nil }
      size &+= 5 &* text.utf8.count
    }
    return size
  }

  private mutating func add(_ verse: Verse) {
    byteCount &+= 32
    for stanza in verse.stanzas {
      byteCount &+= 32 + 48 * stanza.lines.count
      for line in stanza.lines { add(line.content) }
    }
  }

  private mutating func add(_ table: Table) {
    byteCount &+= 64
    for row in [table.header] + table.rows {
      byteCount &+= 16 + 32 * row.count
      for cell in row { add(cell.content) }
    }
  }

  private mutating func add(_ image: Image) {
    kinds.formUnion(.image)
    let source =
      switch image.source {
      case .media(let id): id
      case .remote(let url): url
      }
    byteCount &+=
      96 + 6
      * (image.alternativeText.utf8.count + image.title.utf8.count + source.utf8.count)
  }

  /// Character data: `&` takes five bytes, `<` and `>` four.
  private mutating func add(_ text: String) {
    if isRough {
      byteCount &+= 5 &* text.utf8.count
      return
    }
    var text = text
    byteCount &+= text.withUTF8 { bytes in
      var special = 0
      for byte in bytes where byte == 0x26 || byte == 0x3C || byte == 0x3E { special &+= 1 }
      return bytes.count &+ 4 &* special
    }
  }
}

/// The sizes of the notes, which stand in the file that refers to them.
struct NoteSizes: Sendable {
  private var sizes: [Note.ID: Int] = [:]

  init(_ notes: [Note]) {
    let none = self
    for note in notes where sizes[note.id] == nil {
      var survey = ContentSurvey(byteCount: 240, noteSizes: none)
      survey.add(note.blocks)
      sizes[note.id] = survey.byteCount
    }
  }

  /// The bytes that a note takes, none where there is no such note.
  subscript(_ id: Note.ID) -> Int { sizes[id] ?? 0 }
}
