/// Why an archive could not be written or was refused.
///
/// The description names the entry, if it is about one, and the reason; the file's name is the
/// caller's to add.
package struct ZipError: Error, Sendable, CustomStringConvertible {
  /// The name of the entry, printable: bytes that are not UTF-8 or are control characters escaped,
  /// very long names cut.
  package let entry: String?
  package let problem: Problem
  /// What the caller's sink threw, for ``Problem/outputFailed``.
  package let underlying: (any Error)?

  package init(
    _ problem: Problem, entry: String? = nil, underlying: (any Error)? = nil
  ) {
    self.entry = entry
    self.problem = problem
    self.underlying = underlying
  }

  init(_ problem: Problem, entryNamed name: Span<UInt8>) {
    self.init(problem, entry: printable(name))
  }

  package var description: String {
    let reason = underlying.map { "\(problem.message): \($0)" } ?? problem.message
    return entry.map { "entry '\($0)': \(reason)" } ?? reason
  }
}

/// `name` as it can stand in a message: one line, no bytes that a terminal would act on.
/// - Complexity: O(1): names are cut after 100 bytes.
func printable(_ name: Span<UInt8>) -> String {
  var result = ""
  let limit = 100
  var count = min(name.count, limit)
  // A cut must not part the bytes of one character.
  while count < name.count, count > limit - 3, name[count] & 0xC0 == 0x80 { count -= 1 }
  let bytes = (0..<count).map { name[$0] }
  if let text = String(validating: bytes, as: UTF8.self) {
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
  } else {
    for byte in bytes {
      if (0x20..<0x7F).contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "\\x" + hexadecimal(byte)
      }
    }
  }
  return count < name.count ? result + "..." : result
}

/// `path` as it can stand in a message.
func printable(_ path: String) -> String {
  var path = path
  return path.withUTF8 { printable($0.span) }
}

/// `value` in lower-case hexadecimal with all its digits.
func hexadecimal<Value: FixedWidthInteger & UnsignedInteger>(_ value: Value) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: Value.bitWidth / 4 - digits.count) + digits
}
