internal import StoryModel

/// The places where the text refers to footnotes, and to which of them: the same mark may stand for
/// another one in each chapter, or for none.
struct FootnoteMarks {
  /// A mark in the text.
  struct Reference {
    /// Its bytes: `[1]`.
    var range: Range<Int>
    var id: Note.ID
  }

  /// In the order of their places.
  private var references: [Reference] = []

  var isEmpty: Bool { references.isEmpty }

  init() {}

  /// - Parameter ids: what the notes are called, in the order of `footnotes`.
  init(_ footnotes: [StructureReader.Footnote], ids: [Note.ID]) {
    for (footnote, id) in zip(footnotes, ids) {
      for place in footnote.references {
        references.append(Reference(range: place..<place + footnote.mark.count, id: id))
      }
    }
    references.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Those that start in `range`, in order.
  /// - Complexity: O(log n) in all of them.
  func references(in range: Range<Int>) -> ArraySlice<Reference> {
    guard !references.isEmpty else { return [] }
    let first = index(from: range.lowerBound)
    var end = first
    if end < references.count, references[end].range.lowerBound < range.upperBound {
      end = index(from: range.upperBound)
    }
    return references[first..<end]
  }

  /// The first one that starts at `place` or behind it.
  private func index(from place: Int) -> Int {
    var low = 0
    var high = references.count
    while low < high {
      let middle = (low + high) / 2
      if references[middle].range.lowerBound < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The references of pieces of `source`, by their places in `copy`: a text that is made of the
  /// pieces, in their order, and differs from them by white space and control characters alone.
  ///
  /// So a mark is found again by counting the bytes that are like its first one.
  /// - Complexity: O(n) in bytes where the pieces hold a reference, else O(log n) in references.
  func references(
    of pieces: some Collection<Range<Int>>, in source: [UInt8], copiedTo copy: [UInt8]
  ) -> ArraySlice<Reference> {
    guard !references.isEmpty else { return [] }
    // How many of such bytes come before the mark, and its first byte.
    var wanted: [(count: Int, byte: UInt8, reference: Reference)] = []
    var counts = ByteCounts()
    for piece in pieces {
      let inside = references(in: piece)
      var place = piece.lowerBound
      for reference in inside {
        counts.add(source[place..<reference.range.lowerBound])
        place = reference.range.lowerBound
        wanted.append((counts[source[place]], source[place], reference))
      }
      counts.add(source[place..<piece.upperBound])
    }
    var found: [Reference] = []
    var index = 0
    counts = ByteCounts()
    for (count, byte, reference) in wanted {
      while index < copy.count, copy[index] != byte || counts[byte] < count {
        counts.add(copy[index])
        index += 1
      }
      guard index + reference.range.count <= copy.count else { break }
      found.append(Reference(range: index..<index + reference.range.count, id: reference.id))
    }
    return found[...]
  }

  /// How often the bytes occur that marks start with.
  private struct ByteCounts {
    private var brackets = 0
    private var stars = 0

    subscript(byte: UInt8) -> Int { byte == UInt8(ascii: "*") ? stars : brackets }

    mutating func add(_ byte: UInt8) {
      if byte == UInt8(ascii: "*") {
        stars += 1
      } else if byte == UInt8(ascii: "[") {
        brackets += 1
      }
    }

    mutating func add(_ bytes: ArraySlice<UInt8>) {
      for byte in bytes { add(byte) }
    }
  }
}
