internal import Conversion
internal import Markup
internal import StoryModel

/// The row of pieces as a tree.
extension InlineParser {
  mutating func tree() -> [Inline] {
    var builder = InlineTree(line: line)
    for index in pieces.indices {
      if !readsExtensions, pieces[index].kind == .softBreak, index + 1 < pieces.count,
        pieces[index + 1].kind == .html
      {
        // Raw markup keeps the line feed before it, which shows where it closes a `pre`.
        pieces[index + 1].start = pieces[index].start
        continue
      }
      add(pieces[index], to: &builder)
    }
    if builder.isTooDeep {
      diagnostics.warn(
        "nesting-too-deep",
        "formatting nests deeper than \(Story.maximumDepth) levels: the text is kept without",
        at: SourcePosition(line: line))
    }
    return builder.finish()
  }

  private mutating func add(_ piece: InlinePiece, to tree: inout InlineTree) {
    switch piece.kind {
    case .text: tree.text(bytes, piece.start, piece.end)
    case .noBreakSpace: tree.text("\u{A0}")
    case .reference:
      if let reference = CharacterReference(in: bytes, at: piece.start, end: piece.end) {
        tree.text(reference)
      }
    case .softBreak: tree.text(" ")
    case .hardBreak: tree.append(.lineBreak)
    case .code: tree.append(.code(codeText(piece)))
    case .autolink:
      let text = bytes.text(piece.start + 1, piece.end - 1)
      let isAddress = Autolink.isAddress(bytes, piece.start, piece.end)
      let destination = MarkdownDestinationText.autolink(text, isAddress: isAddress)
      tree.append(.link(Link([.text(text)], destination: destination)))
    case .html: addHTML(piece, to: &tree)
    case .run: add(delimiters.runs[piece.index], at: piece, to: &tree)
    case .linkStart: tree.open(.link(targets[piece.index]))
    case .imageStart: tree.open(.image(targets[piece.index]))
    case .spanStart: tree.open(.span(attributes[piece.index]))
    case .noteStart: tree.open(.note)
    case .containerEnd:
      switch tree.close() {
      case .note(let content): addInlineNote(content, to: &tree)
      case .span(let content, let attributes): addSpan(content, attributes, to: &tree)
      case .done: break
      }
    case .noteReference:
      if let id = notes[LinkLabel(bytes.text(piece.start, piece.end))] {
        tree.append(.noteReference(id))
      }
    }
  }

  private func add(_ run: DelimiterRun, at piece: InlinePiece, to tree: inout InlineTree) {
    var match = run.firstClosing
    while match >= 0 {
      _ = tree.close()
      match = delimiters.matches[match].nextClosing
    }
    if run.count > 0 { tree.text(bytes, piece.start, piece.start + run.count) }
    match = run.lastOpening
    while match >= 0 {
      tree.open(.formatting(delimiters.matches[match].kind))
      match = delimiters.matches[match].nextOpening
    }
  }

  private mutating func addInlineNote(_ content: [Inline], to tree: inout InlineTree) {
    let id = "inline-\(inlineNotes.count + 1)"
    inlineNotes.append(Note(id: id, blocks: [.paragraph(content)]))
    tree.append(.noteReference(id))
  }

  /// What attributes in braces mean; those that the model cannot say leave the text as it is.
  private mutating func addSpan(
    _ content: [Inline], _ attributes: MarkdownAttributes, to tree: inout InlineTree
  ) {
    var content = content
    var isKnown = attributes.id.isEmpty
    for name in attributes.classes.reversed() {
      switch name {
      case "underline", "ul": content = [.underline(content)]
      case "smallcaps": content = [.smallCaps(content)]
      default: isKnown = false
      }
    }
    for (key, value) in attributes.values.reversed() {
      if key == "lang" {
        content = [.span(Span(content, language: value))]
      } else {
        isKnown = false
      }
    }
    if !isKnown {
      diagnostics.warn(
        "unknown-attributes", "the attributes of a span mean nothing here: its text is kept",
        at: SourcePosition(line: line))
    }
    for inline in content { tree.append(inline) }
  }
}

/// Destinations that are not written as such.
enum MarkdownDestinationText {
  static func autolink(_ text: String, isAddress: Bool) -> String {
    MarkdownDestination.encoded(isAddress ? "mailto:" + text : text)
  }
}
