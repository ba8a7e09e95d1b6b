/// A footnote. (What the author says to the readers is an ``AuthorNote``.)
public struct Note: Equatable, Sendable {
  /// What references say. ``Story/normalized()`` numbers notes `1`, `2`, ... in the order in which
  /// they are first referred to.
  public typealias ID = String

  /// What references call it.
  public var id: ID
  /// The blocks inside, in order.
  public var blocks: [Block]

  /// Makes a note.
  public init(id: ID, blocks: [Block]) {
    self.id = id
    self.blocks = blocks
  }
}
