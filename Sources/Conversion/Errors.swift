/// Why an input cannot become a story.
public struct ImportError: Error, Hashable, Sendable {
  /// A sentence, lower case, without a full stop.
  public var message: String
  /// The way out, if there is one.
  public var hint: String?
  /// Where it stands.
  public var position: SourcePosition?
  /// The file inside of an archive that the position is in.
  public var entry: String?

  /// Makes an error.
  public init(
    _ message: String, hint: String? = nil, at position: SourcePosition? = nil,
    entry: String? = nil
  ) {
    self.message = message
    self.hint = hint
    self.position = position
    self.entry = entry
  }
}

/// Why a story cannot be rendered.
public struct ExportError: Error, Hashable, Sendable {
  /// A sentence, lower case, without a full stop.
  public var message: String
  /// The way out, if there is one.
  public var hint: String?

  /// Makes an error.
  public init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
