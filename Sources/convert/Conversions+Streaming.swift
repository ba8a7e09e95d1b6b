import Conversion
import Quire

extension Conversions {
  /// Whether an output can go to its file while it is made: where nobody wants to look at the whole
  /// of it first.
  var writesWhileRendering: Bool {
    converter.options.outputFormat == .epub && call.report == nil && !call.verifies
      && !call.isStrict
  }

  /// Converts a source into the file at `path`, which is complete or not there. The source is let
  /// go before the story is rendered, unless that is done an installment at a time.
  /// - Parameter isLast: whether no other conversion follows.
  /// - Returns: what was rendered, and how many words it has.
  func stream(
    _ source: consuming Source, to path: String, isLast: Bool, report: inout Report
  ) throws(FailedInput) -> (rendering: Rendering, words: Int) {
    let name = source.name
    var diagnostics = Diagnostics()
    let words = Locked(0)
    var converter = converter
    converter.options.formats.epub.wordTally = words
    let rendering: Rendering
    do throws(ImportError) {
      rendering = try converter.rendering(of: source, diagnostics: &diagnostics)
    } catch {
      report.add(diagnostics, of: name)
      throw FailedInput(error, in: name)
    }
    _ = consume source
    let file: TemporaryFile?
    do throws(FileError) {
      try OutputFile.makeDirectory(above: path)
      file = try OutputFile.begin(at: path, isMadeNow: !isLast)
    } catch {
      report.add(diagnostics, of: name)
      throw FailedInput(error, in: name)
    }
    defer { file?.remove() }
    var output = OutputBuffer()
    if let file { output.sink = { file.append($0) } }
    do throws(ExportError) {
      try rendering.write(&output, &diagnostics)
    } catch {
      report.add(diagnostics, of: name)
      throw FailedInput(error, in: name)
    }
    if isLast { WorkerThreads.shared.dismiss() }
    report.add(diagnostics, of: name)
    guard let file else {
      try Self.write(output.bytes, to: .file(path), for: name)
      return (rendering, words.withLock { $0 })
    }
    file.append(output.bytes.span)
    do throws(FileError) {
      try file.complete(as: path)
    } catch {
      throw FailedInput(error, in: name)
    }
    return (rendering, words.withLock { $0 })
  }
}
