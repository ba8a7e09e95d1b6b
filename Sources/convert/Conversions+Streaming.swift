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
  /// go before the story is rendered.
  /// - Parameter isLast: whether no other conversion follows.
  /// - Returns: the story, and how many words it has.
  func stream(
    _ source: consuming Source, to path: String, isLast: Bool, report: inout Report
  ) throws(FailedInput) -> (story: Story, words: Int) {
    let name = source.name
    var diagnostics = Diagnostics()
    let story = try imported(source, diagnostics: &diagnostics, report: &report)
    _ = consume source
    let file: TemporaryFile?
    do throws(FileError) {
      try OutputFile.makeDirectory(above: path)
      file = try OutputFile.begin(at: path)
    } catch {
      report.add(diagnostics, of: name)
      throw FailedInput(error, in: name)
    }
    guard let file else {
      let bytes = try rendered(story, from: name, diagnostics: &diagnostics, report: &report)
      try Self.write(bytes, to: .file(path), for: name)
      return (story, story.countedWords)
    }
    defer { file.remove() }
    var output = OutputBuffer()
    output.sink = { file.append($0) }
    let words = Locked(0)
    var converter = converter
    converter.options.formats.epub.wordTally = words
    do throws(ExportError) {
      try converter.write(story, to: &output, diagnostics: &diagnostics)
    } catch {
      report.add(diagnostics, of: name)
      throw FailedInput(error, in: name)
    }
    if isLast { WorkerThreads.shared.dismiss() }
    report.add(diagnostics, of: name)
    file.append(output.bytes.span)
    do throws(FileError) {
      try file.complete(as: path)
    } catch {
      throw FailedInput(error, in: name)
    }
    return (story, words.withLock { $0 })
  }
}
