/// Latin letters that are not ASCII, and what they are without accents.
enum LatinLetters {
  /// The lower-case ASCII letters for a scalar, or none: `e` for `É`, `ss` for `ß`.
  ///
  /// They are the base letters of Unicode's decompositions, and for letters without any what the
  /// languages that have them write instead.
  static func ascii(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "Æ", "æ", "Ǽ", "ǽ": "ae"
    case "Œ", "œ": "oe"
    case "ß", "ẞ": "ss"
    case "Þ", "þ": "th"
    case "Ŋ", "ŋ": "ng"
    case "Ĳ", "ĳ": "ij"
    default: letter(scalar.value)
    }
  }

  private static func letter(_ value: UInt32) -> String {
    let (table, first): (StaticString, UInt32) =
      switch value {
      case 0xC0...0x17F: (latin1AndExtendedA, 0xC0)
      case 0x1A0...0x1B0: (hornedLetters, 0x1A0)
      case 0x1CD...0x1DC: ("aaiioouuuuuuuuuu", 0x1CD)
      case 0x218...0x21B: ("sstt", 0x218)
      case 0x1E00...0x1EFF: (extendedAdditional, 0x1E00)
      default: ("-", value)
      }
    let letter = table.utf8Start[Int(value - first)]
    return letter == UInt8(ascii: "-") ? "" : String(Unicode.Scalar(letter))
  }

  // A letter for each scalar; hyphens for those that have none, or several.

  private static let latin1AndExtendedA: StaticString = """
    aaaaaa-ceeeeiiiidnooooo-ouuuuy--aaaaaa-ceeeeiiiidnooooo-ouuuuy-y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii--jjkkkllllllllll\
    nnnnnnn--oooooo--rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """

  /// The letters of Vietnamese with a horn.
  private static let hornedLetters: StaticString = "oo-------------uu"

  private static let extendedAdditional: StaticString = """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllll\
    mmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuu\
    vvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas----\
    aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooo\
    uuuuuuuuuuuuuuyyyyyyyy------
    """
}
