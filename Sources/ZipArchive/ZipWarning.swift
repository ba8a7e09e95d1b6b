/// Something odd about an archive that can be read all the same.
package enum ZipWarning: Equatable, Sendable, CustomStringConvertible {
  /// Bytes before the first entry, such as a program that unpacks the archive.
  case leadingBytes(count: Int)
  /// Bytes between entries, or between the last entry and the central directory.
  case unclaimedBytes(count: Int)
  /// Bytes after the end record and its comment.
  case trailingBytes(count: Int)
  /// Names with backslashes, empty parts or `.` parts.
  case namesRewritten(count: Int, first: String, as: String)
  /// A name that differs from an earlier one only in case or Unicode normal form.
  case twinName(String, of: String)

  package var description: String {
    switch self {
    case .leadingBytes(let count):
      "\(Self.bytes(count)) before the archive not read"
    case .unclaimedBytes(let count):
      "\(Self.bytes(count)) in the archive belong to no entry and are not read"
    case .trailingBytes(let count):
      "\(Self.bytes(count)) after the archive not read"
    case .namesRewritten(1, let first, let path):
      "entry '\(first)': the name is read as '\(path)'"
    case .namesRewritten(let count, let first, let path):
      "entry '\(first)': the name is read as '\(path)'; so are \(count - 1) others like it"
    case .twinName(let name, let other):
      "entry '\(name)': the name differs from '\(other)' only in case or normal form"
    }
  }

  private static func bytes(_ count: Int) -> String {
    count == 1 ? "1 byte" : "\(count) bytes"
  }
}
