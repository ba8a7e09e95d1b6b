/// A selector of elements, names, classes and ids, with descendants and children; anything else
/// is not read.
struct Selector: Sendable {
  /// One element of a selector.
  struct Compound: Sendable {
    /// Empty for any.
    var name = ""
    var id = ""
    var classes: [String] = []
  }

  /// The last compound, which the element itself must match.
  var subject = Compound()
  /// The others, innermost first, and whether each must be the parent of what stands after it.
  var ancestors: [(compound: Compound, isParent: Bool)] = []

  /// Ids, classes and names count in that order (Selectors, level 3, section 9).
  var specificity: Int {
    ([subject] + ancestors.map(\.compound)).reduce(0) { sum, compound in
      sum + (compound.id.isEmpty ? 0 : 10_000) + compound.classes.count * 100
        + (compound.name.isEmpty ? 0 : 1)
    }
  }

  /// Reads one selector. Nil where it holds anything that is not read.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count <= 256 else { return nil }
    var compounds: [Compound] = []
    var parents: [Bool] = []
    var isParentNext = false
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] <= 0x20 {
        index += 1
        continue
      }
      if bytes[index] == UInt8(ascii: ">") {
        guard !compounds.isEmpty, !isParentNext else { return nil }
        isParentNext = true
        index += 1
        continue
      }
      guard let compound = Self.compound(bytes, at: &index) else { return nil }
      compounds.append(compound)
      parents.append(isParentNext)
      isParentNext = false
    }
    guard let last = compounds.popLast(), !isParentNext, compounds.count <= 8 else { return nil }
    subject = last
    for place in compounds.indices.reversed() {
      ancestors.append((compounds[place], parents[place + 1]))
    }
  }

  private static func compound(_ bytes: ArraySlice<UInt8>, at index: inout Int) -> Compound? {
    var compound = Compound()
    let start = index
    while index < bytes.endIndex, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">") {
      let mark = bytes[index]
      switch mark {
      case UInt8(ascii: "*") where index == start: index += 1
      case UInt8(ascii: "."), UInt8(ascii: "#"):
        index += 1
        guard let name = name(bytes, at: &index, lowercased: false) else { return nil }
        if mark == UInt8(ascii: ".") { compound.classes.append(name) } else { compound.id = name }
      default:
        guard index == start, let name = name(bytes, at: &index, lowercased: true) else {
          return nil
        }
        compound.name = name
      }
    }
    return index > start ? compound : nil
  }

  private static func name(
    _ bytes: ArraySlice<UInt8>, at index: inout Int, lowercased: Bool
  ) -> String? {
    var name: [UInt8] = []
    while index < bytes.endIndex {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): name.append(lowercased ? byte | 0x20 : byte)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...:
        name.append(byte)
      default:
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
      }
      index += 1
    }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }
}

extension Selector.Compound {
  func matches(_ element: ElementKey) -> Bool {
    (name.isEmpty || name == element.name) && (id.isEmpty || id == element.id)
      && classes.allSatisfy { element.classes.contains($0) }
  }
}

/// What selectors can tell an element by.
struct ElementKey: Hashable, Sendable {
  /// In lower case.
  var name: String
  var id = ""
  var classes: [String] = []
}
