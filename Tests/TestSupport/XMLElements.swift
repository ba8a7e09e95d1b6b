/// A well-formed XML document, as the elements it has. Only as much of XML as exporters write.
package struct XMLElements {
  package struct Element: Equatable, Sendable {
    package var name: String
    package var attributes: [String: String]
    /// How many elements stand around it.
    package var depth: Int
  }

  /// The elements, in the order of their start tags.
  package private(set) var elements: [Element] = []
  /// The character data of the element `body`, references resolved.
  package private(set) var bodyText = ""

  private var bytes: ArraySlice<UInt8>
  private var open: [String] = []

  /// - Throws: a ``TestFailure`` that says what is not well-formed.
  package init(_ document: [UInt8]) throws {
    bytes = document[...]
    guard String(validating: document, as: UTF8.self) != nil else { throw failure("not UTF-8") }
    while let byte = bytes.first {
      if byte != UInt8(ascii: "<") {
        let data = bytes.prefix { $0 != UInt8(ascii: "<") }
        bytes.removeFirst(data.count)
        let text = try resolved(data)
        if open.contains("body") { bodyText += text }
      } else if take("<?") || take("<!DOCTYPE") {
        guard open.isEmpty, elements.isEmpty else { throw failure("a declaration inside") }
        _ = try upTo(">")
      } else if take("</") {
        let name = String(decoding: try upTo(">"), as: UTF8.self)
        guard open.popLast() == name else { throw failure("</\(name)> ends nothing") }
      } else {
        bytes.removeFirst()
        try readElement()
      }
    }
    guard open.isEmpty, !elements.isEmpty else { throw failure("not all elements end") }
  }

  private mutating func readElement() throws {
    if open.isEmpty, !elements.isEmpty { throw failure("a second root") }
    let name = self.name()
    guard !name.isEmpty else { throw failure("a tag without a name") }
    var attributes: [String: String] = [:]
    while bytes.first == 0x20 {
      bytes.removeFirst()
      let key = self.name()
      guard !key.isEmpty, take("=\"") else { throw failure("a strange attribute of \(name)") }
      let value = try resolved(try upTo("\""))
      guard attributes.updateValue(value, forKey: key) == nil else {
        throw failure("\(key) twice in \(name)")
      }
    }
    elements.append(Element(name: name, attributes: attributes, depth: open.count))
    if take("/>") { return }
    guard take(">") else { throw failure("the tag \(name) does not end") }
    open.append(name)
  }

  private mutating func name() -> String {
    let name = bytes.prefix { byte in
      (0x30...0x3A).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        || byte == UInt8(ascii: "-")
    }
    bytes.removeFirst(name.count)
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func take(_ text: String) -> Bool {
    guard bytes.starts(with: text.utf8) else { return false }
    bytes.removeFirst(text.utf8.count)
    return true
  }

  private mutating func upTo(_ end: Unicode.Scalar) throws -> ArraySlice<UInt8> {
    guard let index = bytes.firstIndex(of: UInt8(ascii: end)) else { throw failure("no \(end)") }
    let result = bytes[..<index]
    bytes = bytes[(index + 1)...]
    return result
  }

  private func resolved(_ data: ArraySlice<UInt8>) throws -> String {
    guard data.contains(UInt8(ascii: "&")) else {
      if data.contains(UInt8(ascii: "<")) { throw failure("a bare <") }
      return String(decoding: data, as: UTF8.self)
    }
    let known = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#9": "\t", "#10": "\n", "#13": "\r",
    ]
    var result: [UInt8] = []
    var rest = data
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "&") else {
        result.append(byte)
        continue
      }
      let name = rest.prefix { $0 != UInt8(ascii: ";") }
      guard let value = known[String(decoding: name, as: UTF8.self)] else {
        throw failure("an unknown reference")
      }
      result += value.utf8
      rest = rest.dropFirst(name.count + 1)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func failure(_ message: String) -> TestFailure {
    let next = String(decoding: bytes.prefix(60), as: UTF8.self)
    return TestFailure("not well-formed: \(message); inside \(open), before '\(next)'")
  }
}
