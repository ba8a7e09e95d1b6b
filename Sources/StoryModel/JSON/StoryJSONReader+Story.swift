extension StoryJSONReader {
  /// The story that `value` stands for, as it stands there: not normalized.
  /// - Complexity: O(n) in the size of the value.
  /// - Throws: where it is not in the format of ``StoryJSON``, with the path to the place.
  package mutating func story(_ value: JSONValue) throws(JSONError) -> Story {
    let object = try object(
      value, names: ["quire", "type", "metadata", "sections", "notes", "media"])
    guard object["quire"] != nil else {
      throw error(
        "is no Quire story", hint: "a story is an object that begins with \"quire\": 1", at: value)
    }
    let version = try needed("quire", of: object) { reader, value throws(JSONError) in
      try reader.number(value)
    }
    guard version <= StoryJSON.version else {
      throw error(
        "is in version \(version) of the format, and only versions up to \(StoryJSON.version) are known",
        hint: "a newer version of this program reads it", at: object["quire"] ?? value)
    }
    let type = try text("type", of: object)
    guard type.isEmpty || type == "story" else {
      throw error("expected a story, found '\(type)'", at: object["type"] ?? value)
    }
    var story = Story()
    story.metadata =
      try optional("metadata", of: object) { reader, value throws(JSONError) in
        try reader.metadata(value)
      } ?? Metadata()
    story.sections = try list("sections", of: object) { reader, value throws(JSONError) in
      try reader.section(value)
    }
    story.notes = try list("notes", of: object) { reader, value throws(JSONError) in
      try reader.note(value)
    }
    story.media.items = try list("media", of: object) { reader, value throws(JSONError) in
      try reader.mediaItem(value)
    }
    return story
  }

  private mutating func metadata(_ value: JSONValue) throws(JSONError) -> Metadata {
    let object = try object(
      value,
      names: [
        "title", "subtitle", "sortTitle", "creators", "language", "identifier", "source",
        "publisher", "summary", "series", "published", "updated", "status", "rights", "fandoms",
        "relationships", "characters", "tags", "rating", "warnings", "wordCount", "cover", "custom",
      ])
    var metadata = Metadata()
    metadata.title = try text("title", of: object)
    metadata.subtitle = try text("subtitle", of: object)
    metadata.sortTitle = try text("sortTitle", of: object)
    metadata.creators = try list("creators", of: object) { reader, value throws(JSONError) in
      try reader.creator(value)
    }
    metadata.language = try text("language", of: object)
    metadata.identifier = try text("identifier", of: object)
    metadata.source = try text("source", of: object)
    metadata.publisher = try text("publisher", of: object)
    metadata.summary = try blocks("summary", of: object)
    metadata.series = try list("series", of: object) { reader, value throws(JSONError) in
      let object = try reader.object(value, names: ["name", "position"])
      return SeriesMembership(
        name: try reader.neededText("name", of: object),
        position: try reader.text("position", of: object))
    }
    metadata.published = try text("published", of: object)
    metadata.updated = try text("updated", of: object)
    metadata.status = try text("status", of: object)
    metadata.rights = try text("rights", of: object)
    metadata.fandoms = try texts("fandoms", of: object)
    metadata.relationships = try texts("relationships", of: object)
    metadata.characters = try texts("characters", of: object)
    metadata.tags = try texts("tags", of: object)
    metadata.rating = try text("rating", of: object)
    metadata.warnings = try texts("warnings", of: object)
    metadata.wordCount = try optional("wordCount", of: object) { reader, value throws(JSONError) in
      try reader.number(value)
    }
    metadata.cover = try optional("cover", of: object) { reader, value throws(JSONError) in
      try reader.string(value)
    }
    metadata.custom = try list("custom", of: object) { reader, value throws(JSONError) in
      let object = try reader.object(value, names: ["name", "value"])
      return MetadataField(
        name: try reader.neededText("name", of: object),
        value: try reader.neededText("value", of: object))
    }
    return metadata
  }

  private mutating func creator(_ value: JSONValue) throws(JSONError) -> Creator {
    let object = try object(value, names: ["name", "role", "sortName"])
    let role = try optional("role", of: object) { reader, value throws(JSONError) in
      Creator.Role(code: try reader.string(value))
    }
    return Creator(
      name: try neededText("name", of: object), role: role ?? .author,
      sortName: try text("sortName", of: object))
  }

  private mutating func section(_ value: JSONValue) throws(JSONError) -> Section {
    let object = try object(
      value, names: ["role", "id", "number", "title", "blocks", "sections"])
    var section = Section(role: try word("role", of: object, else: .chapter))
    section.id = try text("id", of: object)
    section.number = try optional("number", of: object) { reader, value throws(JSONError) in
      let object = try reader.object(value, names: ["text", "value"])
      return SectionNumber(
        text: try reader.text("text", of: object),
        value: try reader.optional("value", of: object) { reader, value throws(JSONError) in
          try reader.number(value)
        })
    }
    section.title = try inlines("title", of: object)
    section.blocks = try blocks("blocks", of: object)
    section.subsections = try list("sections", of: object) { reader, value throws(JSONError) in
      try reader.section(value)
    }
    return section
  }

  private mutating func note(_ value: JSONValue) throws(JSONError) -> Note {
    let object = try object(value, names: ["id", "blocks"])
    return Note(
      id: try neededText("id", of: object), blocks: try blocks("blocks", of: object))
  }

  private mutating func mediaItem(_ value: JSONValue) throws(JSONError) -> MediaItem {
    let object = try object(value, names: ["id", "mediaType", "base64"])
    return MediaItem(
      id: try neededText("id", of: object), mediaType: try neededText("mediaType", of: object),
      bytes: try needed("base64", of: object) { reader, value throws(JSONError) in
        guard let bytes = Base64.decoded(try reader.string(value)) else {
          throw reader.error("expected Base64", at: value)
        }
        return bytes
      })
  }
}
