/// Writes XML or XHTML as UTF-8 bytes, well-formed by construction: every start tag gets its end tag,
/// every text and attribute is escaped.
///
/// The caller's duty: one root element, no attribute twice in one tag, names that are XML names.
/// ```swift
/// var writer = XMLWriter()
/// writer.open("p")
/// writer.attribute("class", "first")
/// writer.text("Tom & Jerry")
/// writer.close()
/// ```
package struct XMLWriter: Sendable {
  /// How an element without content is written.
  package enum EmptyElements: Sendable {
    /// `<x/>` for every element.
    case collapsed
    /// `<br/>` for HTML's void elements, `<p></p>` for all others, so that an HTML parser reads the
    /// same tree.
    case collapsedWhereVoid
  }

  /// What is written so far. The last start tag may still lack its `>`.
  package private(set) var bytes: [UInt8] = []

  /// The names of the elements that are open, outermost first.
  private var openElements: [StaticString] = []
  private var isInStartTag = false
  private let emptyElements: EmptyElements

  package init(emptyElements: EmptyElements = .collapsed, reservingCapacity capacity: Int = 0) {
    self.emptyElements = emptyElements
    if capacity > 0 { bytes.reserveCapacity(capacity) }
  }

  /// The number of elements that are open.
  package var depth: Int { openElements.count }

  /// Writes `<?xml version="1.0" encoding="UTF-8"?>` and a line feed.
  package mutating func declaration() {
    markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// Starts an element; attributes may follow until anything else is written.
  package mutating func open(_ name: StaticString) {
    endStartTag()
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: name.bytes)
    openElements.append(name)
    isInStartTag = true
  }

  /// Writes an attribute of the element just opened. Elsewhere it writes nothing.
  package mutating func attribute(_ name: StaticString, _ value: String) {
    assert(isInStartTag, "an attribute belongs to a start tag")
    guard isInStartTag else { return }
    bytes.append(UInt8(ascii: " "))
    bytes.append(contentsOf: name.bytes)
    bytes.append(UInt8(ascii: "="))
    bytes.append(UInt8(ascii: "\""))
    appendEscapedAttribute(value, into: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes an attribute unless it has no value.
  package mutating func attribute(_ name: StaticString, ifPresent value: String?) {
    if let value { attribute(name, value) }
  }

  /// Writes `text` as character data. An empty text still gives the element content.
  package mutating func text(_ text: String) {
    endStartTag()
    appendEscapedText(text, into: &bytes)
  }

  /// Ends the innermost open element. Without one it writes nothing.
  package mutating func close() {
    assert(!openElements.isEmpty, "no element is open")
    guard let name = openElements.popLast() else { return }
    if isInStartTag, emptyElements == .collapsed || isVoid(name) {
      isInStartTag = false
      markup("/>")
      return
    }
    endStartTag()
    markup("</")
    bytes.append(contentsOf: name.bytes)
    bytes.append(UInt8(ascii: ">"))
  }

  /// Writes a whole element around what `content` writes.
  package mutating func element<Failure: Error>(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
    _ content: (inout XMLWriter) throws(Failure) -> Void
  ) throws(Failure) {
    open(name)
    for (name, value) in attributes { attribute(name, ifPresent: value) }
    try content(&self)
    close()
  }

  /// Writes a whole element that holds `text` alone.
  package mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], text: String
  ) {
    element(name, attributes) { $0.text(text) }
  }

  /// Writes a whole element without content.
  package mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]
  ) {
    element(name, attributes) { _ in }
  }

  /// Writes a comment; `--` in it is spread, since XML 1.0 forbids it (section 2.5).
  package mutating func comment(_ text: String) {
    markup("<!--")
    appendComment(text)
    markup("-->")
  }

  /// Writes a line feed, for layout between tags.
  package mutating func newline() {
    endStartTag()
    bytes.append(0x0A)
  }

  /// Writes markup as it stands. It must be balanced.
  package mutating func markup(_ markup: StaticString) {
    endStartTag()
    bytes.append(contentsOf: markup.bytes)
  }

  /// Writes markup that was made elsewhere as it stands. It must be balanced and escaped.
  package mutating func markup(_ markup: Span<UInt8>) {
    endStartTag()
    markup.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
  }

  /// Closes what is open and hands over the bytes.
  package consuming func finish() -> [UInt8] {
    while !openElements.isEmpty { close() }
    return bytes
  }

  private mutating func endStartTag() {
    if isInStartTag {
      isInStartTag = false
      bytes.append(UInt8(ascii: ">"))
    }
  }

  private mutating func appendComment(_ text: String) {
    var previous: UInt8 = UInt8(ascii: "-")
    for byte in xmlRepresentable(text).utf8 {
      if byte == UInt8(ascii: "-"), previous == byte { bytes.append(UInt8(ascii: " ")) }
      bytes.append(byte)
      previous = byte
    }
    if previous == UInt8(ascii: "-"), !text.isEmpty { bytes.append(UInt8(ascii: " ")) }
  }
}

/// Whether an element can have no content in HTML (WHATWG HTML, 13.1.2).
private func isVoid(_ name: StaticString) -> Bool {
  let voidElements: [StaticString] = [
    "br", "hr", "img", "link", "meta", "col", "wbr", "input", "area", "base", "embed", "param",
    "source", "track",
  ]
  return voidElements.contains { $0.bytes.elementsEqual(name.bytes) }
}
