public import Conversion
public import StoryModel

/// Reads stories in Quire's own JSON format, which loses nothing.
public struct JSONImporter: Importer {
  /// How to read. There is nothing to choose yet.
  public struct Options: Sendable {
    /// Makes options.
    public init() {}
  }

  /// How to read.
  public var options: Options

  /// Makes an importer.
  public init(options: Options = Options()) {
    self.options = options
  }

  /// Quire JSON.
  public var format: StoryFormat { .json }

  /// Reads a story. Names that the format does not know are passed over with a warning.
  /// - Complexity: O(n) in bytes.
  /// - Throws: ``ImportError`` where the source is not JSON, or not a story: with the path to the
  ///   place, `sections[2].blocks[0].level: expected a number`.
  public func story(
    from source: Source, diagnostics: inout Diagnostics
  ) throws(ImportError) -> Story {
    do {
      var reader = StoryJSONReader(limit: diagnostics.limit)
      let story = try reader.story(JSONValue(parsing: source.bytes))
      for name in reader.unknownNames {
        diagnostics.warn(
          "unknown-name", "passed over '\(name.path)', which is not known",
          at: position(of: name.offset, in: source.bytes))
      }
      for _ in reader.unknownNames.count..<reader.unknownNameCount {
        diagnostics.warn("unknown-name", "passed over a name that is not known")
      }
      return story.normalized()
    } catch {
      throw ImportError(
        error.message, hint: error.hint, at: position(of: error.offset, in: source.bytes))
    }
  }

  private func position(of offset: Int, in bytes: [UInt8]) -> SourcePosition {
    let before = bytes.prefix(offset)
    let lineStart = (before.lastIndex(of: 0x0A) ?? -1) + 1
    return SourcePosition(line: before.count { $0 == 0x0A } + 1, after: before[lineStart...])
  }
}
