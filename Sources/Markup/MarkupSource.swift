/// A document's bytes, ready to be tokenized: valid UTF-8, lines ended by a line feed alone, no
/// byte order mark that ``decodeMarkup(_:limits:)`` could see.
package struct MarkupSource: Sendable {
  package let bytes: [UInt8]
  /// What the bytes were decoded from.
  package let encoding: MarkupEncoding
  let problems: ProblemLog
  let lines = LineIndex()
  /// The first character that XML forbids.
  let firstForbidden: ForbiddenCharacter?
  /// Whether it is known that there are no controls but tab and line feed, and no noncharacters.
  let isClean: Bool

  /// Takes bytes that are meant to be UTF-8. What is not becomes U+FFFD with a diagnostic; CR LF and CR
  /// become LF. A byte order mark stays.
  /// - Complexity: O(n) in bytes; clean bytes are not copied.
  package init(utf8 bytes: [UInt8], limits: MarkupLimits = MarkupLimits()) {
    self.init(
      utf8: bytes, from: .utf8, problems: ProblemLog(capacity: limits.diagnostics))
  }

  init(
    utf8 bytes: [UInt8], from encoding: MarkupEncoding, problems: ProblemLog, skippedBytes: Int = 0
  ) {
    var normalizer = SourceNormalizer(problems: problems, skippedBytes: skippedBytes)
    let normalized = bytes.withUnsafeBufferPointer { normalizer.normalize($0) }
    self.bytes = normalized ?? bytes
    self.encoding = encoding
    self.problems = normalizer.problems
    firstForbidden = normalizer.firstForbidden
    isClean = false
  }

  /// Takes bytes that a ``SourceSurvey`` found clean.
  init(clean bytes: [UInt8], problems: ProblemLog) {
    self.bytes = bytes
    self.problems = problems
    encoding = .utf8
    firstForbidden = nil
    isClean = true
  }

  /// The line and column of a byte.
  /// - Complexity: O(1), but for the first call: O(n) in bytes.
  package func position(of offset: Int) -> MarkupPosition {
    bytes.withUnsafeBufferPointer { lines.position(of: offset, in: $0) }
  }

  /// Warnings about the bytes themselves: their encoding, controls among them.
  package var diagnostics: [MarkupDiagnostic] {
    problems.entries.map { MarkupDiagnostic($0.problem, at: position(of: $0.offset)) }
  }
}

/// A character that XML 1.0 forbids (section 2.2).
struct ForbiddenCharacter: Sendable {
  var scalar: UInt32
  var offset: Int
}
