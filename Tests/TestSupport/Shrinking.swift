package import StoryModel

/// Smaller stories that may still break a law.
///
/// - Returns: stories that lack a node, hold a node's content in its place, or say something
///   plainer, those that lack most first.
package func shrink(_ story: Story) -> [Story] {
  var result: [Story] = []
  func add(_ change: (inout Story) -> Void) {
    var smaller = story
    change(&smaller)
    result.append(smaller)
  }
  if story.metadata != Metadata() { add { $0.metadata = Metadata() } }
  for sections in shrinks(of: story.sections, by: shrinks) { add { $0.sections = sections } }
  for notes in shrinks(of: story.notes, by: shrinks) { add { $0.notes = notes } }
  for items in shrinks(of: story.media.items, by: { _ in [] }) { add { $0.media.items = items } }
  for metadata in shrinks(of: story.metadata) { add { $0.metadata = metadata } }
  return result
}

/// The smallest story that shrinking `story` leads to and that still fails.
package func smallestFailing(_ story: Story, fails: (Story) -> Bool) -> Story {
  var smallest = story
  var weight = weight(of: story)
  var attempts = 1_000
  var place = 0
  while true {
    let candidates = shrink(smallest)
    place = min(place, candidates.count)
    // What was just made smaller can likely be made smaller again.
    let order = Array(place..<candidates.count) + Array(0..<place)
    let next = order.first(where: { index in
      attempts -= 1
      return attempts < 0
        || (TestSupport.weight(of: candidates[index]) < weight && fails(candidates[index]))
    })
    guard let next, attempts >= 0 else { return smallest }
    smallest = candidates[next]
    weight = TestSupport.weight(of: smallest)
    place = max(0, next - 1)
  }
}

private func weight(of story: Story) -> Int {
  // Letters of plain words weigh least, so that a trap in a text stays only where it matters.
  story.treeDump.utf8.reduce(0) { $0 + ($1 >= 0x61 && $1 <= 0x7A ? 2 : 3) }
}

/// Arrays that lack all, half or one of the elements, or hold one in a smaller form.
private func shrinks<Element>(
  of elements: [Element], by shrinkElement: (Element) -> [[Element]]
) -> [[Element]] {
  guard !elements.isEmpty else { return [] }
  var result: [[Element]] = [[]]
  if elements.count > 2 {
    result.append(Array(elements.prefix(elements.count / 2)))
    result.append(Array(elements.dropFirst(elements.count / 2)))
  }
  for index in elements.indices {
    if elements.count > 1 {
      var fewer = elements
      fewer.remove(at: index)
      result.append(fewer)
    }
    for replacement in shrinkElement(elements[index]) {
      var changed = elements
      changed.replaceSubrange(index...index, with: replacement)
      result.append(changed)
    }
  }
  return result
}

private func shrinks(of text: String) -> [String] {
  let scalars = Array(text.unicodeScalars)
  guard !scalars.isEmpty, text != "a" else { return [] }
  func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }
  var result = ["", "a"]
  guard scalars.count > 1 else { return result }
  result.append(string(scalars.prefix(scalars.count / 2)))
  result.append(string(scalars.dropFirst(scalars.count / 2)))
  guard scalars.count < 60 else { return result }
  for index in scalars.indices {
    var fewer = scalars
    fewer.remove(at: index)
    result.append(string(fewer))
  }
  return result
}

private func shrinks(of metadata: Metadata) -> [Metadata] {
  var result: [Metadata] = []
  func add(_ change: (inout Metadata) -> Void) {
    var smaller = metadata
    change(&smaller)
    if smaller != metadata { result.append(smaller) }
  }
  var copy = metadata
  var texts: [String] = []
  copy.forEachTextField { texts.append($0) }
  for (place, text) in texts.enumerated() {
    for smaller in shrinks(of: text) {
      add { metadata in
        var index = 0
        metadata.forEachTextField { text in
          if index == place { text = smaller }
          index += 1
        }
      }
    }
  }
  var lists: [[String]] = []
  copy.forEachListField { lists.append($0) }
  for (place, list) in lists.enumerated() {
    for smaller in shrinks(of: list, by: { shrinks(of: $0).map { [$0] } }) {
      add { metadata in
        var index = 0
        metadata.forEachListField { list in
          if index == place { list = smaller }
          index += 1
        }
      }
    }
  }
  add { $0.creators = [] }
  add { $0.creators = $0.creators.map { Creator(name: $0.name) } }
  for creators in shrinks(
    of: metadata.creators, by: { shrinks(of: $0.name).map { [Creator(name: $0)] } })
  { add { $0.creators = creators } }
  add { $0.series = [] }
  add { $0.series = Array($0.series.prefix(1)) }
  add { $0.custom = [] }
  for custom in shrinks(
    of: metadata.custom,
    by: { field in shrinks(of: field.value).map { [MetadataField(name: field.name, value: $0)] } })
  { add { $0.custom = custom } }
  add { $0.wordCount = nil }
  add { $0.cover = nil }
  for summary in shrinks(of: metadata.summary, by: shrinks) { add { $0.summary = summary } }
  return result
}

private func shrinks(of section: Section) -> [[Section]] {
  var result: [[Section]] = section.subsections.isEmpty ? [] : [section.subsections]
  func add(_ change: (inout Section) -> Void) {
    var smaller = section
    change(&smaller)
    if smaller != section { result.append([smaller]) }
  }
  add { $0.role = .body }
  add { $0.role = .chapter }
  add { $0.number = nil }
  add { $0.number = SectionNumber(text: "a") }
  add { $0.id = "" }
  for title in shrinks(of: section.title, by: shrinks) { add { $0.title = title } }
  for blocks in shrinks(of: section.blocks, by: shrinks) { add { $0.blocks = blocks } }
  for subsections in shrinks(of: section.subsections, by: shrinks) {
    add { $0.subsections = subsections }
  }
  return result
}

