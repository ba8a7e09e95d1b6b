internal import StoryModel

/// Metadata as front matter: a subset of YAML 1.2 that every reader of YAML reads the same.
extension BlockWriter {
  mutating func writeFrontMatter(_ metadata: Metadata) {
    guard metadata != Metadata() else { return }
    line("---")
    field("title", metadata.title)
    field("subtitle", metadata.subtitle)
    field("sort-title", metadata.sortTitle)
    write(metadata.creators)
    field("lang", metadata.language)
    field("identifier", metadata.identifier)
    field("source", metadata.source)
    field("publisher", metadata.publisher)
    write(metadata.series)
    field("date", metadata.published)
    field("updated", metadata.updated)
    field("status", metadata.status)
    field("rights", metadata.rights)
    field("fandoms", metadata.fandoms)
    field("relationships", metadata.relationships)
    field("characters", metadata.characters)
    field("tags", metadata.tags)
    field("rating", metadata.rating)
    field("warnings", metadata.warnings)
    if let count = metadata.wordCount { line("words: \(count)") }
    write(metadata.custom)
    writeSummary(metadata.summary)
    line("---")
  }

  private mutating func field(_ key: String, _ value: String) {
    if !value.isEmpty { line("\(key): \(YAML.scalar(value))") }
  }

  private mutating func field(_ key: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    line("\(key):")
    for value in values { line("  - \(YAML.scalar(value))") }
  }

  /// Items of a list of maps; a pair without a value is left out.
  private mutating func maps(_ key: String, _ items: [[(String, String)]]) {
    guard !items.isEmpty else { return }
    line("\(key):")
    for item in items {
      for (index, pair) in item.filter({ !$0.1.isEmpty }).enumerated() {
        line("  \(index == 0 ? "-" : " ") \(pair.0): \(YAML.scalar(pair.1))")
      }
    }
  }

  private mutating func write(_ creators: [Creator]) {
    let isSimple = creators.allSatisfy { $0.role == .author && $0.sortName.isEmpty }
    if isSimple, creators.count == 1 {
      field("author", creators[0].name)
    } else if isSimple {
      field("authors", creators.map(\.name))
    } else {
      maps(
        "creators",
        creators.map { [("name", $0.name), ("role", $0.role.code), ("sort", $0.sortName)] })
    }
  }

  private mutating func write(_ series: [SeriesMembership]) {
    maps("series", series.map { [("name", $0.name), ("position", $0.position)] })
  }

  private mutating func write(_ custom: [MetadataField]) {
    let names = Set(custom.map(\.name))
    let isSimple =
      names.count == custom.count && custom.allSatisfy { YAML.isFreeKey($0.name) }
    if isSimple {
      for pair in custom { field(pair.name, pair.value) }
    } else {
      maps("custom", custom.map { [("name", $0.name), ("value", $0.value)] })
    }
  }

  private mutating func writeSummary(_ summary: [Block]) {
    guard !summary.isEmpty else { return }
    line("summary: |")
    indented("  ") { $0.write(summary) }
  }
}

/// How text is written in YAML.
enum YAML {
  /// Keys that mean something; a custom field may not take them.
  static let keys: Set<String> = [
    "title", "subtitle", "sort-title", "author", "authors", "creators", "lang", "language",
    "identifier", "source", "publisher", "series", "date", "published", "updated", "lastmod",
    "status", "rights", "fandom", "fandoms", "relationships", "characters", "tags", "rating",
    "warnings", "words", "custom", "summary", "description", "cover",
  ]

  /// Whether a custom field may stand under its own name.
  static func isFreeKey(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isLetter, !keys.contains(name.lowercased()) else {
      return false
    }
    return name.utf8.allSatisfy {
      $0.isLetter || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x5F || $0 == 0x20
    }
  }

  /// A value on one line, in double quotes unless it is plainly a word.
  static func scalar(_ value: String) -> String {
    if isPlain(value) { return value }
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\u{85}": result += "\\N"
      case "\u{2028}": result += "\\L"
      case "\u{2029}": result += "\\P"
      case "\u{FEFF}": result += "\\uFEFF"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Letters first, then letters, digits, spaces and marks that never mean anything; no word that
  /// YAML takes for a truth value.
  private static func isPlain(_ value: String) -> Bool {
    guard let first = value.unicodeScalars.first, first.properties.isAlphabetic,
      value.utf8.last != 0x20
    else { return false }
    if ["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(value.lowercased()) {
      return false
    }
    return value.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case " ", ",", ".", "-", "'", "/", "(", ")", "!", "?", "+", ";": true
      default: scalar.properties.isAlphabetic || (scalar.value >= 0x30 && scalar.value <= 0x39)
      }
    }
  }
}
