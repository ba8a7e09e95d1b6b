internal import StoryModel

/// Which footnote a mark in the text refers to: the same mark may stand for another one in each
/// chapter.
struct FootnoteMarks {
  /// A footnote, and the place that references to it end before.
  private struct Entry {
    var end: Int
    var id: Note.ID
  }

  /// By the bytes of the mark, `[1]`, in the order of their places.
  private var entries: [ArraySlice<UInt8>: [Entry]] = [:]

  var isEmpty: Bool { entries.isEmpty }

  init() {}

  /// - Parameter ids: what the notes are called, in the order of `footnotes`.
  init(_ footnotes: [StructureReader.Footnote], ids: [Note.ID], in bytes: [UInt8]) {
    for (footnote, id) in zip(footnotes, ids) {
      entries[bytes[footnote.mark], default: []].append(
        Entry(end: footnote.references.upperBound, id: id))
    }
    for mark in entries.keys { entries[mark]?.sort { $0.end < $1.end } }
  }

  /// The note that `mark` refers to in a block, or a line, that starts at `place` of the text.
  /// - Complexity: O(log n) in the footnotes with that mark.
  func note(_ mark: ArraySlice<UInt8>, at place: Int) -> Note.ID? {
    guard let entries = entries[mark] else { return nil }
    var low = 0
    var high = entries.count
    // The first one whose references end after the place.
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].end > place { high = middle } else { low = middle + 1 }
    }
    return low < entries.count ? entries[low].id : nil
  }
}
