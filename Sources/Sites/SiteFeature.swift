/// Something that a story may have and a site may take. The raw values are those of the table of
/// profiles.
public enum SiteFeature: String, CaseIterable, Sendable {
  case emphasis
  case strong
  case underline
  case strikethrough
  case smallCaps = "small-caps"
  case superscript
  case `subscript`
  case code
  case link
  case image
  case language
  case center
  case right
  case justified
  case heading
  case sceneBreak = "scene-break"
  case sceneMark = "scene-mark"
  case verseIndent = "verse-indent"
  case quotation
  case list
  case codeBlock = "code-block"
  case table
  case footnote

  /// What people call several of it.
  var plural: String {
    switch self {
    case .emphasis: "emphasis"
    case .strong: "strong emphasis"
    case .underline: "underlines"
    case .strikethrough: "strikethroughs"
    case .smallCaps: "small capitals"
    case .superscript: "superscripts"
    case .subscript: "subscripts"
    case .code: "code in lines"
    case .link: "links"
    case .image: "images by address"
    case .language: "marks of language"
    case .center: "centered paragraphs"
    case .right: "paragraphs to the right"
    case .justified: "justified paragraphs"
    case .heading: "headings in the text"
    case .sceneBreak: "plain scene breaks"
    case .sceneMark: "drawn scene breaks"
    case .verseIndent: "indents in verse"
    case .quotation: "quotations and letters"
    case .list: "lists"
    case .codeBlock: "blocks of code"
    case .table: "tables"
    case .footnote: "footnotes"
    }
  }

  /// What stands in its place where a site does not take it; nil where it is lost.
  var substitute: String? {
    switch self {
    case .emphasis, .strong, .underline, .strikethrough, .smallCaps, .superscript, .subscript,
      .code, .language, .center, .right, .justified, .verseIndent:
      nil
    case .link, .image: nil
    case .heading: "strong paragraphs"
    case .sceneBreak: "lines of stars"
    case .sceneMark: "plain rules"
    case .quotation: "plain paragraphs"
    case .list: "paragraphs with a bullet or a number"
    case .codeBlock: "plain lines"
    case .table: "lines with bars"
    case .footnote: "numbers in brackets, the notes at the end"
    }
  }
}

/// How sure a fact about a site is.
public enum Certainty: String, Sendable {
  /// Read in the site's own code or pages.
  case verified
  /// Told by others who use the site.
  case reported
  /// Remembered, and found nowhere.
  case unverified
}

/// Something that the form of a site has an own place for.
public enum SiteField: String, CaseIterable, Sendable {
  /// The text of a chapter or a post.
  case body
  case title
  case summary
  /// Notes before the text.
  case notes
  /// Notes after the text.
  case endNotes = "end-notes"
}

/// What a site's form takes of something, at most.
public struct SiteLimit: Equatable, Sendable {
  /// What is limited.
  public var subject: Subject
  /// How much there may be.
  public var count: Int
  /// How sure it is.
  public var certainty: Certainty

  /// What is limited, and what it is counted in. The raw values are those of the table.
  public enum Subject: String, CaseIterable, Sendable {
    /// Characters of the text, markup included.
    case body
    /// UTF-8 bytes of the text, markup included.
    case bytes
    /// Blocks of the text.
    case blocks
    /// Characters of one paragraph.
    case paragraph
    /// Characters of a title.
    case title
    /// Characters of the summary, markup included.
    case summary
    /// Characters of the notes before the text.
    case notes
    /// Characters of the notes after it.
    case endNotes = "end-notes"
  }
}
