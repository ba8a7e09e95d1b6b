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

  /// What to call it in messages.
  var name: String {
    switch self {
    case .standardOutput: "<stdout>"
    case .file(let path): path
    }
  }
}

/// One input and where its result goes.
struct Job {
  var input: String
  var output: Output
}

/// A call that was understood: what to do, checked before anything is done.
struct Call {
  var options: Converter.Options
  var jobs: [Job] = []
  /// Whether all inputs become one book.
  var merges = false
  /// The path of the cover image.
  var cover: String?
  var verbosity = Verbosity.usual

  enum Verbosity: Int, Comparable {
    case quiet
    case usual
    case verbose

    static func < (left: Verbosity, right: Verbosity) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  init(_ arguments: Arguments) throws(UsageError) {
    options = Converter.Options(to: try Self.outputFormat(arguments))
    if let name = arguments["from"] {
      options.inputFormat = try Self.format(
        name, among: Registry.inputFormats, option: "--from", verb: "read")
    }
    options.overrides.title = arguments["title"]
    options.overrides.authors = arguments.all("author")
    options.overrides.language = try Self.language(arguments["language"])
    options.formats.modified = try Self.modified(environment: "SOURCE_DATE_EPOCH")
    cover = arguments["cover"]
    merges = arguments.has("merge")
    if arguments.has("quiet"), arguments.has("verbose") {
      throw UsageError("--quiet and --verbose contradict each other")
    }
    if arguments.has("quiet") { verbosity = .quiet }
    if arguments.has("verbose") { verbosity = .verbose }
    jobs = try Self.jobs(arguments, format: options.outputFormat)
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

extension Call {
  /// Pairs inputs and outputs. What would destroy something is refused here, before anything is
  /// written.
  private static func jobs(
    _ arguments: Arguments, format: StoryFormat
  ) throws(UsageError) -> [Job] {
    let inputs = arguments.inputs
    guard !inputs.isEmpty else {
      throw UsageError("no input", hint: "convert --to \(format.name) story.txt; --help says more")
    }
    if inputs.count(where: { $0 == "-" }) > 1 {
      throw UsageError("standard input ('-') can be read only once")
    }
    if arguments.has("output"), arguments.has("output-dir") {
      throw UsageError("--output and --output-dir contradict each other")
    }
    let merges = arguments.has("merge")
    if merges, !arguments.has("output") {
      throw UsageError("--merge needs a name for the book", hint: "say -o FILE")
    }
    var result: [Job] = []
    if let file = arguments["output"] {
      guard merges || inputs.count == 1 else {
        throw UsageError(
          "--output names one file, but there are \(inputs.count) inputs",
          hint: "say --output-dir DIR, or --merge to make one book of them")
      }
      let output = file == "-" ? Output.standardOutput : .file(file)
      result = inputs.map { Job(input: $0, output: output) }
    } else {
      let folder = arguments["output-dir"]
      result = inputs.map { input in
        Job(input: input, output: output(for: input, in: folder, format: format))
      }
      if let folder { try makeFolder(folder) }
    }
    try check(result, merges: merges)
    return result
  }

  private static func output(
    for input: String, in folder: String?, format: StoryFormat
  ) -> Output {
    let ending = format.extensions.first ?? format.name
    if input == "-" {
      return folder.map { .file("\($0)/stdin.\(ending)") } ?? .standardOutput
    }
    let slash = input.lastIndex(of: "/").map(input.index(after:)) ?? input.startIndex
    let base = Source(name: input, bytes: []).baseName
    let name = "\(base).\(ending)"
    guard let folder else { return .file(input[..<slash] + name) }
    return .file(folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)")
  }

  private static func makeFolder(_ folder: String) throws(UsageError) {
    do throws(FileError) {
      try OutputFile.makeDirectory(folder)
    } catch {
      throw UsageError(error.message)
    }
  }

  private static func check(_ jobs: [Job], merges: Bool) throws(UsageError) {
    var inputs: [InputFile.Identity: String] = [:]
    for job in jobs where job.input != "-" {
      if let identity = InputFile.identity(of: job.input) { inputs[identity] = job.input }
    }
    var paths: [String: String] = [:]
    var files: [InputFile.Identity: String] = [:]
    for job in jobs {
      guard case .file(let path) = job.output else { continue }
      let identity = InputFile.identity(of: path)
      if let input = identity.flatMap({ inputs[$0] }) {
        throw UsageError(
          "writing '\(path)' would overwrite the input '\(input)'",
          hint: "say -o FILE or --output-dir DIR")
      }
      if merges { continue }
      if let other = paths[path] ?? identity.flatMap({ files[$0] }) {
        throw UsageError(
          "'\(other)' and '\(job.input)' would both be written to '\(path)'",
          hint: "rename one of them, or convert them into different folders with --output-dir")
      }
      paths[path] = job.input
      if let identity { files[identity] = job.input }
    }
  }
}
