internal import StoryModel

/// Makes sections of the flow of documents that only show where sections begin.
struct SectionAssembler {
  /// What is known about the whole before it is put together.
  struct Evidence {
    /// Whether empty paragraphs are scene breaks, since they are the exception.
    var gapsAreBreaks = false
    /// Whether paragraphs that look like headings are.
    var styledHeadingsCount = false
  }

  private let evidence: Evidence
  private var sections: [SectionDraft] = []
  private var open: [SectionDraft] = []
  /// Roles of section elements that have not ended.
  private var elements: [SectionRole?] = []
  private var pendingRole: SectionRole?
  /// Lines of the contents that lead to the place that was reached, each deeper than the one before.
  private var pendingEntries: [ContentsPoint] = []
  private var pendingAnchors: [String] = []
  /// Whether the text to come belongs to a new section even without a heading.
  private var startsSection = false
  /// Whether nothing but headings came since the last section began.
  private var isFresh = false
  /// Whether nothing came since the start of a file that goes on with the text of the one before.
  private var isContinuing = false

  /// The sections of all `flows`, one after another.
  /// - Complexity: O(n) in items.
  static func sections(of flows: [[FlowItem]]) -> [SectionDraft] {
    var assembler = SectionAssembler(evidence: Evidence(of: flows))
    for flow in flows { for item in flow { assembler.add(item) } }
    assembler.finish()
    var sections = assembler.sections
    SectionRoles.assign(in: &sections)
    return sections
  }

  private init(evidence: Evidence) { self.evidence = evidence }

  private mutating func add(_ item: FlowItem) {
    switch item {
    case .block(let block): add(block)
    case .run(let blocks): for block in blocks { add(block) }
    case .gap:
      if evidence.gapsAreBreaks { add(.sceneBreak(SceneBreak())) }
    case .heading(let heading): add(heading)
    case .open(let section):
      // The element was opened in the file before, and is opened again.
      elements.append(isContinuing ? nil : section.role)
      if let role = section.role, !isContinuing {
        pendingRole = role
        startsSection = true
      }
    case .close:
      if let role = elements.popLast(), role != nil { startsSection = true }
    case .anchor(let anchor): pendingAnchors.append(anchor)
    case .entry(let entry):
      // A place without text that the contents lead to leaves only what it stands above.
      while let last = pendingEntries.last, last.depth >= entry.depth {
        pendingEntries.removeLast()
      }
      pendingEntries.append(entry)
      startsSection = true
      isContinuing = false
    case .file(let file):
      startsSection = !file.isContinuation
      isContinuing = file.isContinuation
      elements.removeAll()
      pendingRole = nil
      pendingAnchors.append(file.path)
    }
  }

  // MARK: Text

  private mutating func add(_ block: Block) {
    isContinuing = false
    if case .sceneBreak = block {
      // A break before the first words of a section sets off its heading, and says nothing.
      guard !startsSection, let last = open.last?.blocks.last else { return }
      if case .sceneBreak(let before) = last {
        guard before.mark.isEmpty, let index = open.indices.last else { return }
        open[index].blocks.removeLast()
      }
    }
    if !pendingEntries.isEmpty, let title = Self.text(of: block), isEntry(title) {
      add(FlowHeading(level: 0, content: title))
      return
    }
    if startsSection || open.isEmpty { beginUntitled() }
    takeAnchors()
    isFresh = false
    open[open.count - 1].blocks.append(block)
  }

  private static func text(of block: Block) -> [Inline]? {
    guard case .paragraph(let paragraph) = block else { return nil }
    return paragraph.content
  }

  /// Whether a pending line of the contents has these words.
  private func isEntry(_ content: [Inline]) -> Bool {
    guard !pendingEntries.isEmpty else { return false }
    let text = content.plainText
    return pendingEntries.contains { Self.isSame(text, $0.title) }
  }

