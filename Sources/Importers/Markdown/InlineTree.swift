internal import Markup
internal import StoryModel

/// Builds inlines from opening and closing marks in reading order, without recursion.
struct InlineTree {
  /// What an open mark makes of its content.
  enum Container {
    case formatting(DelimiterMatch.Kind)
    case link(LinkTarget)
    case image(LinkTarget)
    case span(MarkdownAttributes)
    case note
    /// An element of HTML, which ends at the latest where the mark around it ends.
    case html(name: String, Element)
  }

  enum Element {
    case formatting(HTMLFormatting)
    case link(LinkTarget)
    case code
  }

  /// What was closed, if the caller has to make something of it.
  enum Closed {
    case done
    case note([Inline])
    case span([Inline], MarkdownAttributes)
  }

  private struct Frame {
    var container: Container
    var content: [Inline] = []
  }

  private let line: Int
  private var root: [Inline] = []
  private var frames: [Frame] = []
  /// Marks that were opened beyond the depth that the model allows.
  private var skipped = 0
  private(set) var isTooDeep = false
  /// The element that hides what it holds, while it is open.
  private var muting: String?

  /// Text that no inline holds yet: a range of bytes, or a copy of several.
  private var range: (bytes: UnsafeBufferPointer<UInt8>, start: Int, end: Int)?
  private var pending: [UInt8] = []

  init(line: Int) {
    self.line = line
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    if muting != nil { return }
    if range == nil, pending.isEmpty {
      range = (bytes, start, end)
    } else {
      copyRange()
      pending.append(contentsOf: bytes[start..<end])
    }
  }

  mutating func text(_ text: String) {
    if muting != nil { return }
    copyRange()
    pending.append(contentsOf: text.utf8)
  }

  mutating func text(_ reference: CharacterReference) {
    if muting != nil { return }
    copyRange()
    reference.append(to: &pending)
  }

  private mutating func copyRange() {
    guard let (bytes, start, end) = range else { return }
    pending.append(contentsOf: bytes[start..<end])
    range = nil
  }

  private mutating func flush() {
    if let (bytes, start, end) = range {
      range = nil
      push(.text(bytes.text(start, end)))
    } else if !pending.isEmpty {
      push(.text(String(decoding: pending, as: UTF8.self)))
      pending.removeAll(keepingCapacity: true)
    }
  }

  private mutating func push(_ inline: Inline) {
    if frames.isEmpty {
      root.append(inline)
    } else {
      frames[frames.count - 1].content.append(inline)
    }
  }

  mutating func append(_ inline: Inline) {
    if muting != nil { return }
    flush()
    push(inline)
  }

  mutating func open(_ container: Container) {
    if frames.count >= Story.maximumDepth {
      skipped += 1
      isTooDeep = true
      return
    }
    flush()
    frames.append(Frame(container: container))
  }

  /// Opens an element of HTML.
  mutating func openHTML(_ name: String, _ element: Element) {
    if muting != nil || skipped > 0 { return }
    if frames.count >= Story.maximumDepth {
      isTooDeep = true
      return
    }
    flush()
    frames.append(Frame(container: .html(name: name, element)))
  }

  /// Closes the innermost element of that name and those inside of it, unless a mark of Markdown
  /// stands between. Says whether there was one.
  mutating func closeHTML(_ name: String) -> Bool {
    if muting != nil || skipped > 0 { return true }
    var place = frames.count
    while place > 0, case .html(let other, _) = frames[place - 1].container {
      place -= 1
      guard other == name else { continue }
      while frames.count > place { closeFrame() }
      return true
    }
    return false
  }

  /// Leaves out all that comes before ``unmute(_:)``.
  mutating func mute(_ name: String) {
    if muting == nil { muting = name }
  }

  mutating func unmute(_ name: String) {
    if muting == name { muting = nil }
  }

  /// Closes what was opened last. Marks nest by construction.
  mutating func close() -> Closed {
    if skipped > 0 {
      skipped -= 1
      return .done
    }
    while case .html? = frames.last?.container { closeFrame() }
    return closeFrame()
  }

  @discardableResult
  private mutating func closeFrame() -> Closed {
    flush()
    guard let frame = frames.popLast() else { return .done }
    let content = frame.content
    switch frame.container {
    case .formatting(.emphasis): push(.emphasis(content))
    case .formatting(.strong): push(.strong(content))
    case .formatting(.strikethrough): push(.strikethrough(content))
    case .formatting(.superscript): push(.superscript(content))
    case .formatting(.subscript): push(.subscript(content))
    case .link(let target), .html(_, .link(let target)): pushLink(content, target)
    case .image(let target):
      push(
        .image(
          Image(
            .remote(target.destination), alternativeText: content.plainText, title: target.title)))
    case .html(_, .formatting(let formatting)): push(formatting.around(content))
    case .html(_, .code): push(.code(content.plainText))
    case .span(let attributes): return .span(content, attributes)
    case .note: return .note(content)
    }
    return .done
  }

  /// Only elements of HTML can bring links into links: the outer one counts.
  private mutating func pushLink(_ content: [Inline], _ target: LinkTarget) {
    let isInLink = frames.contains { frame in
      switch frame.container {
      case .link, .html(_, .link): true
      default: false
      }
    }
    if isInLink {
      for inline in content { push(inline) }
    } else {
      push(.link(Link(content, destination: target.destination, title: target.title)))
    }
  }

  mutating func finish() -> [Inline] {
    skipped = 0
    while !frames.isEmpty { closeFrame() }
    flush()
    return root
  }
}
