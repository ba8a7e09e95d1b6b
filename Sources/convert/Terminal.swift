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
    put(hint.map { "\(message)\n  hint: \($0)\n" } ?? message + "\n", isError: true)
  }

  /// Prints `text` as it is.
  static func put(_ text: String, isError: Bool) {
    var text = text
    // Where nobody reads any more there is nobody to tell.
    _ = text.withUTF8 {
      writeAll(UnsafeRawBufferPointer($0), to: isError ? STDERR_FILENO : STDOUT_FILENO)
    }
  }
}
