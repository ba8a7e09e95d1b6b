import Quire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What people read while the command runs.
enum Terminal {
  /// Prints a message on standard error, the way out on a line of its own.
  static func error(_ message: String, hint: String?) {
    var text = message + "\n"
    if let hint { text += "  hint: \(hint)\n" }
    put(text, on: STDERR_FILENO)
  }

  /// Prints a line on standard output.
  static func line(_ text: String) {
    put(text + "\n", on: STDOUT_FILENO)
  }

  private static func put(_ text: String, on descriptor: Int32) {
    var text = text
    // Where nobody reads any more there is nobody to tell.
    _ = text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: descriptor) }
  }
}

/// An input that could not be converted: its message, whole.
struct FailedInput: Error {
  var message: String
  var hint: String?

  init(_ message: String, _ hint: String?) {
    self.message = message
    self.hint = hint
  }

  init(_ error: ImportError, in file: String) {
    let place = Place(file: file, entry: error.entry, position: error.position)
    self.init("\(place): error: \(error.message)", error.hint)
  }

  init(_ error: ExportError, in file: String) {
    self.init("\(file): error: \(error.message)", error.hint)
  }

  func report() {
    Terminal.error(message, hint: hint)
  }
}

/// A place in an input as messages show it: `file:line:column`, `book.epub(text/1.xhtml):3:14`.
struct Place: CustomStringConvertible {
  var file: String
  var entry: String?
  var position: SourcePosition?

  var description: String {
    var text = entry.map { "\(file)(\($0))" } ?? file
    if let position { text += ":\(position.line):\(position.column)" }
    return text
  }
}

extension Call {
  /// Prints what a user may want to know about a conversion.
  func show(_ diagnostics: Diagnostics, of file: String) {
    guard verbosity > .quiet else { return }
    for diagnostic in diagnostics.all {
      let place = Place(file: file, entry: diagnostic.entry, position: diagnostic.position)
      Terminal.error(
        "\(place): \(diagnostic.severity.rawValue): \(diagnostic.message)", hint: diagnostic.hint)
    }
    for (code, count) in diagnostics.omitted {
      Terminal.error("\(file): note: and \(count) more of the kind '\(code)'", hint: nil)
    }
  }

  /// Prints what came out of an input.
  func showResult(of story: Story, from input: String, in output: Output) {
    guard verbosity > .quiet, case .file(let path) = output else { return }
    var parts: [String] = []
    var chapters = 0
    story.forEachSection { if $0.role == .chapter, $0.hasHeading { chapters += 1 } }
    if chapters > 0 { parts.append(chapters == 1 ? "1 chapter" : "\(chapters) chapters") }
    parts.append("\(Self.grouped(story.countedWords)) words")
    Terminal.line("\(input) -> \(path) (\(parts.joined(separator: ", ")))")
  }

  /// `12,345`.
  static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var place = digits.utf8.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return digits
  }
}
