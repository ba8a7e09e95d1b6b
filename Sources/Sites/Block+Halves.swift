internal import StoryModel

extension Block {
  /// Two blocks that together say what this one says, about equally long. Nil where it cannot be
  /// divided.
  var halves: (Block, Block)? {
    switch self {
    case .paragraph(let paragraph):
      guard let (first, second) = paragraph.content.halves else { return nil }
      return (
        .paragraph(Paragraph(first, alignment: paragraph.alignment)),
        .paragraph(Paragraph(second, alignment: paragraph.alignment))
      )
    case .verse(let verse):
      if let (first, second) = Self.halves(of: verse.stanzas) {
        return (.verse(Verse(stanzas: first)), .verse(Verse(stanzas: second)))
      }
      guard let stanza = verse.stanzas.first,
        let (first, second) = Self.halves(of: stanza.lines)
      else { return nil }
      return (
        .verse(Verse(stanzas: [Stanza(lines: first)])),
        .verse(Verse(stanzas: [Stanza(lines: second)]))
      )
    case .blockQuote(let quote):
      guard let (first, second) = Self.halves(ofBlocks: quote.blocks) else { return nil }
      return (
        .blockQuote(BlockQuote(first, kind: quote.kind)),
        .blockQuote(BlockQuote(second, kind: quote.kind))
      )
    case .letter(let blocks):
      return Self.halves(ofBlocks: blocks).map { (.letter($0), .letter($1)) }
    case .authorNote(let note):
      guard let (first, second) = Self.halves(ofBlocks: note.blocks) else { return nil }
      return (
        .authorNote(AuthorNote(first, position: note.position)),
        .authorNote(AuthorNote(second, position: note.position))
      )
    case .list(let list): return Self.halves(of: list)
    case .code(let code):
      let lines = code.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      guard let (first, second) = Self.halves(of: Array(lines)) else { return nil }
      func block(_ lines: [Substring]) -> Block {
        .code(CodeBlock(lines.map { $0 + "\n" }.joined(), language: code.language))
      }
      return (block(first), block(second))
    case .table(var table):
      guard let (first, second) = Self.halves(of: table.rows) else { return nil }
      table.rows = first
      let start = Block.table(table)
      table.rows = second
      return (start, .table(table))
    case .heading, .sceneBreak, .figure, .raw: return nil
    }
  }

  private static func halves<Element>(of elements: [Element]) -> ([Element], [Element])? {
    guard elements.count > 1 else { return nil }
    let middle = elements.count / 2
    return (Array(elements[..<middle]), Array(elements[middle...]))
  }

  private static func halves(ofBlocks blocks: [Block]) -> ([Block], [Block])? {
    if let halves = halves(of: blocks) { return halves }
    return blocks.first?.halves.map { ([$0], [$1]) }
  }

  private static func halves(of list: List) -> (Block, Block)? {
    if let (first, second) = halves(of: list.items) {
      var rest = list
      rest.items = second
      if case .ordered(let start) = list.kind { rest.kind = .ordered(start: start &+ first.count) }
      return (.list(List(list.kind, isTight: list.isTight, items: first)), .list(rest))
    }
    guard let item = list.items.first, let (first, second) = halves(ofBlocks: item) else {
      return nil
    }
    let start = List(list.kind, isTight: list.isTight, items: [first])
    return (.list(start), .list(List(list.kind, isTight: list.isTight, items: [second])))
  }
}

extension [Inline] {
  /// Two runs that together say what this one says: divided at the end of a sentence near the
  /// middle, else between words, else between characters.
  fileprivate var halves: ([Inline], [Inline])? {
    var text: [UInt8] = []
    forEachInline { if case .text(let run) = $0 { text += run.utf8 } }
    guard let place = Self.place(in: text) else { return nil }
    var rest = place
    let (first, second) = divided(at: &rest)
    return first.isEmpty || second.isEmpty ? nil : (first, second)
  }

  private static func place(in text: [UInt8]) -> Int? {
    guard text.count > 1 else { return nil }
    let middle = text.count / 2
    var space: Int?
    var start: Int?
    for distance in 0..<middle {
      for index in [middle - distance, middle + distance] where index < text.count {
        if text[index] == 0x20 {
          if distance < text.count / 4, isSentenceEnd(text, index) { return index + 1 }
          if space == nil { space = index + 1 }
        } else if start == nil, text[index] & 0xC0 != 0x80 {
          start = index
        }
      }
      if space != nil, distance >= text.count / 4 { break }
    }
    return space ?? start
  }

  /// Whether a full stop, or a mark like it, stands before the space at `index`, closing quotation
  /// marks aside, and no lower-case letter follows.
  private static func isSentenceEnd(_ text: [UInt8], _ index: Int) -> Bool {
    if index + 1 < text.count, (0x61...0x7A).contains(text[index + 1]) { return false }
    var end = index
    // ’ ” … are E2 80 99, 9D and A6.
    while end >= 3, text[end - 3] == 0xE2, text[end - 2] == 0x80 {
      if text[end - 1] == 0xA6 { return true }
      guard text[end - 1] == 0x99 || text[end - 1] == 0x9D else { return false }
      end -= 3
    }
    while end > 0, text[end - 1] == 0x22 || text[end - 1] == 0x27 { end -= 1 }
    return end > 0 && (text[end - 1] == 0x2E || text[end - 1] == 0x21 || text[end - 1] == 0x3F)
  }

  /// The inlines before and after the byte `place` of their text. `place` counts down.
  private func divided(at place: inout Int) -> ([Inline], [Inline]) {
    var first: [Inline] = []
    var second: [Inline] = []
    for inline in self {
      guard place > 0 else {
        second.append(inline)
        continue
      }
      if case .text(let text) = inline {
        if text.utf8.count <= place {
          first.append(inline)
        } else {
          let bytes = [UInt8](text.utf8)
          first.append(.text(String(decoding: bytes[..<place], as: UTF8.self)))
          second.append(.text(String(decoding: bytes[place...], as: UTF8.self)))
        }
        place -= Swift.min(place, text.utf8.count)
      } else if let content = inline.content {
        let (before, after) = content.divided(at: &place)
        if !before.isEmpty { first.append(inline.replacingContent(before)) }
        if !after.isEmpty { second.append(inline.replacingContent(after)) }
      } else {
        first.append(inline)
      }
    }
    return (first, second)
  }
}
