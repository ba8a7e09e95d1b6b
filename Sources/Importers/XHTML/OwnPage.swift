package import Markup
package import StoryModel

/// Documents that Quire's exporters wrote.
package enum OwnPage {
  /// Whether `body` is that of such a page: it begins with the title block, or with little that
  /// somebody put before it.
  static func isOwn(_ body: MarkupNode) -> Bool {
    body.childElements.prefix(4).contains { $0.tag == .header && $0["class"] == "title-block" }
  }

  /// The story of such a page, canonical. Nil where somebody edited it.
  static func story(of document: MarkupDocument, body: MarkupNode) -> Story? {
    guard let content = content(of: body, images: ImageLookup()) else { return nil }
    return story(of: [content]) { story in
      story.media.items = content.media
      let head = document.rootElement?.childElements.first { $0.tag == .head }
      readMetadata(of: document, head, into: &story)
    }
  }

  /// Reads what a page that somebody edited says beside its text: the metadata, and the images that
  /// the text does not show.
  static func read(
    _ document: MarkupDocument, _ head: MarkupNode?, _ body: MarkupNode, into story: inout Story
  ) {
    var known: Set<MediaItem.ID> = []
    for node in body.descendants where node.tag == .img {
      guard let id = node["data-media"], !known.contains(id), let source = node["src"],
        let data = DataURL(source)
      else { continue }
      known.insert(id)
      story.media.items.append(MediaItem(id: id, mediaType: data.mediaType, bytes: data.bytes))
    }
    readMetadata(of: document, head, into: &story)
  }

  /// What stands in `body`, of a page or a file of a book. Nil where somebody edited it.
  package static func content(of body: MarkupNode, images: ImageLookup) -> PageContent? {
    var reader = OwnMarkupReader(images: images)
    reader.read(body)
    return reader.isForeign ? nil : reader.builder.content
  }

  /// The story of documents that follow each other, in its canonical form. Nil where somebody edited
  /// them.
  /// - Parameter complete: adds what does not stand in the text of the documents: metadata, media.
  package static func story<Failure: Error>(
    of contents: [PageContent], complete: (inout Story) throws(Failure) -> Void
  ) throws(Failure) -> Story? {
    var assembler = OwnSectionAssembler()
    var story = Story()
    for content in contents {
      assembler.add(content.flow)
      story.notes += content.notes
      story.metadata.summary += content.summary
    }
    guard !assembler.isForeign else { return nil }
    story.sections = assembler.finish()
    try complete(&story)
    var lines = contents.flatMap(\.titleBlock)
    // Without a title the first line is the word for having none, in the language of the story.
    if story.metadata.title.isEmpty { lines = Array(lines.dropFirst()) }
    guard TitleBlock.says(lines, of: story.metadata) else { return nil }
    guard contents.allSatisfy(\.hasCanonicalRuns), assembler.isShallow else {
      story.normalize()
      return story
    }
    var references = References()
    story.metadata.summary.add(to: &references)
    for content in contents { references.append(content.references) }
    story.normalize(aroundCanonicalBlocksWith: references)
    return story
  }

  private static func readMetadata(
    of document: MarkupDocument, _ head: MarkupNode?, into story: inout Story
  ) {
    guard let root = document.rootElement else { return }
    story.metadata.language = root["data-lang"] ?? root["lang"] ?? ""
    if let head { readMetadata(of: head, into: &story) }
  }

  /// Reads the `meta` elements of the head, by the table at `ContentWriter.writeMetadata(of:)`.
  private static func readMetadata(of head: MarkupNode, into story: inout Story) {
    var mediaOrder: [MediaItem.ID] = []
    for meta in head.childElements where meta.tag == .meta {
      guard let name = meta["name"], let content = meta["content"] else { continue }
      switch name {
      case "story.media": mediaOrder.append(content)
      case "story.cover": story.metadata.cover = content
      default: read(name, content, of: meta, into: &story.metadata)
      }
    }
    guard !mediaOrder.isEmpty else { return }
    var places: [MediaItem.ID: Int] = [:]
    for (place, id) in mediaOrder.enumerated() { places[id] = place }
    story.media.items.sort { places[$0.id, default: .max] < places[$1.id, default: .max] }
  }

  private static func read(
    _ name: String, _ content: String, of meta: MarkupNode, into metadata: inout Metadata
  ) {
    switch name {
    case "dcterms.title": metadata.title = content
    case "story.subtitle": metadata.subtitle = content
    case "story.sort-title": metadata.sortTitle = content
    case "dcterms.creator":
      let role = meta["data-role"].map { Creator.Role(code: $0) } ?? .author
      metadata.creators.append(
        Creator(name: content, role: role, sortName: meta["data-sort"] ?? ""))
    case "story.language": metadata.language = content
    case "dcterms.identifier": metadata.identifier = content
    case "dcterms.source": metadata.source = content
    case "dcterms.publisher": metadata.publisher = content
    case "dcterms.rights": metadata.rights = content
    case "dcterms.issued": metadata.published = content
    case "dcterms.modified": metadata.updated = content
    case "story.series":
      metadata.series.append(
        SeriesMembership(name: content, position: meta["data-position"] ?? ""))
    case "story.fandom": metadata.fandoms.append(content)
    case "story.relationship": metadata.relationships.append(content)
    case "story.character": metadata.characters.append(content)
    case "story.tag": metadata.tags.append(content)
    case "story.warning": metadata.warnings.append(content)
    case "story.status": metadata.status = content
    case "story.rating": metadata.rating = content
    case "story.word-count": metadata.wordCount = Int(content)
    case "story.field":
      metadata.custom.append(MetadataField(name: meta["data-name"] ?? "", value: content))
    default: break
    }
  }
}
