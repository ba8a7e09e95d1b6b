/// A format that stories come in or go out as.
public struct StoryFormat: Hashable, Sendable {
  /// What the command line calls it: `epub`, `markdown`.
  public let name: String
  /// What people call it: `EPUB book`.
  public let title: String
  /// The extensions of its files, the usual one first, without dots.
  public let extensions: [String]

  /// Makes a format.
  public init(name: String, title: String, extensions: [String]) {
    self.name = name
    self.title = title
    self.extensions = extensions
  }

  /// Two formats are the same if they have the same name.
  public static func == (left: StoryFormat, right: StoryFormat) -> Bool {
    left.name == right.name
  }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
  }
}

extension StoryFormat {
  /// A bare text file.
  public static let text = StoryFormat(
    name: "text", title: "plain text", extensions: ["txt", "text"])
  /// The story model's own format; loses nothing.
  public static let json = StoryFormat(name: "json", title: "Quire JSON", extensions: ["json"])
  /// A book for e-readers.
  public static let epub = StoryFormat(name: "epub", title: "EPUB book", extensions: ["epub"])
  /// A whole page for a browser.
  public static let xhtml = StoryFormat(
    name: "xhtml", title: "XHTML page", extensions: ["xhtml", "xht"])
  /// As output a bare fragment to paste, as input any page.
  public static let html = StoryFormat(
    name: "html", title: "HTML", extensions: ["html", "htm"])
  /// Markdown with what prose writers use beyond CommonMark.
  public static let markdown = StoryFormat(
    name: "markdown", title: "Markdown", extensions: ["md", "markdown"])
  /// Strict CommonMark 0.31.2.
  public static let commonmark = StoryFormat(
    name: "commonmark", title: "CommonMark", extensions: ["md"])
  /// What forums take.
  public static let bbcode = StoryFormat(name: "bbcode", title: "BBCode", extensions: ["bbcode"])
  /// What was recognised, line by line, for a person to read.
  public static let outline = StoryFormat(
    name: "outline", title: "outline", extensions: ["outline"])
}
