internal import StoryModel

/// Blocks that stand beside each other, as they come in; HTML may open containers among them.
struct PendingBlocks {
  private struct Frame {
    var element: HTMLContainer?
    var blocks: [Block] = []
    /// Which of the blocks are notes that take their position from where they stand.
    var implied: [Int] = []
    /// The items of a list.
    var items: [[Block]] = []
  }

  private var frames = [Frame()]
  /// Which of the outermost blocks are headings that HTML spells.
  private var headings: Set<Int> = []

  /// Whether headings belong to something smaller than a section here.
  var isInsideHTML: Bool {
    frames.count > 1
      && frames.contains { frame in
        switch frame.element?.kind {
        case .blockQuote, .list, .item, .figure: true
        case .transparent, .paragraph, .heading, nil: false
        }
      }
  }

  mutating func append(_ block: Block, impliesPosition: Bool = false) {
    let last = frames.count - 1
    if impliesPosition { frames[last].implied.append(frames[last].blocks.count) }
    if case .paragraph(var paragraph) = block, let alignment {
      if paragraph.alignment == .natural { paragraph.alignment = alignment }
      frames[last].blocks.append(.paragraph(paragraph))
    } else {
      frames[last].blocks.append(block)
    }
  }

  private var alignment: Alignment? {
    guard frames.count > 1 else { return nil }
    return frames.last { $0.element?.alignment != nil }?.element?.alignment
  }

  mutating func open(_ element: HTMLContainer) {
    closeText()
    if case .item = element.kind { closeItem() }
    if frames.count < Story.maximumDepth { frames.append(Frame(element: element)) }
  }

  /// Closes paragraphs and headings: nothing stands inside of them but text.
  mutating func closeText() {
    while let element = frames.last?.element, element.holdsOnlyText { closeLast() }
  }

  /// Closes a paragraph or a heading that has had its text.
  mutating func closeFilledText() {
    if frames.last?.blocks.isEmpty == false { closeText() }
  }

  /// Closes the item before the next of the same list.
  private mutating func closeItem() {
    var place = frames.count - 1
    while place > 0, let kind = frames[place].element?.kind {
      if case .item = kind { break }
      if case .list = kind { return }
      place -= 1
    }
    guard place > 0 else { return }
    while frames.count > place { closeLast() }
  }

  /// Closes the innermost element of that name, and those inside of it.
  mutating func close(_ name: String) {
    guard frames.contains(where: { $0.element?.name == name }) else { return }
    while frames.count > 1 {
      let isLast = frames.last?.element?.name == name
      closeLast()
      if isLast { return }
    }
  }

  private mutating func closeLast() {
    guard frames.count > 1, let frame = frames.popLast(), let element = frame.element else {
      return
    }
    let blocks = finished(frame)
    let last = frames.count - 1
    switch element.kind {
    case .blockQuote: frames[last].blocks.append(.blockQuote(BlockQuote(blocks)))
    case .list(let kind):
      // What stands beside the items belongs to none of them.
      frames[last].blocks += blocks
      if !frame.items.isEmpty {
        frames[last].blocks.append(.list(List(kind, items: frame.items)))
      }
    case .item:
      if case .list? = frames[last].element?.kind {
        frames[last].items.append(blocks)
      } else {
        frames[last].blocks += blocks
      }
    case .figure: frames[last].blocks += Self.figure(blocks)
    case .heading(let level):
      guard !blocks.isEmpty else { return }
      if last == 0 { headings.insert(frames[0].blocks.count) }
      frames[last].blocks.append(.heading(Heading(level: level, content: blocks.joinedContent)))
    case .transparent, .paragraph: frames[last].blocks += blocks
    }
  }

  /// The blocks, notes in their positions; starts anew.
  mutating func finish() -> [Block] {
    while frames.count > 1 { closeLast() }
    let result = finished(frames[0])
    frames = [Frame()]
    return result
  }

  /// Which of the blocks just finished are headings that HTML spells.
  mutating func takeHeadings() -> Set<Int> {
    defer { headings = [] }
    return headings
  }

  private func finished(_ frame: Frame) -> [Block] {
    guard !frame.implied.isEmpty else { return frame.blocks }
    var blocks = frame.blocks
    for index in frame.implied {
      guard blocks.indices.contains(index), case .authorNote(var note) = blocks[index] else {
        continue
      }
      note.position = frame.blocks.impliedNotePosition(at: index)
      blocks[index] = .authorNote(note)
    }
    return blocks
  }

  /// An image with the paragraphs below it as its caption; the blocks as they are where it is none.
  static func figure(_ blocks: [Block]) -> [Block] {
    guard case .paragraph(let first)? = blocks.first, first.content.count == 1,
      case .image(let image) = first.content[0],
      blocks.allSatisfy({ if case .paragraph = $0 { true } else { false } })
    else { return blocks }
    return [.figure(Figure(image, caption: Array(blocks.dropFirst()).joinedContent))]
  }
}

extension [Block] {
  /// The text of the paragraphs, a line break between two.
  fileprivate var joinedContent: [Inline] {
    var result: [Inline] = []
    for block in self {
      guard case .paragraph(let paragraph) = block else { continue }
      if !result.isEmpty { result.append(.lineBreak) }
      result += paragraph.content
    }
    return result
  }
}

/// An HTML element that holds blocks.
struct HTMLContainer {
  var name: String
  var kind: Kind
  var alignment: Alignment?

  enum Kind {
    case transparent
    case paragraph
    case heading(Int)
    case blockQuote
    case list(List.Kind)
    case item
    case figure
  }

  /// The container that a tag opens, or nil where it opens none.
  init?(_ tag: HTMLElement) {
    name = tag.name
    let style = tag["style"].lowercased().filter { $0 != " " }
    let named =
      style.contains("text-align:center")
      ? "center"
      : style.contains("text-align:right") ? "right" : tag["align"].lowercased()
    alignment = Alignment(rawValue: named == "justify" ? "justified" : named)
    switch name {
    case "p": kind = .paragraph
    case "h1", "h2", "h3", "h4", "h5", "h6":
      kind = .heading(Int(name.utf8.last ?? 0x31) - 0x30)
      alignment = nil
    case "blockquote": kind = .blockQuote
    case "ul", "menu", "dir": kind = .list(.bullet)
    case "ol": kind = .list(.ordered(start: Int(tag["start"]) ?? 1))
    case "li": kind = .item
    case "figure": kind = .figure
    case "center":
      kind = .transparent
      alignment = .center
    case "div", "section", "article", "figcaption", "summary", "details", "td", "th", "dt", "dd":
      kind = .transparent
    default: return nil
    }
  }

  var holdsOnlyText: Bool {
    switch kind {
    case .paragraph, .heading: true
    default: false
    }
  }
}
