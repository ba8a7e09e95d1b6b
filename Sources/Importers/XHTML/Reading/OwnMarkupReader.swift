internal import Conversion
internal import Markup
internal import StoryModel

/// Reads what Quire's own exporters write, by the table at `ContentWriter`: each element means what
/// it says, nothing is guessed.
struct OwnMarkupReader {
  /// What ends with an element.
  enum Ending {
    case nothing
    case wrapper
    case paragraph
    case heading(level: Int)
    case sectionHeading
    case section
    case container
    case stanza
    case item
    case row
    case cell
    case line(indent: Int)
    case caption
  }

  var builder = FlowBuilder(gathersRuns: true)
  let images: ImageLookup
  private(set) var endings: [Ending] = []
  var sectionNumbers: [Int?] = []
  /// The number that the heading under way shows.
  var number: SectionNumber?
  private var mediaIDs: Set<MediaItem.ID> = []
  /// Whether the last text is canonical as it is if nothing else stands in its paragraph.
  private var isCanonicalText = false
  /// Whether something stands in the document that no exporter of Quire's writes: somebody edited it.
  var isForeign = false

  init(images: ImageLookup) {
    self.images = images
  }

  /// Reads everything below `top`.
  mutating func read(_ top: MarkupNode) {
    top.visit(&self)
    builder.endRun()
  }

  // MARK: Inlines

  mutating func wrap(_ wrapper: Wrapper) -> Ending {
    openParagraph()
    builder.inline.begin(wrapper)
    builder.noteDepth()
    return .wrapper
  }

  /// Text that begins with formatting begins a paragraph in an item of a tight list.
  private mutating func openParagraph() {
    guard builder.mode == .none else { return }
    if builder.container != .item { isForeign = true }
    builder.mode = .paragraph(.natural)
  }

  mutating func add(_ inline: Inline) {
    openParagraph()
    builder.inline.add(inline)
  }

  mutating func addNoteReference(_ id: Note.ID) {
    // It may lead to a note without an id, which a run by itself does not show.
    if id.isEmpty { builder.content.hasCanonicalRuns = false }
    add(.noteReference(id))
  }

  mutating func addImage(_ image: Image) {
    guard builder.container == .figure, builder.mode == .none else {
      add(.image(image))
      return
    }
    builder.updateContainer { figure in
      if figure.image != nil { isForeign = true }
      figure.image = image
    }
  }

  /// Where the image is; one that stands in the document itself goes to the media.
  mutating func register(_ node: MarkupNode) -> Image.Source {
    let source = node["src"] ?? ""
    guard let id = node["data-media"], let data = DataURL(source) else {
      return images.source(source)
    }
    if mediaIDs.insert(id).inserted {
      builder.content.media.append(
        MediaItem(id: id, mediaType: data.mediaType, bytes: data.bytes))
    }
    return .media(id)
  }

  mutating func endParagraph() {
    guard let paragraph = builder.takeParagraph() else {
      // A line holds no blocks.
      if builder.mode == .line { isForeign = true }
      return
    }
    var isCanonical = false
    if isCanonicalText, paragraph.content.count == 1, case .text = paragraph.content[0] {
      isCanonical = true
    }
    builder.append(.paragraph(paragraph), isCanonical: isCanonical)
  }
}

extension OwnMarkupReader: MarkupVisitor {
  mutating func text(_ node: MarkupNode) {
    if builder.mode == .none {
      // Between blocks there are line feeds alone; in an item of a tight list there is text.
      guard !node.isBlankText else { return }
      guard builder.container == .item else {
        isForeign = true
        return
      }
      builder.mode = .paragraph(.natural)
    }
    if let text = node.singleSpacedText {
      isCanonicalText = true
      builder.inline.add(.text(text))
    } else {
      let text = node.text
      isCanonicalText = WhiteSpace.isCollapsed(text)
      builder.inline.add(.text(text))
    }
  }

  mutating func start(_ node: MarkupNode) -> Bool {
    guard let ending = ending(of: node) else { return false }
    endings.append(ending)
    return true
  }

  mutating func end() {
    guard let ending = endings.popLast() else { return }
    switch ending {
    case .nothing, .stanza: break
    case .wrapper: builder.inline.end()
    case .paragraph: endParagraph()
    case .heading(let level):
      builder.append(.heading(Heading(level: level, content: builder.takeLine())))
    case .sectionHeading:
      let content = builder.takeLine()
      builder.append(.heading(FlowHeading(level: 1, content: content, number: number)))
      number = nil
    case .section:
      endParagraph()
      builder.append(.close)
      _ = sectionNumbers.popLast()
    case .container, .item:
      endParagraph()
      builder.endContainer()
    case .row:
      builder.updateContainer { table in
        if table.isInHead {
          if !table.header.isEmpty { isForeign = true }
          table.header = table.row
        } else {
          table.rows.append(table.row)
        }
        table.row = []
      }
    case .cell:
      let content = builder.takeLine()
      builder.updateContainer { $0.row.append(TableCell(content)) }
    case .line(let indent):
      let content = builder.takeLine()
      builder.updateContainer { verse in
        guard !verse.stanzas.isEmpty else { return }
        verse.stanzas[verse.stanzas.count - 1].lines.append(VerseLine(content, indent: indent))
      }
    case .caption:
      let caption = builder.takeLine()
      builder.updateContainer { $0.caption = caption }
    }
  }
}
