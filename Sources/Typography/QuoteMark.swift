/// A quotation mark or apostrophe as it stands in a text, and what is made of it.
struct QuoteMark {
  /// Where it stands, in bytes.
  var start: Int
  var end: Int
  var shape: Shape
  /// What stands before it and after it, other marks aside.
  var left: Neighbor
  var right: Neighbor
  /// Whether a mark stands directly before it.
  var isGlued: Bool
  var decision = Decision.keep
  /// How many double quotations stand around it.
  var level = 0

  /// Whether it is something else than a curly mark.
  var isStraight: Bool {
    switch shape {
    case .straightDouble, .straightSingle, .grave, .doubleGrave, .doubleApostrophe, .acute: true
    case .openDouble, .closeDouble, .eitherDouble, .openSingle, .closeSingle: false
    }
  }

  enum Shape {
    case straightDouble
    case straightSingle
    /// `` ` ``
    case grave
    /// Two of them, as TeX opens a quotation.
    case doubleGrave
    /// Two straight single marks, as TeX closes it.
    case doubleApostrophe
    /// ´
    case acute
    case openDouble
    case closeDouble
    /// A mark that opens and closes: ” in Swedish.
    case eitherDouble
    case openSingle
    /// A mark that closes, or an apostrophe.
    case closeSingle
  }

  enum Decision {
    /// It stays as it is: it could be two things.
    case keep
    case open
    case close
    case apostrophe
    /// A prime: minutes, feet.
    case prime
    /// A double prime: seconds, inches.
    case doublePrime
  }
}
