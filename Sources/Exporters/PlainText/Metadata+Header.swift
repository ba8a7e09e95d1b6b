internal import StoryModel

extension Metadata {
  /// The names of the authors: `Mara Quill & Tom Ash`.
  var authorLine: String {
    creators.filter { $0.role == .author }.map(\.name).joined(separator: " & ")
  }

  /// What stands in lines of its own below the by-line, the summary aside.
  var headerFields: [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    func add(_ name: String, _ value: String) {
      if !value.isEmpty { fields.append((name, value)) }
    }
    for creator in creators where creator.role != .author { add(creator.role.name, creator.name) }
    for membership in series {
      add(
        "Series",
        membership.position.isEmpty
          ? membership.name : "\(membership.name) (\(membership.position))")
    }
    add("Fandom", fandoms.joined(separator: ", "))
    add("Relationships", relationships.joined(separator: ", "))
    add("Characters", characters.joined(separator: ", "))
    add("Rating", rating)
    add("Warnings", warnings.joined(separator: ", "))
    add("Tags", tags.joined(separator: ", "))
    add("Status", status)
    add("Published", published)
    add("Updated", updated)
    add("Words", wordCount.map { String($0) } ?? "")
    for field in custom { add(field.name, field.value) }
    add("Source", source)
    add("Publisher", publisher)
    add("Rights", rights)
    return fields
  }
}

extension Story {
  /// Whether the first section is a header of the story's own, which says all that one would say.
  var opensWithHeader: Bool {
    guard let first = sections.first, sections.count > 1, !first.hasHeading,
      first.blocks.count <= 64,
      first.subsections.isEmpty, !metadata.title.isEmpty
    else { return false }
    var text = ""
    first.blocks.forEachText { text += "\n" + $0.lowercased() }
    var values = [metadata.title, metadata.subtitle]
    values += metadata.creators.map(\.name) + metadata.headerFields.map(\.value)
    metadata.summary.forEachText { values.append($0) }
    return values.allSatisfy { $0.isEmpty || text.contains($0.lowercased()) }
  }
}

extension Creator.Role {
  var name: String {
    switch self {
    case .editor: "Editor"
    case .translator: "Translator"
    case .illustrator: "Illustrator"
    default: "Contributor"
    }
  }
}

/// The word before the name of an author.
enum ByLine {
  static func word(language: String) -> String {
    switch String(language.prefix { $0 != "-" }) {
    case "de": "von"
    case "fr": "par"
    case "es", "pt": "por"
    case "it": "di"
    case "nl": "door"
    case "sv": "av"
    case "id": "oleh"
    default: "by"
    }
  }
}
