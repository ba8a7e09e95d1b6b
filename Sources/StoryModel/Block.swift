/// A piece of a section that stands on lines of its own.
public enum Block: Equatable, Sendable {
  case paragraph(Paragraph)
  /// A heading inside a section, below the section's own.
  case heading(Heading)
  case sceneBreak(SceneBreak)
  case verse(Verse)
  case blockQuote(BlockQuote)
  /// A letter that somebody in the story wrote.
  case letter([Block])
  case authorNote(AuthorNote)
  case list(List)
  case code(CodeBlock)
  case table(Table)
  case figure(Figure)
  /// Markup that the model cannot say. Made only where asked for.
  case raw(RawMarkup)

  /// A plain paragraph.
  public static func paragraph(_ content: [Inline]) -> Block {
    .paragraph(Paragraph(content))
  }
}

/// A paragraph.
public struct Paragraph: Equatable, Sendable {
  /// The inlines inside.
  public var content: [Inline]
  /// How its lines are set.
  public var alignment: Alignment

  /// Makes a paragraph, aligned as the reader prefers unless told otherwise.
  public init(_ content: [Inline], alignment: Alignment = .natural) {
    self.content = content
    self.alignment = alignment
  }
}

/// How the lines of a paragraph or a table column are set. The raw values are stable.
public enum Alignment: String, CaseIterable, Sendable {
  /// As the reader and the writing direction have it.
  case natural
  case left
  case center
  case right
  case justified
}

/// A heading inside a section.
public struct Heading: Equatable, Sendable {
  /// 1...6, as in HTML. Exporters that need an unbroken outline shift it.
  public var level: Int
  /// The inlines inside.
  public var content: [Inline]

  /// Makes a heading. `level` is brought into 1...6.
  public init(level: Int, content: [Inline]) {
    self.level = min(max(level, 1), 6)
    self.content = content
  }
}

/// A pause between two scenes.
public struct SceneBreak: Equatable, Sendable {
  /// The mark as the author drew it: `* * *`, `~oOo~`. Empty for a blank gap or a plain rule.
  public var mark: String

  /// Makes a break, a plain one unless a mark is given.
  public init(mark: String = "") {
    self.mark = mark
  }
}

/// Lines whose ends are the author's: a poem, lyrics, an inscription.
public struct Verse: Equatable, Sendable {
  /// The stanzas, in order.
  public var stanzas: [Stanza]

  /// Makes a verse.
  public init(stanzas: [Stanza]) {
    self.stanzas = stanzas
  }
}

/// Lines of a verse that belong together.
public struct Stanza: Equatable, Sendable {
  /// The lines, in order.
  public var lines: [VerseLine]

  /// Makes a stanza.
  public init(lines: [VerseLine]) {
    self.lines = lines
  }
}

/// A line of a verse.
public struct VerseLine: Equatable, Sendable {
  /// Steps from the left margin, 0...8.
  public var indent: Int
  /// The inlines inside.
  public var content: [Inline]

  /// Makes a line. `indent` is brought into 0...8.
  public init(_ content: [Inline], indent: Int = 0) {
    self.content = content
    self.indent = min(max(indent, 0), 8)
  }
}

/// Words of another, set off from the text.
public struct BlockQuote: Equatable, Sendable {
  /// Which kind it is.
  public var kind: Kind
  /// The blocks inside, in order.
  public var blocks: [Block]

  /// Makes a quotation.
  public init(_ blocks: [Block], kind: Kind = .quotation) {
    self.kind = kind
    self.blocks = blocks
  }

  /// What is quoted. The raw values are stable.
  public enum Kind: String, CaseIterable, Sendable {
    case quotation
    /// A motto above a chapter.
    case epigraph
    /// Text messages, chat, or another screen that somebody in the story reads.
    case message
  }
}

/// What the author says to the readers: greetings, disclaimers, pleas for comments, settings.
public struct AuthorNote: Equatable, Sendable {
  /// Where it stands.
  public var position: Position
  /// The blocks inside, in order.
  public var blocks: [Block]

  /// Makes a note.
  public init(_ blocks: [Block], position: Position = .before) {
    self.position = position
    self.blocks = blocks
  }

  /// Where the note stands in its section. The raw values are stable.
  public enum Position: String, CaseIterable, Sendable {
    case before
    case inside
    case after
  }
}

/// A list.
public struct List: Equatable, Sendable {
  /// Which kind it is.
  public var kind: Kind
  /// Whether the items stand close together, their paragraphs without space between.
  public var isTight: Bool
  /// The items, in order.
  public var items: [[Block]]

  /// Makes a list.
  public init(_ kind: Kind, isTight: Bool = true, items: [[Block]]) {
    self.kind = kind
    self.isTight = isTight
    self.items = items
  }

  /// Bullets, or numbers from a start (0 or more).
  public enum Kind: Equatable, Sendable {
    case bullet
    case ordered(start: Int)
  }
}

/// Text whose spaces and line ends stand as they are.
public struct CodeBlock: Equatable, Sendable {
  /// The first word after a Markdown fence. Empty when none is given.
  public var language: String
  /// Lines that end in a line feed each, the last one too unless the block is empty.
  public var text: String

  /// Makes a block.
  public init(_ text: String, language: String = "") {
    self.language = language
    self.text = text
  }
}

/// A table of inline cells.
public struct Table: Equatable, Sendable {
  /// One for each column, as many as the widest row has cells.
  public var alignments: [Alignment]
  /// The cells of the heading row. Empty when there is none.
  public var header: [TableCell]
  /// The rows below the heading row, each of one cell or more.
  public var rows: [[TableCell]]

  /// Makes a table.
  public init(alignments: [Alignment] = [], header: [TableCell] = [], rows: [[TableCell]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}

/// A cell of a table.
public struct TableCell: Equatable, Sendable {
  /// The inlines inside.
  public var content: [Inline]

  /// Makes a cell.
  public init(_ content: [Inline]) {
    self.content = content
  }
}

/// An image that stands between paragraphs, with its caption.
public struct Figure: Equatable, Sendable {
  /// The image.
  public var image: Image
  /// The words below the image. Empty when there are none.
  public var caption: [Inline]

  /// Makes a figure.
  public init(_ image: Image, caption: [Inline] = []) {
    self.image = image
    self.caption = caption
  }
}

/// Markup in a format's own words, kept only where asked for.
public struct RawMarkup: Equatable, Sendable {
  /// The name of the format: `html`.
  public var format: String
  /// The markup, as it stands.
  public var text: String

  /// Makes a piece of markup.
  public init(format: String, text: String) {
    self.format = format
    self.text = text
  }
}
