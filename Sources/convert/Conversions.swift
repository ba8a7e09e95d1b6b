import Conversion
import Quire

/// The conversions of one call.
struct Conversions: Sendable {
  var converter: Converter
  var call: Call

  /// Converts each input by itself, several at once, and shows their reports in order.
  /// - Returns: whether none failed.
  func run(_ jobs: [Job]) -> Bool {
    var conversions = self
    // Threads are worth most where nothing has to wait for another: between inputs.
    if jobs.count > 1 { conversions.converter.options.formats.jobs = 1 }
    let reports = ReportQueue()
    let entries = parallelMap(count: jobs.count, jobs: call.threads) { [conversions] index in
      let report = conversions.run(jobs[index], isOnly: jobs.count == 1)
      reports.add(report, at: index)
      return report.entry
    }
    return writeReport(entries) && !reports.hasFailure
  }

  /// Writes what `--report` asks for.
  /// - Returns: whether that worked.
  private func writeReport(_ entries: [ConversionReport.Entry]) -> Bool {
    guard let path = call.report else { return true }
    do throws(FileError) {
      try OutputFile.put(ConversionReport(entries: entries).json, at: path)
      return true
    } catch {
      Terminal.error("convert: error: \(error.message)", hint: error.hint)
      return false
    }
  }

  /// - Parameter isOnly: whether it is the only one, and the command ends behind it.
  private func run(_ job: Job, isOnly: Bool) -> Report {
    var report = Report(call.verbosity, input: job.input, output: job.output)
    do throws(FailedInput) {
      if call.skipsUnchanged, job.output != .standardOutput,
        InputFile.isNewer(job.output.name, than: job.input)
      {
        report.addDetail("\(job.input) -> \(job.output.name) (unchanged)")
        return report
      }
      if let site = call.site {
        try publish(Self.read(job.input), for: site, to: job.output, report: &report)
        return report
      }
      let name = Self.name(of: job.input)
      if isOnly {
        Heap.prepare(
          forInputOf: InputFile.byteCount(of: job.input), threads: converter.options.formats.jobs)
      }
      let source = try Self.read(job.input, jobs: converter.options.formats.jobs)
      let story: Story
      var words: Int?
      var rendering: Rendering?
      if case .file(let path) = job.output, writesWhileRendering {
        let streamed = try stream(source, to: path, isLast: isOnly, report: &report)
        (story, words, rendering) = (streamed.rendering.story, streamed.words, streamed.rendering)
      } else {
        let bytes: [UInt8]
        (story, bytes) = try converted(source, report: &report)
        if isOnly { WorkerThreads.shared.dismiss() }
        try Self.write(bytes, to: job.output, for: name)
      }
      report.add(result: story, words: words, from: name, in: job.output)
      // To take a large story apart takes time, which the end of the command saves.
      if isOnly { _ = Unmanaged.passRetained(OnlyStory(story, rendering)) }
    } catch {
      report.fail(error)
    }
    return report
  }

  /// A story and its rendering. The source is let go before the story is rendered.
  func converted(
    _ source: consuming Source, report: inout Report
  ) throws(FailedInput) -> (story: Story, bytes: [UInt8]) {
    let name = source.name
    var diagnostics = Diagnostics()
    let story = try imported(source, diagnostics: &diagnostics, report: &report)
    if let outline = try outline(of: source, diagnostics: &diagnostics) {
      report.add(diagnostics, of: name)
      return (story, outline)
    }
    _ = consume source
    let bytes = try rendered(story, from: name, diagnostics: &diagnostics, report: &report)
    return (story, bytes)
  }

  /// The story of a source.
  func imported(
    _ source: Source, diagnostics: inout Diagnostics, report: inout Report
  ) throws(FailedInput) -> Story {
    do throws(ImportError) {
      return try converter.story(from: source, diagnostics: &diagnostics)
    } catch {
      report.add(diagnostics, of: source.name)
      throw FailedInput(error, in: source.name)
    }
  }

  /// The outline of plain text, which has more to say than that of its story: lines and reasons.
  private func outline(
    of source: Source, diagnostics: inout Diagnostics
  ) throws(FailedInput) -> [UInt8]? {
    guard converter.options.outputFormat == .outline else { return nil }
    do throws(ImportError) {
      if let outline = try converter.outline(of: source, explained: call.explains) {
        return Array(outline.utf8)
      }
    } catch {
      throw FailedInput(error, in: source.name)
    }
    if call.explains {
      diagnostics.note(
        "nothing-to-explain", "--explain has no effect: only in plain text is structure a guess")
    }
    return nil
  }

  /// The rendering of a story, checked as the call asks for.
  func rendered(
    _ story: Story, from name: String, diagnostics: inout Diagnostics, report: inout Report
  ) throws(FailedInput) -> [UInt8] {
    let bytes: [UInt8]
    do throws(ExportError) {
      bytes = try converter.bytes(of: story, diagnostics: &diagnostics)
    } catch {
      report.add(diagnostics, of: name)
      throw FailedInput(error, in: name)
    }
    report.add(diagnostics, of: name)
    if call.report != nil || call.isStrict {
      report.entry.wordsIn = story.countedWords
      report.entry.losses = converter.losses(of: story)
    }
    if call.report != nil || call.verifies {
      let verification = converter.verification(of: bytes, renderedFrom: story)
      report.entry.verification = verification
      if call.verifies { try Self.check(verification, of: name) }
    }
    if call.isStrict { try Self.checkStrictly(report.entry, of: name) }
    return bytes
  }

