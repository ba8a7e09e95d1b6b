/// How HTML is read.
package struct HTMLOptions: Sendable {
  package enum SelfClosing: Sendable {
    /// `<a/>` is a start tag, as in browsers.
    case ignored
    /// `<a/>` is a whole element, as XHTML's authors mean it.
    case honored
    /// Honored if the document starts with an XML declaration or its `html` element has an `xmlns`.
    case honoredInXHTML
  }

  package var selfClosing = SelfClosing.honoredInXHTML

  package init(selfClosing: SelfClosing = .honoredInXHTML) {
    self.selfClosing = selfClosing
  }
}

extension MarkupDocument {
  /// Reads HTML as browsers do (WHATWG HTML, 13.2.6), whatever is wrong with it: tags that are not
  /// closed or overlap, content outside of `body`, text in tables.
  ///
  /// What differs from the standard, none of it in the text: no quirks mode (a table always ends a
  /// paragraph), no frames, `select` holds whatever it is given, `template` holds its content, names in
  /// SVG and MathML stay in lower case, and no more than 16 formatting elements are carried from
  /// block to block.
  /// - Complexity: O(n) in bytes, times the depth limit at worst.
  /// - Throws: only what exceeds `limits`.
  package init(
    html source: MarkupSource, options: HTMLOptions = HTMLOptions(),
    limits: MarkupLimits = MarkupLimits()
  ) throws(MarkupError) {
    var problems = source.problems
    let (storage, found) = try source.withHTMLTokenizer(limits: limits) {
      (tokenizer) throws(MarkupError) -> (MarkupStorage, ProblemLog) in
      var builder = HTMLTreeBuilder(
        tree: MarkupTree(sourceByteCount: source.bytes.count), options: options, limits: limits)
      try builder.build(&tokenizer)
      let storage = MarkupStorage(
        source: source, decoded: tokenizer.decoded, tree: builder.tree,
        namespaces: NamespaceTable(), doctype: builder.doctype, doctypeName: builder.doctypeName)
      return (storage, tokenizer.problems)
    }
    problems.merge(found)
    self.init(storage, problems: problems)
  }
}

/// Makes a tree of an HTML document's tokens.
struct HTMLTreeBuilder {
  enum Mode {
    case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead, inBody, text
    case inTable, inCaption, inColumnGroup, inTableBody, inRow, inCell, afterBody, afterAfterBody
  }

  /// An element that is open.
  struct OpenElement {
    var node: Int32
    /// Of SVG's and MathML's elements `unknown`, whatever they are called.
    var tag: HTMLTag
    var isForeign = false
    /// Whether HTML's rules hold inside of a foreign element.
    var isIntegrationPoint = false
    /// Whether this goes on with formatting that was opened before, and was reported there.
    var isReopened = false
    /// The depth in the tree, from 1.
    var depth: Int32
  }

  /// A formatting element that has not been closed, or a marker that bounds them.
  struct FormattingElement {
    /// -1 for a marker.
    var node: Int32
    var tag: HTMLTag
  }

  var tree: MarkupTree
  let limits: MarkupLimits
  var mode = Mode.initial
  /// The mode to go back to after `title`, `script` and their like.
  var originalMode = Mode.inBody
  /// The modes around each open template.
  var templateModes: [Mode] = []
  /// The elements that are open, outermost first.
  var open: [OpenElement] = []
  /// How many of them are paragraphs: most blocks look for one.
  var openParagraphs = 0
  var formatting: [FormattingElement] = []
  /// How many formatting elements may still be opened again.
  var reopeningBudget = 20_000
  var hasReportedBudget = false
  var head: Int32 = -1
  var form: Int32 = -1
  var body: Int32 = -1
  var doctype: DoctypeToken?
  var doctypeName = MarkupRange.empty
  /// Whether content that a table cannot hold goes before it.
  var fosters = false
  /// Whether a line feed at the start of the next text is layout.
  var skipsLineFeed = false
  var honorsSelfClosing: Bool
  let options: HTMLOptions

  init(tree: MarkupTree, options: HTMLOptions, limits: MarkupLimits) {
    self.tree = tree
    self.options = options
    self.limits = limits
    honorsSelfClosing = options.selfClosing == .honored
  }

  mutating func build(_ tokenizer: inout HTMLTokenizer) throws(MarkupError) {
    if options.selfClosing == .honoredInXHTML, tokenizer.startsWith("<?xml", at: 0) {
      honorsSelfClosing = true
    }
    while true {
      tokenizer.allowsCDATA = open.last?.isForeign ?? false
      let token = try tokenizer.next()
      if skipsLineFeed {
        skipsLineFeed = false
        if token.kind == .text, let shorter = withoutLineFeed(token, tokenizer) {
          if !shorter.text.isEmpty { try process(shorter, &tokenizer) }
          continue
        }
      }
      try process(token, &tokenizer)
      if token.kind == .end { return }
    }
  }

  private func withoutLineFeed(
    _ token: MarkupToken, _ tokenizer: borrowing HTMLTokenizer
  ) -> MarkupToken? {
    guard tokenizer.withBytes(token.text, { $0.first }) == 0x0A else { return nil }
    var shorter = token
    shorter.text.lower &+= 1
    return shorter
  }

  /// Handles a token, in one mode after the other until one of them has done with it.
  mutating func process(
    _ token: MarkupToken, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) {
    if let current = open.last, current.isForeign, token.kind != .end,
      !(current.isIntegrationPoint && (token.kind == .startTag || token.kind == .text))
    {
      if try foreignContent(token, &tokenizer) { return }
    }
    while try !handle(token, in: mode, &tokenizer) {}
  }

  /// Handles a token by a mode's rules; `false` if it has to be handled again in the new mode.
  mutating func handle(
    _ token: MarkupToken, in mode: Mode, _ tokenizer: inout HTMLTokenizer
  ) throws(MarkupError) -> Bool {
    switch mode {
    case .inBody: try inBody(token, &tokenizer)
    case .text: try inText(token, &tokenizer)
    case .initial: try initial(token, &tokenizer)
    case .beforeHTML: try beforeHTML(token, &tokenizer)
    case .beforeHead: try beforeHead(token, &tokenizer)
    case .inHead: try inHead(token, &tokenizer)
    case .inHeadNoscript: try inHeadNoscript(token, &tokenizer)
    case .afterHead: try afterHead(token, &tokenizer)
    case .inTable: try inTable(token, &tokenizer)
    case .inCaption: try inCaption(token, &tokenizer)
    case .inColumnGroup: try inColumnGroup(token, &tokenizer)
    case .inTableBody: try inTableBody(token, &tokenizer)
    case .inRow: try inRow(token, &tokenizer)
    case .inCell: try inCell(token, &tokenizer)
    case .afterBody, .afterAfterBody: try afterBody(token, &tokenizer)
    }
  }
}
