/// A piece of a leaf's text, in reading order.
struct InlinePiece {
  var kind: Kind
  /// The bytes it stands for, marks included.
  var start: Int
  var end: Int
  /// An index into what the kind says.
  var index = -1

  enum Kind: UInt8 {
    case text
    case noBreakSpace
    case reference
    case softBreak
    case hardBreak
    /// `index` is the length of the backtick run.
    case code
    case html
    case autolink
    /// `index` is a ``DelimiterRun``.
    case run
    /// `index` is a ``LinkTarget``.
    case linkStart
    case imageStart
    /// `index` is a ``MarkdownAttributes``.
    case spanStart
    case noteStart
    case containerEnd
    case noteReference
  }

  init(_ kind: Kind, _ start: Int, _ end: Int, index: Int = -1) {
    self.kind = kind
    self.start = start
    self.end = end
    self.index = index
  }
}

/// A `[`, `![` or `^[` that waits for its `]`.
struct Bracket {
  var kind: Kind
  var piece: Int
  var contentStart: Int
  var firstRun: Int
  var holdsBracket = false

  enum Kind {
    case link
    case image
    case note
  }
}
