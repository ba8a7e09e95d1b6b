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
    _ = parallelMap(count: jobs.count, jobs: call.threads) { [conversions] index in
      reports.add(conversions.run(jobs[index]), at: index)
    }
    return !reports.hasFailure
  }

  private func run(_ job: Job) -> Report {
    var report = Report(call.verbosity)
    do throws(FailedInput) {
      if call.skipsUnchanged, case .file(let path) = job.output,
        InputFile.isNewer(path, than: job.input)
      {
        report.addDetail("\(job.input) -> \(path) (unchanged)")
        return report
      }
      let source = try Self.read(job.input)
      let (story, bytes) = try converted(source, report: &report)
      try Self.write(bytes, to: job.output, for: source.name)
      report.add(result: story, from: source.name, in: job.output)
    } catch {
      report.fail(error)
    }
    return report
  }

  /// A story and its rendering.
  func converted(
    _ source: Source, report: inout Report
  ) throws(FailedInput) -> (story: Story, bytes: [UInt8]) {
    var diagnostics = Diagnostics()
    let story: Story
    do throws(ImportError) {
      story = try converter.story(from: source, diagnostics: &diagnostics)
    } catch {
      report.add(diagnostics, of: source.name)
      throw FailedInput(error, in: source.name)
    }
    do throws(ExportError) {
      let bytes = try converter.bytes(of: story, diagnostics: &diagnostics)
      report.add(diagnostics, of: source.name)
      return (story, bytes)
    } catch {
      report.add(diagnostics, of: source.name)
      throw FailedInput(error, in: source.name)
    }
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
      var report = Report(call.verbosity)
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
    var report = Report(call.verbosity)
    var diagnostics = Diagnostics()
    let book = converter.book(of: stories, named: output.name)
    do throws(FailedInput) {
      let bytes: [UInt8]
      do throws(ExportError) {
        bytes = try converter.bytes(of: book, diagnostics: &diagnostics)
      } catch {
        throw FailedInput(error, in: output.name)
      }
      report.add(diagnostics, of: output.name)
      try Self.write(bytes, to: output, for: output.name)
      report.add(result: book, from: "\(stories.count) stories", in: output)
    } catch {
      report.fail(error)
    }
    report.show()
    return !report.failed
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

  private static func read(_ path: String) throws(FailedInput) -> Source {
    let name = path == "-" ? "<stdin>" : path
    do throws(FileError) {
      return Source(
        name: name,
        bytes: path == "-" ? try InputFile.standardInput() : try InputFile.bytes(at: path))
    } catch {
      throw FailedInput(error, in: name)
    }
  }

  private static func write(
    _ bytes: [UInt8], to output: Output, for input: String
  ) throws(FailedInput) {
    do throws(FileError) {
      switch output {
      case .standardOutput:
        try OutputFile.putOnStandardOutput(bytes)
      case .file(let path):
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
          try OutputFile.makeDirectory(String(path[..<slash]))
        }
        try OutputFile.put(bytes, at: path)
      }
    } catch {
      throw FailedInput(error, in: input)
    }
  }
}