private func shrinks(of note: Note) -> [[Note]] {
  shrinks(of: note.blocks, by: shrinks).map { [Note(id: note.id, blocks: $0)] }
}

private func shrinks(of block: Block) -> [[Block]] {
  switch block {
  case .paragraph(let paragraph):
    let plainer = paragraph.alignment == .natural ? [] : [[Block.paragraph(paragraph.content)]]
    return plainer
      + shrinks(of: paragraph.content, by: shrinks).map {
        [.paragraph(Paragraph($0, alignment: paragraph.alignment))]
      }
  case .heading(let heading):
    return [[.paragraph(heading.content)]]
      + shrinks(of: heading.content, by: shrinks).map {
        [.heading(Heading(level: heading.level, content: $0))]
      }
  case .sceneBreak(let sceneBreak):
    return shrinks(of: sceneBreak.mark).map { [.sceneBreak(SceneBreak(mark: $0))] }
  case .verse(let verse):
    return shrinks(of: verse.stanzas, by: shrinks).map { [.verse(Verse(stanzas: $0))] }
  case .blockQuote(let quote):
    return [quote.blocks, [.blockQuote(BlockQuote(quote.blocks))]]
      + shrinks(of: quote.blocks, by: shrinks).map {
        [.blockQuote(BlockQuote($0, kind: quote.kind))]
      }
  case .letter(let blocks):
    return [blocks] + shrinks(of: blocks, by: shrinks).map { [.letter($0)] }
  case .authorNote(let note):
    return [note.blocks]
      + shrinks(of: note.blocks, by: shrinks).map {
        [.authorNote(AuthorNote($0, position: note.position))]
      }
  case .list(let list):
    return list.items + [[.list(List(.bullet, isTight: list.isTight, items: list.items))]]
      + shrinks(of: list.items, by: { shrinks(of: $0, by: shrinks).map { [$0] } }).map {
        [.list(List(list.kind, isTight: list.isTight, items: $0))]
      }
  case .code(let code):
    return [[.code(CodeBlock(code.text))]]
      + shrinks(of: code.text).map { [.code(CodeBlock($0, language: code.language))] }
  case .table(let table):
    return shrinks(of: table)
  case .figure(let figure):
    return [[.paragraph([.image(figure.image)])]]
      + shrinks(of: figure.caption, by: shrinks).map {
        [.figure(Figure(figure.image, caption: $0))]
      }
      + shrinks(of: figure.image).map { [.figure(Figure($0, caption: figure.caption))] }
  case .raw(let raw):
    return shrinks(of: raw.text).map { [.raw(RawMarkup(format: raw.format, text: $0))] }
  }
}

private func shrinks(of stanza: Stanza) -> [[Stanza]] {
  shrinks(of: stanza.lines) { line in
    [[VerseLine(line.content)]]
      + shrinks(of: line.content, by: shrinks).map { [VerseLine($0, indent: line.indent)] }
  }.map { [Stanza(lines: $0)] }
}

private func shrinks(of table: Table) -> [[Block]] {
  var result: [[Block]] = []
  func add(_ change: (inout Table) -> Void) {
    var smaller = table
    change(&smaller)
    result.append([.table(smaller)])
  }
  func cells(_ row: [TableCell]) -> [[TableCell]] {
    shrinks(of: row) { shrinks(of: $0.content, by: shrinks).map { [TableCell($0)] } }
  }
  add { $0.alignments = [] }
  add { $0.header = [] }
  for header in cells(table.header) { add { $0.header = header } }
  for rows in shrinks(of: table.rows, by: { cells($0).map { [$0] } }) { add { $0.rows = rows } }
  return result
}

private func shrinks(of image: Image) -> [Image] {
  [
    Image(image.source),
    Image(image.source, alternativeText: image.alternativeText),
    Image(.remote("a"), alternativeText: image.alternativeText, title: image.title),
  ] + shrinks(of: image.alternativeText).map { Image(image.source, alternativeText: $0) }
    + shrinks(of: image.title).map { Image(image.source, title: $0) }
}

private func shrinks(of inline: Inline) -> [[Inline]] {
  switch inline {
  case .text(let text): return shrinks(of: text).map { [.text($0)] }
  case .code(let text): return [[.text(text)]] + shrinks(of: text).map { [.code($0)] }
  case .image(let image): return shrinks(of: image).map { [.image($0)] }
  case .raw(let raw):
    return shrinks(of: raw.text).map { [.raw(RawMarkup(format: raw.format, text: $0))] }
  case .lineBreak, .noteReference: return [[.text("a")]]
  case .link(let link):
    let plainer = Link(link.content, destination: "a")
    return [link.content, [.link(plainer)]]
      + shrinks(of: link.destination).map {
        [.link(Link(link.content, destination: $0, title: link.title))]
      }
      + shrinks(of: link.title).map {
        [.link(Link(link.content, destination: link.destination, title: $0))]
      }
      + shrinks(of: link.content, by: shrinks).map { [inline.replacingContent($0)] }
  case .emphasis(let content), .strong(let content), .underline(let content),
    .strikethrough(let content), .smallCaps(let content), .superscript(let content),
    .subscript(let content):
    return [content] + shrinks(of: content, by: shrinks).map { [inline.replacingContent($0)] }
  case .span(let span):
    return [span.content]
      + shrinks(of: span.content, by: shrinks).map { [inline.replacingContent($0)] }
  }
}
