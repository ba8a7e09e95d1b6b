internal import StoryModel

/// An element that holds blocks and has not ended yet.
struct Container {
  enum Kind: Equatable {
    case quote(BlockQuote.Kind)
    case letter
    case authorNote(AuthorNote.Position)
    case note(Note.ID)
    case summary
    case list(List.Kind)
    case item
    case verse
    case table
    case figure
  }

  var kind: Kind
  var blocks: [Block] = []

  /// Of a list.
  var items: [[Block]] = []
  /// Of an item: whether a paragraph was marked as one.
  var holdsMarkedParagraph = false
  /// Of a list: whether one of its items holds a marked paragraph.
  var isLoose = false

  /// Of a verse.
  var stanzas: [Stanza] = []

  /// Of a table.
  var header: [TableCell] = []
  var rows: [[TableCell]] = []
  var row: [TableCell] = []
  var alignments: [Alignment] = []
  var isInHead = false
  /// How many columns the cell under way takes beyond its first.
  var extraColumns = 0

  /// Of a table or a figure.
  var caption: [Inline] = []
  /// Of a figure.
  var image: Image?

  init(_ kind: Kind) {
    self.kind = kind
  }

  /// The blocks that the container becomes.
  consuming func finished() -> [Block] {
    switch kind {
    case .quote(let kind): return [.blockQuote(BlockQuote(blocks, kind: kind))]
    case .letter: return [.letter(blocks)]
    case .authorNote(let position): return [.authorNote(AuthorNote(blocks, position: position))]
    case .list(let kind):
      guard !items.isEmpty else { return blocks }
      return [.list(List(kind, isTight: !isLoose, items: items))] + blocks
    case .verse: return [.verse(Verse(stanzas: stanzas))] + blocks
    case .table:
      let caption: [Block] =
        self.caption.isEmpty
        ? [] : [.paragraph(Paragraph(self.caption, alignment: .center))]
      // XML lets cells stand without a row.
      let rest = row.isEmpty ? [] : [row]
      let table = Table(alignments: alignments, header: header, rows: rows + rest)
      return caption + [.table(table)] + blocks
    case .figure:
      guard let image else {
        return blocks + (caption.isEmpty ? [] : [.paragraph(caption)])
      }
      return [.figure(Figure(image, caption: caption))] + blocks
    case .note, .summary, .item: return blocks
    }
  }
}
