internal import Conversion
package import StoryModel

extension ContentWriter {
  /// Writes what is known about a story into the head of a page, an element for each value, in
  /// order. The title is there only where the story has one; the language is the root's `lang`,
  /// the summary stands in the title block.
  ///
  /// | metadata | `<meta name="..." content="...">` |
  /// |---|---|
  /// | title, subtitle, sort title | `dcterms.title`, `story.subtitle`, `story.sort-title` |
  /// | creator | `dcterms.creator` with `data-role` (MARC code) and `data-sort` unless empty |
  /// | language with no proper form | `story.language` |
  /// | identifier, source, publisher, rights | `dcterms.identifier`, `dcterms.source`, `dcterms.publisher`, `dcterms.rights` |
  /// | published, updated | `dcterms.issued`, `dcterms.modified` |
  /// | series | `story.series` with `data-position` unless empty |
  /// | fandom, relationship, character, tag, warning | `story.fandom`, `story.relationship`, `story.character`, `story.tag`, `story.warning` |
  /// | status, rating, word count | `story.status`, `story.rating`, `story.word-count` |
  /// | cover | `story.cover`, the id in the media library |
  /// | the order of the media library | `story.media`, an id each, where there is more than one |
  /// | any other field | `story.field` with `data-name` |
  package mutating func writeMetadata(of story: Story) {
    let metadata = story.metadata
    let names = metadata.authorNames
    if !names.isEmpty { writeMeta("author", names) }
    writeMeta("dcterms.title", metadata.title)
    writeMeta("story.subtitle", metadata.subtitle)
    writeMeta("story.sort-title", metadata.sortTitle)
    for creator in metadata.creators {
      writeMeta(
        "dcterms.creator", creator.name, ("data-role", creator.role.code),
        ("data-sort", creator.sortName))
    }
    if !LanguageTag.isWellFormed(metadata.language) {
      writeMeta("story.language", metadata.language)
    }
    writeMeta("dcterms.identifier", metadata.identifier)
    writeMeta("dcterms.source", metadata.source)
    writeMeta("dcterms.publisher", metadata.publisher)
    writeMeta("dcterms.rights", metadata.rights)
    writeMeta("dcterms.issued", metadata.published)
    writeMeta("dcterms.modified", metadata.updated)
    for membership in metadata.series {
      writeMeta("story.series", membership.name, ("data-position", membership.position))
    }
    for fandom in metadata.fandoms { writeMeta("story.fandom", fandom) }
    for relationship in metadata.relationships { writeMeta("story.relationship", relationship) }
    for character in metadata.characters { writeMeta("story.character", character) }
    for tag in metadata.tags { writeMeta("story.tag", tag) }
    for warning in metadata.warnings { writeMeta("story.warning", warning) }
    writeMeta("story.status", metadata.status)
    writeMeta("story.rating", metadata.rating)
    if let count = metadata.wordCount { writeMeta("story.word-count", String(count)) }
    if let cover = metadata.cover { writeMeta("story.cover", cover) }
    if story.media.items.count > 1 {
      for item in story.media.items { writeMeta("story.media", item.id) }
    }
    for field in metadata.custom {
      writeMeta("story.field", field.value, ("data-name", field.name))
    }
  }

  private mutating func writeMeta(
    _ name: StaticString, _ content: String, _ attributes: (StaticString, String)...
  ) {
    guard !content.isEmpty else { return }
    output.append("<meta name=\"")
    output.append(name)
    output.append("\"")
    attribute("content", content)
    for (name, value) in attributes { attribute(name, unlessEmpty: value) }
    output.append("/>\n")
  }
}
