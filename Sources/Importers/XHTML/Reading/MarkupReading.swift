package import Conversion
package import Markup

/// How documents become trees.
package enum MarkupReading {
  /// Reads a document as XML where it is XHTML, else as HTML.
  /// - Parameter entry: the file in an archive that the document is, for messages.
  /// - Throws: ``ImportError`` where a limit is exceeded or the encoding is unknown.
  package static func document(
    _ bytes: [UInt8], entry: String?, diagnostics: inout Diagnostics
  ) throws(ImportError) -> MarkupDocument {
    let source: MarkupSource
    let document: MarkupDocument
    do throws(MarkupError) {
      source = try decodeMarkup(bytes)
      document = try tree(of: source, isBook: entry != nil, entry: entry, &diagnostics)
    } catch {
      throw ImportError(error.message, at: SourcePosition(error.position), entry: entry)
    }
    report(document.diagnostics, entry: entry, to: &diagnostics)
    return document
  }

  private static func tree(
    of source: MarkupSource, isBook: Bool, entry: String?, _ diagnostics: inout Diagnostics
  ) throws(MarkupError) -> MarkupDocument {
    guard isBook || claimsXHTML(source.bytes) else { return try html(source) }
    do {
      return try MarkupDocument(xml: source, options: XMLOptions(entities: .html))
    } catch {
      if error.isRefusal { throw error }
      diagnostics.warn(
        "not-well-formed", "not well-formed: \(error.message); read as HTML",
        at: SourcePosition(error.position), entry: entry)
      return try html(source)
    }
  }

  private static func html(_ source: MarkupSource) throws(MarkupError) -> MarkupDocument {
    try MarkupDocument(html: source)
  }

  /// Whether a document says at its start that it is XHTML.
  private static func claimsXHTML(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(1_024)
    if head.starts(with: "<?xml".utf8) { return true }
    let name = Array("xmlns=\"http://www.w3.org/1999/xhtml\"".utf8)
    return head.indices.contains { head[$0] == name[0] && head[$0...].starts(with: name) }
  }

  /// What holds the text of a document: its `body`, or the document itself.
  package static func body(of document: MarkupDocument) -> MarkupNode? {
    guard let root = document.rootElement else { return nil }
    if root.tag == .html {
      return root.childElements.first { $0.tag == .body } ?? root
    }
    return document.root
  }

  /// Hands on what is wrong with the markup.
  package static func report(
    _ problems: [MarkupDiagnostic], entry: String?, to diagnostics: inout Diagnostics
  ) {
    for problem in problems {
      diagnostics.warn(
        code(of: problem.problem), problem.problem.message,
        at: SourcePosition(problem.position), entry: entry)
    }
  }

  private static func code(of problem: MarkupProblem) -> String {
    switch problem {
    case .html(let error): error.rawValue
    case .invalidBytes: "invalid-bytes"
    case .misdeclaredEncoding, .guessedEncoding: "encoding"
    case .forbiddenCharacter: "forbidden-character"
    case .bareAmpersand: "bare-ampersand"
    case .undefinedEntity: "undefined-entity"
    case .externalEntity: "external-entity"
    case .entityWithMarkup: "entity-with-markup"
    case .invalidCharacterReference: "invalid-character-reference"
    case .ignoredDeclaration: "ignored-declaration"
    case .notWellFormed: "not-well-formed"
    case .undeclaredPrefix: "undeclared-prefix"
    case .unexpectedEndTag: "unexpected-end-tag"
    case .unexpectedStartTag: "unexpected-start-tag"
    case .unclosedElement: "unclosed-element"
    case .misnestedFormatting: "misnested-formatting"
    case .contentMovedOutOfTable: "content-moved-out-of-table"
    case .formattingNotCarried: "formatting-not-carried"
    }
  }
}

extension SourcePosition {
  /// A place in a document.
  package init(_ position: MarkupPosition) {
    self.init(line: position.line, column: position.column)
  }
}
