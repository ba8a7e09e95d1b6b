import Quire

/// An input that could not be converted: its message, whole.
struct FailedInput: Error {
  var message: String
  var hint: String?

  init(_ error: FileError, in file: String) {
    message = "\(file): error: \(error.message)"
    hint = error.hint
  }

  init(_ error: ImportError, in file: String) {
    let place = Place(file: file, entry: error.entry, position: error.position)
    message = "\(place): error: \(error.message)"
    hint = error.hint
  }

  init(_ error: ExportError, in file: String) {
    message = "\(file): error: \(error.message)"
    hint = error.hint
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
