public import Conversion

/// Which lines of a text are of some kind: told by the looks of the text, none, or those that a
/// regular expression matches.
public struct LineRule: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    case automatic
    case never
    case matching(pattern: String)
  }

  let kind: Kind

  /// Told by the looks of the text.
  public static let automatic = LineRule(kind: .automatic)
  /// None.
  public static let never = LineRule(kind: .never)

  private init(kind: Kind) {
    self.kind = kind
  }

  /// Makes the rule that `argument` names: `auto`, `none`, or a regular expression that is looked
  /// for in each line.
  /// - Throws: ``ImportError`` where the expression cannot be read.
  public init(_ argument: String) throws(ImportError) {
    switch argument {
    case "auto": self = .automatic
    case "none": self = .never
    default:
      do {
        _ = try Regex(argument)
      } catch {
        throw ImportError(
          "'\(argument)' is not a regular expression",
          hint: "say auto, none, or an expression such as '^Day \\d+'")
      }
      self = LineRule(kind: .matching(pattern: argument))
    }
  }

  var isAutomatic: Bool { kind == .automatic }
  var isNever: Bool { kind == .never }
  var isMatching: Bool { if case .matching = kind { true } else { false } }

  /// What tells the lines that the expression matches.
  var matcher: (any LineMatcher)? {
    guard case .matching(let pattern) = kind else { return nil }
    return ExpressionMatcher.matcher(pattern)
  }
}

/// Tells lines from others.
///
/// Whoever keeps one has a size that is known ahead, as an expression has not, and yet is handed on
/// by its address.
protocol LineMatcher {
  func matches(_ line: String) -> Bool
}

private struct ExpressionMatcher: LineMatcher {
  let expression: Regex<AnyRegexOutput>

  /// A function of its own: one that deals with expressions looks their type up before all else.
  @inline(never)
  static func matcher(_ pattern: String) -> (any LineMatcher)? {
    guard let expression = try? Regex(pattern) else { return nil }
    return ExpressionMatcher(expression: expression)
  }

  func matches(_ line: String) -> Bool {
    (try? expression.firstMatch(in: line)) ?? nil != nil
  }
}
