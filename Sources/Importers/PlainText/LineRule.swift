/// Which lines of a text are of some kind.
public struct LineRule: Sendable {
  enum Kind: Sendable {
    case automatic
    case never
    case matching(pattern: String)
  }

  let kind: Kind

  /// Told by the looks of the text.
  public static let automatic = LineRule(kind: .automatic)
  /// None.
  public static let never = LineRule(kind: .never)
}

extension LineRule {
  var isAutomatic: Bool { if case .automatic = kind { true } else { false } }
  var isNever: Bool { if case .never = kind { true } else { false } }
  var isMatching: Bool { if case .matching = kind { true } else { false } }

  /// Whether the rule names the line in `range`.
  func matches(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    false
  }
}
