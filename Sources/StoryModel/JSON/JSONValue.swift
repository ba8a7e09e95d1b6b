/// A JSON value (RFC 8259). Objects keep the order of their members.
package struct JSONValue: Sendable {
  package var content: Content
  /// Where the value starts in what it was parsed from, in bytes. Not a part of equality.
  package var offset: Int

  package enum Content: Equatable, Sendable {
    case null
    case bool(Bool)
    /// A number that is whole and fits.
    case integer(Int)
    /// Any other number.
    case decimal(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])
  }

  /// A name and a value in an object.
  package struct Member: Equatable, Sendable {
    package var name: String
    package var value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  package init(_ content: Content, offset: Int = 0) {
    self.content = content
    self.offset = offset
  }

  package static func integer(_ value: Int) -> JSONValue { JSONValue(.integer(value)) }
  package static func bool(_ value: Bool) -> JSONValue { JSONValue(.bool(value)) }
  package static func string(_ value: String) -> JSONValue { JSONValue(.string(value)) }
  package static func array(_ values: [JSONValue]) -> JSONValue { JSONValue(.array(values)) }
  package static func object(_ members: [Member]) -> JSONValue { JSONValue(.object(members)) }

  /// How deep arrays and objects may nest in what is parsed.
  package static let maximumDepth = 512
}

extension JSONValue: Equatable {
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    left.content == right.content
  }
}

/// Why bytes are not JSON, or JSON is not a story.
package struct JSONError: Error, Equatable, Sendable {
  /// A sentence, lower case, without a full stop.
  package var message: String
  /// The way out, if there is one.
  package var hint: String?
  /// The byte where it was seen.
  package var offset: Int

  package init(_ message: String, hint: String? = nil, at offset: Int) {
    self.message = message
    self.hint = hint
    self.offset = offset
  }
}
