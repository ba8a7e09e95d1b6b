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

/// A run of one delimiter character.
struct DelimiterRun {
  var piece: Int
  var character: UInt8
  /// Characters that no match has used.
  var count: Int
  let originalCount: Int
  var canOpen: Bool
  var canClose: Bool
  /// The neighbours among the runs that may still match.
  var previous: Int
  var next = -1
  /// For what may not hold white space: where the next white space stands.
  var spaceAfter = 0
  /// The last of its matches as an opener, and the first and last as a closer.
  var lastOpening = -1
  var firstClosing = -1
  var lastClosing = -1
}

/// A pair of delimiters.
struct DelimiterMatch {
  var kind: Kind
  /// The match of the same opener that lies inside of this one.
  var nextOpening: Int
  /// The match of the same closer that lies around this one.
  var nextClosing = -1

  enum Kind: UInt8 {
    case emphasis
    case strong
    case strikethrough
    case superscript
    case `subscript`
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
