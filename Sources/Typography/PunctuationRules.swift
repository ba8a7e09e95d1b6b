/// How a language sets quotation marks, dashes and the spaces beside them.
struct PunctuationRules: Sendable {
  /// Outermost quotation marks.
  let outer: QuotePair
  /// Double quotation marks within double ones.
  let inner: QuotePair
  /// What straight single quotation marks become.
  let single: QuotePair
  /// What `--` means where nobody says.
  let dashes: SmartPunctuation.Dashes
  /// What a hyphen stands for in dialogue.
  let dialogue: Dialogue
  /// Whether a narrow space stands inside of quotation marks and before `; ! ?`.
  let spacesPunctuation: Bool
  /// Whether the words of ``EnglishElisions`` begin with an apostrophe.
  let hasEnglishElisions: Bool
  /// Whether dialogue stands in single quotation marks.
  let opensDialogueWithSingle: Bool

  struct QuotePair: Sendable {
    let open: UInt32
    let close: UInt32
  }

  /// How a hyphen that introduces speech is read.
  enum Dialogue: Sendable {
    /// It is a hyphen.
    case none
    /// At the start of a line, before a space (French).
    case lineStart
    /// At the start of a line, and between spaces (Polish, Czech).
    case spaced
    /// The same, and the space before it does not break (Russian, Ukrainian).
    case spacedAfterNoBreakSpace
    /// At the start of a line, and in such a line wherever it touches one word (Spanish).
    case attached
  }
}

extension PunctuationRules {
  /// The rules of a BCP 47 tag: its own, else those of its primary language. Nil for a language
  /// that the table does not know, and for one that has no use for smart punctuation.
  static func rules(for tag: String) -> Knowledge {
    var tag = tag.lowercased().utf8.map { $0 == 0x5F ? 0x2D : $0 }
    while true {
      let name = String(decoding: tag, as: UTF8.self)
      if let known = table(name) { return known }
      guard let hyphen = tag.lastIndex(of: 0x2D) else { return .unknown }
      tag.removeSubrange(hyphen...)
    }
  }

  /// What the table says of a language.
  enum Knowledge: Sendable {
    case rules(PunctuationRules)
    /// Its own marks are typed as such: Japanese, Chinese, Korean and others.
    case noSmartPunctuation
    case unknown
  }

  private static func table(_ name: String) -> Knowledge? {
    switch name {
    case "en": .rules(make(.high, .high, .highSingle, .em, elisions: true))
    case "en-gb", "en-au", "en-nz", "en-ie", "en-za":
      .rules(make(.high, .high, .highSingle, .em, elisions: true, singleFirst: true))
    case "de": .rules(make(.lowHigh, .lowHigh, .lowHighSingle, .en))
    case "de-ch", "de-li": .rules(make(.angle, .angle, .angleSingle, .en))
    case "fr": .rules(make(.angle, .high, .highSingle, .em, dialogue: .lineStart, spaces: true))
    case "fr-ch": .rules(make(.angle, .angle, .angleSingle, .em, dialogue: .lineStart))
    case "es", "gl", "ca", "eu":
      .rules(make(.angle, .high, .highSingle, .em, dialogue: .attached))
    case "it": .rules(make(.angle, .high, .highSingle, .em, dialogue: .lineStart))
    case "pt": .rules(make(.high, .high, .highSingle, .em, dialogue: .lineStart))
    case "pt-pt": .rules(make(.angle, .high, .highSingle, .em, dialogue: .lineStart))
    case "nl", "af": .rules(make(.high, .high, .highSingle, .en))
    case "tr", "id", "ms": .rules(make(.high, .high, .highSingle, .em))
    case "pl": .rules(make(.lowRight, .angle, .lowRightSingle, .em, dialogue: .spaced))
    case "ro": .rules(make(.lowRight, .angle, .lowRightSingle, .em, dialogue: .spaced))
    case "hu": .rules(make(.lowRight, .angleInward, .rightSingle, .en, dialogue: .spaced))
    case "ru", "be": .rules(make(.angle, .lowHigh, .highSingle, .em, dialogue: nbsp))
    case "uk": .rules(make(.angle, .lowHigh, .highSingle, .em, dialogue: nbsp))
    case "bg": .rules(make(.lowHigh, .angle, .highSingle, .em, dialogue: .spaced))
    case "sv", "fi": .rules(make(.right, .right, .rightSingle, .en))
    case "nb", "nn", "no": .rules(make(.angle, .high, .highSingle, .en))
    case "da": .rules(make(.angleInward, .angleInward, .angleInwardSingle, .en))
    case "cs", "sk", "sl", "is", "et", "lt", "lv":
      .rules(make(.lowHigh, .lowHigh, .lowHighSingle, .en))
    case "el": .rules(make(.angle, .high, .highSingle, .en))
    case "ja", "zh", "ko", "th", "ar", "he", "fa", "hi": .noSmartPunctuation
    default: nil
    }
  }

  private static let nbsp = Dialogue.spacedAfterNoBreakSpace

  private static func make(
    _ outer: QuotePair, _ inner: QuotePair, _ single: QuotePair,
    _ dashes: SmartPunctuation.Dashes, dialogue: Dialogue = .none, spaces: Bool = false,
    elisions: Bool = false, singleFirst: Bool = false
  ) -> PunctuationRules {
    PunctuationRules(
      outer: outer, inner: inner, single: single, dashes: dashes, dialogue: dialogue,
      spacesPunctuation: spaces, hasEnglishElisions: elisions,
      opensDialogueWithSingle: singleFirst)
  }
}

extension PunctuationRules.QuotePair {
  /// “ ”
  static let high = Self(open: 0x201C, close: 0x201D)
  /// ‘ ’
  static let highSingle = Self(open: 0x2018, close: 0x2019)
  /// „ “
  static let lowHigh = Self(open: 0x201E, close: 0x201C)
  /// ‚ ‘
  static let lowHighSingle = Self(open: 0x201A, close: 0x2018)
  /// „ ”
  static let lowRight = Self(open: 0x201E, close: 0x201D)
  /// ‚ ’
  static let lowRightSingle = Self(open: 0x201A, close: 0x2019)
  /// ” ”
  static let right = Self(open: 0x201D, close: 0x201D)
  /// ’ ’
  static let rightSingle = Self(open: 0x2019, close: 0x2019)
  /// « »
  static let angle = Self(open: 0xAB, close: 0xBB)
  /// ‹ ›
  static let angleSingle = Self(open: 0x2039, close: 0x203A)
  /// » «
  static let angleInward = Self(open: 0xBB, close: 0xAB)
  /// › ‹
  static let angleInwardSingle = Self(open: 0x203A, close: 0x2039)
}
