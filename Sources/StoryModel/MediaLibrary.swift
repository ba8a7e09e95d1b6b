/// The images of a story.
public struct MediaLibrary: Equatable, Sendable {
  /// The items, in order.
  public var items: [MediaItem]

  /// Makes a library.
  public init(items: [MediaItem] = []) {
    self.items = items
  }

  /// The item of that id.
  /// - Complexity: O(n) in items.
  public subscript(id: MediaItem.ID) -> MediaItem? {
    items.first { $0.id == id }
  }
}

/// An image file.
public struct MediaItem: Equatable, Sendable {
  /// A file name of lower-case ASCII letters, digits, hyphens and dots, unique in its story:
  /// `map.png`.
  public typealias ID = String

  /// What references call it.
  public var id: ID
  /// `image/jpeg`, `image/png`, ...
  public var mediaType: String
  /// The file, as it stands.
  public var bytes: [UInt8]

  /// Makes an item.
  public init(id: ID, mediaType: String, bytes: [UInt8]) {
    self.id = id
    self.mediaType = mediaType
    self.bytes = bytes
  }
}
