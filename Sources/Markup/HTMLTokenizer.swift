/// Splits a document into tags, text, comments and document types as browsers do
/// (WHATWG HTML, 13.2.5). Tokens are ranges of bytes; only what holds references or changes
/// in reading is copied, into ``decoded``.
///
/// The pointers hold for one call of ``MarkupSource/withHTMLTokenizer(limits:_:)``.
struct HTMLTokenizer: ~Copyable {
  /// What text means at this point, as the last start tag decides.
  enum Content {
    case data
    case rcdata
    case rawtext
    case scriptData
    case plaintext
    case cdata
  }

  let base: UnsafePointer<UInt8>
  let count: Int
  let limits: MarkupLimits
  let lines: LineIndex

  /// The next byte to read.
  var position = 0
  var content = Content.data
  /// Whether `<![CDATA[` opens a section: inside SVG and MathML.
  var allowsCDATA = false
  /// Bytes that do not stand in the source as they are meant.
  var decoded: [UInt8] = []
  /// The attributes of the last tag.
  var attributes = AttributeList()
  /// The identifiers of the last document type.
  var doctype = DoctypeToken()
  var problems: ProblemLog
  /// The name that ends raw text, in lower case.
  var lastStartTag: [UInt8] = []

  private let tags = HTMLTagTable.shared

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, lines: LineIndex, limits: MarkupLimits,
    standIn: UnsafePointer<UInt8>
  ) {
    base = bytes.baseAddress ?? standIn
    count = bytes.count
    self.lines = lines
    self.limits = limits
    problems = ProblemLog(capacity: limits.diagnostics)
  }

  /// The next token; after the last one always ``MarkupToken/Kind/end``.
  /// - Throws: what exceeds the limits.
  mutating func next() throws(MarkupError) -> MarkupToken {
    while position < count {
      let token: MarkupToken? =
        switch content {
        case .data: try nextInData()
        case .rcdata, .rawtext: try nextInRawText(hasReferences: content == .rcdata)
        case .scriptData: try nextInScript()
        case .plaintext: nextInPlaintext()
        case .cdata: nextInCDATA()
        }
      if let token { return token }
    }
    if content == .cdata {
      content = .data
      problems.report(.eofInCDATA, at: count)
    }
    return MarkupToken(.end, at: count)
  }

  func error(_ reason: MarkupError.Reason, at offset: Int) -> MarkupError {
    let position = lines.position(of: offset, in: UnsafeBufferPointer(start: base, count: count))
    return MarkupError(reason, at: position)
  }

  @inline(__always)
  func tag(from start: Int, to end: Int) -> HTMLTag {
    tags.tag(UnsafeBufferPointer(start: base + start, count: end &- start))
  }

  @inline(__always)
  func startsWith(_ prefix: StaticString, at index: Int) -> Bool {
    startsIgnoringCase(UnsafeBufferPointer(start: base, count: count), at: index, with: prefix)
  }
}

extension MarkupSource {
  /// Runs `body` with a tokenizer of this source, which must not leave it.
  func withHTMLTokenizer<Result, Failure: Error>(
    limits: MarkupLimits, _ body: (inout HTMLTokenizer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try bytes.withUnsafeBufferPointer { (bytes) throws(Failure) -> Result in
      var standIn: UInt8 = 0
      return try withUnsafePointer(to: &standIn) { (pointer) throws(Failure) -> Result in
        var tokenizer = HTMLTokenizer(bytes, lines: lines, limits: limits, standIn: pointer)
        return try body(&tokenizer)
      }
    }
  }
}

// MARK: - Text under way

/// Text that is being read: a run of the source, and what was copied before it.
struct PendingText {
  /// Where the run starts.
  var run: Int
  /// Where the copy starts among the decoded bytes, or -1 as long as nothing had to be copied.
  var copy = -1

  @inline(__always)
  init(from start: Int) { run = start }
}

extension HTMLTokenizer {
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
  mutating func copy(from start: Int, to end: Int) {
    decoded.append(contentsOf: UnsafeBufferPointer(start: base + start, count: end &- start))
  }

  /// U+FFFD for the byte at `index`, a null.
  mutating func replaceNull(at index: Int, in text: inout PendingText) {
    problems.report(.unexpectedNullCharacter, at: index)
    interrupt(&text, at: index, resumingAt: index &+ 1)
    appendUTF8(0xFFFD, to: &decoded)
  }

  /// A text token from `start` to `end`, or `nil` if it would be empty.
  @inline(__always)
  mutating func textToken(
    _ text: PendingText, from start: Int, to end: Int, _ hasNull: Bool = false
  ) -> MarkupToken? {
    position = end
    guard end > start else { return nil }
    var token = MarkupToken(.text, at: start)
    token.flag = hasNull
    token.text = finish(text, at: end)
    return token
  }
}

// MARK: - Bytes

extension HTMLTokenizer {
  /// The bytes of a range, which must not be absent.
  @inline(__always)
  func withBytes<Result>(
    _ range: MarkupRange, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let lower = Int(range.lower)
    if lower < count || range.isEmpty {
      return body(
        UnsafeBufferPointer(start: range.isEmpty ? base : base + lower, count: range.count))
    }
    return decoded.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[lower &- count..<lower &- count &+ range.count]))
    }
  }
}

@inline(__always)
func isHTMLSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0C || byte == 0x0D
}

@inline(__always)
func isASCIILetter(_ byte: UInt8) -> Bool {
  let lower = byte | 0x20
  return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
}

@inline(__always)
func isASCIIDigit(_ byte: UInt8) -> Bool {
  byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}
