extension Story {
  /// Gives every section a unique id and follows links to ids that changed.
  mutating func normalizeSectionIDs() {
    var ids = SectionIDs()
    for index in sections.indices { ids.reserve(&sections[index]) }
    for index in sections.indices { ids.assign(&sections[index], partID: "") }
    guard !ids.renamed.isEmpty else { return }
    replaceInlines(of: .link) { inlines in
      inlines.mapEach { inline in
        guard case .link(var link) = inline, link.destination.utf8.first == UInt8(ascii: "#"),
          let id = ids.renamed[String(decoding: link.destination.utf8.dropFirst(), as: UTF8.self)]
        else { return [inline] }
        link.destination = "#" + id
        return [.link(link)]
      }
    }
  }

  /// Numbers the notes in the order in which they are first referred to, drops those that say
  /// nothing, and makes a superscript of each reference that leads nowhere.
  /// - Returns: whether a block changed.
  @discardableResult
  mutating func normalizeNoteIDs(_ references: References) -> Bool {
    if notes.isEmpty, references.noteIDs.isEmpty { return false }
    notes.removeAll { BlockNormalizer.normalized($0.blocks, depth: 1).isEmpty }
    var places: [Note.ID: Int] = [:]
    for (place, note) in notes.enumerated() where places[note.id] == nil {
      places[note.id] = place
    }
    var order: [Int] = []
    var isReferenced: Set<Int> = []
    let visit = { (id: Note.ID) in
      guard let place = places[id], isReferenced.insert(place).inserted else { return }
      order.append(place)
    }
    references.noteIDs.forEach(visit)
    var inNotes = References()
    var followed = 0
    while followed < order.count {
      var inNote = References()
      notes[order[followed]].blocks.add(to: &inNote)
      inNote.noteIDs.forEach(visit)
      inNotes.noteIDs += inNote.noteIDs
      followed += 1
    }
    for place in notes.indices where !isReferenced.contains(place) {
      order.append(place)
      notes[place].blocks.add(to: &inNotes)
    }
    var numbers: [Note.ID: String] = [:]
    notes = order.enumerated().map { index, place in
      let id = notes[place].id
      if places[id] == place { numbers[id] = String(index + 1) }
      return Note(id: String(index + 1), blocks: notes[place].blocks)
    }
    let isUnchanged = { (id: Note.ID) in numbers[id] == id }
    if references.noteIDs.allSatisfy(isUnchanged), inNotes.noteIDs.allSatisfy(isUnchanged) {
      return false
    }
    replaceInlines(of: .noteReference) { inlines in
      inlines.mapEach { inline in
        guard case .noteReference(let id) = inline else { return [inline] }
        return [numbers[id].map { .noteReference($0) } ?? .superscript([.text(id)])]
      }
    }
    return true
  }

  /// Gives every image a unique file name and follows the references to it.
  mutating func normalizeMediaIDs(_ references: References) {
    if media.items.isEmpty, !references.includeMedia {
      metadata.cover = nil
      return
    }
    var renamed: [MediaItem.ID: MediaItem.ID] = [:]
    var names = UniqueNames()
    for index in media.items.indices {
      let old = media.items[index].id
      let id = names.unique(Slug.fileName(old, mediaType: media.items[index].mediaType))
      media.items[index].id = id
      if renamed[old] == nil { renamed[old] = id }
    }
    metadata.cover = metadata.cover.flatMap { renamed[$0] }
    guard references.includeMedia else { return }
    var changesReference = false
    forEachInline(of: .image) { inline in
      if case .image(let image) = inline, case .media(let id) = image.source, renamed[id] != id {
        changesReference = true
      }
    }
    guard changesReference else { return }
    func resolved(_ image: Image) -> Image {
      guard case .media(let id) = image.source else { return image }
      var image = image
      image.source = renamed[id].map { .media($0) } ?? .remote(id)
      return image
    }
    self =
      mapBlocks { block in
        guard case .figure(var figure) = block else { return [block] }
        figure.image = resolved(figure.image)
        return [.figure(figure)]
      }
      .mapInlines { inlines in
        inlines.mapEach { inline in
          guard case .image(let image) = inline else { return [inline] }
          return [.image(resolved(image))]
        }
      }
  }
}

/// What the inlines of a story refer to.
package struct References: Sendable {
  /// The notes that its summary and its sections refer to, in reading order.
  package var noteIDs: [Note.ID] = []
  /// Whether it shows images of the media library.
  package var includeMedia = false

  package init() {}

  /// Adds what is referred to further on.
  package mutating func append(_ next: References) {
    noteIDs += next.noteIDs
    if next.includeMedia { includeMedia = true }
  }
}

