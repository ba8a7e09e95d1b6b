import Quire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

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
    threads = try Self.number(arguments, "jobs", in: 1...256) ?? Self.processorCount
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

  private static var processorCount: Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  /// The value of an option that takes a number.
  private static func number(
    _ arguments: Arguments, _ name: String, in range: ClosedRange<Int>
  ) throws(UsageError) -> Int? {
    guard let text = arguments[name] else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw UsageError(
        "option '--\(name)' takes a number from \(range.lowerBound) to \(range.upperBound), "
          + "not '\(text)'")
    }
    return number
  }

  private static func outputFormat(_ arguments: Arguments) throws(UsageError) -> StoryFormat {
    if let name = arguments["to"] {
      return try format(name, among: Registry.outputFormats, option: "--to", verb: "written")
    }
    if let file = arguments["output"], let dot = file.lastIndex(of: ".") {
      let ending = file[file.index(after: dot)...].lowercased()
      if let format = Registry.outputFormats.first(where: { $0.extensions.first == ending }) {
        return format
      }
    }
    let known = Registry.outputFormats.map(\.name).joined(separator: ", ")
    throw UsageError("no format to write: say --to FORMAT", hint: "formats to write: \(known)")
  }

  private static func site(_ arguments: Arguments) throws(UsageError) -> SiteProfile? {
    guard let name = arguments["for"] else { return nil }
    guard let site = SiteProfile.named(name) else {
      let names = SiteProfile.all.flatMap { [$0.name] + $0.aliases }
      let nearest = Nearest.name(to: name, among: names)
      let all = SiteProfile.all.map(\.name).joined(separator: ", ")
      throw UsageError(
        "no site is known by the name '\(name)'",
        hint: nearest.map { "did you mean '\($0)'?" } ?? "sites: \(all)")
    }
    if let name = arguments["to"],
      try format(name, among: Registry.outputFormats, option: "--to", verb: "written")
        != site.format
    {
      throw UsageError(
        "\(site.title) takes \(site.format.name), not \(name)",
        hint: "--for \(site.name) without --to is enough")
    }
    for name in ["merge", "tar", "verify"] where arguments.has(name) {
      throw UsageError(
        "--for and --\(name) contradict each other",
        hint: name == "merge" ? "merge into a JSON file first, then convert that" : nil)
    }
    return site
  }

  /// Reads what an EPUB may ask of memory.
  private static func readLimits(
    _ arguments: Arguments, into options: inout EPUBImporter.Options
  ) throws(UsageError) {
    if let size = try number(arguments, "max-file", in: 1...4096) {
      options.fileByteLimit = size << 20
    }
    if let size = try number(arguments, "max-total", in: 1...65_536) {
      options.totalByteLimit = size << 20
    }
    options.fileLimit = try number(arguments, "max-files", in: 1...10_000_000) ?? options.fileLimit
    options.ratioLimit = try number(arguments, "max-ratio", in: 1...100_000) ?? options.ratioLimit
  }

  /// Reads what overrules the guesses about plain text.
  private static func readGuesses(
    _ arguments: Arguments, into options: inout PlainTextImporter.Options
  ) throws(UsageError) {
    options.paragraphs = try choice(arguments, "paragraphs") ?? options.paragraphs
    options.notes = try choice(arguments, "notes") ?? options.notes
    options.chapters = try rule(arguments, "chapters") ?? options.chapters
    options.sceneBreaks = try rule(arguments, "scene-breaks") ?? options.sceneBreaks
    options.fixesMojibake = arguments.has("fix-mojibake")
  }

  /// The value of an option that takes one of a few words.
  private static func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ arguments: Arguments, _ name: String
  ) throws(UsageError) -> Value? {
    guard let word = arguments[name] else { return nil }
    guard let value = Value(rawValue: word.lowercased()) else {
      let words = Value.allCases.map(\.rawValue)
      throw UsageError(
        "option '--\(name)' takes \(words.joined(separator: ", ")), not '\(word)'",
        hint: Nearest.name(to: word, among: words).map { "did you mean '\($0)'?" })
    }
    return value
  }

  /// The value of an option that says which lines are something.
  private static func rule(
    _ arguments: Arguments, _ name: String
  ) throws(UsageError) -> LineRule? {
    guard let text = arguments[name] else { return nil }
    do throws(ImportError) {
      return try LineRule(text)
    } catch {
      throw UsageError("option '--\(name)': \(error.message)", hint: error.hint)
    }
  }

  private static func dialect(_ arguments: Arguments) throws(UsageError) -> MarkdownDialect? {
    guard let name = arguments["dialect"] else { return nil }
    guard let dialect = MarkdownDialect(rawValue: name.lowercased()) else {
      let names = MarkdownDialect.allCases.map(\.rawValue)
      let nearest = Nearest.name(to: name, among: names)
      throw UsageError(
        "unknown dialect of Markdown '\(name)'",
        hint: nearest.map { "did you mean '\($0)'?" }
          ?? "dialects: \(names.joined(separator: ", "))")
    }
    return dialect
  }

  private static func format(
    _ name: String, among formats: [StoryFormat], option: String, verb: String
  ) throws(UsageError) -> StoryFormat {
    let wanted = name.lowercased()
    if let format = formats.first(where: { $0.name == wanted }) { return format }
    if let format = formats.first(where: { $0.extensions.contains(wanted) }) { return format }
    let nearest = Nearest.name(to: wanted, among: formats.map(\.name))
    let all = formats.map(\.name).joined(separator: ", ")
    throw UsageError(
      "unknown format '\(name)' for \(option)",
      hint: nearest.map { "did you mean '\($0)'?" } ?? "formats that can be \(verb): \(all)")
  }

  private static func punctuation(_ arguments: Arguments) throws(UsageError) -> Punctuation {
    if arguments.has("straight") {
      guard !arguments.has("smart") else {
        throw UsageError("--smart and --straight contradict each other")
      }
      return .straight
    }
    guard let tag = arguments["smart"] else {
      guard !arguments.has("dashes") else {
        throw UsageError("--dashes says what -- means to --smart", hint: "say --smart too")
      }
      return .asWritten
    }
    var rules = SmartPunctuation(language: try language(tag.isEmpty ? nil : tag) ?? "")
    if !SmartPunctuation.knows(language: rules.language.isEmpty ? "en" : rules.language) {
      throw UsageError("no rules for punctuation are known for the language '\(tag)'")
    }
    if let name = arguments["dashes"] {
      guard let dashes = SmartPunctuation.Dashes(rawValue: name) else {
        throw UsageError("option '--dashes' takes en or em, not '\(name)'")
      }
      rules.dashes = dashes
    }
    return .smart(rules)
  }

  private static func language(_ tag: String?) throws(UsageError) -> String? {
    guard let tag else { return nil }
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    let isWellFormed =
      (2...3).contains(parts[0].utf8.count)
      && parts[0].utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
      && parts.dropFirst().allSatisfy { part in
        (1...8).contains(part.utf8.count)
          && part.utf8.allSatisfy {
            (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
          }
      }
    guard isWellFormed else {
      throw UsageError(
        "'\(tag)' is not a language tag", hint: "a language tag looks like en, pt-BR or zh-Hant")
    }
    return tag
  }

  /// Seconds since 1970 for the time stamps of outputs, so that the same input gives the same
  /// bytes: <https://reproducible-builds.org/specs/source-date-epoch/>.
  private static func modified(environment name: String) throws(UsageError) -> Int64? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    guard let seconds = Int64(value), seconds >= 0 else {
      throw UsageError("the environment variable \(name) is '\(value)', not a number of seconds")
    }
    return seconds
  }
}
