internal import StoryModel

/// The title block of a page of Quire's own.
enum TitleBlock {
  /// Whether the lines of a title block say nothing but words of the metadata that they show.
  /// - Complexity: O(n) in bytes.
  static func says(_ lines: [String], of metadata: Metadata) -> Bool {
    guard !lines.isEmpty else { return true }
    var known: Set<String> = ["·"]
    func add(_ value: String) { known.formUnion(words(of: value)) }
    for value in [
      metadata.title, metadata.subtitle, metadata.source, metadata.publisher, metadata.rights,
      metadata.status, metadata.rating, metadata.published, metadata.updated,
    ] { add(value) }
    for values in [
      metadata.creators.map(\.name), metadata.series.map(\.name), metadata.series.map(\.position),
      metadata.fandoms, metadata.relationships, metadata.characters, metadata.tags,
      metadata.warnings, metadata.custom.map(\.name), metadata.custom.map(\.value),
    ] {
      for value in values { add(value) }
    }
    if let count = metadata.wordCount { add(String(count)) }
    return lines.allSatisfy { words(of: $0).allSatisfy(known.contains) }
  }

  /// What stands between white space, commas (they part names) and the T of a time.
  private static func words(of text: String) -> [String] {
    text.utf8.split { $0 <= 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "T") }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
