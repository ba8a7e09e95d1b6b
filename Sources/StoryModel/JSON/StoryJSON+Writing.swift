extension StoryJSON {
  /// The JSON value that stands for `story`, which need not be canonical.
  /// - Complexity: O(n) in the size of the story.
  package static func value(of story: Story) -> JSONValue {
    var object = Members()
    object.add("quire", .integer(version))
    object.add("type", "story")
    let metadata = value(of: story.metadata)
    if metadata != .object([]) { object.add("metadata", metadata) }
    object.add("sections", story.sections.map(value))
    object.add("notes", story.notes.map(value))
    object.add("media", story.media.items.map(value))
    return object.value
  }

  /// The members of an object in the making.
  private struct Members {
    private var members: [JSONValue.Member] = []

    init() {}

    init(type: String) {
      add("type", type)
    }

    var value: JSONValue { .object(members) }

    mutating func add(_ name: String, _ value: JSONValue) {
      members.append(JSONValue.Member(name, value))
    }

    /// Adds what is not empty.
    mutating func add(_ name: String, _ text: String) {
      if !text.isEmpty { add(name, .string(text)) }
    }

    mutating func add(_ name: String, _ values: [JSONValue]) {
      if !values.isEmpty { add(name, .array(values)) }
    }

    mutating func add(_ name: String, _ texts: [String]) {
      add(name, texts.map { .string($0) })
    }

    mutating func add(_ name: String, _ inlines: [Inline]) {
      add(name, inlines.map { StoryJSON.value(of: $0) })
    }

    mutating func add(_ name: String, _ blocks: [Block]) {
      add(name, blocks.map { StoryJSON.value(of: $0) })
    }

    /// Adds what is empty too, for a reader needs it.
    mutating func addAlways(_ name: String, _ text: String) {
      add(name, .string(text))
    }
  }

  private static func value(of metadata: Metadata) -> JSONValue {
    var object = Members()
    object.add("title", metadata.title)
    object.add("subtitle", metadata.subtitle)
    object.add("sortTitle", metadata.sortTitle)
    object.add(
      "creators",
      metadata.creators.map { creator in
        var object = Members()
        object.addAlways("name", creator.name)
        if creator.role != .author { object.addAlways("role", creator.role.code) }
        object.add("sortName", creator.sortName)
        return object.value
      })
    object.add("language", metadata.language)
    object.add("identifier", metadata.identifier)
    object.add("source", metadata.source)
    object.add("publisher", metadata.publisher)
    object.add("summary", metadata.summary)
    object.add(
      "series",
      metadata.series.map { membership in
        var object = Members()
        object.addAlways("name", membership.name)
        object.add("position", membership.position)
        return object.value
      })
    object.add("published", metadata.published)
    object.add("updated", metadata.updated)
    object.add("status", metadata.status)
    object.add("rights", metadata.rights)
    object.add("fandoms", metadata.fandoms)
    object.add("relationships", metadata.relationships)
    object.add("characters", metadata.characters)
    object.add("tags", metadata.tags)
    object.add("rating", metadata.rating)
    object.add("warnings", metadata.warnings)
    if let count = metadata.wordCount { object.add("wordCount", .integer(count)) }
    if let cover = metadata.cover { object.addAlways("cover", cover) }
    object.add(
      "custom",
      metadata.custom.map { field in
        .object([
          JSONValue.Member("name", .string(field.name)),
          JSONValue.Member("value", .string(field.value)),
        ])
      })
    return object.value
  }

  private static func value(of section: Section) -> JSONValue {
    var object = Members()
    object.add("role", section.role.rawValue)
    object.add("id", section.id)
    if let number = section.number {
      var numberObject = Members()
      numberObject.add("text", number.text)
      if let value = number.value { numberObject.add("value", .integer(value)) }
      object.add("number", numberObject.value)
    }
    object.add("title", section.title)
    object.add("blocks", section.blocks)
    object.add("sections", section.subsections.map(value))
    return object.value
  }

  private static func value(of note: Note) -> JSONValue {
    var object = Members()
    object.addAlways("id", note.id)
    object.add("blocks", note.blocks)
    return object.value
  }

  private static func value(of item: MediaItem) -> JSONValue {
    var object = Members()
    object.addAlways("id", item.id)
    object.addAlways("mediaType", item.mediaType)
    object.addAlways("base64", Base64.encoded(item.bytes))
    return object.value
  }

  private static func value(of block: Block) -> JSONValue {
    switch block {
    case .paragraph(let paragraph):
      var object = Members(type: "paragraph")
      if paragraph.alignment != .natural { object.add("alignment", paragraph.alignment.rawValue) }
      object.add("content", paragraph.content)
      return object.value
    case .heading(let heading):
      var object = Members(type: "heading")
      object.add("level", .integer(heading.level))
      object.add("content", heading.content)
      return object.value
    case .sceneBreak(let sceneBreak):
      var object = Members(type: "scene-break")
      object.add("mark", sceneBreak.mark)
      return object.value
    case .verse(let verse):
      var object = Members(type: "verse")
      object.add("stanzas", verse.stanzas.map { .array($0.lines.map(value)) })
      return object.value
    case .blockQuote(let quote):
      var object = Members(type: "block-quote")
      if quote.kind != .quotation { object.add("kind", quote.kind.rawValue) }
      object.add("blocks", quote.blocks)
      return object.value
    case .letter(let blocks):
      var object = Members(type: "letter")
      object.add("blocks", blocks)
      return object.value
    case .authorNote(let note):
      var object = Members(type: "author-note")
      if note.position != .before { object.add("position", note.position.rawValue) }
      object.add("blocks", note.blocks)
      return object.value
    case .list(let list):
      var object = Members(type: "list")
      if case .ordered(let start) = list.kind { object.add("start", .integer(start)) }
      if !list.isTight { object.add("tight", .bool(false)) }
      object.add("items", list.items.map { item in .array(item.map { value(of: $0) }) })
      return object.value
    case .code(let code):
      var object = Members(type: "code")
      object.add("language", code.language)
      object.add("text", code.text)
      return object.value
    case .table(let table):
      var object = Members(type: "table")
      object.add("alignments", table.alignments.map(\.rawValue))
      object.add("header", table.header.map(value))
      object.add("rows", table.rows.map { .array($0.map(value)) })
      return object.value
    case .figure(let figure):
      var object = Members(type: "figure")
      var image = Members()
      add(figure.image, to: &image)
      object.add("image", image.value)
      object.add("caption", figure.caption)
      return object.value
    case .raw(let raw):
      return value(of: raw)
    }
  }

  private static func value(of line: VerseLine) -> JSONValue {
    guard line.indent != 0 else { return .array(line.content.map(value)) }
    var object = Members()
    object.add("indent", .integer(line.indent))
    object.add("content", line.content)
    return object.value
  }

  private static func value(of cell: TableCell) -> JSONValue {
    .array(cell.content.map(value))
  }

  private static func value(of raw: RawMarkup) -> JSONValue {
    var object = Members(type: "raw")
    object.addAlways("format", raw.format)
    object.add("text", raw.text)
    return object.value
  }

  private static func add(_ image: Image, to object: inout Members) {
    switch image.source {
    case .media(let id): object.addAlways("media", id)
    case .remote(let url): object.addAlways("url", url)
    }
    object.add("alt", image.alternativeText)
    object.add("title", image.title)
  }

  private static func value(of inline: Inline) -> JSONValue {
    switch inline {
    case .text(let text): return .string(text)
    case .emphasis(let content): return container("emphasis", content)
    case .strong(let content): return container("strong", content)
    case .underline(let content): return container("underline", content)
    case .strikethrough(let content): return container("strikethrough", content)
    case .smallCaps(let content): return container("small-caps", content)
    case .superscript(let content): return container("superscript", content)
    case .subscript(let content): return container("subscript", content)
    case .code(let text):
      var object = Members(type: "code")
      object.add("text", text)
      return object.value
    case .link(let link):
      var object = Members(type: "link")
      object.add("destination", link.destination)
      object.add("title", link.title)
      object.add("content", link.content)
      return object.value
    case .image(let image):
      var object = Members(type: "image")
      add(image, to: &object)
      return object.value
    case .lineBreak: return Members(type: "line-break").value
    case .noteReference(let id):
      var object = Members(type: "note-reference")
      object.addAlways("id", id)
      return object.value
    case .span(let span):
      var object = Members(type: "span")
      object.addAlways("language", span.language)
      object.add("content", span.content)
      return object.value
    case .raw(let raw): return value(of: raw)
    }
  }

  private static func container(_ type: String, _ content: [Inline]) -> JSONValue {
    var object = Members(type: type)
    object.add("content", content)
    return object.value
  }
}
