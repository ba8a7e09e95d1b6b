/// Stories as JSON. Nothing of a story is lost, and the same story gives the same text.
///
/// ## The format, version 1
///
/// A file is one object: `{"quire": 1, "type": "story", ...}`. Names stand in the order given here;
/// a reader takes them in any order. What is empty, or as it mostly is, is left out: every name
/// below may be missing but those marked *needed*. A reader passes over names that it does not know
/// and tells so; what it knows and cannot read is an error.
///
/// | object | names |
/// |---|---|
/// | story | `quire`: the version, *needed*; `type`: `"story"`; `metadata`; `sections`: array of sections; `notes`: array of notes; `media`: array of media |
/// | metadata | `title`, `subtitle`, `sortTitle`; `creators`: array of creators; `language`: BCP 47; `identifier`, `source`, `publisher`; `summary`: array of blocks; `series`: array of series; `published`, `updated`: ISO 8601; `status`, `rights`; `fandoms`, `relationships`, `characters`, `tags`: arrays of strings; `rating`; `warnings`: array of strings; `wordCount`: number; `cover`: id of a medium; `custom`: array of `{"name", "value"}`, both *needed* |
/// | creator | `name`, *needed*; `role`: MARC relator code, else `"aut"`; `sortName` |
/// | series | `name`, *needed*; `position`: `"2"`, `"2.5"` |
/// | section | `role`: one of the list below, else `"chapter"`; `id`; `number`: `{"text", "value"}`; `title`: inlines; `blocks`; `sections`: those inside |
/// | note | `id`, *needed*; `blocks` |
/// | medium | `id`, `mediaType`, `base64`: the file; all *needed* |
/// | image | `media`: id of a medium, or `url`: one of them *needed*; `alt`; `title` |
///
/// Roles of sections: `body`, `section`, `part`, `chapter`, `prologue`, `interlude`, `epilogue`,
/// `title-page`, `copyright-page`, `dedication`, `epigraph`, `foreword`, `preface`, `introduction`,
/// `acknowledgments`, `content-notice`, `author-note`, `afterword`, `conclusion`, `appendix`,
/// `glossary`, `colophon`.
///
/// A block is an object whose `type`, *needed*, is one of:
///
/// | `type` | names |
/// |---|---|
/// | `paragraph` | `alignment`: `left`, `center`, `right`, `justified`, else `natural`; `content`: inlines |
/// | `heading` | `level`: 1 to 6, *needed*; `content` |
/// | `scene-break` | `mark`: as the author drew it |
/// | `verse` | `stanzas`: array of arrays of lines; a line is an array of inlines, or `{"indent": 0 to 8, "content"}` |
/// | `block-quote` | `kind`: `epigraph`, `message`, else `quotation`; `blocks` |
/// | `letter` | `blocks` |
/// | `author-note` | `position`: `inside`, `after`, else `before`; `blocks` |
/// | `list` | `start`: the first number, where the list is numbered; `tight`: `false`, else `true`; `items`: array of arrays of blocks |
/// | `code` | `language`; `text` |
/// | `table` | `alignments`: one for each column; `header`: a row; `rows`; a row is an array of cells, a cell an array of inlines |
/// | `figure` | `image`, *needed*; `caption`: inlines |
/// | `raw` | `format`, *needed*; `text` |
///
/// An inline is a string, which is text, or an object whose `type`, *needed*, is one of:
///
/// | `type` | names |
/// |---|---|
/// | `text` | `text` |
/// | `emphasis`, `strong`, `underline`, `strikethrough`, `small-caps`, `superscript`, `subscript` | `content`: inlines |
/// | `code` | `text` |
/// | `link` | `destination`; `title`; `content` |
/// | `image` | as an image |
/// | `line-break` | |
/// | `note-reference` | `id` of a note, *needed* |
/// | `span` | `language`: BCP 47, *needed*; `content` |
/// | `raw` | `format`, *needed*; `text` |
///
/// A new version is made only where an older reader would get a story wrong.
package enum StoryJSON {
  /// The version of the format that is written, and the newest that is read.
  package static let version = 1
}

extension Story: Codable {
  /// Encodes the story in Quire's JSON format, whatever the encoder writes.
  public func encode(to encoder: any Encoder) throws {
    try StoryJSON.value(of: self).encode(to: encoder)
  }

  /// Decodes a story from Quire's JSON format.
  /// - Throws: `DecodingError.dataCorrupted` with the place where it is not that.
  public init(from decoder: any Decoder) throws {
    let value = try JSONValue(from: decoder)
    do {
      var reader = StoryJSONReader(limit: 0)
      self = try reader.story(value)
    } catch {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: error.message))
    }
  }
}