extension Story {
  /// What the story refers to.
  /// - Complexity: O(n) in the size of the story; text is not touched.
  package var references: References {
    var references = References()
    metadata.summary.add(to: &references)
    for section in sections { section.add(to: &references) }
    var inNotes = References()
    for note in notes { note.blocks.add(to: &inNotes) }
    if inNotes.includeMedia { references.includeMedia = true }
    return references
  }
}

extension Section {
  fileprivate func add(to references: inout References) {
    title.add(to: &references)
    blocks.add(to: &references)
    for subsection in subsections { subsection.add(to: &references) }
  }
}

extension [Block] {
  /// Adds what the blocks refer to.
  /// - Complexity: O(n) in inlines; text is not touched.
  package func add(to references: inout References) {
    // Blocks that are looked at through a pointer are not copied.
    withUnsafeBufferPointer { blocks in
      for index in blocks.indices {
        switch blocks[index] {
        case .paragraph(let paragraph): paragraph.content.add(to: &references)
        case .heading(let heading): heading.content.add(to: &references)
        case .verse(let verse):
          for stanza in verse.stanzas {
            for line in stanza.lines { line.content.add(to: &references) }
          }
        case .blockQuote(let quote): quote.blocks.add(to: &references)
        case .letter(let blocks): blocks.add(to: &references)
        case .authorNote(let note): note.blocks.add(to: &references)
        case .list(let list): for item in list.items { item.add(to: &references) }
        case .table(let table):
          for cell in table.header { cell.content.add(to: &references) }
          for row in table.rows { for cell in row { cell.content.add(to: &references) } }
        case .figure(let figure):
          if case .media = figure.image.source { references.includeMedia = true }
          figure.caption.add(to: &references)
        case .sceneBreak, .code, .raw: break
        }
      }
    }
  }
}

extension [Inline] {
  /// Adds what the inlines refer to.
  package func add(to references: inout References) {
    withUnsafeBufferPointer { inlines in
      for index in inlines.indices {
        switch inlines[index] {
        case .text, .code, .lineBreak, .raw: continue
        case .noteReference(let id): references.noteIDs.append(id)
        case .image(let image):
          if case .media = image.source { references.includeMedia = true }
        case .emphasis(let content), .strong(let content), .underline(let content),
          .strikethrough(let content), .smallCaps(let content), .superscript(let content),
          .subscript(let content):
          content.add(to: &references)
        case .link(let link): link.content.add(to: &references)
        case .span(let span): span.content.add(to: &references)
        }
      }
    }
  }
}

/// The ids of a story's sections: given ones first, the others derived from what sections say.
private struct SectionIDs {
  /// Given ids that could not stay as they were, and what they became.
  private(set) var renamed: [String: String] = [:]
  private var names = UniqueNames()

  /// Takes the ids that are given. Those that are taken already are cleared.
  mutating func reserve(_ section: inout Section) {
    if !section.id.isEmpty {
      let slug = Slug.isIdentifier(section.id) ? section.id : Slug.identifier(section.id)
      let isNew = !slug.isEmpty && names.take(slug)
      if isNew, slug != section.id { renamed[section.id] = slug }
      section.id = isNew ? slug : ""
    }
    for index in section.subsections.indices { reserve(&section.subsections[index]) }
  }

  /// Derives an id wherever there is none.
  /// - Parameter partID: the id of the part that the section is directly in, or empty.
  mutating func assign(_ section: inout Section, partID: String) {
    if section.id.isEmpty {
      section.id = names.unique(derived(from: section, partID: partID))
    }
    let ownPartID = section.role == .part ? section.id : ""
    for index in section.subsections.indices {
      assign(&section.subsections[index], partID: ownPartID)
    }
  }

  /// Numbers restart in each part, so a part's id goes before those of its chapters.
  private func derived(from section: Section, partID: String) -> String {
    let role = section.role.rawValue
    var id: String
    if let value = section.number?.value, section.role != .section {
      id = "\(role)-\(value)"
    } else if section.hasHeading {
      let text = section.headingText
      let slug = Slug.identifier(text)
      return slug.utf8.count > 2 ? slug : "\(role)-\(Slug.hexadecimal(Slug.hash(text)))"
    } else {
      id = section.role == .body ? "text" : role
    }
    if !partID.isEmpty { id = "\(partID)-\(id)" }
    return id.utf8.count <= 48 ? id : "\(role)-\(Slug.hexadecimal(Slug.hash(id)))"
  }
}
