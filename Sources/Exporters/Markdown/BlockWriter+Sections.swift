internal import Markup
internal import StoryModel

/// Sections as headings with what has to be said about them in braces.
extension BlockWriter {
  mutating func writeSections(_ story: Story) {
    let ids = SectionIDs.explicit(in: story)
    let mayBeTitle =
      story.metadata.title.isEmpty && story.sections.contains { !$0.subsections.isEmpty }
    for (index, section) in story.sections.enumerated() {
      write(
        section, level: 1, isFirst: index == 0, ids: ids, namesRole: mayBeTitle)
    }
  }

  private mutating func write(
    _ section: Section, level: Int, isFirst: Bool, ids: Set<String>, namesRole: Bool
  ) {
    let needsHeading =
      !isFirst || section.hasHeading || section.role != .body || ids.contains(section.id)
      || !section.subsections.isEmpty
    if needsHeading { writeHeading(of: section, level: level, ids: ids, namesRole: namesRole) }
    if !section.blocks.isEmpty {
      separate()
      write(section.blocks)
    }
    for subsection in section.subsections {
      write(subsection, level: level + 1, isFirst: false, ids: ids, namesRole: false)
    }
  }

  mutating func write(_ notes: [Note]) {
    for note in notes {
      separate()
      nested(Array("[^\(note.id)]: ".utf8), Array("    ".utf8)) { $0.write(note.blocks) }
    }
  }

  /// A blank line, unless nothing stands before.
  mutating func separate() {
    if !output.isEmpty { blankLine() }
  }

  private mutating func writeHeading(
    of section: Section, level: Int, ids: Set<String>, namesRole: Bool
  ) {
    separate()
    var attributes: [String] = []
    if ids.contains(section.id) { attributes.append("#" + section.id) }
    var title = section.title
    var number: [UInt8] = []
    let text = plainStart(of: section)
    let implied = MarkdownHeading(text)
    if let sectionNumber = section.number {
      let isImplied =
        implied.numberLength == sectionNumber.text.utf8.count
        && implied.numberValue == sectionNumber.value && isPlainNumber(section, text)
      if isImplied {
        title =
          [.text(section.title.isEmpty ? sectionNumber.text : sectionNumber.text + " ")] + title
      } else {
        number = numberSpan(sectionNumber, isAlone: title.isEmpty)
      }
    } else if implied.numberLength > 0 {
      attributes.append(".unnumbered")
    }
    let impliedRole = impliedRole(of: section, implied, isNumberGiven: !number.isEmpty)
    if section.role != impliedRole || namesRole { attributes.append("." + section.role.rawValue) }
    var writer = InlineWriter(rules, context: .heading)
    writer.lay(merged(title))
    writeHeading(
      level: level, writer, number: number,
      attributes: attributes.isEmpty ? "" : " {\(attributes.joined(separator: " "))}")
  }

  /// What a reader takes the role to be, with the heading written as it will be.
  private func impliedRole(
    of section: Section, _ implied: MarkdownHeading, isNumberGiven: Bool
  ) -> SectionRole {
    if !section.hasHeading { return .body }
    if isNumberGiven || (section.number == nil && implied.numberLength > 0) { return .section }
    return SectionRole(rawValue: implied.role) ?? .section
  }

  private func isPlainNumber(_ section: Section, _ text: String) -> Bool {
    guard let number = section.number else { return false }
    return text.utf8.starts(with: number.text.utf8)
  }

  /// The text that a heading starts with, number included, up to the first formatting.
  private func plainStart(of section: Section) -> String {
    var start = ""
    if let number = section.number {
      start = number.text
      if !section.title.isEmpty { start += " " }
    }
    if case .text(let text)? = section.title.first { start += text }
    if section.title.count > 1 { start += section.number == nil ? "\u{FFFC}" : "" }
    return start
  }

  private func numberSpan(_ number: SectionNumber, isAlone: Bool) -> [UInt8] {
    var writer = InlineWriter(rules, context: .heading)
    writer.lay([.text(number.text)])
    var bytes: [UInt8] = [UInt8(ascii: "[")]
    for byte in writer.lines(width: nil).first ?? [] {
      // Brackets inside of a span are escaped; opening ones are already.
      if byte == UInt8(ascii: "]") { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    let value = number.value.map { " value=\"\($0)\"" } ?? ""
    bytes.append(contentsOf: "]{.number\(value)}".utf8)
    if !isAlone { bytes.append(0x20) }
    return bytes
  }

  private func merged(_ inlines: [Inline]) -> [Inline] {
    var result: [Inline] = []
    for inline in inlines {
      if case .text(let text) = inline, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(inline)
      }
    }
    return result
  }

  mutating func writeHeading(
    level: Int, _ writer: InlineWriter, number: [UInt8] = [], attributes: String
  ) {
    var bytes = [UInt8](repeating: UInt8(ascii: "#"), count: level)
    bytes.append(0x20)
    let start = bytes.count
    bytes.append(contentsOf: number)
    for (index, part) in writer.lines(width: nil).enumerated() {
      if index > 0 { bytes.append(0x20) }
      bytes.append(contentsOf: part)
    }
    // A last run of number signs would count as the closing one.
    var hashes = bytes.count
    while hashes > start, bytes[hashes - 1] == UInt8(ascii: "#") { hashes -= 1 }
    if hashes < bytes.count, hashes == start || bytes[hashes - 1] == 0x20 {
      bytes.insert(UInt8(ascii: "\\"), at: hashes)
    }
    // The attributes bring their space.
    while bytes.last == 0x20 { bytes.removeLast() }
    bytes.append(contentsOf: attributes.utf8)
    line(bytes[...])
  }
}

/// Which ids of sections have to be written, since no reader would derive them.
private enum SectionIDs {
  static func explicit(in story: Story) -> Set<String> {
    let ids = all(story.sections)
    let bare = normalized(story.sections, keeping: [])
    var explicit: Set<String> = []
    for (id, derived) in zip(ids, bare) where id != derived { explicit.insert(id) }
    if explicit.isEmpty { return [] }
    return normalized(story.sections, keeping: explicit) == ids ? explicit : Set(ids)
  }

  private static func all(_ sections: [Section]) -> [String] {
    sections.flatMap { [$0.id] + all($0.subsections) }
  }

  private static func normalized(_ sections: [Section], keeping ids: Set<String>) -> [String] {
    all(Story(sections: sections.map { skeleton($0, keeping: ids) }).normalized().sections)
  }

  /// The section without what has no part in its id.
  private static func skeleton(_ section: Section, keeping ids: Set<String>) -> Section {
    Section(
      role: section.role, number: section.number, title: section.title,
      blocks: [.sceneBreak(SceneBreak())],
      subsections: section.subsections.map { skeleton($0, keeping: ids) },
      id: ids.contains(section.id) ? section.id : "")
  }
}
