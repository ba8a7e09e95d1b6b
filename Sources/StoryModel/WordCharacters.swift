extension Unicode.Scalar {
  /// Whether the character is a letter or part of a number, in any script.
  package var isLetterOrNumber: Bool {
    // The tables of Unicode are searched for what is no ASCII alone.
    if isASCII { return value &- 0x30 < 10 || (value | 0x20) &- 0x61 < 26 }
    let properties = properties
    switch properties.generalCategory {
    // What has a numeric value and is no letter.
    case .decimalNumber, .letterNumber, .otherNumber: return true
    default: return properties.isAlphabetic
    }
  }
}
