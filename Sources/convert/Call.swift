import Conversion
import Quire

/// Where a result goes.
enum Output: Hashable {
  case standardOutput
  case file(String)
  /// A folder that takes several files.
  case folder(String)

  /// What to call it in messages.
  var name: String {
    switch self {
    case .standardOutput: "<stdout>"
    case .file(let path), .folder(let path): path
    }
  }
}

/// One input and where its result goes.
struct Job {
  var input: String
  var output: Output
}

/// A call that was understood: what to do, checked before anything is done.
struct Call: Sendable {
  var options: Converter.Options
  var work = Work.tar
  /// The path of the cover image.
  var cover: String?
  /// How many inputs are converted at once.
  var threads: Int
  /// Whether outputs that are newer than their inputs stay as they are.
  var skipsUnchanged: Bool
  var verbosity = Verbosity.usual
  /// Whether outputs are read back and compared before they take their place.
  var verifies: Bool
  /// Whether every warning and everything lost is an error.
  var isStrict: Bool
  /// Whether an outline says why each block is what it is.
  var explains: Bool
  /// The path of an outline that decides the structure.
  var outline: String?
  /// The site that the outputs are for.
  var site: SiteProfile?
  /// Where to write what was kept and what was lost.
  var report: String?
  /// The bytes that one member of a tar archive may have.
  let memberLimit = 256 << 20

  /// What to do with the inputs.
  enum Work {
    /// Convert each by itself.
    case each([Job])
    /// Make one book of all.
    case merge([String], Output)
    /// Convert the members of an archive from standard input to standard output.
    case tar
  }

  enum Verbosity: Int, Comparable {
    case quiet
    case usual
    case verbose

    static func < (left: Verbosity, right: Verbosity) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  init(_ arguments: Arguments) throws(UsageError) {
    site = try Self.site(arguments)
    let format = if let site { site.format } else { try Self.outputFormat(arguments) }
    options = Converter.Options(to: format)
    threads = try Self.number(arguments, "jobs", in: 1...256) ?? usableProcessorCount()
    skipsUnchanged = arguments.has("if-newer")
    verifies = arguments.has("verify")
    isStrict = arguments.has("strict")
    report = arguments["report"]
    outline = arguments["outline"]
    explains = arguments.has("explain")
    guard !explains || format == .outline else {
      throw UsageError("--explain says more in an outline", hint: "say --to outline --explain")
    }
    if let name = arguments["from"] {
      options.inputFormat = try Self.format(
        name, among: Registry.inputFormats, option: "--from", verb: "read")
    }
    options.overrides.title = arguments["title"]
    options.overrides.authors = arguments.all("author")
    options.overrides.language = try Self.language(arguments["language"])
    options.formats.modified = try Self.modified(environment: "SOURCE_DATE_EPOCH")
    options.formats.jobs = threads
    options.formats.html.unsafe = arguments.has("unsafe")
    options.formats.markdownOutput.unsafe = arguments.has("unsafe")
    options.formats.textOutput.lineWidth = try Self.number(arguments, "wrap", in: 20...1000)
    options.formats.markdownOutput.width = options.formats.textOutput.lineWidth
    if let level = try Self.number(arguments, "compression", in: 0...9) {
      options.formats.epub.compressionLevel = level
    }
    if let dialect = try Self.dialect(arguments) {
      options.formats.markdownOutput.dialect = dialect
    }
    try Self.readLimits(arguments, into: &options.formats.epubInput)
    try Self.readGuesses(arguments, into: &options.formats.text)
    options.formats.text.language = options.overrides.language ?? ""
    options.formats.xhtml.blockParagraphs = arguments.has("block-paragraphs")
    options.formats.epub.blockParagraphs = arguments.has("block-paragraphs")
    options.punctuation = try Self.punctuation(arguments)
    cover = arguments["cover"]
    if arguments.has("quiet"), arguments.has("verbose") {
      throw UsageError("--quiet and --verbose contradict each other")
    }
    if arguments.has("quiet") { verbosity = .quiet }
    if arguments.has("verbose") { verbosity = .verbose }
    work = try Self.work(arguments, options: options, site: site)
  }
}
