/// A place in an input, counted from 1. A column counts Unicode scalars: what most editors call a
/// character.
public struct SourcePosition: Hashable, Sendable {
  /// The line, from 1.
  public var line: Int
  /// The Unicode scalar in its line, from 1.
  public var column: Int

  /// Makes a position, at the start of a line unless told otherwise.
  public init(line: Int, column: Int = 1) {
    self.line = line
    self.column = column
  }
}

extension SourcePosition {
  /// The place behind `before`, which are the bytes of the line before it, in UTF-8.
  /// - Complexity: O(n) in those bytes.
  package init(line: Int, after before: some Sequence<UInt8>) {
    self.init(line: line, column: before.count { $0 & 0xC0 != 0x80 } + 1)
  }
}

/// Something that a user may want to know about a conversion, and that did not stop it.
public struct Diagnostic: Hashable, Sendable {
  /// How much it matters.
  public var severity: Severity
  /// What kind of thing it is, the same for all of its kind: `unknown-entity`.
  public var code: String
  /// A sentence, lower case, without a full stop.
  public var message: String
  /// The way out, if there is one.
  public var hint: String?
  /// Where in the input it is, if at one place.
  public var position: SourcePosition?
  /// The file inside of an archive that the position is in.
  public var entry: String?

  /// How much a diagnostic matters.
  public enum Severity: String, Sendable {
    /// A choice that was made, worth saying: the encoding, the title.
    case note
    /// Something was changed or left out, or is likely not what the user wants.
    case warning
  }

  /// Makes a diagnostic.
  public init(
    _ severity: Severity, code: String, _ message: String, hint: String? = nil,
    at position: SourcePosition? = nil, entry: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.hint = hint
    self.position = position
    self.entry = entry
  }
}

/// The diagnostics of one conversion, in order.
///
/// Of each code the first ``limit`` are kept and the rest are counted, so that hostile input cannot
/// fill memory with messages.
public struct Diagnostics: Sendable {
  /// Those that are kept, in order.
  public private(set) var all: [Diagnostic] = []
  /// How many diagnostics there were of each code, those that were not kept included.
  public private(set) var counts: [String: Int] = [:]
  /// How many diagnostics of one code are kept.
  public let limit: Int

  /// Makes an empty collection.
  public init(limit: Int = 20) {
    self.limit = limit
  }

  /// Adds a diagnostic.
  public mutating func add(_ diagnostic: Diagnostic) {
    let count = counts[diagnostic.code, default: 0] + 1
    counts[diagnostic.code] = count
    if count <= limit { all.append(diagnostic) }
  }

  /// Adds a choice that was made.
  public mutating func note(
    _ code: String, _ message: String, hint: String? = nil, at position: SourcePosition? = nil
  ) {
    add(Diagnostic(.note, code: code, message, hint: hint, at: position))
  }

  /// Adds something that was changed or left out.
  public mutating func warn(
    _ code: String, _ message: String, hint: String? = nil, at position: SourcePosition? = nil,
    entry: String? = nil
  ) {
    add(Diagnostic(.warning, code: code, message, hint: hint, at: position, entry: entry))
  }

  /// Adds what another conversion said.
  public mutating func append(_ other: Diagnostics) {
    for diagnostic in other.all { add(diagnostic) }
    for (code, count) in other.counts {
      let kept = other.all.count { $0.code == code }
      counts[code, default: 0] += count - kept
    }
  }

  /// How many diagnostics of each code were not kept, by code.
  public var omitted: [(code: String, count: Int)] {
    counts.filter { $0.value > limit }.map { ($0.key, $0.value - limit) }
      .sorted { $0.code < $1.code }
  }
}
