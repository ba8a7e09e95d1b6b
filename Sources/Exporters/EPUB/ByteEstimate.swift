internal import StoryModel

/// How many bytes blocks take as XHTML, a little more rather than less, without writing them.
struct ByteEstimate: Sendable {
  /// The sizes of the notes, which stand in the file that refers to them.
  let noteSizes: [Note.ID: Int]
  /// Whether text counts as if all of it had to be escaped, so that none of it is looked at.
  let isRough: Bool

  init(notes: [Note]) {
    let estimate = ByteEstimate(noteSizes: [:], isRough: false)
    let sizes = notes.map { ($0.id, estimate.size(of: $0.blocks) + 240) }
    noteSizes = Dictionary(sizes) { first, _ in first }
    isRough = false
  }

  private init(noteSizes: [Note.ID: Int], isRough: Bool) {
    self.noteSizes = noteSizes
    self.isRough = isRough
  }

  /// An estimate that is never less, and takes little time.
  var rough: ByteEstimate { ByteEstimate(noteSizes: noteSizes, isRough: true) }

  /// - Complexity: O(n) in bytes of text, as all sizes here.
  func size(of blocks: [Block]) -> Int {
    blocks.withUnsafeBufferPointer { blocks in
      blocks.indices.reduce(0) { $0 + size(of: blocks[$1]) }
    }
  }

  func size(of block: Block) -> Int {
    switch block {
    case .paragraph(let paragraph): 32 + size(of: paragraph.content)
    case .heading(let heading): 48 + size(of: heading.content)
    case .sceneBreak(let sceneBreak): 160 + size(of: sceneBreak.mark)
    case .verse(let verse):
      verse.stanzas.reduce(32) { total, stanza in
        stanza.lines.reduce(total + 32) { $0 + 48 + size(of: $1.content) }
      }
    case .blockQuote(let quote): 96 + size(of: quote.blocks)
    case .letter(let blocks): 48 + size(of: blocks)
    case .authorNote(let note): 160 + size(of: note.blocks)
    case .list(let list): list.items.reduce(48) { $0 + 16 + size(of: $1) }
    case .code(let code): 64 + 6 * code.language.utf8.count + size(of: code.text)
    case .table(let table):
      ([table.header] + table.rows).reduce(64) { total, row in
        row.reduce(total + 16) { $0 + 32 + size(of: $1.content) }
      }
    case .figure(let figure): 64 + size(of: .image(figure.image)) + size(of: figure.caption)
    case .raw: 0
    }
  }

  func size(of inlines: [Inline]) -> Int {
    inlines.withUnsafeBufferPointer { inlines in
      inlines.indices.reduce(0) { $0 + size(of: inlines[$1]) }
    }
  }

  private func size(of inline: Inline) -> Int {
    switch inline {
    case .text(let text): size(of: text)
    case .code(let text): 16 + size(of: text)
    case .emphasis(let content), .strong(let content), .underline(let content),
      .strikethrough(let content), .smallCaps(let content), .superscript(let content),
      .subscript(let content):
      40 + size(of: content)
    case .link(let link):
      48 + 9 * link.destination.utf8.count + 6 * link.title.utf8.count + size(of: link.content)
    case .image(let image):
      96 + 6 * (image.alternativeText.utf8.count + image.title.utf8.count + sourceSize(of: image))
    case .lineBreak: 5
    case .noteReference(let id): 160 + (noteSizes[id] ?? 0)
    case .span(let span): 48 + 12 * span.language.utf8.count + size(of: span.content)
    case .raw: 0
    }
  }

  private func sourceSize(of image: Image) -> Int {
    switch image.source {
    case .media(let id): id.utf8.count
    case .remote(let url): url.utf8.count
    }
  }

  /// Character data: `&` takes five bytes, `<` and `>` four.
  private func size(of text: String) -> Int {
    if isRough { return 5 * text.utf8.count }
    var text = text
    return text.withUTF8 { bytes in
      var special = 0
      for byte in bytes where byte == 0x26 || byte == 0x3C || byte == 0x3E { special &+= 1 }
      return bytes.count + 4 * special
    }
  }
}
