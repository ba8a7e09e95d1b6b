extension StructureReader {
  /// Gives each heading its level by what is above what in this text.
  mutating func rankHeadings() {
    let order = units.indices.filter { units[$0].kind == .heading }
    guard !order.isEmpty else { return }
    var ranks: [UInt8] = []
    var present: [UInt8] = []
    let hasChapters = order.contains {
      let shape = headings[Int(units[$0].detail)].shape
      return (shape.grammar == .keyword || shape.grammar == .unit) && shape.rank == 2
    }
    let hasNumbers = order.contains { headings[Int(units[$0].detail)].shape.grammar == .number }
    let titlesRule = hasNumbers && numbersRestartBelowTitles(order)
    let numbersBelow = hasNumbers && (hasChapters || titlesRule || numbersFollowNames(order))
    var hasATX = false
    for index in order {
      let shape = headings[Int(units[index].detail)].shape
      var rank: UInt8
      switch shape.grammar {
      case .keyword, .unit: rank = shape.rank * 2
      case .number: rank = numbersBelow ? 5 : 4
      case .named: rank = 4
      case .title: rank = titlesRule ? 3 : 4
      }
      if shape.dress == UInt8(ascii: "#") {
        hasATX = true
        rank = UInt8(min(shape.dressCount, 6)) + 16
      } else {
        if !present.contains(rank) { present.append(rank) }
      }
      ranks.append(rank)
    }
    if hasATX { for rank in ranks where !present.contains(rank) { present.append(rank) } }
    let sorted = present.sorted()
    let firstPart = ranks.firstIndex { $0 <= 2 } ?? ranks.count
    let lastChapter =
      order.indices.last {
        (ranks[$0] == 4 || ranks[$0] == 5)
          && headings[Int(units[order[$0]].detail)].shape.grammar != .named
      } ?? ranks.count
    let topNames = present.contains(2) || present.contains(0)
    for (offset, index) in order.enumerated() {
      let shape = headings[Int(units[index].detail)].shape
      var level = (sorted.firstIndex(of: ranks[offset]) ?? 0) + 1
      if shape.grammar == .named, topNames,
        standsOutside(offset, ranks: ranks, firstPart: firstPart, lastChapter: lastChapter)
      {
        level = 1
      }
      units[index].level = UInt8(min(level, 6))
    }
  }

  /// Whether a prologue stands before the first part, or an epilogue after the last chapter.
  private func standsOutside(
    _ offset: Int, ranks: [UInt8], firstPart: Int, lastChapter: Int
  ) -> Bool {
    if offset < firstPart || offset > lastChapter { return true }
    return offset + 1 < ranks.count && ranks[offset + 1] <= 2
  }

  private func numbersRestartBelowTitles(_ order: [Int]) -> Bool {
    var previous = 0
    var restarts = 0
    var belowTitle = 0
    // Letters on lines of their own are no numbers, though some could be: those do not run on.
    var others = 0
    var continued = 0
    var afterTitle = false
    for (place, index) in order.enumerated() {
      let shape = headings[Int(units[index].detail)].shape
      if shape.grammar == .title { afterTitle = true }
      // Numbers that start once, after the text of a prologue, stand beside it.
      if shape.grammar == .named,
        restarts > 0 || place + 1 < order.count && order[place + 1] == index + 1
      {
        afterTitle = true
      }
      guard shape.grammar == .number, let value = shape.value else { continue }
      if value == 1 || value <= previous {
        restarts += 1
        if afterTitle { belowTitle += 1 }
      } else {
        others += 1
        if value == previous + 1 { continued += 1 }
      }
      previous = value
      afterTitle = false
    }
    return restarts > 0 && belowTitle * 5 >= restarts * 3 && continued * 2 >= others
  }

  /// Whether the numbers continue a division that has a name: `PROLOGUE`, then `II`, `III`.
  private func numbersFollowNames(_ order: [Int]) -> Bool {
    guard
      let first = order.first(where: {
        headings[Int(units[$0].detail)].shape.grammar == .number
      }), let before = order.last(where: { $0 < first })
    else { return false }
    let value = headings[Int(units[first].detail)].shape.value ?? 0
    return headings[Int(units[before].detail)].shape.grammar == .named && value == 2
  }
}
