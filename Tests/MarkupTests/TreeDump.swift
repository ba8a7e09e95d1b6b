import Markup

/// A tree as one line: elements as `name[attribute=value](children)`, texts in quotes, comments in
/// braces, processing instructions between question marks.
func dump(_ node: MarkupNode) -> String {
  node.children.map { child -> String in
    switch child.kind {
    case .document: return "?"
    case .text: return "'\(child.text)'"
    case .comment: return "{\(child.text)}"
    case .processingInstruction: return "?\(child.text)?"
    case .element:
      let attributes = child.attributes.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
      let inner = dump(child)
      return child.name + (attributes.isEmpty ? "" : "[\(attributes)]")
        + (inner.isEmpty ? "" : "(\(inner))")
    }
  }.joined(separator: " ")
}

extension MarkupDocument {
  init(xml string: String, _ options: XMLOptions = XMLOptions(strictness: .strict)) throws {
    try self.init(xml: MarkupSource(utf8: Array(string.utf8)), options: options)
  }

  /// Diagnostics as `line:column message`.
  var messages: [String] {
    diagnostics.map { "\($0.position.line):\($0.position.column) \($0.problem.message)" }
  }
}

/// What an error says, as `line:column message`.
func message(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "no error"
  } catch let error as MarkupError {
    return "\(error.position.line):\(error.position.column) \(error.message)"
  } catch {
    return "\(error)"
  }
}
