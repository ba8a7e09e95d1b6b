internal import Markup
internal import StoryModel

/// Headings outside of other blocks start sections.
extension BlockBuilder {
  /// The sections of the document: what stands before the first heading, then a section a heading.
  /// Where no title is given, a first heading that holds all others is it.
  mutating func sections(title: String) -> (title: String, sections: [Section]) {
    var outline = SectionOutline()
    var pending = PendingBlocks()
    var child = 1
    while child < nodes[0].subtreeEnd {
      if case .heading(let level, _) = nodes[child].kind, !pending.isInsideHTML {
        let heading = heading(nodes[child])
        if !heading.attributes.classes.contains("heading") {
          append(&pending, to: &outline)
          outline.open(
            section(heading), level: level,
            mayBeTitle: heading.attributes.isEmpty && heading.number == nil)
          child = nodes[child].subtreeEnd
          continue
        }
      }
      append(child, to: &pending)
      child = nodes[child].subtreeEnd
    }
    append(&pending, to: &outline)
    return outline.finish(title: title)
  }

  /// Adds blocks to the section that is open; headings that HTML spells open others.
  private func append(_ pending: inout PendingBlocks, to outline: inout SectionOutline) {
    var blocks = pending.finish()[...]
    let headings = pending.takeHeadings()
    for place in headings.sorted() {
      guard place < blocks.endIndex, case .heading(let heading) = blocks[place] else { continue }
      outline.append(Array(blocks[..<place]))
      let parts = HeadingParts(content: heading.content, attributes: MarkdownAttributes())
      outline.open(section(parts), level: heading.level, mayBeTitle: true)
      blocks = blocks[(place + 1)...]
    }
    outline.append(Array(blocks))
  }

  struct HeadingParts {
    var number: SectionNumber?
    var content: [Inline]
    var attributes: MarkdownAttributes
    var isNumberGiven = false
  }

  /// A heading and what stands in braces behind it.
  mutating func heading(_ node: BlockNode) -> HeadingParts {
    guard node.lineCount == 1 else {
      return HeadingParts(content: inlines(of: node), attributes: MarkdownAttributes())
    }
    inlines.line = node.startLine
    var (start, end) = trimmed(lines[node.firstLine])
    var attributes = MarkdownAttributes()
    if end > start, source[end - 1] == UInt8(ascii: "}"),
      let brace = source[start..<end].lastIndex(of: UInt8(ascii: "{")),
      brace == start || source[brace - 1].isSpaceOrTab,
      let (found, next) = MarkdownAttributes.parse(in: source, at: brace, end: end), next == end
    {
      attributes = found
      end = brace
      while end > start, source[end - 1].isSpaceOrTab { end -= 1 }
    }
    var parts = HeadingParts(content: [], attributes: attributes)
    if let (number, next) = numberSpan(start, end) {
      parts.number = number
      parts.isNumberGiven = true
      start = next
      while start < end, source[start].isSpaceOrTab { start += 1 }
    }
    parts.content = inlines.inlines(in: source, from: start, to: end)
    return parts
  }

  /// `[Chapter 4]{.number value=4}`.
  private mutating func numberSpan(_ start: Int, _ end: Int) -> (SectionNumber, next: Int)? {
    guard start < end, source[start] == UInt8(ascii: "[") else { return nil }
    var close = start + 1
    while close < end, source[close] != UInt8(ascii: "]") {
      close += source[close] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard close < end,
      let (attributes, next) = MarkdownAttributes.parse(in: source, at: close + 1, end: end),
      attributes.classes.contains("number")
    else { return nil }
    let text = inlines.inlines(in: source, from: start + 1, to: close).plainText
    return (SectionNumber(text: text, value: attributes["value"].flatMap { Int($0) }), next)
  }

  private func section(_ heading: HeadingParts) -> Section {
    var number = heading.number
    var title = heading.content
    var role: SectionRole = .section
    if !heading.isNumberGiven, !heading.attributes.classes.contains("unnumbered"),
      case .text(let first)? = title.first
    {
      let implied = MarkdownHeading(title.count > 1 ? first + "\u{FFFC}" : first)
      role = SectionRole(rawValue: implied.role) ?? .section
      if implied.numberLength > 0 {
        let bytes = Array(first.utf8)
        number = SectionNumber(
          text: String(decoding: bytes.prefix(implied.numberLength), as: UTF8.self),
          value: implied.numberValue)
        title[0] = .text(
          String(decoding: bytes.dropFirst(implied.numberLength + 1), as: UTF8.self))
      }
    }
    if title.isEmpty, number == nil { role = .body }
    for name in heading.attributes.classes { role = SectionRole(rawValue: name) ?? role }
    return Section(role: role, number: number, title: title, id: heading.attributes.id)
  }
}

/// Sections as their levels nest them.
struct SectionOutline {
  private var roots: [Section] = []
  private var open: [(level: Int, section: Section)] = []
  /// Whether the first heading is plain.
  private var mayHaveTitle: Bool?

  mutating func append(_ blocks: [Block]) {
    if open.isEmpty {
      if !blocks.isEmpty { roots.append(Section(role: .body, blocks: blocks)) }
    } else {
      open[open.count - 1].section.blocks += blocks
    }
  }

  mutating func open(_ section: Section, level: Int, mayBeTitle: Bool) {
    if mayHaveTitle == nil {
      mayHaveTitle = mayBeTitle && roots.isEmpty && section.role == .section
    }
    close(to: level)
    open.append((level, section))
  }

  private mutating func close(to level: Int) {
    while let last = open.last, last.level >= level {
      open.removeLast()
      if open.isEmpty {
        roots.append(last.section)
      } else {
        open[open.count - 1].section.subsections.append(last.section)
      }
    }
  }

  /// The sections, and the title, which may be that of the one section that holds all others.
  mutating func finish(title: String) -> (title: String, sections: [Section]) {
    close(to: 0)
    guard title.isEmpty, mayHaveTitle == true, roots.count == 1, !roots[0].subsections.isEmpty,
      roots[0].title.isPlainWords
    else { return (title, roots) }
    let first = roots[0]
    var sections = first.subsections
    if !first.blocks.isEmpty {
      sections.insert(Section(role: .body, blocks: first.blocks), at: 0)
    }
    return (first.title.plainText, sections)
  }
}

extension [Inline] {
  /// Whether these are words, emphasized or not, of which a title loses nothing else.
  fileprivate var isPlainWords: Bool {
    !isEmpty
      && allSatisfy { inline in
        switch inline {
        case .text: true
        case .emphasis(let content), .strong(let content): content.isPlainWords
        default: false
        }
      }
  }
}
