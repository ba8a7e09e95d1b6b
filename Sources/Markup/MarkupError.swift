/// Why a document is refused, and where.
package struct MarkupError: Error, Hashable, Sendable {
  package var reason: Reason
  package var position: MarkupPosition

  package init(_ reason: Reason, at position: MarkupPosition) {
    self.reason = reason
    self.position = position
  }

  package enum Reason: Hashable, Sendable {
    // Limits and attacks: refused in every mode.
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)
    case tooManyAttributes(limit: Int)
    case attributeTooLong(limit: Int)
    case entityTooLarge(String, limit: Int)
    case entityTooDeep(String, limit: Int)
    case recursiveEntity(String)

    // Encodings.
    case unsupportedEncoding(String)

    // Well-formedness of XML 1.0 and its namespaces.
    case noRootElement
    case contentAfterRoot
    case textOutsideRoot
    case mismatchedEndTag(expected: String, found: String)
    case unexpectedEndTag(String)
    case unclosedElement(String)
    case malformedTag(String)
    case malformedDeclaration
    case misplacedXMLDeclaration
    case misplacedDoctype
    case unterminated(Construct)
    case duplicateAttribute(String)
    case missingAttributeValue(String)
    case unquotedAttributeValue(String)
    case lessThanInAttributeValue(String)
    case missingSpaceBetweenAttributes
    case doubleHyphenInComment
    case cdataEndInText
    case invalidProcessingInstruction
    case forbiddenCharacter(UInt32)
    case bareAmpersand
    case undefinedEntity(String)
    case externalEntity(String)
    case entityWithMarkup(String)
    case invalidCharacterReference(String)
    case undeclaredPrefix(String)
    case invalidNamespaceDeclaration(String)
  }

  /// What a document can end in the middle of.
  package enum Construct: String, Hashable, Sendable {
    case tag
    case comment
    case cdata = "CDATA section"
    case processingInstruction = "processing instruction"
    case doctype = "document type declaration"
  }

  /// Whether the document attacks or exceeds limits, so that reading it in a more tolerant way must
  /// not be tried.
  package var isRefusal: Bool {
    switch reason {
    case .tooLarge, .tooDeep, .tooManyAttributes, .attributeTooLong, .entityTooLarge,
      .entityTooDeep, .recursiveEntity:
      true
    default: false
    }
  }

  /// The error in words: lower case, without a full stop or the position.
  package var message: String { Self.message(for: reason) }

  static func message(for reason: Reason) -> String {
    switch reason {
    case .tooLarge(let limit): "document is larger than \(limit) bytes"
    case .tooDeep(let limit): "elements are nested more than \(limit) deep"
    case .tooManyAttributes(let limit): "element has more than \(limit) attributes"
    case .attributeTooLong(let limit): "attribute is longer than \(limit) bytes"
    case .entityTooLarge(let name, let limit):
      "entity '&\(name);' expands the document by more than \(limit) bytes"
    case .entityTooDeep(let name, let limit):
      "entity '&\(name);' is nested more than \(limit) deep"
    case .recursiveEntity(let name): "entity '&\(name);' contains itself"
    case .unsupportedEncoding(let name): "encoding '\(name)' is not supported"
    case .noRootElement: "document has no element"
    case .contentAfterRoot: "second element after the end of the first"
    case .textOutsideRoot: "text outside of the document's element"
    case .mismatchedEndTag(let expected, let found):
      "end tag </\(found)> does not match <\(expected)>"
    case .unexpectedEndTag(let name): "end tag </\(name)> ends nothing"
    case .unclosedElement(let name): "<\(name)> is not closed"
    case .malformedTag(let name): "malformed tag <\(name)>"
    case .malformedDeclaration: "malformed declaration"
    case .misplacedXMLDeclaration: "XML declaration is not at the start"
    case .misplacedDoctype: "document type declaration is not before the first element"
    case .unterminated(let construct): "\(construct.rawValue) is not closed"
    case .duplicateAttribute(let name): "attribute '\(name)' appears twice"
    case .missingAttributeValue(let name): "attribute '\(name)' has no value"
    case .unquotedAttributeValue(let name): "value of attribute '\(name)' is not in quotes"
    case .lessThanInAttributeValue(let name): "value of attribute '\(name)' contains '<'"
    case .missingSpaceBetweenAttributes: "no space between attributes"
    case .doubleHyphenInComment: "'--' inside a comment"
    case .cdataEndInText: "']]>' in text"
    case .invalidProcessingInstruction: "malformed processing instruction"
    case .forbiddenCharacter(let scalar): "character \(scalarName(scalar)) is not allowed"
    case .bareAmpersand: "bare '&'"
    case .undefinedEntity(let name): "undefined entity '&\(name);'"
    case .externalEntity(let name): "external entity '&\(name);' is never opened"
    case .entityWithMarkup(let name): "entity '&\(name);' holds markup"
    case .invalidCharacterReference(let text): "'\(text)' refers to no character"
    case .undeclaredPrefix(let prefix): "namespace prefix '\(prefix)' is not declared"
    case .invalidNamespaceDeclaration(let name): "invalid namespace declaration '\(name)'"
    }
  }
}
