internal import Conversion
internal import Markup
internal import StoryModel

extension PageReader {
  /// Adds the text of a node.
  mutating func text(_ node: MarkupNode) {
    if builder.mode == .none || pendingBreaks > 0 || builder.inline.isEmpty {
      if node.isBlankText { return }
      prepareForText()
      // No-break spaces at the start of a paragraph are an indent.
      var text = node.text
      if builder.isAtStartOfNote {
        // What stood behind the mark of the note.
        let rest = text.utf8.drop { $0 <= 0x20 || ".)]:".utf8.contains($0) }
        text = String(decoding: rest, as: UTF8.self)
        if text.isEmpty { return }
      }
      let indent = text.utf8.leadingBlankCount
      let isLine = builder.mode == .line && builder.container != .verse
      if indent > 0, !isLine || !text.isBlank {
        let rest = String(decoding: text.utf8.dropFirst(indent), as: UTF8.self)
        if rest.isEmpty {
          // A paragraph of spaces alone is a gap, and has to be told from none.
          builder.inline.add(.text("\u{A0}"))
          return
        }
        addText(rest)
        return
      }
      addText(text)
      return
    }
    addText(node.text)
  }

  private mutating func addText(_ text: String) {
    guard look.keepsLineEnds, text.utf8.contains(0x0A) else {
      builder.inline.add(.text(text))
      return
    }
    var isFirst = true
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !isFirst { lineBreak() }
      isFirst = false
      if !line.isEmpty {
        prepareForText()
        builder.inline.add(.text(String(line)))
      }
    }
  }

  /// Adds an inline, in a paragraph of its own if none is open.
  mutating func add(_ inline: Inline) {
    prepareForText()
    builder.inline.add(inline)
  }

  mutating func lineBreak() {
    guard builder.mode != .none else { return }
    pendingBreaks += 1
  }

  /// Makes sure that text has a place to go, and that the line breaks before it stand there.
  mutating func prepareForText() {
    if pendingBreaks > 0 { resolveBreaks() }
    if builder.mode == .none { builder.mode = .paragraph(look.alignment) }
  }

  /// Two line breaks and more part paragraphs; one is a line break.
  private mutating func resolveBreaks() {
    let count = pendingBreaks
    pendingBreaks = 0
    guard !builder.inline.isEmpty else { return }
    if case .paragraph(let alignment) = builder.mode, count > 1 {
      endParagraph()
      if count > 3, builder.isAtTop { builder.append(.gap) }
      builder.mode = .paragraph(alignment)
    } else {
      builder.inline.add(.lineBreak)
    }
  }

  // MARK: Paragraphs

  /// Ends whatever text is open before a block begins or ends.
  mutating func endBlock() {
    if builder.mode == .line { return }
    endParagraph()
  }

  /// Ends a paragraph.
  /// - Parameters:
  ///   - isMarked: whether an element says that it is one, even if it is empty.
  ///   - kind: what the class of that element says.
  mutating func endParagraph(isMarked: Bool = false, kind: ResolvedClass.Kind? = nil) {
    pendingBreaks = 0
    guard let paragraph = builder.takeParagraph() else {
      if isMarked, builder.isAtTop { builder.append(.gap) }
      return
    }
    let content = paragraph.content
    guard !content.isBlank else {
      if isMarked, builder.isAtTop { builder.append(.gap) }
      return
    }
    if kind == .verse || kind == .stanza || kind == .line || builder.container == .verse {
      addStanza(content, kind: kind)
      return
    }
    let length = content.textLength(upTo: 400)
    if length <= 120 {
      let text = WhiteSpace.collapsed(content.plainText)
      if SceneMark.isMark(text) {
        builder.append(.sceneBreak(SceneBreak(mark: text)))
        return
      }
      if builder.isAtTop, let heading = styledHeading(paragraph, text: text, kind: kind) {
        builder.append(.heading(heading))
        return
      }
    } else if length == 400, let lines = Self.paragraphs(in: content) {
      for line in lines {
        builder.append(.paragraph(Paragraph(line, alignment: paragraph.alignment)))
      }
      return
    }
    builder.append(.paragraph(paragraph))
  }

  /// A paragraph that looks like a heading: what its class says, or bold or centred words that
  /// chapters are numbered with.
  private func styledHeading(
    _ paragraph: Paragraph, text: String, kind: ResolvedClass.Kind?
  ) -> FlowHeading? {
    let isCalledHeading = kind == .heading
    let standsOut =
      paragraph.alignment == .center || paragraph.content.insideOnlyFormatting != nil
    // Before the words are looked at: hardly any paragraph stands out.
    guard isCalledHeading || standsOut else { return nil }
    let inner = paragraph.content.unwrapped
    let label = HeadingLabel(text)
    guard isCalledHeading || label?.isNamed ?? false else { return nil }
    return FlowHeading(
      level: label?.role == .part ? 1 : 2, content: inner, styledAs: paragraph.alignment)
  }

  /// The paragraphs of old pages that end each with a line break: many long lines.
  private static func paragraphs(in content: [Inline]) -> [[Inline]]? {
    let breaks = content.count { $0 == .lineBreak }
    guard breaks >= 3 else { return nil }
    let lines = content.split(separator: .lineBreak).map { Array($0) }
    let length = lines.reduce(0) { $0 + $1.textLength(upTo: 1_000) }
    guard length / max(lines.count, 1) > 90 else { return nil }
    return lines
  }

  // MARK: Verse

  private mutating func addStanza(_ content: [Inline], kind: ResolvedClass.Kind?) {
    let lines = content.split(separator: .lineBreak).compactMap { line -> VerseLine? in
      Self.verseLine(Array(line))
    }
    guard !lines.isEmpty else { return }
    if builder.container == .verse {
      builder.updateContainer { verse in
        if kind == .line, !verse.stanzas.isEmpty {
          verse.stanzas[verse.stanzas.count - 1].lines += lines
        } else {
          verse.stanzas.append(Stanza(lines: lines))
        }
      }
    } else {
      builder.appendStanza(Stanza(lines: lines))
    }
  }

  /// No-break spaces at the start of a line of verse are its indent, two for a step.
  private static func verseLine(_ content: [Inline]) -> VerseLine? {
    guard !content.isBlank else { return nil }
    guard case .text(let text)? = content.first else { return VerseLine(content) }
    let blank = text.utf8.leadingBlankCount
    let spaces = text.utf8.prefix(blank).count { $0 == 0xA0 }
    var content = content
    content[0] = .text(String(decoding: text.utf8.dropFirst(blank), as: UTF8.self))
    return VerseLine(content, indent: (spaces + 1) / 2)
  }

  // MARK: Headings

  mutating func takeLine() -> [Inline] {
    pendingBreaks = 0
    return builder.takeLine()
  }

  mutating func endHeading(_ level: Int) {
    isInHeading = false
    var content = takeLine()
    guard !content.isBlank else { return }
    while case .strong(let inner)? = content.first, content.count == 1 { content = inner }
    content = content.map { $0 == .lineBreak ? .text(" ") : $0 }
    guard builder.isAtTop else {
      builder.append(.heading(Heading(level: level, content: content)))
      return
    }
    builder.append(.heading(FlowHeading(level: level, content: content)))
  }

  // MARK: Preformatted text

  /// Code, or the text of a story that somebody saved as it stood.
  mutating func preformatted(_ node: MarkupNode) -> Ending? {
    let code = node.childElements.first { $0.tag == .code }
    let text = node.innerText
    let blocks = node.childElements.contains { $0.tag == .p || $0.tag == .div }
    if blocks { return beginBlock() }
    endBlock()
    guard code == nil, node["class"] == nil, text.utf8.count > 1_500 else {
      var language = ""
      for name in [code?["class"], node["class"]] {
        let words = (name ?? "").split(separator: " ")
        if let word = words.first(where: { $0.hasPrefix("language-") || $0.hasPrefix("lang-") }) {
          language = String(word.drop { $0 != "-" }.dropFirst())
          break
        }
        if words.first == "sourceCode", words.count > 1 { language = String(words[1]) }
      }
      builder.append(.code(CodeBlock(text, language: language)))
      return nil
    }
    for paragraph in text.split(separator: "\n\n") {
      let lines = paragraph.split(separator: "\n")
      let isProse = paragraph.utf8.count / max(lines.count, 1) > 45
      var content: [Inline] = []
      for line in lines {
        if !content.isEmpty { content.append(isProse ? .text("\n") : .lineBreak) }
        content.append(.text(String(line)))
      }
      guard !content.isBlank else { continue }
      let plain = WhiteSpace.collapsed(content.plainText)
      builder.append(
        SceneMark.isMark(plain)
          ? .sceneBreak(SceneBreak(mark: plain)) : .paragraph(Paragraph(content)))
    }
    return nil
  }
}
