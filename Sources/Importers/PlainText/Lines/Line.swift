/// One line that holds something other than white space, as offsets into the decoded text.
///
/// Blank lines have no record: the numbers of their neighbours tell how many there were. Text is
/// limited to 4 GiB, so that a line takes 20 bytes.
struct Line {
  /// The first byte that is not white space.
  var start: UInt32
  /// The byte after the last one that is not white space.
  var end: UInt32
  /// The place among all lines of the input, from 1.
  var number: UInt32
  /// Columns from `start` to `end`: a wide character takes two. Stops at 65,535.
  var width: UInt16
  /// Columns before `start`: a tab takes four, a full-width space two. Stops at 255.
  var indent: UInt8
  /// Columns of the first word. Stops at 255.
  var firstWordWidth: UInt8
  var flags: Flags

  struct Flags: OptionSet {
    let rawValue: UInt8

    /// May hold what XML forbids, and text does not keep: control characters, noncharacters. Without
    /// this flag it holds none.
    static let forbidden = Flags(rawValue: 1)
    /// Two spaces or more at the end: a line break in Markdown.
    static let hardBreak = Flags(rawValue: 4)
    static let nonASCII = Flags(rawValue: 8)
    /// Holds `*`, `_` or `/`, which may be marks of emphasis.
    static let marks = Flags(rawValue: 16)
    /// Holds `[`, which may open the mark of a footnote.
    static let bracket = Flags(rawValue: 32)
    /// May hold what text does not have as it is: white space other than single spaces, control
    /// characters, noncharacters. Without this flag it holds none.
    static let unclean = Flags(rawValue: 64)
  }

  var range: Range<Int> { Int(start)..<Int(end) }
  var count: Int { Int(end) - Int(start) }
}
