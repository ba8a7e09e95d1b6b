/// A stretch of a document's bytes: of its source, or of what was decoded from it.
///
/// Both share one row of offsets, the decoded bytes after the source; a range lies in one of them.
package struct MarkupRange: Hashable, Sendable {
  var lower: UInt32
  var upper: UInt32

  /// What is missing altogether, unlike what is empty.
  static let absent = MarkupRange(lower: .max, upper: .max)
  static let empty = MarkupRange(lower: 0, upper: 0)

  @inline(__always)
  init(lower: UInt32, upper: UInt32) {
    self.lower = lower
    self.upper = upper
  }

  /// Offsets fit, since a document's size is limited before it is read.
  @inline(__always)
  init(_ lower: Int, _ upper: Int) {
    self.lower = UInt32(truncatingIfNeeded: lower)
    self.upper = UInt32(truncatingIfNeeded: upper)
  }

  package var isAbsent: Bool { lower == .max }
  package var isEmpty: Bool { lower == upper }
  /// The number of bytes.
  package var count: Int { Int(upper &- lower) }
}

/// A place in a document.
package struct MarkupPosition: Hashable, Comparable, Sendable {
  /// The line, from 1.
  package var line: Int
  /// The column in Unicode scalars, from 1.
  package var column: Int
  /// The byte in the decoded document, from 0.
  package var offset: Int

  package init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }

  package static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }
}
