internal import Markup
internal import StoryModel

/// What fiction sites say about stories in lists of labels and values: `Rating: Teen And Up`.
enum StoryFacts {
  /// Takes the values that stand behind `label`.
  /// - Parameters:
  ///   - label: as the site writes it, with or without a colon.
  ///   - values: one for each tag.
  ///   - text: all of them as one line.
  static func take(_ label: String, _ values: [String], text: String, into metadata: inout Metadata)
  {
    var name = WhiteSpace.collapsed(label)
    while name.hasSuffix(":") { name.removeLast() }
    // No story has more; looking each up would take long.
    let values = values.prefix(1_000).map(WhiteSpace.collapsed).filter { !$0.isEmpty }
    let text = WhiteSpace.collapsed(text)
    guard !name.isEmpty, !text.isEmpty else { return }
    switch name.lowercased() {
    case "rating", "rated": metadata.rating = text
    case "archive warning", "archive warnings", "warning", "warnings":
      add(values, to: &metadata.warnings)
    case "category" where values.allSatisfy { categories.contains($0) }, "categories", "genre",
      "genres", "additional tags", "additional tag", "tags", "extra tags", "freeform tags":
      add(values, to: &metadata.tags)
    case "category", "fandom", "fandoms": add(values, to: &metadata.fandoms)
    case "relationship", "relationships", "ships", "pairing", "pairings":
      add(values, to: &metadata.relationships)
    case "character", "characters": add(values, to: &metadata.characters)
    case "language": takeLanguage(text, into: &metadata)
    case "series": takeSeries(text, into: &metadata)
    case "status": metadata.status = text
    case "published": metadata.published = text
    case "updated": metadata.updated = text
    case "completed":
      metadata.updated = text
      metadata.status = "Completed"
    case "words", "word count": takeWordCount(text, into: &metadata)
    case "stats": takeStatistics(text, into: &metadata)
    case "chapters":
      let parts = text.split(separator: "/")
      guard parts.count == 2, metadata.status.isEmpty else { return }
      metadata.status = parts[0] == parts[1] ? "Completed" : "In Progress"
    case "story url", "url", "source": metadata.source = text
    case "publisher": metadata.publisher = text
    case "summary", "description":
      if metadata.summary.isEmpty { metadata.summary = [.paragraph([.text(text)])] }
    // How often something was read or liked, and when it was downloaded, is not about the story.
    case "kudos", "hits", "bookmarks", "comments", "reviews", "favs", "follows", "packaged",
      "author url", "id", "downloaded":
      break
    default:
      let field = MetadataField(name: name, value: text)
      guard metadata.custom.count < 100 else { return }
      if !metadata.custom.contains(field) { metadata.custom.append(field) }
    }
  }

  private static let categories: Set<String> = ["F/F", "F/M", "Gen", "M/M", "Multi", "Other"]

  private static func add(_ values: [String], to field: inout [String]) {
    for value in values where !field.contains(value) { field.append(value) }
  }

  private static func takeLanguage(_ name: String, into metadata: inout Metadata) {
    let names = [
      "english": "en", "deutsch": "de", "german": "de", "français": "fr", "french": "fr",
      "español": "es", "spanish": "es", "italiano": "it", "italian": "it", "русский": "ru",
      "russian": "ru", "polski": "pl", "polish": "pl", "nederlands": "nl", "dutch": "nl",
      "português brasileiro": "pt-BR", "português": "pt", "portuguese": "pt", "日本語": "ja",
      "japanese": "ja", "中文": "zh", "chinese": "zh", "한국어": "ko", "suomi": "fi", "svenska": "sv",
      "türkçe": "tr", "українська": "uk", "čeština": "cs",
    ]
    let known = names[name.lowercased().split(separator: "-").first.map { String($0) } ?? ""]
    if let known {
      metadata.language = known
    } else {
      metadata.custom.append(MetadataField(name: "Language", value: name))
    }
  }

  /// `Part 2 of Tides`, `Tides [2]`.
  private static func takeSeries(_ text: String, into metadata: inout Metadata) {
    var name = text
    var position = ""
    if text.hasPrefix("Part "), let (before, after) = PageTitle.split(text, at: " of ") {
      position = String(before.dropFirst(5))
      name = after
    } else if text.hasSuffix("]"), let bracket = text.lastIndex(of: "[") {
      position = String(text[text.index(after: bracket)...].dropLast())
      name = String(text[..<bracket])
    }
    let isNumber = position.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
    let series = SeriesMembership(
      name: WhiteSpace.collapsed(isNumber ? name : text), position: isNumber ? position : "")
    if !metadata.series.contains(where: { $0.name == series.name }) {
      metadata.series.append(series)
    }
  }

  private static func takeWordCount(_ text: String, into metadata: inout Metadata) {
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }
    if digits.count < 10 { metadata.wordCount = Int(String(decoding: digits, as: UTF8.self)) }
  }

  /// `Published: 2020-01-01 Completed: 2020-02-02 Words: 1,234 Chapters: 3/3`.
  private static func takeStatistics(_ text: String, into metadata: inout Metadata) {
    var label = ""
    var value = ""
    for word in text.split(separator: " ") {
      if word.hasSuffix(":") {
        take(label, [value], text: value, into: &metadata)
        label = String(word)
        value = ""
      } else {
        value += value.isEmpty ? word : " " + word
      }
    }
    take(label, [value], text: value, into: &metadata)
  }

  /// Takes a list of `dt` and `dd`.
  static func take(list: MarkupNode, into metadata: inout Metadata) {
    var label = ""
    for node in list.childElements {
      switch node.tag {
      case .dt: label = node.innerText
      case .dd:
        if let inner = node.childElements.first(where: { $0.tag == .dl }) {
          take(list: inner, into: &metadata)
          continue
        }
        let isSeries = WhiteSpace.collapsed(label).lowercased().hasPrefix("series")
        if isSeries {
          for item in series(in: node) { take(label, [item], text: item, into: &metadata) }
          continue
        }
        let links = node.descendants.filter { $0.tag == .a }.map(\.innerText)
        let text = node.innerText
        take(label, links.isEmpty ? split(text) : links, text: text, into: &metadata)
      default: continue
      }
    }
  }

  /// `Part 2 of Tides`, once for each series; links to the works before and after are left out.
  private static func series(in node: MarkupNode) -> [String] {
    let positions = node.descendants.filter { $0["class"] == "position" }
    if !positions.isEmpty { return positions.map(\.innerText) }
    return split(node.innerText)
  }

  /// The values of a list with commas.
  static func split(_ text: String) -> [String] {
    text.split(separator: ",").map { WhiteSpace.collapsed(String($0)) }
  }
}
