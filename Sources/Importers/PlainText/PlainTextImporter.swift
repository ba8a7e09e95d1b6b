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
  public var options: Options

  /// Makes an importer.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// Plain text.
  public var format: StoryFormat { .text }

  /// Reads a story from a text in any of the known encodings.
  /// - Complexity: O(n) in bytes.
  /// - Throws: ``ImportError`` where the text is longer than 4 GiB, or the outline of the options
  ///   cannot be read.
  public func story(
    from source: Source, diagnostics: inout Diagnostics
  ) throws(ImportError) -> Story {
    let reader = try read(source, diagnostics: &diagnostics)
    reportDoubts(reader, diagnostics: &diagnostics)
    return story(
      from: StoryAssembler(reader), holdsForbidden: holdsForbidden(reader),
      diagnostics: &diagnostics)
  }

  /// - Parameter holdsForbidden: whether XML forbids some of the text.
  private func story(
    from assembler: StoryAssembler, holdsForbidden: Bool, diagnostics: inout Diagnostics
  ) -> Story {
    let reader = assembler.reader
    var (story, isNumbered) = assembler.story(jobs: options.jobs)
    switch options.notes {
    case .keep: break
    case .moveToEnd: story.moveAuthorNotesToEnd()
    case .remove:
      reportNotes(reader, diagnostics: &diagnostics)
      _ = story.removeAuthorNotes()
      removeFootnotesOfNotes(from: &story, reader, diagnostics: &diagnostics)
    }
    if holdsForbidden {
      // A block may hold nothing else.
      story.normalize()
    } else {
      story.normalizeAroundCanonicalBlocks(
        notesAreNumbered: isNumbered && options.notes == .keep)
    }
    return story
  }

  /// Whether characters of the text are left out of the story, since XML forbids them.
  /// - Complexity: O(n) in lines, and in the bytes of those that may hold such.
  private func holdsForbidden(_ reader: StructureReader) -> Bool {
    reader.bytes.withUnsafeBufferPointer { bytes in
      reader.lines.contains { line in
        line.flags.contains(.forbidden)
          && !WhiteSpace.isPermitted(UnsafeBufferPointer(rebasing: bytes[line.range]))
      }
    }
  }

  /// Reads the structure of a text, to be looked at rather than converted.
  /// - Complexity: O(n) in bytes.
  /// - Throws: ``ImportError`` as ``story(from:diagnostics:)`` does.
  public func reading(
    of source: Source, diagnostics: inout Diagnostics
  ) throws(ImportError) -> PlainTextReading {
    PlainTextReading(try read(source, diagnostics: &diagnostics))
  }

  func read(
    _ source: Source, diagnostics: inout Diagnostics
  ) throws(ImportError) -> StructureReader {
    var decoded = TextDecoder.decode(source.bytes, jobs: options.jobs, diagnostics: &diagnostics)
    if options.fixesMojibake {
      let text = Mojibake.repaired(decoded.bytes, diagnostics: &diagnostics)
      decoded = DecodedText(validUTF8: text, jobs: options.jobs)
    }
    let (text, lines) = (decoded.bytes, decoded.lines)
    guard text.count < Int(UInt32.max) else {
      throw ImportError("text is longer than 4 GiB", hint: "split it into several files")
    }
    var language = options.language
    if language.isEmpty {
      language = LanguageGuess.language(of: text) ?? ""
      if language.isEmpty {
        language = "en"
        if !lines.isEmpty {
          diagnostics.note(
            "language-assumed", "language is not certain, taken for English",
            hint: "say it with --language")
        }
      }
    }
    var reader = StructureReader(bytes: text, lines: lines, language: language, options: options)
    if let outline = options.outline {
      try reader.read(by: OutlineText.entries(of: outline))
    } else {
      reader.read()
    }
    return reader
  }

  // MARK: Diagnostics

  /// Says which paragraphs might be headings after all.
  private func reportDoubts(_ reader: StructureReader, diagnostics: inout Diagnostics) {
    for unit in reader.units
    where unit.kind == .paragraph && unit.runnerUp == .heading && unit.runnerUpConfidence >= 35 {
      diagnostics.note(
        "possible-heading",
        "kept as a paragraph, but may be a heading: '\(openingWords(of: unit, in: reader))'",
        hint: "name headings with --chapters, or edit an outline and pass it with --outline",
        at: SourcePosition(line: reader.number(ofLine: Int(unit.first))))
    }
  }

  private func reportNotes(_ reader: StructureReader, diagnostics: inout Diagnostics) {
    for unit in reader.units where unit.kind == .note {
      diagnostics.warn(
        "note-removed",
        "note by the author left out: '\(openingWords(of: unit, in: reader))'",
        at: SourcePosition(line: reader.number(ofLine: Int(unit.first))))
    }
  }

  /// The first words of a unit, for a message.
  func openingWords(of unit: StructureUnit, in reader: StructureReader) -> String {
    String(decoding: reader.bytes[reader.opening(unit, limit: 120)], as: UTF8.self)
  }
}

extension PlainTextImporter: SerialImporter {
  /// Reads a story: an installment at a time where no chapter is a large part of it, and all that is in
  /// it stays where it is.
  package func readStory<Summary: Sendable>(
    from source: Source, diagnostics: inout Diagnostics,
    summarize: @escaping @Sendable (Section) -> Summary
  ) throws(ImportError) -> ReadStory<Summary> {
    let reader = try read(source, diagnostics: &diagnostics)
    reportDoubts(reader, diagnostics: &diagnostics)
    let assembler = StoryAssembler(reader)
    let holdsForbidden = holdsForbidden(reader)
    if options.notes == .keep, !holdsForbidden,
      let story = assembler.serialStory(jobs: options.jobs, summarize: summarize)
    {
      return .serial(story)
    }
    return .whole(
      story(from: assembler, holdsForbidden: holdsForbidden, diagnostics: &diagnostics))
  }
}
