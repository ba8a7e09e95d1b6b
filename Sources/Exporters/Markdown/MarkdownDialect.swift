/// A Markdown that some reader or site takes.
public enum MarkdownDialect: String, CaseIterable, Sendable {
  /// What Quire itself reads as Markdown: nothing is lost but what ``MarkdownExporter`` documents.
  case markdown
  /// Strict CommonMark 0.31.2.
  case commonmark
  /// GitHub, and what reads like it.
  case github
  /// Reddit, the new editor.
  case reddit
  /// Reddit, the old site and most apps.
  case redditOld = "reddit-old"
  /// The Hugo site generator.
  case hugo
  /// The Jekyll site generator.
  case jekyll
  /// The Obsidian editor.
  case obsidian
  /// Discord messages.
  case discord
}

/// What a dialect can say, and what it would take for markup.
struct DialectRules: Sendable {
  /// How something is written that CommonMark has no mark for.
  enum Spelling: Sendable {
    /// As Quire's own Markdown has it: `^2^`, `[x]{.underline}`.
    case extended
    /// As an HTML element.
    case html
    /// Between these bytes.
    case marks(StaticString)
    /// Not at all: the words stay.
    case none

    var isSayable: Bool { if case .none = self { false } else { true } }
  }

  enum Breaks: Sendable {
    case backslash
    case spaces
    case lineFeed
  }

  var strikethrough: Spelling = .none
  var underline: Spelling = .none
  var superscript: Spelling = .none
  var `subscript`: Spelling = .none
  var smallCaps: Spelling = .none
  var languages: Spelling = .none
  /// Whether formatting that has no safe marks may be written as HTML.
  var takesHTML = false
  var breaks = Breaks.backslash
  var hasNotes = false
  var hasTables = false
  /// Whether it has divisions, verse, and attributes of headings.
  var isExtended = false
  var hasFrontMatter = false
  var hasImages = true
  var hasSceneBreaks = true
  var hasHeadingLevels = 6
  /// Whether `*a*_b_` and `*a **b** c*` are read as CommonMark has it.
  var nestsEmphasis = true
  var hasAutolinks = true
  var hasLinkTitles = true
  /// Bytes that a backslash always stands before.
  var escapes: Set<UInt8> = []
  /// For each byte, whether text that holds it has to be looked at.
  private(set) var isNotable = [Bool](repeating: false, count: 256)
  /// Whether `#` starts a heading without a space behind it.
  var hasBareHeadings = false
  /// Whether bare URLs become links.
  var linksBareURLs = false
  /// Whether `r/name` and `u/name` become links.
  var linksNames = false
  /// Whether code may stand between fences; else it is indented.
  var hasFences = true
  /// Whether emphasis ends at a star even behind a backslash, and holds no other emphasis.
  var hasFragileEmphasis = false
  /// Whether braces call a template before the Markdown is read.
  var hasTemplates = false

  static func rules(for dialect: MarkdownDialect) -> DialectRules {
    var rules = bareRules(for: dialect)
    var notable = bytes("\\`[]*_<&!{^~").union(rules.escapes)
    if rules.linksBareURLs { notable.formUnion(bytes(":.")) }
    if rules.linksNames { notable.formUnion(bytes("/")) }
    for byte in notable { rules.isNotable[Int(byte)] = true }
    // The first bytes of U+00A0 and U+FEFF.
    rules.isNotable[0xC2] = true
    rules.isNotable[0xEF] = true
    return rules
  }

  private static func bareRules(for dialect: MarkdownDialect) -> DialectRules {
    var rules = DialectRules()
    switch dialect {
    case .commonmark: break
    case .markdown:
      rules.strikethrough = .marks("~~")
      rules.underline = .extended
      rules.superscript = .extended
      rules.subscript = .extended
      rules.smallCaps = .extended
      rules.languages = .extended
      rules.takesHTML = true
      rules.hasNotes = true
      rules.hasTables = true
      rules.isExtended = true
      rules.hasFrontMatter = true
      rules.escapes = bytes("~^")
    case .github, .obsidian:
      rules.strikethrough = .marks("~~")
      rules.underline = .html
      rules.superscript = .html
      rules.subscript = .html
      rules.takesHTML = true
      rules.hasNotes = true
      rules.hasTables = true
      rules.linksBareURLs = true
      rules.escapes = bytes("~$")
      if dialect == .obsidian {
        rules.hasFrontMatter = true
        rules.escapes = bytes("~$%=#^")
      }
    case .hugo, .jekyll:
      rules.strikethrough = .marks("~~")
      rules.hasNotes = true
      rules.hasTables = true
      rules.hasFrontMatter = true
      rules.hasTemplates = true
      rules.linksBareURLs = true
      rules.escapes = bytes("~^$|{")
      if dialect == .jekyll {
        rules.breaks = .spaces
        rules.underline = .html
        rules.superscript = .html
        rules.subscript = .html
        rules.takesHTML = true
      }
    case .reddit:
      rules.strikethrough = .marks("~~")
      rules.hasTables = true
      rules.hasImages = false
      rules.linksBareURLs = true
      rules.linksNames = true
      rules.escapes = bytes("~^>|")
    case .redditOld:
      rules.strikethrough = .marks("~~")
      rules.hasTables = true
      rules.hasImages = false
      rules.breaks = .spaces
      rules.nestsEmphasis = false
      rules.hasAutolinks = false
      rules.hasBareHeadings = true
      rules.hasFences = false
      rules.hasFragileEmphasis = true
      rules.linksBareURLs = true
      rules.linksNames = true
      rules.escapes = bytes("~^>|_")
    case .discord:
      rules.strikethrough = .marks("~~")
      rules.underline = .marks("__")
      rules.hasImages = false
      rules.breaks = .lineFeed
      rules.nestsEmphasis = false
      rules.hasSceneBreaks = false
      rules.hasHeadingLevels = 3
      rules.hasLinkTitles = false
      rules.linksBareURLs = true
      rules.escapes = bytes("~|_:@#>")
    }
    return rules
  }

  private static func bytes(_ text: StaticString) -> Set<UInt8> {
    text.withUTF8Buffer { Set($0) }
  }
}
