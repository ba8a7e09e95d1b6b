internal import StoryModel

/// The number of words of each section and block of a story, counted once.
struct WordCounts {
  /// In the order in which ``next()`` is asked: each node before those inside of it.
  private var counts: [Int] = []
  private var place = 0

  /// Counts the words of sections, and of all that is inside of them.
  mutating func count(_ sections: [Section]) -> Int {
    var total = 0
    for section in sections {
      let place = counts.count
      counts.append(0)
      let words =
        WordCounter.count(section.headingText) + count(section.blocks) + count(section.subsections)
      counts[place] = words
      total += words
    }
    return total
  }

  /// Counts the words of blocks, and of all that is inside of them.
  mutating func count(_ blocks: [Block]) -> Int {
    var total = 0
    for block in blocks {
      let place = counts.count
      counts.append(0)
      let words: Int
      switch block {
      case .blockQuote(let quote): words = count(quote.blocks)
      case .letter(let blocks): words = count(blocks)
      case .authorNote(let note): words = count(note.blocks)
      case .list(let list): words = list.items.reduce(0) { $0 + count($1) }
      case .paragraph, .heading, .sceneBreak, .verse, .code, .table, .figure, .raw:
        var own = 0
        [block].forEachText { own += WordCounter.count($0) }
        words = own
      }
      counts[place] = words
      total += words
    }
    return total
  }

  /// The count of the next node.
  mutating func next() -> Int {
    guard place < counts.count else { return 0 }
    place += 1
    return counts[place - 1]
  }
}
