internal import Conversion
internal import StoryModel

/// The lines between `---` and `---` at the start of a document.
struct FrontMatter {
  var metadata = Metadata()
  /// The summary as it is written: Markdown.
  var summary = ""
  /// The line that the summary starts on.
  var summaryLine = 1
  /// Where the text of the document starts.
  var end = 0
  /// The line that starts there.
  var lineAfter = 1

  /// Reads the front matter, or nothing where the document has none: a first line of dashes is
  /// front matter only if a key or a comment follows and a line closes it.
  static func read(
    _ source: UnsafeBufferPointer<UInt8>
  ) throws(ImportError) -> FrontMatter? {
    guard let (lines, end) = lines(of: source) else { return nil }
    let entries = try FrontMatterParser.entries(in: source, lines: lines, firstLine: 2)
    var result = FrontMatter(end: end, lineAfter: lines.count + 3)
    for entry in entries { result.take(entry) }
    return result
  }

  private static func lines(
    of source: UnsafeBufferPointer<UInt8>
  ) -> (lines: [(start: Int, end: Int)], end: Int)? {
    guard let first = line(source, from: 0), isFence(source, first.start, first.end) else {
      return nil
    }
    var lines: [(start: Int, end: Int)] = []
    var next = first.next
    while let line = line(source, from: next) {
      next = line.next
      if isFence(source, line.start, line.end) || isDots(source, line.start, line.end) {
        return (lines, line.next)
      }
      if lines.isEmpty, !startsKey(source, line.start, line.end) { return nil }
      lines.append((line.start, line.end))
    }
    return nil
  }

  private static func line(
    _ source: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (start: Int, end: Int, next: Int)? {
    guard start < source.count else { return nil }
    let end = source.endOfLine(from: start)
    var next = end + 1
    if source.byte(end) == 0x0D, source.byte(next) == 0x0A { next += 1 }
    return (start, end, min(next, source.count))
  }

  private static func isFence(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool { isMark("---", source, start, end) }

  private static func isDots(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool { isMark("...", source, start, end) }

  private static func isMark(
    _ mark: StaticString, _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    guard source.starts(at: start, withIgnoringCase: mark, end: end) else { return false }
    return source[(start + 3)..<end].allSatisfy(\.isSpaceOrTab)
  }

  /// Whether a line is a comment or starts with a word and a colon.
  private static func startsKey(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    guard start < end else { return false }
    switch source[start] {
    case UInt8(ascii: "#"): return start + 1 >= end || source[start + 1].isSpaceOrTab
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "_"): break
    case let byte where byte.isLetter || byte >= 0x80: break
    default: return false
    }
    var index = start
    while index < end, index - start < 80 {
      if source[index] == UInt8(ascii: ":"), index + 1 >= end || source[index + 1].isSpaceOrTab {
        return true
      }
      index += 1
    }
    return false
  }
}

/// What keys mean.
extension FrontMatter {
  private mutating func take(_ entry: FrontMatterEntry) {
    let value = entry.value
    if value.isEmpty { return }
    switch entry.key.lowercased() {
    case "title": set(\.title, entry)
    case "subtitle": set(\.subtitle, entry)
    case "sort-title": set(\.sortTitle, entry)
    case "author", "authors", "creator", "creators", "by": takeCreators(value)
    case "lang", "language": set(\.language, entry)
    case "identifier", "id": set(\.identifier, entry)
    case "source", "url": set(\.source, entry)
    case "publisher": set(\.publisher, entry)
    case "series": takeSeries(value)
    case "date", "published": set(\.published, entry)
    case "updated", "lastmod", "modified": set(\.updated, entry)
    case "status": set(\.status, entry)
    case "rights", "license", "copyright": set(\.rights, entry)
    case "rating": set(\.rating, entry)
    case "fandom", "fandoms": metadata.fandoms += value.texts
    case "relationship", "relationships": metadata.relationships += value.texts
    case "character", "characters": metadata.characters += value.texts
    case "tag", "tags", "keywords": metadata.tags += value.texts
    case "warning", "warnings": metadata.warnings += value.texts
    case "words":
      if let count = Int(value.text), count >= 0, metadata.wordCount == nil {
        metadata.wordCount = count
      } else {
        keep(entry.key, value)
      }
    case "summary", "description", "abstract":
      if summary.isEmpty {
        summary = value.text
        summaryLine = entry.line + 1
      } else {
        keep(entry.key, value)
      }
    case "custom": takeCustom(value)
    default: keep(entry.key, value)
    }
  }

  /// A key that comes again is kept as what it is.
  private mutating func set(_ field: WritableKeyPath<Metadata, String>, _ entry: FrontMatterEntry) {
    if metadata[keyPath: field].isEmpty {
      metadata[keyPath: field] = entry.value.text
    } else {
      keep(entry.key, entry.value)
    }
  }

  /// Keeps what has no place of its own; of nested values each under the names that lead to it.
  private mutating func keep(_ name: String, _ value: FrontMatterValue) {
    if case .map(let entries) = value {
      for entry in entries { keep("\(name).\(entry.key)", entry.value) }
    } else if !value.isEmpty {
      metadata.custom.append(MetadataField(name: name, value: value.text))
    }
  }

  private mutating func takeCreators(_ value: FrontMatterValue) {
    guard let maps = value.maps else {
      let names: [String]
      if case .text(let text, _) = value { names = [text] } else { names = value.texts }
      metadata.creators += names.map { Creator(name: $0) }
      return
    }
    for map in maps {
      guard let name = map.text("name") else {
        keep("creators", .map(map))
        continue
      }
      metadata.creators.append(
        Creator(
          name: name, role: map.text("role").map { Creator.Role(code: $0) } ?? .author,
          sortName: map.text("sort", "file-as") ?? ""))
      for entry in map where !["name", "role", "sort", "file-as"].contains(entry.key.lowercased()) {
        keep("creators.\(entry.key)", entry.value)
      }
    }
  }

  private mutating func takeSeries(_ value: FrontMatterValue) {
    guard let maps = value.maps else {
      let names: [String]
      if case .text(let text, _) = value { names = [text] } else { names = value.texts }
      metadata.series += names.map { SeriesMembership(name: $0) }
      return
    }
    for map in maps {
      guard let name = map.text("name") else {
        keep("series", .map(map))
        continue
      }
      metadata.series.append(
        SeriesMembership(name: name, position: map.text("position", "number", "index") ?? ""))
    }
  }

  private mutating func takeCustom(_ value: FrontMatterValue) {
    guard case .list(let values) = value else { return keep("custom", value) }
    for value in values {
      if case .map(let map) = value, let name = map.text("name"), let text = map.text("value") {
        metadata.custom.append(MetadataField(name: name, value: text))
      } else {
        keep("custom", value)
      }
    }
  }
}
