internal import Conversion
internal import Markup
internal import StoryModel

/// Reads documents as people and programs write them.
///
/// Elements are walked in document order without recursion; each start leaves an ``Ending``.
struct PageReader {
  /// What ends with an element.
  enum Ending {
    case nothing
    case block
    case paragraph(ResolvedClass.Kind?)
    case heading(level: Int)
    case section
    case container
    case item
    case row
    case cell
    case caption
    case verseLine
    case term
    case text(String)
    case noteReference(Note.ID)
  }

  /// How text looks at some place.
  struct Look: Equatable {
    var alignment = Alignment.natural
    var isItalic = false
    var isBold = false
    var isUnderlined = false
    var isStruckThrough = false
    var isSmallCaps = false
    var keepsLineEnds = false
  }

  private struct Frame {
    var ending: Ending
    var look: Look
    var wrapperCount: Int
    var suspended: [InlineBuilder.Wanted]?
  }

  let plan: PagePlan
  var builder = FlowBuilder()
  var diagnostics = Diagnostics()
  var look = Look()
  var styles: StyleResolver
  private var frames: [Frame] = []
  /// Line breaks that nothing came after so far.
  var pendingBreaks = 0
  /// How many elements are open whose text is not collapsed.
  var isInHeading = false
  var mediaIDs: [[UInt8]: MediaItem.ID] = [:]

  init(plan: PagePlan) {
    self.plan = plan
    styles = StyleResolver(sheet: plan.styles)
  }

  /// Reads everything below `top`.
  mutating func read(_ top: MarkupNode) {
    top.visit(&self)
    endParagraph()
  }

  private mutating func finish(_ ending: Ending) {
    switch ending {
    case .nothing: break
    case .block, .term: endBlock()
    case .paragraph(let kind):
      endParagraph(isMarked: true, kind: kind)
    case .heading(let level): endHeading(level)
    case .section:
      endBlock()
      if builder.isAtTop { builder.append(.close) }
    case .container, .item:
      endParagraph()
      builder.endContainer()
    case .row:
      builder.updateContainer { table in
        guard !table.row.isEmpty else { return }
        if table.isInHead, table.header.isEmpty {
          table.header = table.row
        } else {
          table.rows.append(table.row)
        }
        table.row = []
      }
    case .cell: endCell()
    case .caption:
      let caption = takeLine()
      builder.updateContainer { $0.caption += caption }
    case .verseLine:
      if builder.mode == .line { pendingBreaks = 1 }
    case .text(let text): add(.text(text))
    case .noteReference(let id): add(.noteReference(id))
    }
  }

  // MARK: Looks

  /// Brings formatting in line with `style`. Gives back what was wanted before some was suspended.
  private mutating func apply(_ style: Style, at tag: HTMLTag) -> [InlineBuilder.Wanted]? {
    guard !style.isEmpty else { return nil }
    var suspended: [InlineBuilder.Wanted]?
    func wrap(_ wrapper: Wrapper, _ isOn: Bool?, _ flag: WritableKeyPath<Look, Bool>) {
      guard let isOn, isOn != look[keyPath: flag] else { return }
      look[keyPath: flag] = isOn
      if isOn {
        begin(wrapper)
      } else if builder.inline.wanted.contains(where: { $0.wrapper == wrapper }) {
        let before = builder.inline.suspend(wrapper)
        if suspended == nil { suspended = before }
      }
    }
    wrap(.emphasis, style.isItalic, \.isItalic)
    wrap(.strong, style.isBold, \.isBold)
    if style.isUnderlined == true, tag != .a {
      wrap(.underline, true, \.isUnderlined)
    }
    if style.isStruckThrough == true { wrap(.strikethrough, true, \.isStruckThrough) }
    wrap(.smallCaps, style.isSmallCaps, \.isSmallCaps)
    if let keeps = style.keepsLineEnds { look.keepsLineEnds = keeps }
    return suspended
  }

  /// Begins formatting, unless it nests too deep.
  mutating func begin(_ wrapper: Wrapper) {
    guard builder.depth < 90 else {
      diagnostics.warn(
        "nesting", "formatting nested more than 90 deep left out; its text is kept",
        entry: plan.entry)
      return
    }
    builder.inline.begin(wrapper)
  }

  /// Says that something is left out, or kept as its text.
  mutating func report(_ code: String, _ message: String, at node: MarkupNode) {
    diagnostics.warn(code, message, at: SourcePosition(node.position), entry: plan.entry)
  }
}

extension PageReader: MarkupVisitor {
  mutating func start(_ node: MarkupNode) -> Bool {
    var frame = Frame(
      ending: .nothing, look: look, wrapperCount: builder.inline.wanted.count, suspended: nil)
    var style = Style()
    guard let ending = ending(of: node, style: &style) else {
      look = frame.look
      builder.inline.end(downTo: frame.wrapperCount)
      return false
    }
    frame.ending = ending
    frame.suspended = apply(style, at: node.tag)
    frames.append(frame)
    styles.enter(node)
    return true
  }

  mutating func end() {
    guard let frame = frames.popLast() else { return }
    styles.leave()
    finish(frame.ending)
    if let suspended = frame.suspended { builder.inline.resume(suspended) }
    builder.inline.end(downTo: frame.wrapperCount)
    look = frame.look
  }
}
