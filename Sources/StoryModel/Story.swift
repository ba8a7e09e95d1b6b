/// A story: the canonical form between importers and exporters.
///
/// An importer builds a story, an exporter renders it. The tree holds what the story says, never
/// where in a file it stood: two stories are equal exactly when they say the same.
public struct Story: Equatable, Sendable {
  /// What is known about the story as a whole.
  public var metadata: Metadata
  /// The parts, chapters and other divisions, in reading order.
  public var sections: [Section]
  /// The footnotes that ``Inline/noteReference(_:)`` points to.
  public var notes: [Note]
  /// The images, each held once.
  public var media: MediaLibrary

  /// Makes a story of its pieces.
  public init(
    metadata: Metadata = Metadata(), sections: [Section] = [], notes: [Note] = [],
    media: MediaLibrary = MediaLibrary()
  ) {
    self.metadata = metadata
    self.sections = sections
    self.notes = notes
    self.media = media
  }

  /// How deep sections, blocks and inlines together may nest. Importers stop there with a
  /// diagnostic; ``normalized()`` unwraps whatever lies deeper and keeps its text.
  public static let maximumDepth = 100
}
