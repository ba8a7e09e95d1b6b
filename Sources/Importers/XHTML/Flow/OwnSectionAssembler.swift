internal import StoryModel

/// Makes sections of the flow of documents that say where each begins and ends.
struct OwnSectionAssembler {
  private var sections: [Section] = []
  private var open: [Section] = []
  /// Section elements that have not ended.
  private var elementCount = 0
  /// Whether something stands where no section could hold it, in the order of the documents:
  /// somebody edited them.
  private(set) var isForeign = false
  /// Whether sections nest far less deep than a story may.
  private(set) var isShallow = true

  /// Adds the flow of the next document.
  /// - Complexity: O(n) in items.
  mutating func add(_ flow: [FlowItem]) {
    for item in flow { add(item) }
    elementCount = 0
  }

  /// Ends all sections, and gives them back.
  mutating func finish() -> [Section] {
    close(downTo: 0)
    return sections
  }

  private mutating func add(_ item: FlowItem) {
    switch item {
    case .run(let blocks):
      if open.isEmpty { open.append(Section(role: .body)) }
      if !open[open.count - 1].subsections.isEmpty { isForeign = true }
      if open[open.count - 1].blocks.isEmpty {
        // Shared, not copied.
        open[open.count - 1].blocks = blocks
      } else {
        open[open.count - 1].blocks += blocks
      }
    case .heading(let heading):
      guard !open.isEmpty else {
        isForeign = true
        return
      }
      let section = open[open.count - 1]
      let hasHeading = !section.title.isEmpty || !(section.number?.text.isEmpty ?? true)
      if hasHeading || !section.blocks.isEmpty || !section.subsections.isEmpty {
        isForeign = true
      }
      open[open.count - 1].number = heading.number
      open[open.count - 1].title = heading.content
    case .open(let section):
      begin(section)
      elementCount += 1
    case .close: elementCount = max(elementCount - 1, 0)
    case .block, .gap, .anchor, .entry, .file: break
    }
  }

  private mutating func begin(_ start: FlowSection) {
    if let continued = start.continued,
      let index = open.lastIndex(where: { $0.id == continued })
    {
      close(downTo: index + 1)
      return
    }
    close(downTo: start.depth ?? elementCount)
    var section = Section(role: start.role ?? .body, id: start.id)
    section.number = start.value.map { SectionNumber(text: "", value: $0) }
    open.append(section)
    if open.count > Story.maximumDepth / 4 { isShallow = false }
  }

  private mutating func close(downTo count: Int) {
    while open.count > count, let last = open.popLast() {
      if open.isEmpty {
        sections.append(last)
      } else {
        open[open.count - 1].subsections.append(last)
      }
    }
  }
}
