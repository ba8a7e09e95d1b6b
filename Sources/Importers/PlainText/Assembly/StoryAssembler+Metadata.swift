internal import StoryModel

extension StoryAssembler {
  /// What the first lines and the header block tell about the story.
  func metadata() -> Metadata {
    var metadata = Metadata()
    metadata.language = reader.language
    if let title = reader.title { metadata.title = plain([title]) }
    var known: Set<String> = []
    for author in reader.authors {
      for name in names(plain([author])) where known.insert(name).inserted {
        metadata.creators.append(Creator(name: name))
      }
    }
    for field in reader.fields {
      let value = plain([field.value] + field.more)
      guard !value.isEmpty else { continue }
      let key = String(decoding: reader.bytes[field.key], as: UTF8.self)
      add(field.field, key: key, value: value, to: &metadata)
    }
    return metadata
  }

  private func plain(_ ranges: [Range<Int>]) -> String {
    var result = text.inlines(ranges.filter { !$0.isEmpty }).plainText
    if result.utf8.first == UInt8(ascii: "#") {
      result = String(result.drop { $0 == "#" || $0 == " " })
    }
    return result
  }

  private func names(_ text: String) -> [String] {
    var result: [String] = []
    for part in text.split(separator: "&") {
      let name = String(part).trimmedSpaces
      if !name.isEmpty { result.append(name) }
    }
    return result.isEmpty ? [text] : result
  }

  private func add(
    _ field: Vocabulary.Field, key: String, value: String, to metadata: inout Metadata
  ) {
    switch field {
    case .title, .author: break
    case .fandom: metadata.fandoms += Self.list(value)
    case .relationship: metadata.relationships += Self.list(value)
    case .characters: metadata.characters += Self.list(value)
    case .rating: metadata.rating = value
    case .warnings: metadata.warnings += [value]
    case .tags: metadata.tags += Self.list(value)
    case .summary: metadata.summary.append(.paragraph([.text(value)]))
    case .series: metadata.series.append(SeriesMembership(name: value))
    case .status: metadata.status = value
    case .published: metadata.published = value
    case .updated: metadata.updated = value
    case .words:
      let digits = value.utf8.filter(ByteClass.isDigit)
      if digits.count > 0, digits.count < 12,
        let count = Int(String(decoding: digits, as: UTF8.self))
      {
        metadata.wordCount = count
      }
    case .language: metadata.custom.append(MetadataField(name: key, value: value))
    case .source:
      if metadata.source.isEmpty { metadata.source = value }
    case .publisher: metadata.publisher = value
    case .other: metadata.custom.append(MetadataField(name: key, value: value))
    }
  }

  private static func list(_ value: String) -> [String] {
    value.split { $0 == "," || $0 == ";" || $0 == "、" || $0 == "，" }
      .map { String($0).trimmedSpaces }.filter { !$0.isEmpty }
  }
}
