public import Typography

/// Turns stories of one format into another: bytes in, bytes out. It touches neither files nor
/// clock, and may be used from many threads at once.
public struct Converter: Sendable {
  /// How to read and what to write.
  public struct Options: Sendable {
    /// The format to read. Nil finds it out from the content and the name of each source.
    public var inputFormat: StoryFormat?
    /// The format to write.
    public var outputFormat: StoryFormat
    /// What becomes of quotation marks and dashes.
    public var punctuation = Punctuation.asWritten
    /// What replaces the metadata that a source shows.
    public var overrides = MetadataOverrides()
    /// What is particular to some formats.
    public var formats = FormatOptions()
    /// How long a source is, in bytes, whose story is not held as a whole where that can be helped: its
    /// text is made twice, in a twentieth more time and half the memory.
    package var byteCountForInstallments = 4 << 20

    /// Makes options.
    public init(from inputFormat: StoryFormat? = nil, to outputFormat: StoryFormat) {
      self.inputFormat = inputFormat
      self.outputFormat = outputFormat
    }
  }

  /// How to read and what to write.
  public var options: Options

  /// Makes a converter.
  public init(options: Options) {
    self.options = options
  }

  /// Reads a story and completes what it does not say of itself: every story comes back with a
  /// title and a language.
  /// - Complexity: O(n) in bytes.
  /// - Throws: ``ImportError`` where the source cannot be read.
  public func story(
    from source: Source, diagnostics: inout Diagnostics
  ) throws(ImportError) -> Story {
    let importer = try importer(for: source)
    let story = try importer.story(from: source, diagnostics: &diagnostics)
    return try completed(story, from: source, diagnostics: &diagnostics)
  }

  /// A story as it came from an importer, with what it does not say of itself, and its marks set.
  func completed(
    _ story: consuming Story, from source: Source, diagnostics: inout Diagnostics
  ) throws(ImportError) -> Story {
    guard !story.isBlank else {
      throw ImportError("the input holds no words and no pictures: there is no story in it")
    }
    options.overrides.apply(to: &story)
    complete(&story, from: source, diagnostics: &diagnostics)
    setPunctuation(of: &story, diagnostics: &diagnostics)
    return story
  }

  /// Renders a story.
  /// - Complexity: O(n) in the size of the story.
  /// - Throws: ``ExportError`` where the output format cannot hold it.
  public func bytes(
    of story: Story, diagnostics: inout Diagnostics
  ) throws(ExportError) -> [UInt8] {
    var output = OutputBuffer()
    try write(story, to: &output, diagnostics: &diagnostics)
    return output.bytes
  }

  /// Renders a story behind what `output` holds.
  /// - Complexity: O(n) in the size of the story.
  /// - Throws: ``ExportError`` where the output format cannot hold it.
  public func write(
    _ story: Story, to output: inout OutputBuffer, diagnostics: inout Diagnostics
  ) throws(ExportError) {
    try exporter().write(story, to: &output, diagnostics: &diagnostics)
  }

  func exporter() throws(ExportError) -> any Exporter {
    guard let entry = Registry.exporter(for: options.outputFormat) else {
      throw ExportError("no exporter writes '\(options.outputFormat.name)'")
    }
    return entry.make(options.formats)
  }

  /// What was recognised in plain text, a line for each block with the lines of the source that it
  /// stands in: to be looked at, edited, and given back as ``PlainTextImporter/Options/outline``.
  /// - Returns: nil where the source is in another format, which says its structure by itself.
  /// - Complexity: O(n) in bytes.
  public func outline(
    of source: Source, explained: Bool
  ) throws(ImportError) -> String? {
    guard !source.bytes.isEmpty, let importer = try importer(for: source) as? PlainTextImporter
    else { return nil }
    var diagnostics = Diagnostics()
    return try importer.reading(of: source, diagnostics: &diagnostics).outline(explained: explained)
  }

