extension PlainTextImporter {
  /// What overrules the guesses.
  public struct Options: Sendable {
    /// How paragraphs are told apart.
    public enum Paragraphs: String, CaseIterable, Sendable {
      /// Told by the looks of the text.
      case auto
      /// Blank lines between, one line each.
      case blank
      /// Each line is a paragraph.
      case line
      /// Wrapped at a margin, the first line of each indented.
      case indent
      /// Wrapped at a margin, blank lines between.
      case wrapped

      var style: DocumentProfile.ParagraphStyle? {
        switch self {
        case .auto: nil
        case .blank: .blank
        case .line: .line
        case .indent: .indent
        case .wrapped: .wrapped
        }
      }
    }

    /// What becomes of what the author says to the readers.
    public enum Notes: String, CaseIterable, Sendable {
      /// It stays where it stands.
      case keep
      /// All of it makes a section at the end.
      case moveToEnd = "move-to-end"
      /// It is left out; a diagnostic says what and where.
      case remove
    }

    /// The installments of a long story.
    package struct Installments: Sendable {
      /// The runs of lines that one has at least, but for the last: some 60 KB of prose, which takes a
      /// thread a few milliseconds to write.
      package var unitCount = 200
      /// One that is a larger part of the story than this one's share, which is 1 or more, leaves threads
      /// without work and is much to hold at once: then the story is made as a whole.
      package var minimum = 32
    }

    /// How paragraphs are told apart.
    public var paragraphs: Paragraphs
    /// Which lines are headings. A list of contents that names them too stays a list.
    public var chapters: LineRule
    /// Which lines and gaps part scenes.
    public var sceneBreaks: LineRule
    /// What becomes of notes by the author.
    public var notes: Notes
    /// The language as a BCP 47 tag. Guessed where empty.
    public var language: String
    /// Whether characters that were decoded wrongly before, `â€™` for `’`, are repaired.
    public var fixesMojibake: Bool
    /// An outline that decides the structure: what ``PlainTextReading/outline(explained:)`` writes,
    /// edited.
    public var outline: String?
    /// How many threads may read one text. The story is the same for any number.
    public var jobs = 1
    /// How a long story is cut for ``SerialImporter``.
    package var installments = Installments()

    /// Makes options that guess everything but what is given.
    public init(
      paragraphs: Paragraphs = .auto, chapters: LineRule = .automatic,
      sceneBreaks: LineRule = .automatic, notes: Notes = .keep, language: String = "",
      fixesMojibake: Bool = false, outline: String? = nil
    ) {
      self.paragraphs = paragraphs
      self.chapters = chapters
      self.sceneBreaks = sceneBreaks
      self.notes = notes
      self.language = language
      self.fixesMojibake = fixesMojibake
      self.outline = outline
    }
  }
}
