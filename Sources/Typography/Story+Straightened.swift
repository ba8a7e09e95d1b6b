public import StoryModel

extension Story {
  /// The story with straight quotation marks, hyphens and dots in place of curly marks, dashes and
  /// ellipses: what ``smartened(_:onAmbiguity:)`` starts from.
  ///
  /// Spaces that belong to guillemets and to French punctuation become what they were typed as.
  /// Code, addresses and the metadata's fields stay as they are.
  /// - Complexity: O(n) in the size of the story.
  public func straightened(_ options: SmartPunctuation = SmartPunctuation()) -> Story {
    var straightener = Straightener(options: options)
    return mapInlines { straightener.straightened($0) }
  }
}

private struct Straightener {
  let options: SmartPunctuation
  private let dashes: SmartPunctuation.Dashes
  private var flat = FlatText()
  private var edits: [PunctuationEdit] = []

  init(options: SmartPunctuation) {
    self.options = options
    dashes = options.dashes ?? .em
  }

  mutating func straightened(_ inlines: [Inline]) -> [Inline] {
    flat.take(inlines)
    edits.removeAll(keepingCapacity: true)
    flat.bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        switch bytes[index] {
        case 0xC2, 0xE2: index = scanScalar(bytes, index)
        default: index += 1
        }
      }
    }
    return edits.isEmpty ? inlines : flat.applying(edits, to: inlines)
  }

  private mutating func scanScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let end = index + bytes.scalarLength(at: index)
    switch bytes.scalar(at: index) {
    case 0x2018...0x201B, 0x2032, 0x2039, 0x203A: setQuote(0x27, index, end)
    case 0x201C...0x201F, 0x2033: setQuote(0x22, index, end)
    case 0xAB:
      // The space inside of an opening guillemet goes with it.
      let space = bytes.bindingSpace(at: end)
      setQuote(0x22, index, end + space)
      return end + space
    case 0xBB: setQuote(0x22, index, end)
    case 0xA0, 0x202F: return scanSpace(bytes, index, end)
    case 0x2013 where options.setsDashes: set(0x2D, dashes == .en ? 2 : 1, index, end)
    case 0x2014 where options.setsDashes: set(0x2D, dashes == .en ? 3 : 2, index, end)
    case 0x2026 where options.setsEllipses: set(0x2E, 3, index, end)
    default: break
    }
    return end
  }

  /// A space that does not break: before a closing guillemet it goes, before other marks that
  /// have it in French, and before a dash, it becomes a plain space.
  private mutating func scanSpace(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
  ) -> Int {
    guard end < bytes.count else { return end }
    switch bytes[end] {
    case 0x21, 0x3A, 0x3B, 0x3F:
      if options.setsQuotes { set(0x20, 1, index, end) }
    case 0xC2 where bytes.scalar(at: end) == 0xBB:
      if options.setsQuotes { set(0x20, 0, index, end) }
    case 0xE2 where bytes.scalar(at: end) == 0x2014:
      if options.setsDashes { set(0x20, 1, index, end) }
    default: break
    }
    return end
  }

  private mutating func setQuote(_ scalar: UInt32, _ start: Int, _ end: Int) {
    if options.setsQuotes { set(scalar, 1, start, end) }
  }

  private mutating func set(_ scalar: UInt32, _ count: Int, _ start: Int, _ end: Int) {
    edits.append(
      PunctuationEdit(start: start, end: end, replacement: .init(scalar: scalar, count: count)))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The length of the no-break space at `index`, 0 where there is none.
  fileprivate func bindingSpace(at index: Int) -> Int {
    guard index < count, self[index] == 0xC2 || self[index] == 0xE2 else { return 0 }
    let value = scalar(at: index)
    return value == 0xA0 || value == 0x202F ? scalarLength(at: index) : 0
  }
}
