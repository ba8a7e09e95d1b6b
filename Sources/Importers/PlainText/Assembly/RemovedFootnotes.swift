internal import Conversion
internal import StoryModel

extension PlainTextImporter {
  /// Takes the footnotes out of a story to which only notes by the author referred, which are taken
  /// out already, and says so.
  func removeFootnotesOfNotes(
    from story: inout Story, _ reader: StructureReader, diagnostics: inout Diagnostics
  ) {
    var left = Set(story.notes.map(\.id))
    guard !left.isEmpty else { return }
    story.forEachInline(of: .noteReference) {
      if case .noteReference(let id) = $0 { left.remove(id) }
    }
    guard !left.isEmpty else { return }
    story.notes.removeAll { left.contains($0.id) }
    var ids: [Int: Note.ID] = [:]
    for (offset, index) in reader.footnoteOrder.enumerated() { ids[index] = String(offset + 1) }
    for unit in reader.units where unit.kind == .footnote {
      guard let id = ids[Int(unit.detail)], left.contains(id) else { continue }
      diagnostics.warn(
        "note-removed",
        "footnote of a note by the author left out: '\(openingWords(of: unit, in: reader))'",
        at: SourcePosition(line: reader.number(ofLine: Int(unit.first))))
    }
  }
}
