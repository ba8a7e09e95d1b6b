import Quire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the options of a call mean.
extension Call {
  /// The value of an option that takes a number.
  static func number(
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

  static func outputFormat(_ arguments: Arguments) throws(UsageError) -> StoryFormat {
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

  static func site(_ arguments: Arguments) throws(UsageError) -> SiteProfile? {
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
  static func readLimits(
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
  static func readGuesses(
    _ arguments: Arguments, into options: inout PlainTextImporter.Options
  ) throws(UsageError) {
    options.paragraphs = try choice(arguments, "paragraphs") ?? options.paragraphs
    options.notes = try choice(arguments, "notes") ?? options.notes
    options.chapters = try rule(arguments, "chapters") ?? options.chapters
    options.sceneBreaks = try rule(arguments, "scene-breaks") ?? options.sceneBreaks
    options.fixesMojibake = arguments.has("fix-mojibake")
  }

  /// The value of an option that takes one of a few words.
  static func choice<Value: RawRepresentable<String> & CaseIterable>(
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
  static func rule(
    _ arguments: Arguments, _ name: String
  ) throws(UsageError) -> LineRule? {
    guard let text = arguments[name] else { return nil }
    do throws(ImportError) {
      return try LineRule(text)
    } catch {
      throw UsageError("option '--\(name)': \(error.message)", hint: error.hint)
    }
  }

  static func dialect(_ arguments: Arguments) throws(UsageError) -> MarkdownDialect? {
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

  static func format(
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

  static func punctuation(_ arguments: Arguments) throws(UsageError) -> Punctuation {
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

  static func language(_ tag: String?) throws(UsageError) -> String? {
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
  static func modified(environment name: String) throws(UsageError) -> Int64? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    guard let seconds = Int64(value), seconds >= 0 else {
      throw UsageError("the environment variable \(name) is '\(value)', not a number of seconds")
    }
    return seconds
  }
}