  /// Whether both have the same letters and digits.
  private static func isSame(_ text: String, _ title: String) -> Bool {
    func letters(_ text: String) -> [UInt8] {
      var letters: [UInt8] = []
      var bytes = text.utf8.prefix(400)[...]
      while let byte = bytes.popFirst() {
        switch byte {
        case ..<0x30, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7F: continue
        // No-break spaces, dashes, quotation marks and the like: U+0080...00BF, U+2000...203F.
        case 0xC2: bytes = bytes.dropFirst()
        case 0xE2 where bytes.first == 0x80: bytes = bytes.dropFirst(2)
        default: letters.append(byte | 0x20)
        }
      }
      return letters
    }
    let own = letters(text)
    return !own.isEmpty && own == letters(title)
  }

  /// Begins a section that shows no heading. Its title is what the contents call it.
  private mutating func beginUntitled() {
    let entry = takeEntry(at: pendingEntries.count - 1)
    startsSection = false
    let role = pendingRole ?? entry?.role
    pendingRole = nil
    if let entry {
      begin(SectionDraft(role: role, level: entry.depth + 1), at: entry.depth)
      if !Self.isGeneric(entry.title) { setTitle([.text(entry.title)], ofRole: role) }
      return
    }
    close(downTo: role == nil ? 0 : parentCount(for: role))
    var draft = SectionDraft(role: role ?? .body)
    draft.level = 0
    open.append(draft)
    isFresh = true
  }

  /// Takes a pending line of the contents. Sections begin for those above it, which nothing else
  /// shows.
  private mutating func takeEntry(at index: Int) -> ContentsPoint? {
    guard pendingEntries.indices.contains(index) else { return nil }
    for entry in pendingEntries[..<index] where !Self.isGeneric(entry.title) {
      begin(SectionDraft(role: entry.role, level: entry.depth + 1), at: entry.depth)
      setTitle([.text(entry.title)], ofRole: entry.role)
    }
    let entry = pendingEntries[index]
    pendingEntries.removeSubrange(...index)
    return entry
  }

  /// Whether `title` was made by a program that knew no better.
  private static func isGeneric(_ title: String) -> Bool {
    let title = title.lowercased()
    return ["start", "unknown", "untitled", "index", "text", "body"].contains(title)
      || title.hasSuffix("html") || title.hasPrefix("section00")
  }

  // MARK: Headings

  private mutating func add(_ heading: FlowHeading) {
    if let alignment = heading.styledAs, !evidence.styledHeadingsCount {
      if !isEntry(heading.content) {
        add(.paragraph(Paragraph(heading.content, alignment: alignment)))
        return
      }
    }
    isContinuing = false
    let content = heading.content.collapsingSpace()
    let text = WhiteSpace.collapsed(content.plainText)
    let label = HeadingLabel(text)
    if completesHeading(heading, text: text, label: label) {
      open[open.count - 1].title = content
      return
    }
    let index = pendingEntries.firstIndex { Self.isSame(text, $0.title) }
    let entry = takeEntry(at: index ?? pendingEntries.count - 1)
    let role = heading.role ?? pendingRole ?? entry?.role
    if let entry {
      begin(SectionDraft(role: role, level: max(heading.level, 1)), at: entry.depth)
    } else {
      let level = max(heading.level, 1)
      while let last = open.last, last.level == 0 || last.level >= level || isBelow(last, role) {
        close(downTo: open.count - 1)
      }
      begin(SectionDraft(role: role, level: level), at: open.count)
    }
    startsSection = !pendingEntries.isEmpty
    pendingRole = nil
    setTitle(content, ofRole: role)
    if let number = heading.number {
      open[open.count - 1].number = number
      open[open.count - 1].title = heading.content
      open[open.count - 1].isLabelled = true
    }
    isFresh = true
  }

  /// A second heading right behind one that shows nothing but a number is its title.
  private func completesHeading(
    _ heading: FlowHeading, text: String, label: HeadingLabel?
  ) -> Bool {
    guard isFresh, !startsSection, pendingEntries.isEmpty,
      let last = open.last, last.number != nil, last.title.isEmpty, last.blocks.isEmpty,
      last.role != .part, label == nil, heading.role == nil, pendingRole == nil
    else { return false }
    return heading.level >= last.level
  }

