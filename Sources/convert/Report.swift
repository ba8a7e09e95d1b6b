import Conversion
import Quire

/// What there is to say about one input, kept until its turn comes.
struct Report: Sendable {
  /// What `--report` says of the input.
  var entry: ConversionReport.Entry
  private let verbosity: Call.Verbosity
  private var lines: [(isError: Bool, text: String)] = []

  init(_ verbosity: Call.Verbosity, input: String, output: Output) {
    self.verbosity = verbosity
    entry = ConversionReport.Entry(input: input, output: output.name)
  }

  /// Whether the input could not be converted.
  var failed: Bool {
    entry.failure != nil
  }

  /// Why an input failed.
  mutating func fail(_ failure: FailedInput) {
    entry.failure = failure.message
    add(failure.message, hint: failure.hint)
  }

  /// What a user may want to know about a conversion.
  mutating func add(_ diagnostics: Diagnostics, of file: String) {
    entry.diagnostics.append(diagnostics)
    guard verbosity > .quiet else { return }
    for diagnostic in diagnostics.all {
      let place = Place(file: file, entry: diagnostic.entry, position: diagnostic.position)
      add("\(place): \(diagnostic.severity.rawValue): \(diagnostic.message)", hint: diagnostic.hint)
    }
    for (code, count) in diagnostics.omitted {
      add("\(file): note: and \(count) more of the kind '\(code)'", hint: nil)
    }
  }

  /// What came out of an input.
  /// - Parameter words: how many it has; nil to count them.
  mutating func add(
    result story: Story, words: Int? = nil, from input: String, in output: Output
  ) {
    guard verbosity > .quiet, output != .standardOutput else { return }
    var chapters = 0
    story.forEachSection { if $0.role == .chapter, $0.hasHeading { chapters += 1 } }
    var size = chapters == 0 ? "" : chapters == 1 ? "1 chapter, " : "\(chapters) chapters, "
    size += "\(Self.grouped(words ?? story.countedWords)) words"
    lines.append((false, "\(input) -> \(output.name) (\(size))\n"))
  }

  /// What became of a story on its way to a site.
  mutating func add(_ publication: PublicationReport) {
    guard verbosity > .quiet else { return }
    for line in publication.text.split(separator: "\n") { lines.append((false, "  \(line)\n")) }
  }

  /// A line that only those who asked for more see.
  mutating func addDetail(_ text: String) {
    if verbosity > .usual { lines.append((false, text + "\n")) }
  }

  private mutating func add(_ message: String, hint: String?) {
    lines.append((true, hint.map { "\(message)\n  hint: \($0)\n" } ?? message + "\n"))
  }

  /// Prints everything, in the order in which it was added.
  func show() {
    for line in lines { Terminal.put(line.text, isError: line.isError) }
  }

  /// `12,345`.
  private static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var place = digits.utf8.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return digits
  }
}

/// Shows the reports of inputs that are converted side by side in the order of the inputs.
final class ReportQueue: Sendable {
  private struct State {
    /// The reports by the index of their inputs, until they are shown.
    var waiting: [Report?] = []
    var next = 0
    var failed = false
  }

  private let state = Locked(State())

  /// Hands in the report of the input at `index`, and shows all whose turn has come.
  func add(_ report: Report, at index: Int) {
    state.withLock { state in
      while state.waiting.count <= index { state.waiting.append(nil) }
      state.waiting[index] = report
      while state.next < state.waiting.count, let report = state.waiting[state.next].take() {
        report.show()
        state.failed = state.failed || report.failed
        state.next += 1
      }
    }
  }

  /// Whether any input failed.
  var hasFailure: Bool {
    state.withLock { $0.failed }
  }
}
