public import Conversion
public import StoryModel

/// Reads bare text the way a person does: chapters, scene breaks, notes by the author, verse and
/// letters are told by how they are set and worded.
///
/// The whole document is looked at first (how it is wrapped, how paragraphs are told apart, which
/// marks come again), then each run of lines is classed by several independent pieces of evidence.
/// Where they do not reach, words stay a paragraph.
public struct PlainTextImporter: Importer {
  /// What overrules the guesses.
  public struct Options: Sendable {
    /// How paragraphs are told apart.
    public enum Paragraphs: String, CaseIterable, Sendable {
      case auto
      /// Blank lines between, one line each.
      case blank
      /// Each line is a paragraph.
      case line
      /// The first line of each is indented.
      case indent
      /// Blank lines between, wrapped at a margin.
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

    /// How paragraphs are told apart.
    public var paragraphs: Paragraphs
    /// Which lines are headings.
    public var chapters: LineRule
    /// Which lines and gaps part scenes.
    public var sceneBreaks: LineRule
    /// The language as a BCP 47 tag. Guessed where empty.
    public var language: String

    /// Makes options that guess everything but what is given.
    public init(
      paragraphs: Paragraphs = .auto, chapters: LineRule = .automatic,
      sceneBreaks: LineRule = .automatic, language: String = ""
    ) {
      self.paragraphs = paragraphs
      self.chapters = chapters
      self.sceneBreaks = sceneBreaks
      self.language = language
    }
  }

  /// What overrules the guesses.
  public var options: Options

  /// Makes an importer.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// Plain text.
  public var format: StoryFormat { .text }

  /// Reads a story from a text in any of the known encodings.
  /// - Complexity: O(n) in bytes.
  /// - Throws: ``ImportError`` where the text is longer than 4 GiB.
  public func story(
    from source: Source, diagnostics: inout Diagnostics
  ) throws(ImportError) -> Story {
    let reader = try read(source, diagnostics: &diagnostics)
    var assembler = StoryAssembler(reader)
    var story = assembler.story()
    story.normalizeAroundCanonicalBlocks()
    return story
  }

  func read(
    _ source: Source, diagnostics: inout Diagnostics
  ) throws(ImportError) -> StructureReader {
    let decoded = TextDecoder.decode(source.bytes, diagnostics: &diagnostics)
    guard decoded.count < Int(UInt32.max) else {
      throw ImportError("text is longer than 4 GiB", hint: "split it into several files")
    }
    let lines = decoded.withUnsafeBufferPointer { LineScanner.lines(of: $0) }
    var language = options.language
    if language.isEmpty {
      language = LanguageGuess.language(of: decoded, lines: lines) ?? ""
      if language.isEmpty {
        language = "en"
        if !lines.isEmpty {
          diagnostics.note(
            "language-assumed", "language is not certain, taken for English",
            hint: "say it with --language")
        }
      }
    }
    var reader = StructureReader(
      bytes: decoded, lines: lines, language: language, options: options)
    reader.read()
    return reader
  }
}
