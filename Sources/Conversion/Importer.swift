public import StoryModel

/// Reads stories of one format.
///
/// No word is lost: an importer keeps every word of its input, in order, or names in a diagnostic
/// what it left out and where.
public protocol Importer: Sendable {
  var format: StoryFormat { get }

  /// Reads a story. The story is canonical (``Story/normalized()``).
  /// - Complexity: O(n) in bytes, for any input.
  /// - Throws: ``ImportError`` where the input cannot be read at all.
  func story(from source: Source, diagnostics: inout Diagnostics) throws(ImportError) -> Story
}
