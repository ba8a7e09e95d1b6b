internal import StoryModel

/// Which footnote a mark in the text refers to: the same mark may stand for another one in each
/// chapter.
struct FootnoteMarks {
  /// A footnote, and where the text refers to it.
  private struct Entry {
    var references: Range<Int>
    var id: Note.ID
  }

  /// By the bytes of the mark, `[1]`, in the order of their places.
  private var entries: [ArraySlice<UInt8>: [Entry]] = [:]

  /// Whether stars mark some of them.
  private(set) var hasStars = false

  var isEmpty: Bool { entries.isEmpty }

  init() {}

  /// - Parameter ids: what the notes are called, in the order of `footnotes`.
  init(_ footnotes: [StructureReader.Footnote], ids: [Note.ID], in bytes: [UInt8]) {
    for (footnote, id) in zip(footnotes, ids) {
      if bytes[footnote.mark.lowerBound] == UInt8(ascii: "*") { hasStars = true }
      entries[bytes[footnote.mark], default: []].append(
        Entry(references: footnote.references, id: id))
    }
    for mark in entries.keys {
      entries[mark]?.sort { $0.references.upperBound < $1.references.upperBound }
    }
  }

  /// The note that `mark` refers to where it stands in `place`: all of a block, or the byte.
  /// - Complexity: O(log n) in the footnotes with that mark.
  func note(_ mark: ArraySlice<UInt8>, in place: Range<Int>) -> Note.ID? {
    guard let entries = entries[mark] else { return nil }
    var low = 0
    var high = entries.count
    // The first one whose references end behind the start of the place.
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].references.upperBound > place.lowerBound {
        high = middle
      } else {
        low = middle + 1
      }
    }
    guard low < entries.count, entries[low].references.lowerBound < place.upperBound else {
      return nil
    }
    return entries[low].id
  }
}
