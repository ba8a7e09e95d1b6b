extension MarkupProblem {
  /// The problem in words: lower case, without a full stop or a position.
  package var message: String {
    switch self {
    case .html(let error): error.message
    case .invalidBytes(let encoding, let offset):
      "byte \(offset) is not valid \(encoding.name); replaced by U+FFFD"
    case .misdeclaredEncoding(let declared, let used, let offset):
      "declared as \(declared) but byte \(offset) is not; read as \(used.name)"
    case .guessedEncoding(let encoding, let offset):
      "encoding not declared and byte \(offset) is not UTF-8; read as \(encoding.name)"
    case .forbiddenCharacter(let scalar):
      "character \(scalarName(scalar)) is not allowed in XML; replaced by U+FFFD"
    case .bareAmpersand: "bare '&' kept as text"
    case .undefinedEntity(let name): "undefined entity '&\(name);' kept as text"
    case .externalEntity(let name): "external entity '&\(name);' not opened; kept as text"
    case .entityWithMarkup(let name): "entity '&\(name);' holds markup; kept as text"
    case .invalidCharacterReference(let text): "'\(text)' refers to no character; kept as text"
    case .ignoredDeclaration(let text): "\(text) in the document type ignored"
    case .notWellFormed(let reason): MarkupError.message(for: reason)
    case .undeclaredPrefix(let prefix): "namespace prefix '\(prefix)' is not declared"
    case .unexpectedEndTag(let name): "end tag </\(name)> ends nothing; dropped"
    case .unexpectedStartTag(let name): "<\(name)> has no place here; dropped, its content is kept"
    case .unclosedElement(let name): "<\(name)> is not closed"
    case .misnestedFormatting(let name):
      "<\(name)> is closed in another element than it was opened in; continued in each"
    case .contentMovedOutOfTable: "content that a table cannot hold moved before it"
    case .formattingNotCarried: "too much open formatting; not carried any further"
    }
  }
}

extension HTMLParseError {
  /// The standard's code as words.
  package var message: String {
    let words = rawValue.split(separator: "-").joined(separator: " ")
    return words.hasPrefix("eof") ? "end of file" + words.dropFirst(3) : words
  }
}

/// A scalar as the Unicode standard writes it: `U+0008`.
func scalarName(_ scalar: UInt32) -> String {
  let digits = String(scalar, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
