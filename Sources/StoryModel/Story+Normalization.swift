extension Story {
  /// The same story in its canonical form: the one way to say what it says.
  ///
  /// - Neighbouring texts are one text; white space is one space between words and none at the
  ///   edges of a block; characters that XML cannot hold are gone.
  /// - Nothing is empty that would show nothing: paragraphs, formatting, stanzas, notes, sections.
  ///   What a reader can see although it is empty stays: an item of a list, a quotation, a heading,
  ///   a link, a code block.
  /// - Line breaks stand between words, never at the edges of a block or of formatting.
  /// - A titled ``SectionRole/body`` is a ``SectionRole/section``, an untitled section is a body.
  /// - Sections have unique ids, derived from what they say where none is given.
  /// - Notes are numbered from 1 in the order of their first references, the others follow.
  /// - Nothing nests deeper than ``maximumDepth``.
  ///
  /// Normalizing twice changes nothing more.
  /// - Complexity: O(n) in the size of the story.
  public func normalized() -> Story {
    var story = self
    story.normalize()
    return story
  }

  /// Brings the story into its canonical form; see ``normalized()``.
  public mutating func normalize() {
    let references = references
    normalizeMediaIDs(references)
    normalizeNoteIDs(references)
    metadata.normalize()
    for index in notes.indices {
      notes[index].blocks = BlockNormalizer.normalized(notes[index].blocks, depth: 1)
    }
    sections = sections.compactMap { BlockNormalizer.normalized($0, depth: 0) }
    normalizeSectionIDs()
  }
}

extension Story {
  /// Brings a story into its canonical form whose blocks are canonical already: for importers that
  /// build them so, and whose stories are large.
  /// - Parameter notesAreNumbered: whether the notes have their canonical ids already.
  /// - Complexity: O(n) in sections, or in the size of the story where notes are to be numbered.
  package mutating func normalizeAroundCanonicalBlocks(notesAreNumbered: Bool = false) {
    guard media.items.isEmpty else { return normalize() }
    if !notes.isEmpty, !notesAreNumbered { normalizeNoteIDs(references) }
    metadata.normalize()
    normalizeSectionIDs()
  }

  /// Brings a story into its canonical form whose sections hold canonical blocks, as
  /// ``Swift/Array/normalizedInSection()`` gives them: for importers that made those while they
  /// were at hand. Large stories are slow to walk through once more.
  /// - Parameter references: what the summary and the sections refer to.
  /// - Complexity: O(n) in sections, notes and references, or in the size of the story where
  ///   references have to change.
  package mutating func normalize(aroundCanonicalBlocksWith references: References) {
    var references = references
    var inNotes = References()
    for note in notes { note.blocks.add(to: &inNotes) }
    if inNotes.includeMedia { references.includeMedia = true }
    normalizeMediaIDs(references)
    let isChanged = normalizeNoteIDs(references)
    metadata.normalize()
    for index in notes.indices {
      notes[index].blocks = BlockNormalizer.normalized(notes[index].blocks, depth: 1)
    }
    sections = sections.compactMap {
      BlockNormalizer.normalized($0, depth: 0, holdsCanonicalBlocks: !isChanged)
    }
    normalizeSectionIDs()
  }
}

extension [Inline] {
  /// The canonical form of the inlines of one block; see ``Story/normalized()``.
  package func normalized() -> [Inline] {
    InlineNormalizer.normalized(self, depth: 3)
  }
}

extension Metadata {
  fileprivate mutating func normalize() {
    forEachTextField { $0 = WhiteSpace.collapsed($0) }
    forEachListField { $0 = $0.map(WhiteSpace.collapsed).filter { !$0.isEmpty } }
    creators = creators.compactMap { creator in
      let name = WhiteSpace.collapsed(creator.name)
      guard !name.isEmpty else { return nil }
      let role = WhiteSpace.collapsed(creator.role.code)
      return Creator(
        name: name, role: role.isEmpty ? .author : Creator.Role(code: role),
        sortName: WhiteSpace.collapsed(creator.sortName))
    }
    series = series.compactMap { membership in
      let name = WhiteSpace.collapsed(membership.name)
      guard !name.isEmpty else { return nil }
      return SeriesMembership(name: name, position: WhiteSpace.collapsed(membership.position))
    }
    custom = custom.compactMap { field in
      let name = WhiteSpace.collapsed(field.name)
      let value = WhiteSpace.collapsed(field.value)
      return name.isEmpty || value.isEmpty ? nil : MetadataField(name: name, value: value)
    }
    if let count = wordCount, count < 0 { wordCount = nil }
    summary = BlockNormalizer.normalized(summary, depth: 1)
  }

  /// Calls `body` with each field that holds one line of text.
  package mutating func forEachTextField(_ body: (inout String) -> Void) {
    body(&title)
    body(&subtitle)
    body(&sortTitle)
    body(&language)
    body(&identifier)
    body(&source)
    body(&publisher)
    body(&published)
    body(&updated)
    body(&status)
    body(&rights)
    body(&rating)
  }

  /// Calls `body` with each field that holds lines of text.
  package mutating func forEachListField(_ body: (inout [String]) -> Void) {
    body(&fandoms)
    body(&relationships)
    body(&characters)
    body(&tags)
    body(&warnings)
  }
}