  private static func check(
    _ verification: Verification, of name: String
  ) throws(FailedInput) {
    guard case .differs(let difference) = verification.result else { return }
    throw FailedInput(
      FileError(
        "the output does not read back as the same story, and is not written:\n\(difference)",
        hint: "this is a defect of the exporter; --to json keeps everything"), in: name)
  }

  static func checkStrictly(
    _ entry: ConversionReport.Entry, of name: String
  ) throws(FailedInput) {
    let warnings = entry.diagnostics.all.count { $0.severity == .warning }
    var reasons: [String] = []
    if warnings > 0 { reasons.append(warnings == 1 ? "a warning" : "\(warnings) warnings") }
    reasons += entry.publication?.lost ?? []
    reasons += entry.losses.map { "\($0.count) x \($0.feature)" }
    guard !reasons.isEmpty else { return }
    throw FailedInput(
      FileError(
        "not written, because --strict allows no loss: \(reasons.joined(separator: ", "))",
        hint: "--to json keeps everything; without --strict the rest is written"), in: name)
  }

  /// Makes one book of all inputs. A book without one of its parts is no book: one input that
  /// fails stops it.
  /// - Returns: whether none failed.
  func merge(_ inputs: [String], into output: Output) -> Bool {
    var reader = converter
    reader.options.overrides = MetadataOverrides()
    var stories: [Story] = []
    var isComplete = true
    for input in inputs {
      var report = Report(call.verbosity, input: input, output: output)
      do throws(FailedInput) {
        stories.append(try Self.story(from: Self.read(input), with: reader, report: &report))
      } catch {
        report.fail(error)
        isComplete = false
      }
      report.show()
    }
    guard isComplete else {
      Terminal.error("\(output.name): error: is not written, because an input failed", hint: nil)
      return false
    }
    var report = Report(
      call.verbosity, input: inputs.joined(separator: ", "), output: output)
    var diagnostics = Diagnostics()
    let book = converter.book(of: stories, named: output.name)
    do throws(FailedInput) {
      let bytes = try rendered(
        book, from: output.name, diagnostics: &diagnostics, report: &report)
      try Self.write(bytes, to: output, for: output.name)
      report.add(result: book, from: "\(stories.count) stories", in: output)
    } catch {
      report.fail(error)
    }
    report.show()
    return writeReport([report.entry]) && !report.failed
  }

  private static func story(
    from source: Source, with converter: Converter, report: inout Report
  ) throws(FailedInput) -> Story {
    var diagnostics = Diagnostics()
    do throws(ImportError) {
      let story = try converter.story(from: source, diagnostics: &diagnostics)
      report.add(diagnostics, of: source.name)
      return story
    } catch {
      report.add(diagnostics, of: source.name)
      throw FailedInput(error, in: source.name)
    }
  }

  /// The image at `path` as a cover.
  static func cover(at path: String) throws(FailedInput) -> MediaItem {
    let source = try read(path)
    do throws(ImportError) {
      return try CoverImage.item(from: source)
    } catch {
      throw FailedInput(error, in: path)
    }
  }

  /// The text of an outline.
  static func outline(at path: String) throws(FailedInput) -> String {
    let source = try read(path)
    guard let text = String(validating: source.bytes, as: UTF8.self) else {
      throw FailedInput(
        FileError(
          "is not an outline: it is not UTF-8", hint: "--to outline writes one to start from"),
        in: path)
    }
    return text
  }

  /// What to call an input in messages.
  private static func name(of path: String) -> String {
    path == "-" ? "<stdin>" : path
  }

  /// - Parameter jobs: how many threads may read at once.
  private static func read(_ path: String, jobs: Int = 1) throws(FailedInput) -> Source {
    let name = name(of: path)
    do throws(FileError) {
      return Source(
        name: name,
        bytes: path == "-"
          ? try InputFile.standardInput() : try InputFile.bytes(at: path, jobs: jobs))
    } catch {
      throw FailedInput(error, in: name)
    }
  }

  static func write(
    _ bytes: [UInt8], to output: Output, for input: String
  ) throws(FailedInput) {
    do throws(FileError) {
      switch output {
      case .standardOutput:
        try OutputFile.putOnStandardOutput(bytes)
      case .file(let path), .folder(let path):
        try OutputFile.makeDirectory(above: path)
        try OutputFile.put(bytes, at: path)
      }
    } catch {
      throw FailedInput(error, in: input)
    }
  }
}

/// A story that lives as long as the command.
private final class OnlyStory {
  private let story: Story
  private let rendering: Rendering?

  init(_ story: Story, _ rendering: Rendering?) {
    self.story = story
    self.rendering = rendering
  }
}
