/// A piece of markup.
struct MarkupToken {
  enum Kind: UInt8 {
    case startTag, endTag, text, comment, doctype, processingInstruction
    /// A CDATA section of XML; in HTML it is text.
    case cdata
    /// The end of the document.
    case end
  }

  var kind: Kind
  var tag = HTMLTag.unknown
  /// Of a tag: whether it ends in `/>`. Of a document type: whether it asks for quirks. Of a text:
  /// whether it has nulls.
  var flag = false
  /// The byte that the token starts at.
  var offset: Int
  /// The name of a tag, a document type or a processing instruction.
  var name = MarkupRange.empty
  /// Text, comment, or the processing instruction after its name.
  var text = MarkupRange.empty

  @inline(__always)
  init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}

/// An attribute as it is written, references decoded.
struct RawAttribute {
  var name: MarkupRange
  var value: MarkupRange
  /// The byte that the name starts at.
  var offset: UInt32
  /// A hash of the name.
  var hash: UInt32
}

/// What a document type declaration says.
struct DoctypeToken {
  var publicIdentifier = MarkupRange.absent
  var systemIdentifier = MarkupRange.absent
}

/// The attributes of one tag; a name that is there already is found in constant time.
struct AttributeList {
  private(set) var attributes: [RawAttribute] = []
  /// Open addressing by hash once there are many: indices from 1, valid for this `generation`.
  private var slots: [(generation: UInt32, index: UInt32)] = []
  private var generation: UInt32 = 0

  private static let linearCount = 12

  @inline(__always)
  mutating func removeAll() {
    if attributes.isEmpty { return }
    attributes.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  var count: Int { attributes.count }

  @inline(__always)
  subscript(_ index: Int) -> RawAttribute { attributes[index] }

  /// Adds an attribute unless one with the same name, by `isSameName`, is there; says whether it did.
  @inline(__always)
  mutating func append(_ attribute: RawAttribute, isSameName: (MarkupRange) -> Bool) -> Bool {
    if attributes.count < Self.linearCount {
      for earlier in attributes where earlier.hash == attribute.hash {
        if isSameName(earlier.name) { return false }
      }
    } else if contains(attribute.hash, isSameName) {
      return false
    }
    attributes.append(attribute)
    if attributes.count > Self.linearCount { insert(attributes.count - 1) }
    return true
  }

  @inline(never)
  private mutating func contains(_ hash: UInt32, _ isSameName: (MarkupRange) -> Bool) -> Bool {
    if attributes.count == Self.linearCount {
      generation &+= 1
      if slots.isEmpty { slots = Array(repeating: (0, 0), count: 64) }
      for index in 0..<attributes.count { insert(index) }
    }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot].generation == generation {
      let index = Int(slots[slot].index)
      if attributes[index].hash == hash, isSameName(attributes[index].name) { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }

  private mutating func insert(_ index: Int) {
    if attributes.count * 2 > slots.count {
      slots = Array(repeating: (0, 0), count: max(64, slots.count * 2))
      generation = 1
      for earlier in 0..<index { place(earlier) }
    }
    place(index)
  }

  private mutating func place(_ index: Int) {
    var slot = Int(attributes[index].hash) & (slots.count - 1)
    while slots[slot].generation == generation { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = (generation, UInt32(truncatingIfNeeded: index))
  }
}
