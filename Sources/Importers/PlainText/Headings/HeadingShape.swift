internal import StoryModel

/// What a line would be as a heading.
struct HeadingShape: Sendable {
  enum Grammar: UInt8 {
    /// A keyword and a number: `Chapter 4: Salt`.
    case keyword
    /// The name of a division: `Epilogue`.
    case named
    /// A number and its unit in one word: `第三章`.
    case unit
    /// A number alone, or before a title.
    case number
    /// Words alone.
    case title
  }

  var grammar: Grammar
  /// 0 for books, 1 for parts, 2 for chapters, 3 for scenes.
  var rank: UInt8 = 2
  var value: Int?
  var style: Numeral.Style = .digits
  var role: SectionRole = .chapter
  /// The bytes that show the number, punctuation included. Empty where there is none.
  var number: Range<Int>
  /// The bytes of the title. Empty where there is none.
  var title: Range<Int>
  /// What parts number and title: the byte, or 0x20.
  var separator: UInt8 = 0
  /// The symbol that the line is dressed with, `#` included. 0 for none.
  var dress: UInt8 = 0
  /// How many symbols stand before: the level of a `#` heading.
  var dressCount = 0
  /// A unit that is not one of the known ones, and so needs a series to be believed.
  var isDoubtful = false
}
