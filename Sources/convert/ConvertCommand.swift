import Quire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The command: arguments, files, messages, exit status. What it means to convert is in `Quire`.
@main
enum ConvertCommand {
  /// Exit statuses: all done, some input failed, the call was not understood (`EX_USAGE`).
  enum Status: Int32 {
    case done = 0
    case failed = 1
    case usage = 64
  }

  static func main() {
    UnfinishedFiles.removeOnInterrupt()
    exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  /// Runs one call and says how it went.
  static func run(_ words: [String]) -> Status {
    do throws(UsageError) {
      let arguments = try Arguments(parsing: words)
      if arguments.has("help") { return show(Help.text) }
      if arguments.has("version") { return show("convert (Quire) \(Version.current)\n") }
      let call = try Call(arguments)
      return run(call)
    } catch {
      Terminal.error("convert: error: \(error.message)", hint: error.hint)
      return .usage
    }
  }

  private static func show(_ text: String) -> Status {
    do throws(FileError) {
      try OutputFile.putOnStandardOutput(Array(text.utf8))
      return .done
    } catch {
      Terminal.error("convert: error: \(error.message)", hint: error.hint)
      return .failed
    }
  }

  private static func run(_ call: Call) -> Status {
    var call = call
    if let path = call.cover {
      do throws(FailedInput) {
        call.options.overrides.cover = try cover(at: path)
      } catch {
        error.report()
        return .failed
      }
    }
    let converter = Converter(options: call.options)
    if call.merges { return merge(call, with: converter) }
    var status = Status.done
    for job in call.jobs {
      do throws(FailedInput) {
        try convert(job, of: call, with: converter)
      } catch {
        error.report()
        status = .failed
      }
    }
    return status
  }

  private static func cover(at path: String) throws(FailedInput) -> MediaItem {
    let source = try read(path)
    do throws(ImportError) {
      return try CoverImage.item(from: source)
    } catch {
      throw FailedInput(error, in: path)
    }
  }

  private static func convert(
    _ job: Job, of call: Call, with converter: Converter
  ) throws(FailedInput) {
    let source = try read(job.input)
    var diagnostics = Diagnostics()
    let story = try story(from: source, with: converter, diagnostics: &diagnostics)
    let bytes: [UInt8]
    do throws(ExportError) {
      bytes = try converter.bytes(of: story, diagnostics: &diagnostics)
    } catch {
      call.show(diagnostics, of: source.name)
      throw FailedInput(error, in: source.name)
    }
    call.show(diagnostics, of: source.name)
    try write(bytes, to: job.output, for: source.name)
    call.showResult(of: story, from: source.name, in: job.output)
  }

  /// All inputs as one book. A book without one of its parts is no book: one input that fails
  /// stops this.
  private static func merge(_ call: Call, with converter: Converter) -> Status {
    guard let output = call.jobs.first?.output else { return .done }
    var stories: [Story] = []
    var status = Status.done
    var reader = converter
    reader.options.overrides = MetadataOverrides()
    for job in call.jobs {
      do throws(FailedInput) {
        let source = try read(job.input)
        var diagnostics = Diagnostics()
        stories.append(try story(from: source, with: reader, diagnostics: &diagnostics))
        call.show(diagnostics, of: source.name)
      } catch {
        error.report()
        status = .failed
      }
    }
    guard status == .done else {
      Terminal.error("\(output.name): error: not written, because an input failed", hint: nil)
      return status
    }
    var diagnostics = Diagnostics()
    do throws(FailedInput) {
      let book = converter.book(of: stories, named: output.name, diagnostics: &diagnostics)
      let bytes: [UInt8]
      do throws(ExportError) {
        bytes = try converter.bytes(of: book, diagnostics: &diagnostics)
      } catch {
        throw FailedInput(error, in: output.name)
      }
      call.show(diagnostics, of: output.name)
      try write(bytes, to: output, for: output.name)
      call.showResult(of: book, from: "\(stories.count) inputs", in: output)
    } catch {
      error.report()
      status = .failed
    }
    return status
  }

  private static func story(
    from source: Source, with converter: Converter, diagnostics: inout Diagnostics
  ) throws(FailedInput) -> Story {
    do throws(ImportError) {
      return try converter.story(from: source, diagnostics: &diagnostics)
    } catch {
      throw FailedInput(error, in: source.name)
    }
  }

  private static func read(_ path: String) throws(FailedInput) -> Source {
    do throws(FileError) {
      return path == "-"
        ? Source(name: "<stdin>", bytes: try InputFile.standardInput())
        : Source(name: path, bytes: try InputFile.bytes(at: path))
    } catch {
      throw FailedInput("\(path == "-" ? "<stdin>" : path): error: \(error.message)", error.hint)
    }
  }

  private static func write(
    _ bytes: [UInt8], to output: Output, for input: String
  ) throws(FailedInput) {
    do throws(FileError) {
      switch output {
      case .standardOutput: try OutputFile.putOnStandardOutput(bytes)
      case .file(let path): try OutputFile.put(bytes, at: path)
      }
    } catch {
      throw FailedInput("\(input): error: \(error.message)", error.hint)
    }
  }
}
