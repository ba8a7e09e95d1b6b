/// The marks of footnotes, each with the candidates that start with it and its places in the text.
struct FootnoteKeys {
  /// The bytes of each mark as one number, sorted.
  private let keys: [UInt64]
  /// The candidates of each mark, in order: one or more, once all are added.
  private(set) var members: [[Int]]
  /// Where each mark stands in the text, in order.
  private(set) var places: [[Int]]

  /// - Parameter marks: of at most eight bytes each: `[12]`, `[*]`.
  init(_ marks: [ArraySlice<UInt8>]) {
    let sorted = marks.compactMap(Self.key).sorted()
    keys = sorted.indices.filter { $0 == 0 || sorted[$0 - 1] != sorted[$0] }.map { sorted[$0] }
    members = Array(repeating: [], count: keys.count)
    places = members
  }

  mutating func add(member: Int, of mark: ArraySlice<UInt8>) {
    if let index = index(of: mark) { members[index].append(member) }
  }

  /// Takes note of a place, unless no candidate has such a mark.
  mutating func add(place: Int, of mark: ArraySlice<UInt8>) {
    if let index = index(of: mark) { places[index].append(place) }
  }

  /// - Complexity: O(log n) in marks.
  private func index(of mark: ArraySlice<UInt8>) -> Int? {
    guard let key = Self.key(mark) else { return nil }
    var start = 0
    var end = keys.count
    while start < end {
      let middle = (start + end) / 2
      if keys[middle] < key { start = middle + 1 } else { end = middle }
    }
    return start < keys.count && keys[start] == key ? start : nil
  }

  /// The bytes of a mark as one number; no mark begins with a zero byte.
  private static func key(_ mark: ArraySlice<UInt8>) -> UInt64? {
    mark.count > 8 ? nil : mark.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
