/// Reads JSON values that stand for stories; see ``StoryJSON`` for the format.
package struct StoryJSONReader {
  /// The first names that nothing is known of, as paths, and where they stand.
  package private(set) var unknownNames: [(path: String, offset: Int)] = []
  /// How many names there were that nothing is known of.
  package private(set) var unknownNameCount = 0

  private let limit: Int
  private var path: [Step] = []

  private enum Step {
    case name(String)
    case index(Int)
  }

  /// - Parameter limit: how many of the unknown names to keep.
  package init(limit: Int) {
    self.limit = limit
  }

  /// The members of an object, by name.
  struct Object {
    let offset: Int
    fileprivate var members: [String: JSONValue] = [:]

    subscript(name: String) -> JSONValue? { members[name] }
  }

  /// The object that `value` is, of which `names` are known.
  mutating func object(_ value: JSONValue, names: [String]) throws(JSONError) -> Object {
    guard case .object(let members) = value.content else {
      throw error("expected an object", at: value)
    }
    var object = Object(offset: value.offset)
    for member in members {
      if names.contains(member.name) {
        if object.members.updateValue(member.value, forKey: member.name) != nil {
          throw error("'\(member.name)' stands here twice", at: member.value)
        }
      } else {
        unknownNameCount += 1
        if unknownNames.count < limit {
          unknownNames.append((pathText(adding: member.name), member.value.offset))
        }
      }
    }
    return object
  }

  /// What `read` makes of the member `name`, or nil where the object has none.
  mutating func optional<Result>(
    _ name: String, of object: Object,
    _ read: (inout StoryJSONReader, JSONValue) throws(JSONError) -> Result
  ) throws(JSONError) -> Result? {
    guard let value = object[name] else { return nil }
    path.append(.name(name))
    let result = try read(&self, value)
    path.removeLast()
    return result
  }

  /// What `read` makes of the member `name`.
  mutating func needed<Result>(
    _ name: String, of object: Object,
    _ read: (inout StoryJSONReader, JSONValue) throws(JSONError) -> Result
  ) throws(JSONError) -> Result {
    guard let result = try optional(name, of: object, read) else {
      throw JSONError(message("'\(name)' is missing"), at: object.offset)
    }
    return result
  }

  /// What `read` makes of each element of the array `name`; nothing where the object has none.
  mutating func list<Result>(
    _ name: String, of object: Object,
    _ read: (inout StoryJSONReader, JSONValue) throws(JSONError) -> Result
  ) throws(JSONError) -> [Result] {
    try optional(name, of: object) { reader, value throws(JSONError) in
      try reader.elements(of: value, read)
    } ?? []
  }

  /// What `read` makes of each element of the array that `value` is.
  mutating func elements<Result>(
    of value: JSONValue, _ read: (inout StoryJSONReader, JSONValue) throws(JSONError) -> Result
  ) throws(JSONError) -> [Result] {
    guard case .array(let elements) = value.content else {
      throw error("expected an array", at: value)
    }
    var results: [Result] = []
    results.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      path.append(.index(index))
      results.append(try read(&self, element))
      path.removeLast()
    }
    return results
  }

  /// The string `name`, empty where the object has none.
  mutating func text(_ name: String, of object: Object) throws(JSONError) -> String {
    try optional(name, of: object) { reader, value throws(JSONError) in
      try reader.string(value)
    } ?? ""
  }

  mutating func neededText(_ name: String, of object: Object) throws(JSONError) -> String {
    try needed(name, of: object) { reader, value throws(JSONError) in try reader.string(value) }
  }

  mutating func texts(_ name: String, of object: Object) throws(JSONError) -> [String] {
    try list(name, of: object) { reader, value throws(JSONError) in try reader.string(value) }
  }

  func string(_ value: JSONValue) throws(JSONError) -> String {
    guard case .string(let text) = value.content else {
      throw error("expected a string", at: value)
    }
    return text
  }

  func number(_ value: JSONValue) throws(JSONError) -> Int {
    switch value.content {
    case .integer(let number): return number
    case .decimal: throw error("expected a whole number", at: value)
    case .null, .bool, .string, .array, .object: throw error("expected a number", at: value)
    }
  }

  func bool(_ value: JSONValue) throws(JSONError) -> Bool {
    guard case .bool(let isTrue) = value.content else {
      throw error("expected true or false", at: value)
    }
    return isTrue
  }

  /// One of a fixed set of words, `fallback` where the object has none.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, of object: Object, else fallback: Word
  ) throws(JSONError) -> Word {
    try optional(name, of: object) { reader, value throws(JSONError) in
      try reader.word(value)
    } ?? fallback
  }

  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ value: JSONValue
  ) throws(JSONError) -> Word {
    let text = try string(value)
    guard let word = Word(rawValue: text) else {
      let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw error("'\(text)' is not known here", hint: "known are: \(known)", at: value)
    }
    return word
  }

  func error(_ problem: String, hint: String? = nil, at value: JSONValue) -> JSONError {
    JSONError(message(problem), hint: hint, at: value.offset)
  }

  /// `sections[2].blocks[0].level: expected a number`.
  private func message(_ problem: String) -> String {
    path.isEmpty ? problem : pathText() + ": " + problem
  }

  private func pathText(adding name: String? = nil) -> String {
    var text = ""
    for step in path + (name.map { [.name($0)] } ?? []) {
      switch step {
      case .name(let name): text += (text.isEmpty ? "" : ".") + name
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}
