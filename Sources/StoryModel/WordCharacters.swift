extension Unicode.Scalar {
  /// Whether the character is a letter or part of a number, in any script.
  package var isLetterOrNumber: Bool {
    let properties = properties
    switch properties.generalCategory {
    // What has a numeric value and is no letter.
    case .decimalNumber, .letterNumber, .otherNumber: return true
    default: return properties.isAlphabetic
    }
  }
}
