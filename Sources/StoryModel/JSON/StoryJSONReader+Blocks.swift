extension StoryJSONReader {
  mutating func blocks(_ name: String, of object: Object) throws(JSONError) -> [Block] {
    try list(name, of: object) { reader, value throws(JSONError) in try reader.block(value) }
  }

  private mutating func block(_ value: JSONValue) throws(JSONError) -> Block {
    switch try type(of: value) {
    case "paragraph":
      let object = try object(value, names: ["type", "alignment", "content"])
      return .paragraph(
        Paragraph(
          try inlines("content", of: object),
          alignment: try word("alignment", of: object, else: .natural)))
    case "heading":
      let object = try object(value, names: ["type", "level", "content"])
      let level = try needed("level", of: object) { reader, value throws(JSONError) in
        let level = try reader.number(value)
        guard (1...6).contains(level) else { throw reader.error("expected 1 to 6", at: value) }
        return level
      }
      return .heading(Heading(level: level, content: try inlines("content", of: object)))
    case "scene-break":
      let object = try object(value, names: ["type", "mark"])
      return .sceneBreak(SceneBreak(mark: try text("mark", of: object)))
    case "verse":
      let object = try object(value, names: ["type", "stanzas"])
      let stanzas = try list("stanzas", of: object) { reader, value throws(JSONError) in
        Stanza(
          lines: try reader.elements(of: value) { reader, value throws(JSONError) in
            try reader.verseLine(value)
          })
      }
      return .verse(Verse(stanzas: stanzas))
    case "block-quote":
      let object = try object(value, names: ["type", "kind", "blocks"])
      return .blockQuote(
        BlockQuote(
          try blocks("blocks", of: object), kind: try word("kind", of: object, else: .quotation)))
    case "letter":
      let object = try object(value, names: ["type", "blocks"])
      return .letter(try blocks("blocks", of: object))
    case "author-note":
      let object = try object(value, names: ["type", "position", "blocks"])
      return .authorNote(
        AuthorNote(
          try blocks("blocks", of: object),
          position: try word("position", of: object, else: .before)))
    case "list": return .list(try storyList(value))
    case "code":
      let object = try object(value, names: ["type", "language", "text"])
      return .code(
        CodeBlock(try text("text", of: object), language: try text("language", of: object)))
    case "table": return .table(try table(value))
    case "figure":
      let object = try object(value, names: ["type", "image", "caption"])
      let image = try needed("image", of: object) { reader, value throws(JSONError) in
        try reader.image(try reader.object(value, names: ["media", "url", "alt", "title"]))
      }
      return .figure(Figure(image, caption: try inlines("caption", of: object)))
    case "raw": return .raw(try raw(value))
    case let type:
      throw error(
        "'\(type)' is not a type of block",
        hint:
          "known are: paragraph, heading, scene-break, verse, block-quote, letter, author-note, "
          + "list, code, table, figure, raw", at: value)
    }
  }

  private mutating func storyList(_ value: JSONValue) throws(JSONError) -> List {
    let object = try object(value, names: ["type", "start", "tight", "items"])
    let start = try optional("start", of: object) { reader, value throws(JSONError) in
      try reader.number(value)
    }
    let isTight = try optional("tight", of: object) { reader, value throws(JSONError) in
      try reader.bool(value)
    }
    let items = try list("items", of: object) { reader, value throws(JSONError) in
      try reader.elements(of: value) { reader, value throws(JSONError) in try reader.block(value) }
    }
    return List(
      start.map { .ordered(start: $0) } ?? .bullet, isTight: isTight ?? true, items: items)
  }

  private mutating func table(_ value: JSONValue) throws(JSONError) -> Table {
    let object = try object(value, names: ["type", "alignments", "header", "rows"])
    func cell(
      _ reader: inout StoryJSONReader, _ value: JSONValue
    ) throws(JSONError) -> TableCell {
      TableCell(
        try reader.elements(of: value) { reader, value throws(JSONError) in
          try reader.inline(value)
        })
    }
    return Table(
      alignments: try list("alignments", of: object) { reader, value throws(JSONError) in
        try reader.word(value)
      },
      header: try list("header", of: object, cell),
      rows: try list("rows", of: object) { reader, value throws(JSONError) in
        try reader.elements(of: value, cell)
      })
  }

  private mutating func verseLine(_ value: JSONValue) throws(JSONError) -> VerseLine {
    if case .array = value.content {
      return VerseLine(
        try elements(of: value) { reader, value throws(JSONError) in try reader.inline(value) })
    }
    let object = try object(value, names: ["indent", "content"])
    let indent = try optional("indent", of: object) { reader, value throws(JSONError) in
      try reader.number(value)
    }
    return VerseLine(try inlines("content", of: object), indent: indent ?? 0)
  }

  private mutating func raw(_ value: JSONValue) throws(JSONError) -> RawMarkup {
    let object = try object(value, names: ["type", "format", "text"])
    return RawMarkup(
      format: try neededText("format", of: object), text: try text("text", of: object))
  }

  private mutating func image(_ object: Object) throws(JSONError) -> Image {
    let source: Image.Source =
      object["media"] == nil
      ? .remote(try neededText("url", of: object)) : .media(try neededText("media", of: object))
    return Image(
      source, alternativeText: try text("alt", of: object), title: try text("title", of: object))
  }

  /// The `type` of a block or an inline.
  private func type(of value: JSONValue) throws(JSONError) -> String {
    guard case .object(let members) = value.content else {
      throw error("expected an object", at: value)
    }
    guard let type = members.first(where: { $0.name == "type" }) else {
      throw error("'type' is missing", at: value)
    }
    guard case .string(let text) = type.value.content else {
      throw error("expected a string as 'type'", at: type.value)
    }
    return text
  }

  mutating func inlines(_ name: String, of object: Object) throws(JSONError) -> [Inline] {
    try list(name, of: object) { reader, value throws(JSONError) in try reader.inline(value) }
  }

  private mutating func inline(_ value: JSONValue) throws(JSONError) -> Inline {
    if case .string(let text) = value.content { return .text(text) }
    switch try type(of: value) {
    case "text": return .text(try text("text", of: object(value, names: ["type", "text"])))
    case "emphasis": return .emphasis(try content(value))
    case "strong": return .strong(try content(value))
    case "underline": return .underline(try content(value))
    case "strikethrough": return .strikethrough(try content(value))
    case "small-caps": return .smallCaps(try content(value))
    case "superscript": return .superscript(try content(value))
    case "subscript": return .subscript(try content(value))
    case "code": return .code(try text("text", of: object(value, names: ["type", "text"])))
    case "link":
      let object = try object(value, names: ["type", "destination", "title", "content"])
      return .link(
        Link(
          try inlines("content", of: object), destination: try text("destination", of: object),
          title: try text("title", of: object)))
    case "image":
      return .image(try image(object(value, names: ["type", "media", "url", "alt", "title"])))
    case "line-break":
      _ = try object(value, names: ["type"])
      return .lineBreak
    case "note-reference":
      return .noteReference(try neededText("id", of: object(value, names: ["type", "id"])))
    case "span":
      let object = try object(value, names: ["type", "language", "content"])
      return .span(
        Span(
          try inlines("content", of: object), language: try neededText("language", of: object)))
    case "raw": return .raw(try raw(value))
    case let type:
      throw error(
        "'\(type)' is not a type of inline",
        hint: "known are: text, emphasis, strong, underline, strikethrough, small-caps, "
          + "superscript, subscript, code, link, image, line-break, note-reference, span, raw",
        at: value)
    }
  }

  private mutating func content(_ value: JSONValue) throws(JSONError) -> [Inline] {
    try inlines("content", of: object(value, names: ["type", "content"]))
  }
}
