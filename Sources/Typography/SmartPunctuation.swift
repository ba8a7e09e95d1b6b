/// What smart punctuation makes of straight quotation marks, hyphens and dots.
///
/// Nothing is changed that could mean two things: such places are reported and stay as they are.
/// What is curly already stays, so that the change done twice is the change done once.
public struct SmartPunctuation: Equatable, Sendable {
  /// The language whose rules hold, as a BCP 47 tag. Empty for the story's own, and for English
  /// where the story has none.
  public var language: String
  /// What `--` means. Nil for what is usual in the language.
  public var dashes: Dashes?
  /// Whether quotation marks and apostrophes are set.
  public var setsQuotes: Bool
  /// Whether dashes are set.
  public var setsDashes: Bool
  /// Whether three dots become an ellipsis.
  public var setsEllipses: Bool

  /// Makes options; everything is set unless told otherwise.
  public init(
    language: String = "", dashes: Dashes? = nil, setsQuotes: Bool = true,
    setsDashes: Bool = true, setsEllipses: Bool = true
  ) {
    self.language = language
    self.dashes = dashes
    self.setsQuotes = setsQuotes
    self.setsDashes = setsDashes
    self.setsEllipses = setsEllipses
  }

  /// What `--` means. The raw values are stable.
  public enum Dashes: String, CaseIterable, Sendable {
    /// An en dash, and `---` an em dash.
    case en
    /// An em dash, as in manuscripts, and so is `---`.
    case em
  }

  /// A character before one that the author wrote on purpose and that stays as it is: a reader of
  /// a markup in which `\"` is a straight mark sets it between, smart punctuation takes it out.
  /// A noncharacter of Unicode, which no text holds.
  public static let literalMark: UInt32 = 0xFDD0

  /// Whether the table of languages has rules for `tag`, or knows that it needs none.
  public static func knows(language tag: String) -> Bool {
    if case .unknown = PunctuationRules.rules(for: tag) { false } else { true }
  }
}

/// A place that smart punctuation left alone because it could mean two things.
public struct PunctuationAmbiguity: Equatable, Sendable {
  /// The mark, with some of the text around it.
  public var excerpt: String

  /// Makes an ambiguity.
  public init(excerpt: String) {
    self.excerpt = excerpt
  }
}
