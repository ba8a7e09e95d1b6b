extension JSONValue {
  /// Parses a JSON text, strictly by RFC 8259. A byte order mark at its start is skipped.
  /// - Complexity: O(n) in bytes; arrays and objects are kept on a stack of their own.
  /// - Throws: where the bytes are not JSON, not UTF-8, or nest deeper than ``maximumDepth``.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      var parser = JSONParser(bytes: buffer)
      return try parser.document()
    }
  }
}

private struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0

  /// An array or object that is not closed yet.
  private struct Container {
    var offset: Int
    var isObject: Bool
    var elements: [JSONValue] = []
    var members: [JSONValue.Member] = []
    var name = ""

    mutating func add(_ value: JSONValue) {
      if isObject {
        members.append(JSONValue.Member(name, value))
      } else {
        elements.append(value)
      }
    }

    var value: JSONValue {
      JSONValue(isObject ? .object(members) : .array(elements), offset: offset)
    }
  }

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  mutating func document() throws(JSONError) -> JSONValue {
    var open: [Container] = []
    while true {
      var value: JSONValue
      switch next() {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard open.count < JSONValue.maximumDepth else {
          throw JSONError("nested deeper than \(JSONValue.maximumDepth) levels", at: index)
        }
        var container = Container(offset: index, isObject: bytes[index] == UInt8(ascii: "{"))
        index += 1
        if next() != (container.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
          if container.isObject { container.name = try name() }
          open.append(container)
          continue
        }
        index += 1
        value = container.value
      default:
        value = try scalar()
      }
      // The value is whole: it may end arrays and objects around it.
      closing: while true {
        guard !open.isEmpty else {
          if next() != nil { throw JSONError("text after the end of the value", at: index) }
          return value
        }
        let top = open.count - 1
        open[top].add(value)
        let isObject = open[top].isObject
        switch next() {
        case UInt8(ascii: ","):
          index += 1
          if isObject { open[top].name = try name() }
          break closing
        case UInt8(ascii: "}") where isObject, UInt8(ascii: "]") where !isObject:
          index += 1
          value = open.removeLast().value
        case nil:
          throw JSONError(
            "the file ends inside of \(isObject ? "an object" : "an array")", at: index)
        default:
          throw JSONError("expected ',' or '\(isObject ? "}" : "]")'", at: index)
        }
      }
    }
  }

  /// The next byte that is not white space.
  private mutating func next() -> UInt8? {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case let byte: return byte
      }
    }
    return nil
  }

  /// A name and the colon behind it.
  private mutating func name() throws(JSONError) -> String {
    guard next() == UInt8(ascii: "\"") else {
      throw JSONError("expected a name in double quotes", at: index)
    }
    let name = try string()
    guard next() == UInt8(ascii: ":") else { throw JSONError("expected ':'", at: index) }
    index += 1
    return name
  }

  private mutating func scalar() throws(JSONError) -> JSONValue {
    let start = index
    guard let byte = next() else { throw JSONError("expected a value", at: start) }
    let offset = index
    switch byte {
    case UInt8(ascii: "\""):
      return JSONValue(.string(try string()), offset: offset)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return JSONValue(try number(), offset: offset)
    default:
      if take("true") { return JSONValue(.bool(true), offset: offset) }
      if take("false") { return JSONValue(.bool(false), offset: offset) }
      if take("null") { return JSONValue(.null, offset: offset) }
      throw JSONError("expected a value", at: offset)
    }
  }

  private mutating func take(_ word: StaticString) -> Bool {
    let isHere = word.withUTF8Buffer { bytes[index...].starts(with: $0) }
    if isHere { index += word.utf8CodeUnitCount }
    return isHere
  }

  private mutating func digits() throws(JSONError) {
    let start = index
    while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 { index += 1 }
    if index == start { throw JSONError("expected a digit", at: index) }
  }

  private mutating func number() throws(JSONError) -> JSONValue.Content {
    let start = index
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    if index < bytes.count, bytes[index] == UInt8(ascii: "0") {
      index += 1
      if index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 {
        throw JSONError("a number cannot start with 0", at: start)
      }
    } else {
      try digits()
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      try digits()
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
      {
        index += 1
      }
      try digits()
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if let integer = Int(text) { return .integer(integer) }
    let decimal = Double(text) ?? 0
    // Whole numbers up to 2^53 may be written in any way: 2.0, 1e3.
    guard abs(decimal) <= 9_007_199_254_740_992, Double(Int(decimal)) == decimal else {
      return .decimal(decimal)
    }
    return .integer(Int(decimal))
  }

  /// A string, from its opening quote on.
  private mutating func string() throws(JSONError) -> String {
    index += 1
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\""),
      bytes[index] != UInt8(ascii: "\\"),
      bytes[index] >= 0x20
    {
      index += 1
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
      let text = UnsafeBufferPointer(rebasing: bytes[start..<index])
      index += 1
      return try decoded(text, at: start)
    }
    var unescaped = Array(bytes[start..<index])
    while true {
      guard index < bytes.count else {
        throw JSONError("the file ends inside of a string", at: index)
      }
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return try unescaped.withUnsafeBufferPointer { text throws(JSONError) in
          try decoded(text, at: start)
        }
      case UInt8(ascii: "\\"):
        try escape(into: &unescaped)
      case 0..<0x20:
        throw JSONError(
          "a string cannot hold a line end or control character",
          hint: "escape it: \\n, \\t, \\u0001",
          at: index)
      case let byte:
        unescaped.append(byte)
        index += 1
      }
    }
  }

  private func decoded(
    _ text: UnsafeBufferPointer<UInt8>, at offset: Int
  ) throws(JSONError) -> String {
    var result = String(decoding: text, as: UTF8.self)
    // Decoding replaces what is not UTF-8, so that the bytes are others then.
    let isSame = result.withUTF8 { $0.count == text.count && $0.elementsEqual(text) }
    if !isSame { throw JSONError("a string is not UTF-8", at: offset) }
    return result
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    let start = index
    index += 1
    guard index < bytes.count else {
      throw JSONError("the file ends inside of a string", at: index)
    }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var value = try hexadecimal(at: start)
      if value >> 10 == 0xD800 >> 10, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
        bytes[index + 1] == UInt8(ascii: "u")
      {
        index += 2
        let low = try hexadecimal(at: start)
        guard low >> 10 == 0xDC00 >> 10 else {
          throw JSONError("half of a surrogate pair", at: start)
        }
        value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
      }
      guard let scalar = Unicode.Scalar(value) else {
        throw JSONError("half of a surrogate pair", at: start)
      }
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default:
      throw JSONError("unknown escape", hint: "a backslash is written '\\\\'", at: start)
    }
  }

  private mutating func hexadecimal(at start: Int) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard index < bytes.count, let digit = Self.hexadecimalDigit(bytes[index]) else {
        throw JSONError("expected four hexadecimal digits after '\\u'", at: start)
      }
      value = value << 4 | digit
      index += 1
    }
    return value
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte) - 0x57
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte) - 0x37
    default: nil
    }
  }
}
