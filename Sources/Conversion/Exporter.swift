public import StoryModel

/// Writes stories in one format.
///
/// Exporters are pure: the same story gives the same bytes, whatever the clock, the locale or the
/// machine.
public protocol Exporter: Sendable {
  var format: StoryFormat { get }

  /// Writes a canonical story.
  /// - Complexity: O(n) in the size of the story.
  /// - Throws: ``ExportError`` where the format cannot hold the story at all.
  func write(
    _ story: Story, to output: inout OutputBuffer, diagnostics: inout Diagnostics
  ) throws(ExportError)

  /// The part of `story` that the format can say: what an importer of the format gives back after
  /// ``write(_:to:diagnostics:)``, once normalized.
  func representable(_ story: Story) -> Story
}

extension Exporter {
  /// The bytes of a canonical story.
  public func bytes(
    of story: Story, diagnostics: inout Diagnostics
  ) throws(ExportError) -> [UInt8] {
    var output = OutputBuffer()
    try write(story, to: &output, diagnostics: &diagnostics)
    return output.bytes
  }
}
