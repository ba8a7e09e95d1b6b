import StoryModel

extension StoryGenerator {
  mutating func inlines(depth: Int) -> [Inline] {
    var result: [Inline] = []
    for _ in 0..<random.pick(isMessy ? [0, 1, 2, 3, 4] : [1, 1, 2, 3, 4]) {
      result.append(inline(depth: depth))
    }
    return result
  }

  private mutating func inline(depth: Int) -> Inline {
    let isLeaf = !spend() || depth > 6
    switch random.below(isLeaf ? 70 : 100) {
    case 0..<50: return .text(text())
    case 50..<55: return isMessy || random.chance(50) ? .lineBreak : .text(text())
    case 55..<60: return .code(random.pick(SampleText.codeTraps))
    case 60..<63: return .image(image())
    case 63..<68:
      if !noteIDs.isEmpty { return .noteReference(random.pick(noteIDs)) }
      return isMessy ? .noteReference(random.pick(["nowhere", ""])) : .text(text())
    case 68..<70: return makesRaw ? .raw(rawMarkup()) : .text(text())
    case 70..<77: return .emphasis(inlines(depth: depth + 1))
    case 77..<83: return .strong(inlines(depth: depth + 1))
    case 83..<85: return .underline(inlines(depth: depth + 1))
    case 85..<87: return .strikethrough(inlines(depth: depth + 1))
    case 87..<89: return .smallCaps(inlines(depth: depth + 1))
    case 89..<91: return .superscript(inlines(depth: depth + 1))
    case 91..<93: return .subscript(inlines(depth: depth + 1))
    case 93..<97: return .link(link(depth: depth))
    default:
      let language = isMessy && random.chance(30) ? "" : random.pick(SampleText.languages)
      return .span(Span(inlines(depth: depth + 1), language: language))
    }
  }

  private mutating func link(depth: Int) -> Link {
    let ids = ["salt", "chapter-2", "text", "chapter-4"]
    return Link(
      random.chance(10) ? [] : inlines(depth: depth + 1),
      destination: random.chance(25)
        ? "#" + random.pick(ids) : random.pick(SampleText.destinations),
      title: random.chance(75) ? "" : line())
  }

  mutating func image() -> Image {
    let source: Image.Source
    if let id = mediaIDs.last, random.chance(70) {
      source = .media(random.chance(50) ? id : mediaIDs[0])
    } else if isMessy, random.chance(30) {
      source = .media("lost.png")
    } else {
      source = .remote(random.pick(SampleText.destinations))
    }
    return Image(
      source, alternativeText: random.chance(40) ? "" : line(),
      title: random.chance(70) ? "" : line())
  }

  mutating func rawMarkup() -> RawMarkup {
    RawMarkup(
      format: random.pick(["html", "html", "latex"]),
      text: random.pick(["<hr class=\"x\">", "<b>raw", "\\newpage", "<!-- -->", "a\n\nb"]))
  }

  /// Text that may begin or end in a space.
  mutating func text() -> String {
    var result = random.chance(25) ? " " : ""
    for position in 0..<random.number(in: 1...6) {
      if position > 0, random.chance(85) { result += " " }
      result += word()
    }
    if random.chance(25) { result += " " }
    return result
  }

  /// Text for a field: the same, without spaces at the edges.
  mutating func line() -> String {
    var result = word()
    for _ in 0..<random.below(4) { result += (random.chance(85) ? " " : "") + word() }
    return result
  }

  mutating func word() -> String {
    if isMessy, random.chance(12) { return random.pick(SampleText.dirt) }
    if random.chance(22) { return random.pick(SampleText.traps) }
    if random.chance(1) { return String(repeating: random.pick(["long", "水", "_"]), count: 120) }
    return random.pick(SampleText.words)
  }
}
