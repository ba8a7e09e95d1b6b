internal import Conversion
internal import StoryModel

/// Writes one outline.
struct OutlineWriter {
  var output = OutputBuffer()
  var words = WordCounts()
  let excerptLength: Int

  init(excerptLength: Int) {
    self.excerptLength = excerptLength
  }

  mutating func write(_ story: Story) {
    _ = words.count(story.metadata.summary)
    _ = words.count(story.sections)
    for note in story.notes { _ = words.count(note.blocks) }
    writeTotals(of: story)
    write(story.metadata)
    for section in story.sections { write(section, depth: 0) }
    for note in story.notes {
      line("footnote \(note.id)", depth: 0)
      write(note.blocks, depth: 1)
    }
    for item in story.media.items {
      line("image \(item.id), \(item.mediaType), \(count(item.bytes.count, "byte"))", depth: 0)
    }
  }

  mutating func line(_ text: String, depth: Int) {
    for _ in 0..<depth { output.append("  ") }
    output.append(verbatim: text)
    output.append("\n")
  }

  /// `1 word`, `1,240 words`.
  func count(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  private func grouped(_ number: Int) -> String {
    let digits = Array(String(number).utf8)
    var result: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(UInt8(ascii: ",")) }
      result.append(digit)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func writeTotals(of story: Story) {
    var sections = 0
    story.forEachSection { _ in sections += 1 }
    var sceneBreaks = 0
    var authorNotes = 0
    story.forEachBlock { block in
      if case .sceneBreak = block { sceneBreaks += 1 }
      if case .authorNote = block { authorNotes += 1 }
    }
    var parts = [count(story.countedWords, "word"), count(sections, "section")]
    if authorNotes > 0 { parts.append(count(authorNotes, "author's note")) }
    if sceneBreaks > 0 { parts.append(count(sceneBreaks, "scene break")) }
    if !story.notes.isEmpty { parts.append(count(story.notes.count, "footnote")) }
    if !story.media.items.isEmpty { parts.append(count(story.media.items.count, "image")) }
    line("story: " + parts.joined(separator: ", "), depth: 0)
  }

  // MARK: Metadata

  private mutating func write(_ metadata: Metadata) {
    guard metadata != Metadata() else { return }
    line("metadata", depth: 0)
    func add(_ name: String, _ value: String, _ writer: inout OutlineWriter) {
      if !value.isEmpty { writer.line("\(name): \(value)", depth: 1) }
    }
    add("title", metadata.title, &self)
    add("subtitle", metadata.subtitle, &self)
    add("sorted as", metadata.sortTitle, &self)
    for creator in metadata.creators {
      let sorted = creator.sortName.isEmpty ? "" : " (sorted as \(creator.sortName))"
      add(creator.role.name, creator.name + sorted, &self)
    }
    add("language", metadata.language, &self)
    add("identifier", metadata.identifier, &self)
    add("source", metadata.source, &self)
    add("publisher", metadata.publisher, &self)
    for membership in metadata.series {
      let position = membership.position.isEmpty ? "" : ", \(membership.position)"
      add("series", membership.name + position, &self)
    }
    add("published", metadata.published, &self)
    add("updated", metadata.updated, &self)
    add("status", metadata.status, &self)
    add("rights", metadata.rights, &self)
    for fandom in metadata.fandoms { add("fandom", fandom, &self) }
    for relationship in metadata.relationships { add("relationship", relationship, &self) }
    for character in metadata.characters { add("character", character, &self) }
    for tag in metadata.tags { add("tag", tag, &self) }
    add("rating", metadata.rating, &self)
    for warning in metadata.warnings { add("warning", warning, &self) }
    add("words claimed", metadata.wordCount.map(grouped) ?? "", &self)
    add("cover", metadata.cover ?? "", &self)
    for field in metadata.custom { add("\(field.name)", field.value, &self) }
    if !metadata.summary.isEmpty {
      line("summary", depth: 1)
      write(metadata.summary, depth: 2)
    }
  }

  // MARK: Sections

  private mutating func write(_ section: Section, depth: Int) {
    var text = section.role.rawValue.replacingHyphens
    if let value = section.number?.value { text += " \(value)" }
    if section.hasHeading { text += " \"\(section.headingText)\"" }
    text += " #\(section.id), \(count(words.next(), "word"))"
    line(text, depth: depth)
    write(section.blocks, depth: depth + 1)
    for subsection in section.subsections { write(subsection, depth: depth + 1) }
  }
}

extension Creator.Role {
  fileprivate var name: String {
    switch self {
    case .author: "author"
    case .editor: "editor"
    case .translator: "translator"
    case .illustrator: "illustrator"
    case .contributor: "contributor"
    default: "creator (\(code))"
    }
  }
}

extension String {
  fileprivate var replacingHyphens: String {
    String(decoding: utf8.map { $0 == UInt8(ascii: "-") ? 0x20 : $0 }, as: UTF8.self)
  }
}
