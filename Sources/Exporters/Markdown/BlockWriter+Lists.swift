internal import StoryModel

extension BlockWriter {
  /// Neighbouring lists of one kind take different markers, and so does a list behind a bullet.
  func marker(
    of list: List, after previous: Block?, marker: UInt8, isFirst: Bool
  ) -> UInt8 {
    let usual: UInt8
    let other: UInt8
    switch list.kind {
    case .bullet: (usual, other) = (UInt8(ascii: "-"), UInt8(ascii: "+"))
    case .ordered: (usual, other) = (UInt8(ascii: "."), UInt8(ascii: ")"))
    }
    if case .list(let before)? = previous, before.isOrdered == list.isOrdered {
      return marker == usual ? other : usual
    }
    return isFirst && bulletBefore == usual ? other : usual
  }

  mutating func write(_ list: List, marker: UInt8) {
    for (number, item) in list.items.enumerated() {
      if number > 0, !list.isTight { blankLine() }
      var bytes: [UInt8] = []
      if case .ordered(let start) = list.kind {
        bytes = Array(String(min(start &+ number, 999_999_999)).utf8)
      }
      bytes.append(marker)
      bytes.append(0x20)
      let before = bulletBefore
      bulletBefore = marker
      nested(bytes, [UInt8](repeating: 0x20, count: bytes.count)) {
        $0.write(item, isTight: list.isTight, isInList: true)
      }
      bulletBefore = before
    }
  }

  /// Whether `next` may follow `previous` without a blank line and still be read as itself.
  static func mayTouch(_ previous: Block, _ next: Block) -> Bool {
    switch previous {
    case .paragraph(let paragraph) where paragraph.alignment == .natural:
      switch next {
      case .heading(let heading): return !heading.content.holdsBreak
      case .sceneBreak, .code, .letter, .authorNote, .figure, .blockQuote: return true
      case .paragraph(let paragraph): return paragraph.alignment != .natural
      case .list(let list):
        return interruptsParagraph(list)
      case .verse, .table, .raw: return false
      }
    case .blockQuote(let quote) where quote.kind != .quotation: return mayFollowClosed(next)
    case .paragraph, .letter, .authorNote, .figure, .heading, .sceneBreak, .code:
      return mayFollowClosed(next)
    case .blockQuote, .list:
      switch next {
      case .heading(let heading): return !heading.content.holdsBreak
      case .code, .letter, .authorNote, .figure: return true
      case .list:
        if case .list = previous { return true }
        return false
      case .paragraph, .sceneBreak, .verse, .table, .raw, .blockQuote: return false
      }
    case .verse, .table, .raw: return false
    }
  }

  /// Whether a list may start right below a paragraph: with something in its first item, and from
  /// 1 if it has numbers (CommonMark 5.2).
  private static func interruptsParagraph(_ list: List) -> Bool {
    if case .ordered(let start) = list.kind, start != 1 { return false }
    guard let first = list.items.first?.first else { return false }
    if case .list(let inner) = first { return inner.items.first?.isEmpty == false }
    return true
  }

  private static func mayFollowClosed(_ next: Block) -> Bool {
    switch next {
    case .verse, .table, .raw: false
    case .paragraph, .heading, .sceneBreak, .blockQuote, .letter, .authorNote, .list, .code,
      .figure:
      true
    }
  }
}
