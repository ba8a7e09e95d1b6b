/// Finds the marks of one text, and changes the dashes, dots and spaces in it.
struct PunctuationScanner {
  let rules: PunctuationRules
  let options: SmartPunctuation
  let dashes: SmartPunctuation.Dashes
  private let roles: QuoteRoles

  /// The quotation marks found, in order.
  var marks: [QuoteMark] = []
  /// The changes to all else, in order.
  private(set) var edits: [PunctuationEdit] = []
  private(set) var isDialogueLine = false
  /// Two graves that two straight single marks may close.
  private var graves: [Int] = []

  init(rules: PunctuationRules, options: SmartPunctuation) {
    self.rules = rules
    self.options = options
    dashes = options.dashes ?? rules.dashes
    roles = QuoteRoles(rules)
  }

  /// Takes a text in place of the one before.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    marks.removeAll(keepingCapacity: true)
    edits.removeAll(keepingCapacity: true)
    graves.removeAll(keepingCapacity: true)
    var index = startLine(bytes, 0)
    while index < bytes.count {
      switch bytes[index] {
      case 0x0A: index = startLine(bytes, index + 1)
      case 0x22: index = add(.straightDouble, bytes, index, length: 1)
      case 0x27: index = scanApostrophe(bytes, index)
      case 0x60: index = scanGrave(bytes, index)
      case 0x2D: index = scanHyphens(bytes, index)
      case 0x2E: index = scanDots(bytes, index)
      case 0x21, 0x3A, 0x3B, 0x3F: index = scanStop(bytes, index)
      case 0xC2, 0xE2, 0xEF: index = scanScalar(bytes, index)
      default: index += 1
      }
    }
    lookRight()
  }

  /// Passes over a line of nothing but symbols: it is a scene break or an ornament, not text.
  private mutating func startLine(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var index = start
    var dots = 0
    while index < bytes.count, bytes[index] != 0x0A {
      switch bytes[index] {
      case 0x2E: dots += 1
      case 0x20, 0x23, 0x2A, 0x2B, 0x2D, 0x3D, 0x5F, 0x7E, FlatText.border: break
      default:
        isDialogueLine = beginsWithDash(bytes, start)
        return start
      }
      index += 1
    }
    let isDotsAlone = dots > 0 && bytes[start..<index].allSatisfy { $0 == 0x2E || $0 < 0x20 }
    return isDotsAlone ? start : index
  }

  private func beginsWithDash(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    guard rules.dialogue == .attached else { return false }
    var index = start
    while index < bytes.count, bytes[index] == FlatText.border { index += 1 }
    guard index < bytes.count else { return false }
    if bytes[index] == 0xE2 { return bytes.scalar(at: index) == 0x2014 }
    guard bytes[index] == 0x2D else { return false }
    return bytes.neighbor(from: index + 1) != .digit
  }

  mutating func edit(
    _ start: Int, _ end: Int, _ replacement: PunctuationEdit.Replacement
  ) {
    edits.append(PunctuationEdit(start: start, end: end, replacement: replacement))
  }

  // MARK: Quotation marks

  private mutating func add(
    _ shape: QuoteMark.Shape, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, length: Int
  ) -> Int {
    var left = bytes.neighbor(before: index)
    var isGlued = false
    if left == .quote {
      if let last = marks.last, last.end == bytes.visibleEnd(before: index) {
        left = last.left
        isGlued = true
      } else {
        left = .symbol
      }
    }
    let right = neighbor(bytes, after: index + length)
    marks.append(
      QuoteMark(
        start: index, end: index + length, shape: shape, left: left, right: right,
        isGlued: isGlued))
    return index + length
  }

  /// The space before French punctuation belongs to the punctuation.
  private func neighbor(_ bytes: UnsafeBufferPointer<UInt8>, after index: Int) -> Neighbor {
    if rules.spacesPunctuation, index + 1 < bytes.count, bytes[index] == 0x20 {
      switch bytes[index + 1] {
      case 0x21, 0x3B, 0x3F: return .closing
      case 0xC2 where bytes.scalar(at: index + 1) == 0xBB: return .quote
      default: break
      }
    }
    return bytes.neighbor(from: index)
  }

  /// Where a mark stands beside a mark, what stands beyond both counts.
  private mutating func lookRight() {
    var next: QuoteMark?
    for index in marks.indices.reversed() {
      if marks[index].right == .quote {
        marks[index].right = next.map { $0.isGlued ? $0.right : .symbol } ?? .symbol
      }
      next = marks[index]
    }
  }

  private mutating func scanApostrophe(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> Int {
    if index + 1 < bytes.count, bytes[index + 1] == 0x27, let grave = graves.popLast() {
      let end = add(.doubleApostrophe, bytes, index, length: 2)
      marks[grave].decision = .open
      marks[marks.count - 1].decision = .close
      return end
    }
    return add(.straightSingle, bytes, index, length: 1)
  }

  private mutating func scanGrave(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    var end = index
    while end < bytes.count, bytes[end] == 0x60 { end += 1 }
    switch end - index {
    case 1: return add(.grave, bytes, index, length: 1)
    case 2:
      let end = add(.doubleGrave, bytes, index, length: 2)
      if let mark = marks.last, mark.left.isBefore { graves.append(marks.count - 1) }
      return end
    default: return end
    }
  }

  private mutating func scanScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let value = bytes.scalar(at: index)
    let length = bytes.scalarLength(at: index)
    if value == SmartPunctuation.literalMark {
      edit(index, index + length, .nothing)
      let next = index + length
      return next < bytes.count ? next + bytes.scalarLength(at: next) : next
    }
    guard let shape = roles.shape(of: value) else { return index + length }
    if rules.spacesPunctuation, options.setsQuotes {
      if value == 0xAB, index + length < bytes.count, bytes[index + length] == 0x20 {
        edit(index + length, index + length + 1, .init(scalar: 0x202F))
      } else if value == 0xBB, index > 0, bytes[index - 1] == 0x20 {
        edit(index - 1, index, .init(scalar: 0x202F))
      }
    }
    return add(shape, bytes, index, length: length)
  }
}

/// What the curly marks of a language do.
struct QuoteRoles {
  private let rules: PunctuationRules

  init(_ rules: PunctuationRules) {
    self.rules = rules
  }

  func shape(of value: UInt32) -> QuoteMark.Shape? {
    switch value {
    case 0xB4: return .acute
    case 0x2019: return .closeSingle
    case 0xAB, 0xBB, 0x201C, 0x201D, 0x201E, 0x201F:
      let opens = rules.outer.open == value || rules.inner.open == value
      let closes = rules.outer.close == value || rules.inner.close == value
      if opens, closes { return .eitherDouble }
      if opens { return .openDouble }
      if closes || value == 0xBB || value == 0x201D { return .closeDouble }
      return .openDouble
    case 0x2018, 0x201A, 0x201B, 0x2039, 0x203A:
      if rules.single.open == value { return .openSingle }
      if rules.single.close == value || value == 0x203A { return .closeSingle }
      return .openSingle
    default: return nil
    }
  }
}
