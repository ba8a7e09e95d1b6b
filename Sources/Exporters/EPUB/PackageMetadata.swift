internal import Conversion
internal import Markup
internal import StoryModel
internal import XHTMLExport

/// Writes what is known about a story into the package document.
///
/// | metadata | element of the package document |
/// |---|---|
/// | title, subtitle | `dc:title` with id `title`, `subtitle`; with id `derived-title` the story has none |
/// | sort title | `file-as` of the title |
/// | creator | `dc:creator` for authors, else `dc:contributor`, in order, with `role` and `file-as` |
/// | language | `dc:language`: `und` where none is known |
/// | identifier | `dc:identifier` with id `pub-id`; with id `derived-id` the story has none |
/// | source, publisher, rights | `dc:source`, `dc:publisher`, `dc:rights` |
/// | published | `dc:date` where it has that form, else `quire:published` |
/// | updated | `quire:updated`; `dcterms:modified` is made of it |
/// | tag, relationship, warning | `dc:subject` with id `tag-1`, `relationship-1`, `warning-1`, ... |
/// | fandom | `schema:isBasedOn`; its `dc:subject` has the id `fandom-1`, ... |
/// | rating | `schema:contentRating`; its `dc:subject` has the id `rating` |
/// | character, status, word count | `schema:character`, `schema:creativeWorkStatus`, `schema:wordCount` |
/// | series | `belongs-to-collection` with `group-position`, or `quire:position` where it has not that form |
/// | cover | the item with the property `cover-image` |
/// | summary | on the title page; `dc:description` is made of it |
/// | any other field | `quire:field`, its name a `quire:name` that refines it |
/// | language with no proper form | `quire:language` |
///
/// The namespace `quire:` is declared where it is used.
struct PackageMetadata {
  var writer: XMLWriter

  /// The declaration of the terms that no other vocabulary has.
  static let prefix = "quire: urn:x-quire:terms:"

  /// Whether metadata without other fields needs those terms.
  static func needsOwnTerms(_ metadata: Metadata) -> Bool {
    !metadata.updated.isEmpty
      || (!metadata.published.isEmpty && BookDate(metadata.published) == nil)
      || (!metadata.language.isEmpty && !LanguageTag.isWellFormed(metadata.language))
      || metadata.series.contains { !$0.position.isEmpty && !$0.hasPlainPosition }
  }

  mutating func write(_ book: Book) {
    let metadata = book.metadata
    writer.open("metadata")
    writer.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
    writer.newline()
    term("dc:identifier", book.identifier.text, id: book.identifier.elementID)
    writeTitles(of: metadata, title: book.title)
    let hasLanguage = LanguageTag.isWellFormed(metadata.language)
    term("dc:language", hasLanguage ? metadata.language : "und")
    if !hasLanguage { property("quire:language", metadata.language) }
    writeCreators(of: metadata)
    writeDescription(of: metadata)
    term("dc:publisher", metadata.publisher)
    if BookDate(metadata.published) != nil {
      term("dc:date", metadata.published)
    } else {
      property("quire:published", metadata.published)
    }
    property("quire:updated", metadata.updated)
    term("dc:source", metadata.source)
    term("dc:rights", metadata.rights)
    writeSubjects(of: metadata)
    writeSeries(of: metadata)
    property("dcterms:modified", book.modified.text)
    writeAccessibility(of: book)
    for (index, field) in metadata.custom.enumerated() {
      property("quire:field", field.value, id: "field-\(index + 1)")
      property("quire:name", field.name, refines: "field-\(index + 1)")
    }
    if let cover = metadata.cover { writer.writeMeta("cover", book.imageItemID(cover)) }
    writer.close()
    writer.newline()
  }

  private mutating func writeTitles(of metadata: Metadata, title: String) {
    let id = metadata.title.isEmpty ? "derived-title" : "title"
    term("dc:title", title, id: id)
    property("title-type", "main", refines: id)
    property("file-as", metadata.sortTitle, refines: id)
    if !metadata.subtitle.isEmpty {
      term("dc:title", metadata.subtitle, id: "subtitle")
      property("title-type", "subtitle", refines: "subtitle")
    }
  }

