internal import Markup
internal import StoryModel

/// Writes the inlines of one block.
///
/// The inlines become a row of tokens first; the delimiters among them are paired as a reader would
/// pair them, and formatting that would be read as something else is set aside: it is written as
/// HTML where the dialect takes it, and else only its words are.
struct InlineWriter {
  let rules: DialectRules
  let escaping: MarkdownEscaping
  let context: Context

  /// What the inlines stand in.
  enum Context {
    case paragraph
    case heading
    /// One line: a cell of a table.
    case cell
    /// One line: a line of verse.
    case line
  }

  enum Token {
    case text(String, isInBrackets: Bool)
    /// A node's opening or closing delimiter.
    case mark(Int, isOpening: Bool)
    /// Bytes as they are.
    case markup([UInt8])
    /// Markup around content that is read on its own.
    case openBracket([UInt8])
    case closeBracket([UInt8])
    case lineBreak
  }

  /// Formatting that is written with delimiters.
  struct Node {
    var kind: DelimiterMatch.Kind
    var character: UInt8
    var count: Int
  }

  var tokens: [Token] = []
  var nodes: [Node] = []
  /// For each token; see ``decideEdges()``.
  var edges: [Edges] = []
  /// Formatting, by its place in reading order, that no delimiters can say here.
  var setAside: Set<Int> = []
  private var place = 0

  init(_ rules: DialectRules, context: Context) {
    self.rules = rules
    escaping = MarkdownEscaping(rules: rules)
    self.context = context
  }

  /// Lays out the tokens of `inlines`. Afterwards delimiters are read as they are meant.
  mutating func lay(_ inlines: [Inline]) {
    for _ in 0..<4 {
      tokenize(inlines)
      let misread = misreadPlaces()
      if misread.isEmpty { return }
      setAside.formUnion(misread)
    }
    setAside = Set(0..<place)
    tokenize(inlines)
  }

  private mutating func tokenize(_ inlines: [Inline]) {
    tokens.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    place = 0
    add(inlines, parent: 0, isInBrackets: false)
    decideEdges()
  }

  /// The place in reading order of each node.
  private(set) var places: [Int] = []

  private mutating func add(_ inlines: [Inline], parent: UInt8, isInBrackets: Bool) {
    for inline in inlines { add(inline, parent: parent, isInBrackets: isInBrackets) }
  }

  private mutating func add(_ inline: Inline, parent: UInt8, isInBrackets: Bool) {
    switch inline {
    case .text(let text): tokens.append(.text(text, isInBrackets: isInBrackets))
    case .emphasis(let content):
      addMarked(.emphasis, content, "em", parent: parent, isInBrackets: isInBrackets)
    case .strong(let content):
      addMarked(.strong, content, "strong", parent: parent, isInBrackets: isInBrackets)
    case .strikethrough(let content):
      addMarked(.strikethrough, content, "s", parent: parent, isInBrackets: isInBrackets)
    case .superscript(let content):
      addScript(.superscript, content, "sup", parent: parent, isInBrackets: isInBrackets)
    case .subscript(let content):
      addScript(.subscript, content, "sub", parent: parent, isInBrackets: isInBrackets)
    case .underline(let content):
      addSpan(
        content, rules.underline, "{.underline}", "u", parent: parent, isInBrackets: isInBrackets)
    case .smallCaps(let content):
      addSpan(
        content, rules.smallCaps, "{.smallcaps}", "span", parent: parent,
        isInBrackets: isInBrackets)
    case .span(let span):
      addSpan(
        span.content, rules.languages, "{lang=\(attributeValue(span.language))}", "span",
        parent: parent, isInBrackets: isInBrackets)
    case .code(let text): tokens.append(.markup(codeSpan(text)))
    case .link(let link): add(link, isInBrackets: isInBrackets)
    case .image(let image): add(image)
    case .lineBreak: tokens.append(.lineBreak)
    case .noteReference(let id): tokens.append(.markup(Array("[^\(id)]".utf8)))
    case .raw(let raw): tokens.append(.markup(Array(raw.text.utf8)))
    }
  }

  private mutating func addMarked(
    _ kind: DelimiterMatch.Kind, _ content: [Inline], _ element: StaticString, parent: UInt8,
    isInBrackets: Bool
  ) {
    let ownPlace = place
    place += 1
    if setAside.contains(ownPlace) {
      addElement(element, content, parent: parent, isInBrackets: isInBrackets)
      return
    }
    let character = character(for: kind, parent: parent)
    let node = nodes.count
    let count = kind == .strong || kind == .strikethrough ? 2 : 1
    nodes.append(Node(kind: kind, character: character, count: count))
    places.append(ownPlace)
    tokens.append(.mark(node, isOpening: true))
    let isEmphasis = kind == .emphasis || kind == .strong
    add(content, parent: isEmphasis ? character : parent, isInBrackets: isInBrackets)
    tokens.append(.mark(node, isOpening: false))
  }

  /// Nested and neighbouring runs alternate, so that no two grow together.
  private func character(for kind: DelimiterMatch.Kind, parent: UInt8) -> UInt8 {
    if kind == .strikethrough || kind == .subscript { return UInt8(ascii: "~") }
    if kind == .superscript { return UInt8(ascii: "^") }
    let star = UInt8(ascii: "*")
    let underscore = UInt8(ascii: "_")
    if !rules.nestsEmphasis { return star }
    if case .mark(let node, _)? = tokens.last {
      return nodes[node].character == star ? underscore : star
    }
    return parent == star ? underscore : star
  }

