internal import StoryModel

/// Makes sections of the flow of documents that say where each begins and ends.
struct OwnSectionAssembler {
  private var sections: [Section] = []
  private var open: [Section] = []
  /// Section elements that have not ended.
  private var elementCount = 0

  /// The sections of all `flows`, one after another.
  /// - Complexity: O(n) in items.
  static func sections(of flows: [[FlowItem]]) -> [Section] {
    var assembler = OwnSectionAssembler()
    for flow in flows {
      for item in flow { assembler.add(item) }
      assembler.elementCount = 0
    }
    assembler.close(downTo: 0)
    return assembler.sections
  }

  private mutating func add(_ item: FlowItem) {
    switch item {
    case .run(let blocks):
      if open.isEmpty { open.append(Section(role: .body)) }
      if open[open.count - 1].blocks.isEmpty {
        // Shared, not copied.
        open[open.count - 1].blocks = blocks
      } else {
        open[open.count - 1].blocks += blocks
      }
    case .heading(let heading):
      guard !open.isEmpty else { return }
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
