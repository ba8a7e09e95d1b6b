internal import Conversion
internal import StoryModel

extension PublicationDraft {
  /// The blocks of `section`, in as many pieces as the site's limits ask for.
  mutating func divided(_ section: Section) throws(ExportError) -> [[Block]] {
    var blocks = section.blocks
    if let limit = profile.limit(.paragraph)?.count {
      blocks = blocks.flatMap { $0.pieces { $0.longestParagraph <= limit } }
    }
    let heading = hasTitleField ? nil : section
    if try fits(blocks, heading: heading) { return [blocks] }
    return try pieces(of: blocks, heading: heading)
  }

  private mutating func fits(_ blocks: [Block], heading: Section?) throws(ExportError) -> Bool {
    let limits = [SiteLimit.Subject.body, .bytes, .blocks].compactMap { profile.limit($0) }
    guard !limits.isEmpty else { return true }
    let content = trial(of: blocks, heading: heading)
    let bytes = try tryToWrite(content)
    return limits.allSatisfy { limit in
      Self.size(bytes, content, in: limit.subject) <= limit.count
    }
  }

  /// A piece as it would be, without marking its notes as written.
  private func trial(of blocks: [Block], heading: Section?) -> Story {
    var copy = self
    return copy.content(of: blocks, heading: heading, isLast: false)
  }

  static func size(_ bytes: [UInt8], _ content: Story, in subject: SiteLimit.Subject) -> Int {
    switch subject {
    case .body, .title, .summary, .notes, .endNotes: characters(bytes)
    case .bytes: bytes.count
    case .blocks: content.sections.reduce(0) { $0 + $1.blocks.count }
    case .paragraph: content.sections.flatMap(\.blocks).map(\.longestParagraph).max() ?? 0
    }
  }

  /// Fills piece after piece. Where a piece is full it ends at the last scene break, if that leaves
  /// it at least half full, else after the last block that fits.
  private mutating func pieces(
    of blocks: [Block], heading: Section?
  ) throws(ExportError) -> [[Block]] {
    var result: [[Block]] = []
    var rest = try costs(of: blocks)[...]
    while !rest.isEmpty {
      var count = fill(rest)
      // What one block costs alone and what it costs among others may differ a little.
      while count > 1,
        try !fits(rest.prefix(count).map(\.block), heading: result.isEmpty ? heading : nil)
      {
        count = max(1, count * 9 / 10)
      }
      var piece = rest.prefix(count).map(\.block)
      rest = rest.dropFirst(count)
      // The border of the pieces is break enough.
      if !rest.isEmpty, case .sceneBreak? = piece.last { piece.removeLast() }
      if !piece.isEmpty { result.append(piece) }
    }
    return result
  }

  private func fill(_ costs: ArraySlice<(block: Block, cost: Double)>) -> Int {
    var sum = 0.0
    var afterBreak: Int?
    for (index, (block, cost)) in costs.enumerated() {
      sum += cost
      if sum > 1, index > 0 {
        if let afterBreak { return afterBreak }
        if index > 1, case .heading = costs[costs.startIndex + index - 1].block {
          return index - 1
        }
        return index
      }
      if case .sceneBreak = block, sum >= 0.5 { afterBreak = index + 1 }
    }
    return costs.count
  }

  /// Each block with the part of the tightest limit that it takes, those that take more than a
  /// whole one divided.
  private mutating func costs(
    of blocks: [Block]
  ) throws(ExportError) -> [(block: Block, cost: Double)] {
    var result: [(block: Block, cost: Double)] = []
    var waiting = Array(blocks.reversed())
    while let block = waiting.popLast() {
      let cost = try cost(of: block)
      if cost > 1, let (first, second) = block.halves {
        waiting.append(second)
        waiting.append(first)
      } else {
        result.append((block, cost))
      }
    }
    return result
  }

  private func cost(of block: Block) throws(ExportError) -> Double {
    let content = trial(of: [block], heading: nil)
    let bytes = try tryToWrite(content)
    var cost = 0.0
    for subject in [SiteLimit.Subject.body, .bytes, .blocks] {
      guard let limit = profile.limit(subject) else { continue }
      // The space between two blocks.
      let size = Self.size(bytes, content, in: subject) + (subject == .blocks ? 0 : 1)
      cost = max(cost, Double(size) / Double(limit.count))
    }
    return cost
  }
}

extension Block {
  /// The block, divided until each piece fits or cannot be divided.
  fileprivate func pieces(_ fits: (Block) -> Bool) -> [Block] {
    if fits(self) { return [self] }
    guard let (first, second) = halves else { return [self] }
    return first.pieces(fits) + second.pieces(fits)
  }

  /// The characters of the longest text of the block, a line of verse or a cell each one.
  var longestParagraph: Int {
    var longest = 0
    [self].forEachText { longest = max(longest, $0.unicodeScalars.count) }
    return longest
  }
}