  private mutating func addElement(
    _ element: StaticString, _ content: [Inline], parent: UInt8, isInBrackets: Bool
  ) {
    if rules.takesHTML { tokens.append(.markup(tag("<", element))) }
    add(content, parent: parent, isInBrackets: isInBrackets)
    if rules.takesHTML { tokens.append(.markup(tag("</", element))) }
  }

  private func tag(_ open: StaticString, _ element: StaticString) -> [UInt8] {
    var bytes: [UInt8] = []
    open.withUTF8Buffer { bytes.append(contentsOf: $0) }
    element.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: ">"))
    return bytes
  }

  private mutating func addScript(
    _ kind: DelimiterMatch.Kind, _ content: [Inline], _ element: StaticString, parent: UInt8,
    isInBrackets: Bool
  ) {
    if rules.isExtended, content.count == 1, case .text(let text) = content[0],
      text.unicodeScalars.allSatisfy({ MarkdownCharacters.kind(of: $0) == .other })
    {
      addMarked(kind, content, element, parent: parent, isInBrackets: isInBrackets)
    } else {
      addElement(element, content, parent: parent, isInBrackets: isInBrackets)
    }
  }

  private mutating func addSpan(
    _ content: [Inline], _ spelling: DialectRules.Spelling, _ attributes: String,
    _ element: StaticString, parent: UInt8, isInBrackets: Bool
  ) {
    switch spelling {
    case .extended:
      tokens.append(.openBracket([UInt8(ascii: "[")]))
      add(content, parent: 0, isInBrackets: true)
      tokens.append(.closeBracket(Array("]\(attributes)".utf8)))
    case .html: addElement(element, content, parent: parent, isInBrackets: isInBrackets)
    case .marks(let marks):
      let bytes = marks.withUTF8Buffer { Array($0) }
      tokens.append(.markup(bytes))
      add(content, parent: parent, isInBrackets: isInBrackets)
      tokens.append(.markup(bytes))
    case .none: add(content, parent: parent, isInBrackets: isInBrackets)
    }
  }

  private func attributeValue(_ value: String) -> String {
    let isPlain =
      !value.isEmpty
      && value.utf8.allSatisfy { $0.isLetter || $0 == 0x2D || ($0 >= 0x30 && $0 <= 0x39) }
    if isPlain { return value }
    var result = "\""
    for scalar in value.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  private mutating func add(_ link: Link, isInBrackets: Bool) {
    if rules.hasAutolinks, link.title.isEmpty, link.content.count == 1,
      case .text(let text) = link.content[0], Self.isAutolink(text, to: link.destination)
    {
      tokens.append(.markup(Array("<\(text)>".utf8)))
      return
    }
    tokens.append(.openBracket([UInt8(ascii: "[")]))
    add(link.content, parent: 0, isInBrackets: true)
    tokens.append(.closeBracket(target(link.destination, link.title)))
  }

  private func target(_ destination: String, _ title: String) -> [UInt8] {
    let hasTitle = !title.isEmpty && rules.hasLinkTitles
    var bytes: [UInt8] = Array("](".utf8)
    escaping.appendDestination(destination, hasTitle: hasTitle, to: &bytes)
    if hasTitle {
      bytes.append(0x20)
      escaping.appendTitle(title, to: &bytes)
    }
    bytes.append(UInt8(ascii: ")"))
    return bytes
  }

  private mutating func add(_ image: Image) {
    guard case .remote(let source) = image.source else { return }
    var bytes: [UInt8] = Array("![".utf8)
    var spaces: [Int] = []
    var context = MarkdownEscaping.Context()
    context.isInBrackets = true
    context.next = UInt8(ascii: "]")
    var isFirst = true
    // Line feeds would be read as spaces.
    for part in image.alternativeText.utf8.split(
      separator: 0x0A, omittingEmptySubsequences: false)
    {
      if !isFirst { bytes.append(contentsOf: "&#10;".utf8) }
      isFirst = false
      escaping.append(String(Substring(part)), context, to: &bytes, spaces: &spaces)
    }
    bytes.append(contentsOf: target(source, image.title))
    tokens.append(.markup(bytes))
  }

  private static func isAutolink(_ text: String, to destination: String) -> Bool {
    guard text == destination, let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      return false
    }
    let scheme = text.utf8[..<colon]
    guard (2...32).contains(scheme.count), scheme.first.map(\.isLetter) == true else {
      return false
    }
    return scheme.allSatisfy {
      $0.isLetter || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E
    }
  }

  /// A code span: the shortest run of backticks that it does not hold, and spaces where its own
  /// edges would be lost.
  private func codeSpan(_ text: String) -> [UInt8] {
    var lengths: Set<Int> = []
    var run = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "`") {
        run += 1
      } else if run > 0 {
        lengths.insert(run)
        run = 0
      }
    }
    if run > 0 { lengths.insert(run) }
    var count = 1
    while lengths.contains(count) { count += 1 }
    let first = text.utf8.first ?? 0
    let last = text.utf8.last ?? 0
    let isBlank = text.utf8.allSatisfy { $0 == 0x20 }
    let needsSpace =
      first == UInt8(ascii: "`") || last == UInt8(ascii: "`")
      || (!isBlank && first == 0x20 && last == 0x20)
    let ticks = [UInt8](repeating: UInt8(ascii: "`"), count: count)
    let space: [UInt8] = needsSpace ? [0x20] : []
    return ticks + space + Array(text.utf8) + space + ticks
  }
}
