extension PunctuationScanner {
  mutating func scanHyphens(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    var end = index
    while end < bytes.count, bytes[end] == 0x2D { end += 1 }
    guard options.setsDashes else { return end }
    let isArrow =
      (index > 0 && (bytes[index - 1] == 0x3C || bytes[index - 1] == 0x21))
      || (end < bytes.count && bytes[end] == 0x3E)
    if isArrow { return end }
    let count = end - index
    if count == 1 {
      if isDialogueDash(bytes, index) {
        set(dashes == .en && rules.dashes == .en ? 0x2013 : 0x2014, 1, bytes, index, end)
      }
      return end
    }
    switch dashes {
    case .em:
      set(0x2014, max(1, count / 2), bytes, index, end)
    case .en:
      let (long, short) = Self.dashes(inRunOf: count)
      if long == 0 {
        set(0x2013, short, bytes, index, end)
      } else if short == 0 {
        set(0x2014, long, bytes, index, end)
      } else {
        edit(index, end - 1, .init(scalar: 0x2014, count: long))
        edit(end - 1, end, .init(scalar: 0x2013, count: short))
      }
    }
    return end
  }

  /// The em dashes and en dashes of a run of hyphens: as few of one kind as come out even, else
  /// em dashes and one or two en dashes.
  private static func dashes(inRunOf count: Int) -> (long: Int, short: Int) {
    if count % 3 == 0 { return (count / 3, 0) }
    if count % 2 == 0 { return (0, count / 2) }
    return count % 3 == 2 ? ((count - 2) / 3, 1) : ((count - 4) / 3, 2)
  }

  private mutating func set(
    _ scalar: UInt32, _ count: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
  ) {
    if rules.dialogue == .spacedAfterNoBreakSpace, index > 0, bytes[index - 1] == 0x20,
      bytes.neighbor(from: end).isBlank
    {
      edit(index - 1, end, .init(before: 0xA0, scalar: scalar, count: count))
    } else {
      edit(index, end, .init(scalar: scalar, count: count))
    }
  }

  private func isDialogueDash(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    if rules.dialogue == .none { return false }
    let next = bytes.neighbor(from: index + 1)
    if isLineStart(bytes, index) {
      return next == .space || (rules.dialogue == .attached && next != .digit && next != .edge)
    }
    let previous = bytes.neighbor(before: index)
    switch rules.dialogue {
    case .none, .lineStart: return false
    case .spaced, .spacedAfterNoBreakSpace: return previous == .space && next == .space
    case .attached:
      guard isDialogueLine else { return false }
      if previous == .space { return next != .digit }
      return next == .space || next == .closing || next == .edge
    }
  }

  private func isLineStart(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    var index = index
    while index > 0, bytes[index - 1] == FlatText.border { index -= 1 }
    return index == 0 || bytes[index - 1] == 0x0A
  }
}
