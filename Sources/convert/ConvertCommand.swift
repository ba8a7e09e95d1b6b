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
    Heap.prepare()
    UnfinishedFiles.removeOnInterrupt()
    exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  /// Runs one call and says how it went.
  static func run(_ words: [String]) -> Status {
    do throws(UsageError) {
      let arguments = try Arguments(parsing: words)
      if arguments.has("help") { return show(Help.text) }
      if arguments.has("version") { return show("convert (Quire) \(Version.current)\n") }
      return try run(Call(arguments))
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

  private static func run(_ call: Call) throws(UsageError) -> Status {
    var options = call.options
    if let path = call.cover {
      do throws(FailedInput) {
        options.overrides.cover = try Conversions.cover(at: path)
      } catch {
        Terminal.error(error.message, hint: error.hint)
        return .failed
      }
    }
    if let path = call.outline {
      do throws(FailedInput) {
        options.formats.text.outline = try Conversions.outline(at: path)
      } catch {
        Terminal.error(error.message, hint: error.hint)
        return .failed
      }
    }
    let conversions = Conversions(converter: Converter(options: options), call: call)
    let isDone =
      switch call.work {
      case .each(let jobs): conversions.run(jobs)
      case .merge(let inputs, let output): conversions.merge(inputs, into: output)
      case .tar: conversions.runTar()
      }
    return isDone ? .done : .failed
  }
}
