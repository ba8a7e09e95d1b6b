#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file operation that failed: a sentence about what, and the system's reason.
struct FileError: Error {
  var message: String
  var hint: String?

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  /// An error with the reason that `errno` holds.
  static func system(_ message: String, errno code: Int32 = errno) -> FileError {
    let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    return FileError("\(message): \(lowercasedStart(reason))")
  }

  private static func lowercasedStart(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.lowercased() + text.dropFirst()
  }
}