  /// - Throws: ``ImportError`` where the source is empty, or in a format that cannot be read.
  func importer(for source: Source) throws(ImportError) -> any Importer {
    guard !source.bytes.isEmpty else {
      throw ImportError("the input is empty: there is no story in it")
    }
    let format: StoryFormat
    if let inputFormat = options.inputFormat {
      format = inputFormat
    } else {
      switch FormatDetection.format(of: source) {
      case .format(let found): format = found
      case .unsupported(let what, let hint): throw ImportError(what, hint: hint)
      }
    }
    guard let entry = Registry.importer(for: format) else {
      let known = Registry.inputFormats.map(\.name).joined(separator: ", ")
      throw ImportError(
        "is in the format '\(format.name)', which cannot be read", hint: "formats to read: \(known)"
      )
    }
    return entry.make(options.formats)
  }

  private func setPunctuation(of story: inout Story, diagnostics: inout Diagnostics) {
    switch options.punctuation {
    case .asWritten:
      break
    case .smart(let rules):
      let language = rules.language.isEmpty ? story.metadata.language : rules.language
      if !SmartPunctuation.knows(language: language) {
        diagnostics.warn(
          "smart-language", "punctuation stays as it is: no rules are known for '\(language)'",
          hint: "--smart=LANG names the language whose rules hold")
        return
      }
      var ambiguities: [PunctuationAmbiguity] = []
      story = story.smartened(rules) { ambiguities.append($0) }.normalized()
      for ambiguity in ambiguities {
        diagnostics.warn(
          "smart-ambiguity", "a mark that could mean two things stays: \(ambiguity.excerpt)")
      }
    case .straight:
      story = story.straightened().normalized()
    }
  }

  /// Sets a title and a language where none is known.
  func complete(
    _ story: inout Story, from source: Source, diagnostics: inout Diagnostics
  ) {
    if story.metadata.title.isEmpty {
      let (title, origin) = StoryTitle.derived(for: story, fileName: source.baseName)
      story.metadata.title = title
      let from =
        switch origin {
        case .fileName: "taken from the file's name"
        case .openingWords: "taken from the opening words"
        case .nothing: "for want of a better one"
        }
      diagnostics.note(
        "title", "the text shows no title: '\(title)' is \(from)", hint: "--title sets another")
    }
    if story.metadata.language.isEmpty { story.metadata.language = "en" }
  }
}

extension Story {
  /// Whether there is nothing to read or to see, and nothing is said about it either.
  fileprivate var isBlank: Bool {
    // The language of a page is often that of the program that made it.
    sections.isEmpty && notes.isEmpty && media.items.isEmpty
      && metadata == Metadata(language: metadata.language)
  }
}

/// What becomes of quotation marks, dashes and ellipses.
public enum Punctuation: Equatable, Sendable {
  /// They stay as they are.
  case asWritten
  /// Straight marks become curly ones, hyphens dashes.
  case smart(SmartPunctuation)
  /// Curly marks become straight ones, dashes hyphens.
  case straight
}

/// Metadata that a caller decides, in place of what a source shows.
public struct MetadataOverrides: Sendable {
  /// Nil leaves the title as it is.
  public var title: String?
  /// Empty leaves the authors as they are.
  public var authors: [String] = []
  /// Nil leaves the language as it is.
  public var language: String?
  /// Nil leaves the cover as it is.
  public var cover: MediaItem?

  /// Makes overrides that change nothing.
  public init() {}

  /// Puts the overrides in place.
  public func apply(to story: inout Story) {
    put(into: &story)
    if title != nil || !authors.isEmpty || cover != nil { story.normalize() }
  }

  /// Puts the overrides in place. The story may not be canonical any more.
  func put(into story: inout Story) {
    if let title { story.metadata.title = title }
    if !authors.isEmpty {
      story.metadata.creators =
        authors.map { Creator(name: $0) } + story.metadata.creators.filter { $0.role != .author }
    }
    if let language { story.metadata.language = WhiteSpace.collapsed(language) }
    if let cover { story.putCover(cover) }
  }
}

extension Story {
  /// Makes an image the cover, in place of what has its name.
  mutating func putCover(_ cover: MediaItem) {
    media.items.removeAll { $0.id == cover.id }
    media.items.append(cover)
    metadata.cover = cover.id
  }
}
