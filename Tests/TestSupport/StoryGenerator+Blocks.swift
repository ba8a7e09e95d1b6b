import StoryModel

extension StoryGenerator {
  mutating func blocks(depth: Int) -> [Block] {
    var result: [Block] = []
    for _ in 0..<random.number(in: isMessy ? 0...5 : 1...5) {
      result.append(block(depth: depth))
      if budget <= 0 { break }
    }
    return result
  }

  private mutating func block(depth: Int) -> Block {
    let isLeaf = !spend() || depth > 5
    switch random.below(isLeaf ? 70 : 100) {
    case 0..<45:
      let alignment = random.chance(80) ? .natural : random.pick(Alignment.allCases)
      return .paragraph(Paragraph(inlines(depth: depth), alignment: alignment))
    case 45..<50:
      let content = random.chance(10) ? [] : inlines(depth: depth)
      return .heading(Heading(level: random.number(in: 1...6), content: content))
    case 50..<56:
      return .sceneBreak(SceneBreak(mark: random.pick(SampleText.sceneMarks)))
    case 56..<61:
      return .verse(verse())
    case 61..<65:
      return .code(codeBlock())
    case 65..<68:
      let caption = random.chance(70) ? inlines(depth: depth) : []
      return .figure(Figure(image(), caption: caption))
    case 68..<70:
      if makesRaw { return .raw(rawMarkup()) }
      return .paragraph([.text(line())])
    case 70..<77:
      let inner = random.chance(8) ? [] : blocks(depth: depth + 1)
      let kinds: [BlockQuote.Kind] = [.quotation, .quotation, .epigraph, .message]
      return .blockQuote(BlockQuote(inner, kind: random.pick(kinds)))
    case 77..<81:
      return .letter(blocks(depth: depth + 1))
    case 81..<86:
      return .authorNote(
        AuthorNote(
          blocks(depth: depth + 1), position: random.pick(AuthorNote.Position.allCases)))
    case 86..<94:
      return .list(list(depth: depth))
    default:
      return .table(table())
    }
  }

  private mutating func verse() -> Verse {
    Verse(
      stanzas: some(1...3) { generator in
        Stanza(
          lines: generator.some(1...4) { generator in
            VerseLine(
              generator.inlines(depth: 5),
              indent: generator.random.chance(70) ? 0 : generator.random.number(in: 0...8))
          })
      })
  }

  private mutating func list(depth: Int) -> List {
    let kind: List.Kind =
      random.chance(50)
      ? .bullet : .ordered(start: random.pick([1, 1, 0, 7, 999_999_999, isMessy ? -4 : 2]))
    let items = some((isMessy ? 0 : 1)...4) { generator -> [Block] in
      if generator.random.chance(10) { return [] }
      if generator.random.chance(50) { return [.paragraph(generator.inlines(depth: depth + 1))] }
      return generator.blocks(depth: depth + 1)
    }
    return List(kind, isTight: random.chance(60), items: items)
  }

  private mutating func table() -> Table {
    let columns = random.number(in: 1...3)
    func row(_ generator: inout StoryGenerator) -> [TableCell] {
      let count = generator.random.chance(80) ? columns : generator.random.number(in: 1...columns)
      return (0..<count).map { _ in
        TableCell(generator.random.chance(25) ? [] : generator.inlines(depth: 5))
      }
    }
    return Table(
      alignments: random.chance(50) ? [] : some(1...columns) { $0.random.pick(Alignment.allCases) },
      header: random.chance(60) ? row(&self) : [], rows: some(0...3) { row(&$0) })
  }

  private mutating func codeBlock() -> CodeBlock {
    var text = ""
    for _ in 0..<random.below(4) {
      text += random.pick(SampleText.codeTraps) + random.pick(["\n", "\n", "\n\n", "  \n"])
    }
    if isMessy, random.chance(50) { text += random.pick(["x", "\r\ny", "\rz\u{C}", "\n\0"]) }
    return CodeBlock(text, language: random.pick(["", "", "swift", "c++", "x`y", "<l>", "a b"]))
  }
}
