/// Splits an XML 1.0 document into tags, text, comments, CDATA sections and processing instructions.
/// Nothing outside of the document is ever read.
///
/// The pointers hold for one call of ``MarkupSource/withXMLTokenizer(options:limits:_:)``.
struct XMLTokenizer: ~Copyable {
  let base: UnsafePointer<UInt8>
  let count: Int
  let limits: MarkupLimits
  let options: XMLOptions
  let lines: LineIndex

  /// The next byte to read.
  var position = 0
  /// Bytes that do not stand in the source as they are meant.
  var decoded: [UInt8] = []
  /// The attributes of the last tag.
  var attributes = AttributeList()
  var doctype: DoctypeToken?
  var doctypeName = MarkupRange.empty
  var entities = EntityTable()
  /// Whether HTML's named characters are known here.
  var knowsHTMLEntities: Bool
  var problems: ProblemLog

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, lines: LineIndex, options: XMLOptions,
    limits: MarkupLimits, standIn: UnsafePointer<UInt8>
  ) {
    base = bytes.baseAddress ?? standIn
    count = bytes.count
    self.lines = lines
    self.options = options
    self.limits = limits
    knowsHTMLEntities = options.entities == .html
    problems = ProblemLog(capacity: limits.diagnostics)
  }

  /// The next token; after the last one always ``MarkupToken/Kind/end``.
  /// - Throws: what is not well-formed and may not be repaired, what exceeds the limits.
  mutating func next() throws(MarkupError) -> MarkupToken {
    while position < count {
      if base[position] == UInt8(ascii: "<") {
        if let token = try markup(at: position) { return token }
      } else if let token = try text(from: position) {
        return token
      }
    }
    return MarkupToken(.end, at: count)
  }

  func error(_ reason: MarkupError.Reason, at offset: Int) -> MarkupError {
    let position = lines.position(of: offset, in: UnsafeBufferPointer(start: base, count: count))
    return MarkupError(reason, at: position)
  }

  /// Reports what is not well-formed, or throws it if the options do not let it be repaired.
  mutating func violation(
    _ reason: MarkupError.Reason, as problem: MarkupProblem? = nil, at offset: Int,
    repairedFrom strictness: XMLOptions.Strictness
  ) throws(MarkupError) {
    guard options.strictness >= strictness else { throw error(reason, at: offset) }
    problems.report(problem ?? .notWellFormed(reason), at: offset)
  }

  /// A name for a message, cut where nobody would read on.
  func string(from start: Int, to end: Int) -> String {
    messageName(UnsafeBufferPointer(start: base + start, count: max(0, end &- start)))
  }

  func starts(with literal: StaticString, at index: Int) -> Bool {
    let literal = literal.bytes
    guard count &- index >= literal.count else { return false }
    for offset in 0..<literal.count where base[index &+ offset] != literal[offset] { return false }
    return true
  }

  @inline(__always)
  func skipSpace(_ index: inout Int) {
    while index < count, isXMLSpace(base[index]) { index &+= 1 }
  }

  /// The first offset from `start` on at which `literal` stands.
  func find(_ literal: StaticString, from start: Int) -> Int? {
    let first = literal.bytes[0]
    var index = start
    while index < count {
      if base[index] == first, starts(with: literal, at: index) { return index }
      index &+= 1
    }
    return nil
  }
}

extension MarkupSource {
  /// Runs `body` with a tokenizer of this source, which must not leave it.
  func withXMLTokenizer<Result, Failure: Error>(
    options: XMLOptions, limits: MarkupLimits,
    _ body: (inout XMLTokenizer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try bytes.withUnsafeBufferPointer { (bytes) throws(Failure) -> Result in
      var standIn: UInt8 = 0
      return try withUnsafePointer(to: &standIn) { (pointer) throws(Failure) -> Result in
        var tokenizer = XMLTokenizer(
          bytes, lines: lines, options: options, limits: limits, standIn: pointer)
        return try body(&tokenizer)
      }
    }
  }
}

// MARK: - Text under way

extension XMLTokenizer {
  /// Ends the run before `end` so that something else than the source can follow; the next run starts
  /// at `next`.
  @inline(__always)
  mutating func interrupt(_ text: inout PendingText, at end: Int, resumingAt next: Int) {
    if text.copy < 0 { text.copy = decoded.count }
    copy(from: text.run, to: end)
    text.run = next
  }

  /// The whole text, whose last run ends before `end`.
  @inline(__always)
  mutating func finish(_ text: PendingText, at end: Int) -> MarkupRange {
    guard text.copy >= 0 else { return MarkupRange(text.run, end) }
    copy(from: text.run, to: end)
    return MarkupRange(count &+ text.copy, count &+ decoded.count)
  }

  @inline(__always)
  private mutating func copy(from start: Int, to end: Int) {
    decoded.append(contentsOf: UnsafeBufferPointer(start: base + start, count: end &- start))
  }
}

// MARK: - Characters

/// A name for a message: a hostile one may be as long as the document.
func messageName(_ name: UnsafeBufferPointer<UInt8>) -> String {
  guard name.count > 80 else { return String(decoding: name, as: UTF8.self) }
  var end = 77
  while end > 0, name[end] & 0xC0 == 0x80 { end -= 1 }
  return String(decoding: name.prefix(end), as: UTF8.self) + "..."
}

@inline(__always)
func isXMLSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
}

/// Whether XML 1.0 allows a scalar at all (section 2.2).
func isXMLCharacter(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
  default: false
  }
}

/// Whether a name may start with a scalar (XML 1.0, 2.3).
private func isXMLNameStart(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF,
    0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF,
    0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
    true
  default: false
  }
}

/// Whether a name may go on with a scalar.
private func isXMLNamePart(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
  default: isXMLNameStart(scalar)
  }
}

extension XMLTokenizer {
  /// The offset after the name that starts at `start`, which is `start` if there is none.
  @inline(__always)
  func nameEnd(from start: Int) -> Int { Self.nameEnd(base, from: start, to: count) }

  /// ASCII characters that a name may go on with, a bit for each: below 64, and from there on.
  private static let asciiNameParts: (low: UInt64, high: UInt64) = (
    1 &<< 45 | 1 &<< 46 | 0x3FF &<< 48 | 1 &<< 58,  // - . 0...9 :
    0x3FF_FFFF &<< 1 | 1 &<< 31 | 0x3FF_FFFF &<< 33  // A...Z _ a...z
  )

  /// Without a tokenizer, which would be copied for each call.
  private static func nameEnd(
    _ base: UnsafePointer<UInt8>, from start: Int, to count: Int
  ) -> Int {
    guard start < count, !isASCIIDigit(base[start]), base[start] != UInt8(ascii: "-"),
      base[start] != UInt8(ascii: ".")
    else { return start }
    let parts = asciiNameParts
    var index = start
    while index < count {
      let byte = base[index]
      if byte < 0x80 {
        let half = byte < 64 ? parts.low : parts.high
        guard half &>> UInt64(byte & 63) & 1 != 0 else { return index }
        index &+= 1
      } else {
        let (scalar, length) = decodeScalar(base + index, count: count &- index)
        guard let scalar, index > start ? isXMLNamePart(scalar) : isXMLNameStart(scalar) else {
          return index
        }
        index &+= length
      }
    }
    return index
  }
}
