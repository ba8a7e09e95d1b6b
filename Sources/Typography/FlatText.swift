internal import StoryModel

/// The text of a run of inlines as one line of bytes, markup as zero width.
struct FlatText {
  /// A border between two inlines: nothing that text sees.
  static let border: UInt8 = 0x01
  /// Something that is not text and stands where a word may stand: code, an image.
  static let object: UInt8 = 0x02

  /// UTF-8 text, with ``border``, ``object`` and line feeds for line breaks.
  private(set) var bytes: [UInt8] = []
  /// Where each text begins and ends in ``bytes``, in order.
  private(set) var texts: [Range<Int>] = []

  /// Takes the text of `inlines` in place of what was held.
  mutating func take(_ inlines: [Inline]) {
    bytes.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    append(inlines)
  }

  private mutating func append(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(var text):
        let start = bytes.count
        text.withUTF8 { bytes.append(contentsOf: $0) }
        texts.append(start..<bytes.count)
        bytes.append(Self.border)
      case .code, .image: bytes.append(Self.object)
      case .lineBreak: bytes.append(0x0A)
      case .noteReference, .raw: bytes.append(Self.border)
      case .emphasis, .strong, .underline, .strikethrough, .smallCaps, .superscript, .subscript,
        .link, .span:
        bytes.append(Self.border)
        append(inline.content ?? [])
        bytes.append(Self.border)
      }
    }
  }

  /// `inlines`, which were taken, with `edits` made.
  /// - Parameter edits: in order, none across the border of a text.
  func applying(_ edits: [PunctuationEdit], to inlines: [Inline]) -> [Inline] {
    var cursor = Cursor(texts: texts[...], edits: edits[...])
    return applying(to: inlines, &cursor)
  }

  private struct Cursor {
    var texts: ArraySlice<Range<Int>>
    var edits: ArraySlice<PunctuationEdit>
    var scratch: [UInt8] = []
  }

  private func applying(to inlines: [Inline], _ cursor: inout Cursor) -> [Inline] {
    var result = inlines
    for index in result.indices {
      switch result[index] {
      case .text:
        guard let range = cursor.texts.popFirst() else { continue }
        if let text = text(of: range, &cursor) { result[index] = .text(text) }
      case .emphasis, .strong, .underline, .strikethrough, .smallCaps, .superscript, .subscript,
        .link, .span:
        let content = result[index].content ?? []
        result[index] = result[index].replacingContent(applying(to: content, &cursor))
      case .code, .image, .lineBreak, .noteReference, .raw: break
      }
    }
    return result
  }

  /// The text of `range` with its edits, or nil where it has none.
  private func text(of range: Range<Int>, _ cursor: inout Cursor) -> String? {
    guard let first = cursor.edits.first, first.start < range.upperBound else { return nil }
    cursor.scratch.removeAll(keepingCapacity: true)
    var position = range.lowerBound
    while let edit = cursor.edits.first, edit.start < range.upperBound {
      cursor.edits.removeFirst()
      guard edit.start >= position, edit.end <= range.upperBound else { continue }
      cursor.scratch.append(contentsOf: bytes[position..<edit.start])
      edit.replacement.append(to: &cursor.scratch)
      position = edit.end
    }
    cursor.scratch.append(contentsOf: bytes[position..<range.upperBound])
    return String(decoding: cursor.scratch, as: UTF8.self)
  }
}

/// Bytes of a text and what takes their place.
struct PunctuationEdit {
  var start: Int
  var end: Int
  var replacement: Replacement

  /// A character, any number of times, with a space on each side where one belongs.
  struct Replacement {
    var before: UInt32 = 0
    var scalar: UInt32 = 0
    var count = 1
    var after: UInt32 = 0

    static let nothing = Replacement(count: 0)

    func append(to bytes: inout [UInt8]) {
      if before != 0 { Self.append(before, to: &bytes) }
      for _ in 0..<count { Self.append(scalar, to: &bytes) }
      if after != 0 { Self.append(after, to: &bytes) }
    }

    private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
      guard let scalar = Unicode.Scalar(value) else { return }
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