  private mutating func writeCreators(of metadata: Metadata) {
    for (index, creator) in metadata.creators.enumerated() {
      let id = "creator-\(index + 1)"
      let element: StaticString = creator.role == .author ? "dc:creator" : "dc:contributor"
      term(element, creator.name, id: id)
      property("role", creator.role.code, refines: id, scheme: "marc:relators")
      property("file-as", creator.sortName, refines: id)
    }
  }

  private mutating func writeDescription(of metadata: Metadata) {
    var paragraphs: [String] = []
    metadata.summary.forEachText { if !$0.isEmpty { paragraphs.append($0) } }
    guard !paragraphs.isEmpty else { return }
    term("dc:description", paragraphs.joined(separator: "\n"))
  }

  private mutating func writeSubjects(of metadata: Metadata) {
    func subjects(_ values: [String], id: String) {
      for (index, value) in values.enumerated() {
        term("dc:subject", value, id: "\(id)-\(index + 1)")
      }
    }
    subjects(metadata.fandoms, id: "fandom")
    subjects(metadata.relationships, id: "relationship")
    subjects(metadata.tags, id: "tag")
    subjects(metadata.warnings, id: "warning")
    term("dc:subject", metadata.rating, id: "rating")
    for fandom in metadata.fandoms { property("schema:isBasedOn", fandom) }
    for character in metadata.characters { property("schema:character", character) }
    property("schema:contentRating", metadata.rating)
    property("schema:creativeWorkStatus", metadata.status)
    if let count = metadata.wordCount { property("schema:wordCount", String(count)) }
  }

  private mutating func writeSeries(of metadata: Metadata) {
    for (index, membership) in metadata.series.enumerated() {
      let id = "series-\(index + 1)"
      property("belongs-to-collection", membership.name, id: id)
      property("collection-type", "series", refines: id)
      let position = membership.hasPlainPosition ? "group-position" : "quire:position"
      property(position, membership.position, refines: id)
    }
    // In this order: KOReader takes the index only behind the name.
    if let first = metadata.series.first {
      writer.writeMeta("calibre:series", first.name)
      if first.hasPlainPosition { writer.writeMeta("calibre:series_index", first.position) }
    }
  }

  /// What EPUB Accessibility 1.1 asks for (2.2). A cover does not make a book visual.
  private mutating func writeAccessibility(of book: Book) {
    var images = 0
    var silentImages = 0
    if book.kinds.contains(.image) {
      book.story.forEachInline(of: .image) { inline in
        guard case .image(let image) = inline, case .media = image.source else { return }
        images += 1
        if image.alternativeText.isEmpty { silentImages += 1 }
      }
    }
    property("schema:accessMode", "textual")
    if images > 0 { property("schema:accessMode", "visual") }
    if images > 0 { property("schema:accessModeSufficient", "textual,visual") }
    if silentImages == 0 { property("schema:accessModeSufficient", "textual") }
    var features = [
      "tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability", "ARIA",
      "unlocked",
    ]
    if images > 0, silentImages == 0 { features.append("alternativeText") }
    for feature in features { property("schema:accessibilityFeature", feature) }
    property("schema:accessibilityHazard", "none")
    let summary =
      switch (images, silentImages) {
      case (0, _): "This book is text that adapts to the reader, with headings and contents."
      case (_, 0): "This book is text with images, each of which has a description."
      default: "This book is text with images, not all of which have a description."
      }
    property("schema:accessibilitySummary", summary)
  }

  private mutating func term(_ name: StaticString, _ value: String, id: String? = nil) {
    guard !value.isEmpty else { return }
    writer.element(name, ["id": id], text: value)
    writer.newline()
  }

  private mutating func property(
    _ name: String, _ value: String, id: String? = nil, refines: String? = nil,
    scheme: String? = nil
  ) {
    guard !value.isEmpty else { return }
    writer.element(
      "meta",
      ["refines": refines.map { "#" + $0 }, "property": name, "scheme": scheme, "id": id],
      text: value)
    writer.newline()
  }
}

extension SeriesMembership {
  /// Whether the position is of digits separated by dots (EPUB 3.3, D.3.7).
  var hasPlainPosition: Bool {
    let parts = position.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
  }
}

extension Book {
  /// When the book last changed: as told, else as the story says, else a constant.
  var modified: BookDate {
    if let seconds = options.modified { return BookDate(unixSeconds: seconds) }
    return BookDate(metadata.updated) ?? BookDate(metadata.published)
      ?? BookDate(unixSeconds: 315_532_800)
  }
}
