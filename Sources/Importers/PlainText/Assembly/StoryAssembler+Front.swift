internal import StoryModel

extension StoryAssembler {
  /// The unit after a run of what stands before the story and is not its licence: title, by-line,
  /// header fields, a list of contents.
  func frontEnd(_ start: Int) -> Int {
    var end = start
    while end < units.count {
      if units[end].kind.isFront {
        end += 1
      } else if units[end].kind == .sceneBreak, units[end].lines.isEmpty, end + 1 < units.count,
        units[end + 1].kind.isFront
      {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// Whether a run of front matter is a page for the title. Contents and summaries have pages of
  /// their own in books.
  func isTitlePage(_ run: Range<Int>) -> Bool {
    run.lowerBound == 0 && !units[run].contains { $0.kind == .contents }
      && !reader.fields.contains { $0.field == .summary }
  }

  /// The lines of a run of front matter; none for the title alone, which the metadata hold.
  func frontBlocks(_ run: Range<Int>) -> [Block] {
    if run.count == 1, let unit = units[run].first, unit.kind == .title,
      reader.title == reader.range(unit)
    {
      return []
    }
    return units[run].flatMap { unit in
      unit.lines.map { .paragraph(text.inlines([reader.lines[$0].range])) }
    }
  }
}