  /// A chapter never stands below another chapter.
  private func isBelow(_ last: SectionDraft, _ role: SectionRole?) -> Bool {
    guard let role else { return false }
    return role.isDivision && last.role?.isDivision ?? false && last.role != .part
  }

  private mutating func setTitle(_ content: [Inline], ofRole role: SectionRole?) {
    guard let index = open.indices.last else { return }
    let content = content.collapsingSpace()
    let text = content.plainText
    let leading = text.utf8.prefix { $0 == 0x20 }.count
    if let label = HeadingLabel(WhiteSpace.collapsed(text)),
      role == nil || role == label.role || role == .chapter || role == .part || role == .section
    {
      open[index].isLabelled = true
      if open[index].role == nil || label.isNamed { open[index].role = role ?? label.role }
      if let number = label.number {
        open[index].number = number
        open[index].title = content.droppingText(leading + label.prefixLength)
        return
      }
    }
    open[index].title = content
  }

  // MARK: Sections

  private mutating func begin(_ draft: SectionDraft, at depth: Int) {
    // Text before the first place that the contents lead to stays where it is.
    close(downTo: min(depth, open.count))
    while let last = open.last, last.role == .body, !last.hasHeading {
      close(downTo: open.count - 1)
    }
    startsSection = false
    open.append(draft)
    takeAnchors()
    isFresh = true
  }

  /// How many of the open sections may hold one of `role`.
  private func parentCount(for role: SectionRole?) -> Int {
    guard let role, role.isDivision, role != .part else { return 0 }
    return (open.firstIndex { $0.role == .part }).map { $0 + 1 } ?? 0
  }

  private mutating func takeAnchors() {
    guard !pendingAnchors.isEmpty, let index = open.indices.last else { return }
    open[index].anchors += pendingAnchors
    pendingAnchors.removeAll(keepingCapacity: true)
  }

  private mutating func close(downTo count: Int) {
    while open.count > count, var last = open.popLast() {
      while case .sceneBreak? = last.blocks.last { last.blocks.removeLast() }
      guard !last.isBlank || !last.anchors.isEmpty else { continue }
      if open.isEmpty {
        sections.append(last)
      } else {
        open[open.count - 1].subsections.append(last)
      }
    }
  }

  private mutating func finish() {
    takeAnchors()
    close(downTo: 0)
  }
}

extension SectionAssembler.Evidence {
  init(of flows: [[FlowItem]]) {
    var paragraphs = 0
    var gaps = 0
    var headings = 0
    var labelled = 0
    var styled = 0
    var followsGap = false
    for item in flows.joined() {
      switch item {
      case .block(.paragraph): paragraphs += 1
      case .gap: if !followsGap { gaps += 1 }
      case .heading(let heading):
        if heading.styledAs != nil {
          styled += 1
        } else {
          headings += 1
          let text = WhiteSpace.collapsed(heading.content.plainText)
          if HeadingLabel(text) != nil { labelled += 1 }
        }
      case .block, .run, .open, .close, .anchor, .entry, .file: break
      }
      if case .gap = item { followsGap = true } else { followsGap = false }
    }
    gapsAreBreaks = gaps > 0 && gaps * 6 <= paragraphs
    styledHeadingsCount = styled > 0 && labelled == 0 && headings <= max(2, styled / 2)
  }
}

extension SectionRole {
  /// Whether sections of this role make up the body of a book.
  var isDivision: Bool {
    switch self {
    case .part, .chapter, .prologue, .interlude, .epilogue: true
    case .body, .section, .titlePage, .copyrightPage, .dedication, .epigraph, .foreword, .preface,
      .introduction, .acknowledgments, .contentNotice, .authorNote, .afterword, .conclusion,
      .appendix, .glossary, .colophon:
      false
    }
  }
}
