import StoryModel
import TestSupport
import Testing

/// The parser and the writer of JSON.
struct JSONValueTests {
  private func parse(_ text: String) throws(JSONError) -> JSONValue {
    try JSONValue(parsing: Array(text.utf8))
  }

  private func written(_ value: JSONValue) -> String {
    var bytes: [UInt8] = []
    value.write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("null", JSONValue(.null)), (" true ", .bool(true)), ("false", .bool(false)),
    ("0", .integer(0)), ("-12", .integer(-12)), ("1e2", .integer(100)), ("2.0", .integer(2)),
    ("9223372036854775807", .integer(.max)), ("2.5", JSONValue(.decimal(2.5))),
    ("-1.5E-1", JSONValue(.decimal(-0.15))), ("1e999", JSONValue(.decimal(.infinity))),
    ("\"\"", .string("")), (#""a\"\\\/\b\f\n\r\t""#, .string("a\"\\/\u{8}\u{C}\n\r\t")),
    (#""\u00e9\uD83D\ude00""#, .string("é😀")), ("\"é😀\u{7F}\"", .string("é😀\u{7F}")),
    ("[]", .array([])), ("[ ]", .array([])), ("{}", .object([])),
    ("\u{FEFF}[1]", .array([.integer(1)])),
    (
      "[1,[2],{\"a\":[]}]",
      .array([
        .integer(1), .array([.integer(2)]), .object([JSONValue.Member("a", .array([]))]),
      ])
    ),
    (
      "{\"b\":1,\r\n\t\"a\":2,\"b\":3}",
      .object([
        JSONValue.Member("b", .integer(1)), JSONValue.Member("a", .integer(2)),
        JSONValue.Member("b", .integer(3)),
      ])
    ),
  ])
  func `parses what RFC 8259 allows`(_ text: String, _ value: JSONValue) throws {
    #expect(try parse(text) == value)
  }

  @Test(arguments: [
    ("", "expected a value", 0), ("  ", "expected a value", 2), ("nul", "expected a value", 0),
    ("[1,]", "expected a value", 3), ("[1 2]", "expected ',' or ']'", 3),
    ("{\"a\":1,}", "expected a name in double quotes", 7),
    ("{a:1}", "expected a name in double quotes", 1),
    ("{\"a\" 1}", "expected ':'", 5), ("{\"a\":1]", "expected ',' or '}'", 6),
    ("[1", "the file ends inside of an array", 2),
    ("{\"a\":1", "the file ends inside of an object", 6),
    ("\"a", "the file ends inside of a string", 2), ("\"\\", "the file ends inside of a string", 2),
    ("\"a\nb\"", "a string cannot hold a line end or control character", 2),
    ("\"\\x\"", "unknown escape", 1),
    ("\"\\u12g4\"", "expected four hexadecimal digits after '\\u'", 1),
    ("\"\\ud800\"", "half of a surrogate pair", 1), ("\"\\udc00\"", "half of a surrogate pair", 1),
    ("\"\\ud800\\u0041\"", "half of a surrogate pair", 1),
    ("01", "a number cannot start with 0", 0), ("-", "expected a digit", 1),
    ("1.", "expected a digit", 2),
    ("1e", "expected a digit", 2), (".5", "expected a value", 0), ("+1", "expected a value", 0),
    ("1 2", "text after the end of the value", 2), ("'a'", "expected a value", 0),
    ("[1]]", "text after the end of the value", 3), ("\u{A0}1", "expected a value", 0),
  ])
  func `names what is not JSON, and where`(_ text: String, _ message: String, _ offset: Int) {
    let error = #expect(throws: JSONError.self) { try parse(text) }
    #expect(error?.message == message)
    #expect(error?.offset == offset)
  }

  @Test func `refuses what is not UTF-8`() {
    for bytes: [UInt8] in [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
    ] {
      let error = #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
      #expect(error == JSONError("a string is not UTF-8", at: 1))
    }
  }

  @Test func `nests to 512 levels and no further`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try parse(nested(512)) }
    let error = #expect(throws: JSONError.self) { try parse(nested(100_000)) }
    #expect(error == JSONError("nested deeper than 512 levels", at: 512))
  }

  @Test func `writes small values on one line and large ones over several`() {
    let value = JSONValue.object([
      JSONValue.Member("small", .array([.integer(1), .bool(true), JSONValue(.null)])),
      JSONValue.Member("text", .string("a\"\\\n\u{1}\u{1F}é")),
      JSONValue.Member("large", .array([.string(String(repeating: "x", count: 96)), .integer(2)])),
      JSONValue.Member("empty", .object([])),
      JSONValue.Member("decimal", JSONValue(.decimal(2.5))),
    ])
    #expect(
      written(value) == """
        {
          "small": [1, true, null],
          "text": "a\\"\\\\\\n\\u0001\\u001fé",
          "large": [
            "\(String(repeating: "x", count: 96))",
            2
          ],
          "empty": {},
          "decimal": 2.5
        }
        """)
  }

  @Test func `parses what it writes`() throws {
    try checkLaw("JSON values") { story in
      let value = StoryJSON.value(of: story)
      return try parse(written(value)) == value ? nil : "another value"
    }
  }
}

/// Bytes as Base64.
struct Base64Tests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `agrees with the vectors of RFC 4648`(_ text: String, _ base64: String) {
    #expect(Base64.encoded(Array(text.utf8)) == base64)
    #expect(Base64.decoded(base64) == Array(text.utf8))
  }

  @Test func `reads all bytes back`() {
    let bytes = (0...255).map { UInt8($0) } + (0...255).reversed().map { UInt8($0) }
    #expect(Base64.decoded(Base64.encoded(bytes)) == bytes)
    #expect(Base64.encoded([0xFB, 0xFF, 0xBF]) == "+/+/")
  }

  @Test func `skips white space and takes missing padding`() {
    #expect(Base64.decoded("Zm9v\r\n Yg") == Array("foob".utf8))
  }

  @Test(arguments: ["Z", "Zg=", "Zg===", "=", "Zm9v=", "Zm9v====", "Z-8=", "Zg==Zg==", "é"])
  func `refuses what is not Base64`(_ text: String) {
    #expect(Base64.decoded(text) == nil)
  }
}
