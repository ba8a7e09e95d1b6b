internal import StoryModel

/// Finds the title of a story among the headings of its page.
enum PageTitle {
  /// Takes the title, and the name of the author below it, out of the flow.
  ///
  /// The title is the first heading, if no other is as high and none of a chapter it is.
  static func take(from flow: inout [FlowItem], into metadata: inout Metadata) {
    var first: (index: Int, heading: FlowHeading)?
    var blocksBefore = 0
    var isAlone = true
    for (index, item) in flow.enumerated() {
      switch item {
      case .heading(let heading) where heading.styledAs == nil:
        if let found = first {
          if heading.level <= found.heading.level { isAlone = false }
        } else {
          first = (index, heading)
        }
      case .block: if first == nil { blocksBefore += 1 }
      default: break
      }
      if blocksBefore > 3 || !isAlone { break }
    }
    guard let (index, heading) = first, heading.number == nil, heading.role == nil else { return }
    let text = WhiteSpace.collapsed(heading.content.plainText)
    let isTitle = isSame(text, metadata.title)
    let label = HeadingLabel(text)
    guard label == nil, isTitle || isAlone && blocksBefore <= (heading.level == 1 ? 3 : 0) else {
      return
    }
    flow.remove(at: index)
    var title = text
    if let (name, author) = split(text, at: " by "), metadata.title.isEmpty || !isTitle,
      metadata.title.contains(author) || metadata.creators.contains(where: { $0.name == author })
    {
      title = name
      if metadata.creators.isEmpty { metadata.creators = [Creator(name: author)] }
    }
    metadata.title = title
    takeByline(from: &flow, at: index, into: &metadata)
  }

  private static func takeByline(
    from flow: inout [FlowItem], at index: Int, into metadata: inout Metadata
  ) {
    guard index < flow.count else { return }
    let content: [Inline]
    switch flow[index] {
    case .block(.paragraph(let paragraph)): content = paragraph.content
    case .heading(let heading): content = heading.content
    default: return
    }
    let text = WhiteSpace.collapsed(content.plainText)
    guard text.utf8.count <= 80, text.lowercased().hasPrefix("by "), !text.hasSuffix(".") else {
      return
    }
    let name = String(text.dropFirst(3))
    if metadata.creators.isEmpty {
      metadata.creators = [Creator(name: name)]
    } else if !metadata.creators.contains(where: { isSame($0.name, name) }) {
      return
    }
    flow.remove(at: index)
  }

  /// Moves the text of a story without divisions out of a section that bears the story's title.
  static func unwrap(_ drafts: inout [SectionDraft], title: String) {
    guard drafts.count == 1, drafts[0].number == nil, !title.isEmpty,
      isSame(drafts[0].title.plainText, title)
    else { return }
    let draft = drafts[0]
    drafts = draft.subsections
    if !draft.blocks.isEmpty {
      var body = SectionDraft(role: .body)
      body.blocks = draft.blocks
      body.anchors = draft.anchors
      drafts.insert(body, at: 0)
    }
  }

  /// Whether both say the same but for case and spaces.
  static func isSame(_ left: String, _ right: String) -> Bool {
    let left = WhiteSpace.collapsed(left).lowercased()
    return !left.isEmpty && left == WhiteSpace.collapsed(right).lowercased()
  }

  /// What stands before and after the last `mark`.
  static func split(_ text: String, at mark: String) -> (String, String)? {
    let bytes = Array(text.utf8)
    let mark = Array(mark.utf8)
    guard bytes.count > mark.count else { return nil }
    for start in stride(from: bytes.count - mark.count, to: 0, by: -1)
    where bytes[start...].starts(with: mark) {
      return (
        String(decoding: bytes[..<start], as: UTF8.self),
        String(decoding: bytes[(start + mark.count)...], as: UTF8.self)
      )
    }
    return nil
  }
}
