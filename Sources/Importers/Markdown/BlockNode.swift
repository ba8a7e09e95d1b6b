/// A block as the first phase leaves it: what it is and where its lines are.
///
/// The nodes of a document stand in one array in reading order; all that is inside of a node follows
/// it, up to its `subtreeEnd`.
struct BlockNode {
  var kind: Kind
  /// The line it starts on, from 1.
  var startLine: Int
  /// The line it ends on.
  var endLine: Int
  /// The index after the last node inside.
  var subtreeEnd = 0
  /// Its lines in ``BlockParser/lines``.
  var firstLine = 0
  var lineCount = 0
  var isOpen = true

  enum Kind: Equatable {
    case document
    case blockQuote
    /// An index into ``BlockParser/lists``.
    case list(Int)
    case item(Int)
    /// `[^label]:`. The label is a byte range of the source.
    case noteDefinition(Int, Int)
    /// `:::`. The attributes are a byte range of the source.
    case division(Int, Int)
    case paragraph
    /// `isSetext` tells the two spellings apart.
    case heading(level: Int, isSetext: Bool)
    /// The line as it is drawn: a byte range of the source.
    case thematicBreak(Int, Int)
    case indentedCode
    /// An index into ``BlockParser/fences``.
    case fencedCode(Int)
    /// The start condition, 1...7 (CommonMark 4.6).
    case html(Int)
    case verse
    case table
    /// A paragraph that held nothing but definitions.
    case removed
  }

  var acceptsLines: Bool {
    switch kind {
    case .paragraph, .indentedCode, .fencedCode, .html, .verse, .table: true
    default: false
    }
  }
}

/// What the marker of a list item says.
struct ListMarker {
  /// `-`, `+`, `*`, `.` or `)`.
  var delimiter: UInt8
  var isOrdered: Bool
  var start: Int
  /// Columns before the marker, and from there to the content.
  var markerOffset: Int
  var padding: Int
  var isTight = true

  func continues(_ other: ListMarker) -> Bool {
    isOrdered == other.isOrdered && delimiter == other.delimiter
  }
}

/// The opening line of a fenced code block.
struct CodeFence {
  var character: UInt8
  var length: Int
  var offset: Int
  /// The info string, a byte range of the source.
  var infoStart: Int
  var infoEnd: Int
}

/// A line of a leaf: bytes of the source, and spaces before them that stand for a part of a tab.
struct LeafLine {
  var start: Int
  var end: Int
  var padding = 0
}
