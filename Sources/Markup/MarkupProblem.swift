/// What is wrong with a document that can still be read.
package enum MarkupProblem: Hashable, Sendable {
  /// A parse error of the HTML standard (WHATWG HTML, 13.2.2).
  case html(HTMLParseError)

  /// The bytes are not in the encoding they claim; `byteOffset` counts in the undecoded input.
  case invalidBytes(in: MarkupEncoding, byteOffset: Int)
  /// The bytes were read in another encoding than the one declared. `byteOffset` is the first byte of the
  /// undecoded input that shows it.
  case misdeclaredEncoding(declared: String, used: MarkupEncoding, byteOffset: Int)
  /// Nothing declares the encoding and it is not UTF-8.
  case guessedEncoding(MarkupEncoding, byteOffset: Int)
  /// A control that XML forbids was replaced by U+FFFD.
  case forbiddenCharacter(UInt32)

  /// An ampersand that starts no reference stays in the text.
  case bareAmpersand
  /// A reference to an entity nobody declared stays in the text as it is written.
  case undefinedEntity(String)
  /// A reference to a file stays in the text; the file is never opened.
  case externalEntity(String)
  /// A reference to an entity that holds markup stays in the text as it is written.
  case entityWithMarkup(String)
  /// A character reference to no character stays in the text as it is written.
  case invalidCharacterReference(String)
  /// A declaration in the document type is not read: parameter entities, an external subset.
  case ignoredDeclaration(String)

  /// What makes a document no well-formed XML and was repaired.
  case notWellFormed(MarkupError.Reason)
  /// A prefix that is not declared was read as it usually is meant, or as part of the name.
  case undeclaredPrefix(String)

  /// An end tag that ends nothing was dropped.
  case unexpectedEndTag(String)
  /// A start tag that has no place here was dropped; its content is kept.
  case unexpectedStartTag(String)
  /// An element was ended by another element's end tag or by the end of the document.
  case unclosedElement(String)
  /// Formatting and blocks overlap; the formatting was continued in each block.
  case misnestedFormatting(String)
  /// Content that a table cannot hold was moved before it.
  case contentMovedOutOfTable
  /// More formatting was open than is carried from block to block.
  case formattingNotCarried
}

/// The parse errors of HTML tokenization, by the standard's own codes.
package enum HTMLParseError: String, CaseIterable, Sendable {
  case abruptClosingOfEmptyComment = "abrupt-closing-of-empty-comment"
  case abruptDoctypePublicIdentifier = "abrupt-doctype-public-identifier"
  case abruptDoctypeSystemIdentifier = "abrupt-doctype-system-identifier"
  case absenceOfDigits = "absence-of-digits-in-numeric-character-reference"
  case cdataInHTMLContent = "cdata-in-html-content"
  case characterReferenceOutsideUnicodeRange = "character-reference-outside-unicode-range"
  case controlCharacterInInputStream = "control-character-in-input-stream"
  case controlCharacterReference = "control-character-reference"
  case duplicateAttribute = "duplicate-attribute"
  case endTagWithAttributes = "end-tag-with-attributes"
  case endTagWithTrailingSolidus = "end-tag-with-trailing-solidus"
  case eofBeforeTagName = "eof-before-tag-name"
  case eofInCDATA = "eof-in-cdata"
  case eofInComment = "eof-in-comment"
  case eofInDoctype = "eof-in-doctype"
  case eofInScriptHTMLCommentLikeText = "eof-in-script-html-comment-like-text"
  case eofInTag = "eof-in-tag"
  case incorrectlyClosedComment = "incorrectly-closed-comment"
  case incorrectlyOpenedComment = "incorrectly-opened-comment"
  case invalidCharacterSequenceAfterDoctypeName = "invalid-character-sequence-after-doctype-name"
  case invalidFirstCharacterOfTagName = "invalid-first-character-of-tag-name"
  case missingAttributeValue = "missing-attribute-value"
  case missingDoctypeName = "missing-doctype-name"
  case missingDoctypePublicIdentifier = "missing-doctype-public-identifier"
  case missingDoctypeSystemIdentifier = "missing-doctype-system-identifier"
  case missingEndTagName = "missing-end-tag-name"
  case missingQuoteBeforeDoctypePublicIdentifier = "missing-quote-before-doctype-public-identifier"
  case missingQuoteBeforeDoctypeSystemIdentifier = "missing-quote-before-doctype-system-identifier"
  case missingSemicolonAfterCharacterReference = "missing-semicolon-after-character-reference"
  case missingWhitespaceAfterDoctypePublicKeyword =
    "missing-whitespace-after-doctype-public-keyword"
  case missingWhitespaceAfterDoctypeSystemKeyword =
    "missing-whitespace-after-doctype-system-keyword"
  case missingWhitespaceBeforeDoctypeName = "missing-whitespace-before-doctype-name"
  case missingWhitespaceBetweenAttributes = "missing-whitespace-between-attributes"
  case missingWhitespaceBetweenDoctypeIdentifiers =
    "missing-whitespace-between-doctype-public-and-system-identifiers"
  case nestedComment = "nested-comment"
  case noncharacterCharacterReference = "noncharacter-character-reference"
  case noncharacterInInputStream = "noncharacter-in-input-stream"
  case nullCharacterReference = "null-character-reference"
  case surrogateCharacterReference = "surrogate-character-reference"
  case unexpectedCharacterAfterDoctypeSystemIdentifier =
    "unexpected-character-after-doctype-system-identifier"
  case unexpectedCharacterInAttributeName = "unexpected-character-in-attribute-name"
  case unexpectedCharacterInUnquotedAttributeValue =
    "unexpected-character-in-unquoted-attribute-value"
  case unexpectedEqualsSignBeforeAttributeName = "unexpected-equals-sign-before-attribute-name"
  case unexpectedNullCharacter = "unexpected-null-character"
  case unexpectedQuestionMark = "unexpected-question-mark-instead-of-tag-name"
  case unexpectedSolidusInTag = "unexpected-solidus-in-tag"
  case unknownNamedCharacterReference = "unknown-named-character-reference"
}

/// A problem and its place.
package struct MarkupDiagnostic: Hashable, Sendable {
  package var problem: MarkupProblem
  package var position: MarkupPosition

  package init(_ problem: MarkupProblem, at position: MarkupPosition) {
    self.problem = problem
    self.position = position
  }
}

/// The problems found so far, by offset; the first few are kept and all are counted.
struct ProblemLog: Sendable {
  struct Entry: Sendable {
    var problem: MarkupProblem
    var offset: Int
  }

  private(set) var entries: [Entry] = []
  private(set) var omitted = 0
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  @inline(never)
  mutating func report(_ problem: MarkupProblem, at offset: Int) {
    if entries.count < capacity {
      entries.append(Entry(problem: problem, offset: offset))
    } else {
      omitted &+= 1
    }
  }

  @inline(never)
  mutating func report(_ error: HTMLParseError, at offset: Int) {
    report(.html(error), at: offset)
  }

  /// Adds the problems of another log, which may lie anywhere.
  mutating func merge(_ other: ProblemLog) {
    for entry in other.entries { report(entry.problem, at: entry.offset) }
    omitted &+= other.omitted
  }
}
