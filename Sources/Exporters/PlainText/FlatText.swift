internal import StoryModel

/// The inlines of a block as bytes: line feeds for breaks, `[1]` for references to notes, and the
/// places where emphasis may be marked.
struct FlatText {
  private(set) var bytes: [UInt8] = []
  /// The notes that are referred to, in order.
  private(set) var references: [Note.ID] = []
  /// Runs of emphasis and strong text, in the order in which they begin.
  private var runs: [Run] = []
  /// The places of `runs`, in the order in which they end.
  private var ends: [Int] = []
  private var holdsUnderscore = false
  private var holdsAsterisk = false

  private struct Run {
    var start: Int
    var end = 0
    var isStrong: Bool
    var isMarked = false
  }

  init(_ inlines: [Inline]) {
    append(inlines)
    for byte in bytes {
      if byte == UInt8(ascii: "_") { holdsUnderscore = true }
      if byte == UInt8(ascii: "*") { holdsAsterisk = true }
    }
    decideMarks()
  }

  private mutating func append(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text), .code(let text):
        bytes.append(contentsOf: text.utf8)
      case .image(let image):
        if !image.alternativeText.isEmpty {
          bytes.append(contentsOf: "[\(image.alternativeText)]".utf8)
        }
      case .lineBreak:
        bytes.append(0x0A)
      case .noteReference(let id):
        references.append(id)
        bytes.append(contentsOf: "[\(id)]".utf8)
      case .emphasis(let content), .strong(let content):
        let place = runs.count
        var isStrong = false
        if case .strong = inline { isStrong = true }
        runs.append(Run(start: bytes.count, isStrong: isStrong))
        append(content)
        runs[place].end = bytes.count
        ends.append(place)
      case .underline(let content), .strikethrough(let content), .smallCaps(let content),
        .superscript(let content), .subscript(let content):
        append(content)
      case .link(let link): append(link.content)
      case .span(let span): append(span.content)
      case .raw: break
      }
    }
  }

  /// Marks are set only where a reader can tell them: around whole words on one line, not inside
  /// of or right behind marks of the same kind, and not in a text that holds such a mark itself.
  private mutating func decideMarks() {
    // Marked runs of one kind stand one behind another: the end of the last is enough to know.
    var emphasisEnd = -1
    var strongEnd = -1
    for place in runs.indices {
      let run = runs[place]
      guard run.end > run.start, !(run.isStrong ? holdsAsterisk : holdsUnderscore),
        !isSpace(bytes[run.start]), !isSpace(bytes[run.end - 1]),
        !isWord(before: run.start), !isWord(at: run.end),
        isWord(at: run.start, orIn: run.end),
        !bytes[run.start..<run.end].contains(0x0A),
        run.start > (run.isStrong ? strongEnd : emphasisEnd)
      else { continue }
      runs[place].isMarked = true
      if run.isStrong { strongEnd = run.end } else { emphasisEnd = run.end }
    }
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A
  }

  private func isWord(before offset: Int) -> Bool {
    guard offset > 0 else { return false }
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return isWord(at: start)
  }

  private func isWord(at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    let end = min(offset + 4, bytes.count)
    let text = String(decoding: bytes[offset..<end], as: UTF8.self)
    guard let scalar = text.unicodeScalars.first else { return false }
    if scalar.isLetterOrNumber { return true }
    // A combining mark goes on with the word before it; a no-break space is space to a reader.
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .format: return true
    default: return false
    }
  }

  /// Whether any word begins in the run.
  private func isWord(at start: Int, orIn end: Int) -> Bool {
    var offset = start
    while offset < end {
      if isWord(at: offset) { return true }
      offset += 1
    }
    return false
  }

  /// The bytes, with marks of emphasis where `marksEmphasis`.
  func text(marksEmphasis: Bool) -> [UInt8] {
    guard marksEmphasis, runs.contains(where: \.isMarked) else { return bytes }
    var result: [UInt8] = []
    var written = 0
    var opening = runs.indices.filter { runs[$0].isMarked }[...]
    var closing = ends.filter { runs[$0].isMarked }[...]
    while let close = closing.first {
      let opensFirst = opening.first.map { runs[$0].start < runs[close].end } ?? false
      let place = opensFirst ? opening.removeFirst() : closing.removeFirst()
      let offset = opensFirst ? runs[place].start : runs[place].end
      result += bytes[written..<offset]
      written = offset
      result += runs[place].isStrong ? "**".utf8 : "_".utf8
    }
    return result + bytes[written...]
  }

  /// The inlines that this text was made of, without the formatting that is not marked.
  /// - Parameter notes: the notes of which something is to be seen.
  func representable(
    _ inlines: [Inline], marksEmphasis: Bool, notes: Set<Note.ID>
  ) -> [Inline] {
    var place = 0
    let result = representable(inlines, marksEmphasis: marksEmphasis, place: &place)
    return result.mapEach { inline in
      guard case .noteReference(let id) = inline, !notes.contains(id) else { return [inline] }
      return [.text("[\(id)]")]
    }
  }

  private func representable(
    _ inlines: [Inline], marksEmphasis: Bool, place: inout Int
  ) -> [Inline] {
    var result: [Inline] = []
    for inline in inlines {
      switch inline {
      case .text, .lineBreak, .noteReference: result.append(inline)
      case .code(let text): result.append(.text(text))
      case .image(let image):
        if !image.alternativeText.isEmpty { result.append(.text("[\(image.alternativeText)]")) }
      case .emphasis(let content), .strong(let content):
        let isMarked = marksEmphasis && runs[place].isMarked
        place += 1
        let inner = representable(content, marksEmphasis: marksEmphasis, place: &place)
        result += isMarked ? [inline.replacingContent(inner)] : inner
      case .underline(let content), .strikethrough(let content), .smallCaps(let content),
        .superscript(let content), .subscript(let content):
        result += representable(content, marksEmphasis: marksEmphasis, place: &place)
      case .link(let link):
        result += representable(link.content, marksEmphasis: marksEmphasis, place: &place)
      case .span(let span):
        result += representable(span.content, marksEmphasis: marksEmphasis, place: &place)
      case .raw: break
      }
    }
    return result
  }
}
