package import StoryModel

/// Where the images of a document are.
package struct ImageLookup: Sendable {
  /// Whether the document is a file of a book.
  package var isBook: Bool
  /// The image of a reference that the document makes, or nil where it is not in the book.
  private let find: @Sendable (String) -> MediaItem.ID?

  /// The images of a page that stands alone: those that it holds itself, and addresses.
  package init() {
    isBook = false
    find = { _ in nil }
  }

  /// The images of a book.
  /// - Parameter find: what a reference that stands in the document leads to.
  package init(find: @escaping @Sendable (String) -> MediaItem.ID?) {
    isBook = true
    self.find = find
  }

  /// Where the image is that `src` names.
  func source(_ reference: String) -> Image.Source {
    find(reference).map { .media($0) } ?? .remote(reference)
  }

  /// Where an image is that was kept by its name alone.
  func source(unresolved reference: String) -> Image.Source {
    .remote(reference)
  }
}
