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
  mutating func normalizeNoteIDs() {
    notes.removeAll { BlockNormalizer.normalized($0.blocks, depth: 1).isEmpty }
    var places: [Note.ID: Int] = [:]
    for (place, note) in notes.enumerated() where places[note.id] == nil {
      places[note.id] = place
    }
    var order: [Int] = []
    var isReferenced: Set<Int> = []
    let visit = { (inline: Inline) in
      guard case .noteReference(let id) = inline, let place = places[id] else { return }
      if isReferenced.insert(place).inserted { order.append(place) }
    }
    metadata.summary.forEachInline(of: .noteReference, visit)
    for section in sections { section.forEachInline(of: .noteReference, visit) }
    var followed = 0
    while followed < order.count {
      notes[order[followed]].blocks.forEachInline(of: .noteReference, visit)
      followed += 1
    }
    order += notes.indices.filter { !isReferenced.contains($0) }
    var numbers: [Note.ID: String] = [:]
    notes = order.enumerated().map { index, place in
      let id = notes[place].id
      if places[id] == place { numbers[id] = String(index + 1) }
      return Note(id: String(index + 1), blocks: notes[place].blocks)
    }
    var changesReference = false
    forEachInline(of: .noteReference) { inline in
      if case .noteReference(let id) = inline, numbers[id] != id { changesReference = true }
    }
    guard changesReference else { return }
    replaceInlines(of: .noteReference) { inlines in
      inlines.mapEach { inline in
        guard case .noteReference(let id) = inline else { return [inline] }
        return [numbers[id].map { .noteReference($0) } ?? .superscript([.text(id)])]
      }
    }
  }

  /// Gives every image a unique file name and follows the references to it.
  mutating func normalizeMediaIDs() {
    var renamed: [MediaItem.ID: MediaItem.ID] = [:]
    var names = UniqueNames()
    for index in media.items.indices {
      let old = media.items[index].id
      let id = names.unique(Slug.fileName(old, mediaType: media.items[index].mediaType))
      media.items[index].id = id
      if renamed[old] == nil { renamed[old] = id }
    }
    metadata.cover = metadata.cover.flatMap { renamed[$0] }
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
