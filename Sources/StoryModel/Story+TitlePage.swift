extension Story {
  /// The section with which the story opens, if it is a title page that shows what the metadata
  /// say of title, authors and series: whoever makes a title page takes this one instead, so that
  /// nothing is said twice. A story with a summary gets a page that sets it as one.
  /// - Complexity: O(n) in the size of that section.
  package var ownTitlePage: Section? {
    guard let first = sections.first, first.role == .titlePage, first.subsections.isEmpty,
      first.blocks.count <= 64, !metadata.title.isEmpty, metadata.summary.isEmpty
    else { return nil }
    var page = first.headingText.lowercased()
    first.blocks.forEachText { page += "\n" + $0.lowercased() }
    let names =
      [metadata.title, metadata.subtitle]
      + metadata.creators.filter { $0.role == .author }.map(\.name) + metadata.series.map(\.name)
    return names.allSatisfy { $0.isEmpty || page.containsBytes(of: $0.lowercased()) } ? first : nil
  }
}
