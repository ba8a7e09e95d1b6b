import Foundation
import Testing

@testable import Markup

/// Where other people's test data lies; tests that need it are skipped without.
private let dataFolder = ProcessInfo.processInfo.environment["QUIRE_DATA"]

private let suiteFolder = URL(filePath: dataFolder ?? "/")
  .appending(path: "conformance/html5lib/tokenizer")

/// Tests that cannot be run, by input, and why.
private let leftOut = [
  #"\uDFFF"#: "a lone surrogate has no UTF-8",
  #"\uD800"#: "a lone surrogate has no UTF-8",
  #"a\uDFFF"#: "a lone surrogate has no UTF-8",
  #"\uD800a"#: "a lone surrogate has no UTF-8",
]

/// The tokenizer against the html5lib tests: tokens and parse errors with their places.
@Suite(.enabled(if: dataFolder != nil, "QUIRE_DATA names no folder with the html5lib tests"))
struct HTML5LibTests {
  @Test(arguments: [
    ("contentModelFlags", 14), ("domjs", 43), ("entities", 80), ("escapeFlag", 5),
    ("namedEntities", 4210), ("numericEntities", 336), ("pendingSpecChanges", 1), ("test1", 69),
    ("test2", 45), ("test3", 1590), ("test4", 85), ("unicodeChars", 323),
    ("unicodeCharsProblematic", 5), ("xmlViolation", 4),
  ])
  func `tokens and errors are the ones expected`(_ name: String, _ count: Int) throws {
    let data = try Data(contentsOf: suiteFolder.appending(path: "\(name).test"))
    let suite = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let key = name == "xmlViolation" ? "xmlViolationTests" : "tests"
    let tests = try #require(suite[key] as? [[String: Any]])
    #expect(tests.count == count)
    for test in tests {
      let input = try #require(test["input"] as? String)
      if test["doubleEscaped"] != nil, leftOut[input] != nil { continue }
      try check(test, input: input, isCoerced: name == "xmlViolation")
    }
  }

  private func check(_ test: [String: Any], input: String, isCoerced: Bool) throws {
    let isEscaped = test["doubleEscaped"] as? Bool == true
    let expected = try tokens(test["output"], isEscaped: isEscaped)
    let errors = (test["errors"] as? [[String: Any]] ?? []).map { error in
      "\(error["line"] ?? 0):\(error["col"] ?? 0) \(error["code"] ?? "")"
    }
    for state in test["initialStates"] as? [String] ?? ["Data state"] {
      let content = try #require(contents[state])
      let source = MarkupSource(utf8: bytes(input, isEscaped: isEscaped))
      var (found, problems) = try tokenize(
        source, content, lastStartTag: test["lastStartTag"] as? String ?? "")
      if isCoerced { found = found.map(coerced) }
      problems.merge(source.problems)
      let foundErrors = problems.entries.map { entry in
        let place = source.position(of: entry.offset)
        guard case .html(let error) = entry.problem else { return "\(entry.problem)" }
        // The suite counts columns in UTF-16 units.
        let line =
          source.bytes[..<place.offset].split(
            separator: 0x0A, omittingEmptySubsequences: false
          ).last ?? []
        let column = String(decoding: line, as: UTF8.self).utf16.count + 1
        return "\(place.line):\(column) \(error.rawValue)"
      }
      let comment = Comment(
        rawValue: "\(test["description"] ?? "") in \(state): \(input.debugDescription)")
      #expect(found == expected, comment)
      if test["errors"] != nil || !isCoerced {
        #expect(foundErrors.sorted() == errors.sorted(), comment)
      }
    }
  }
}

private let contents: [String: HTMLTokenizer.Content] = [
  "Data state": .data, "RCDATA state": .rcdata, "RAWTEXT state": .rawtext,
  "Script data state": .scriptData, "PLAINTEXT state": .plaintext, "CDATA section state": .cdata,
]

/// A token in a form that compares by bytes.
private struct Dump: Equatable, CustomStringConvertible {
  var kind: String
  var parts: [[UInt8]?]
  var flag = false

  var description: String {
    "\(kind)\(flag ? "!" : "")"
      + parts.map { part in
        " " + (part.map { String(decoding: $0, as: UTF8.self).debugDescription } ?? "nil")
      }.joined()
  }
}

private func bytes(_ string: String, isEscaped: Bool) -> [UInt8] {
  guard isEscaped else { return Array(string.utf8) }
  var units: [UInt16] = []
  var rest = string.utf16[...]
  while let unit = rest.first {
    let digits = rest.dropFirst(2).prefix(4)
    if rest.starts(with: #"\u"#.utf16),
      let value = UInt16(String(decoding: digits, as: UTF16.self), radix: 16)
    {
      units.append(value)
      rest = rest.dropFirst(6)
    } else {
      units.append(unit)
      rest = rest.dropFirst()
    }
  }
  return Array(String(decoding: units, as: UTF16.self).utf8)
}

/// The expected tokens of a test, neighbouring characters joined.
private func tokens(_ output: Any?, isEscaped: Bool) throws -> [Dump] {
  var dumps: [Dump] = []
  for token in try #require(output as? [[Any]]) {
    let kind = try #require(token.first as? String)
    let strings = token.dropFirst().map { ($0 as? String).map { bytes($0, isEscaped: isEscaped) } }
    switch kind {
    case "StartTag":
      let attributes = try #require(token[2] as? [String: String])
      let pairs = attributes.map { (Array($0.utf8), bytes($1, isEscaped: isEscaped)) }
        .sorted { $0.0.lexicographicallyPrecedes($1.0) }
      dumps.append(
        Dump(
          kind: kind, parts: [strings[0]] + pairs.flatMap { [$0.0, $0.1] }, flag: token.count > 3))
    case "DOCTYPE":
      dumps.append(
        Dump(kind: kind, parts: Array(strings[0..<3]), flag: token[4] as? Bool == false))
    default: append(Dump(kind: kind, parts: [strings[0]]), to: &dumps)
    }
  }
  return dumps
}

private func append(_ dump: Dump, to dumps: inout [Dump]) {
  if dump.kind == "Character", let last = dumps.last, last.kind == "Character" {
    dumps[dumps.count - 1].parts = [(last.parts[0] ?? []) + (dump.parts[0] ?? [])]
  } else {
    dumps.append(dump)
  }
}

private func tokenize(
  _ source: MarkupSource, _ content: HTMLTokenizer.Content, lastStartTag: String
) throws -> ([Dump], ProblemLog) {
  try source.withHTMLTokenizer(limits: MarkupLimits()) { tokenizer in
    tokenizer.content = content
    tokenizer.lastStartTag = Array(lastStartTag.utf8)
    var dumps: [Dump] = []
    while true {
      let token = try tokenizer.next()
      func bytes(_ range: MarkupRange) -> [UInt8]? {
        if range.isAbsent { return nil }
        let row = Int(range.lower) < source.bytes.count ? source.bytes : tokenizer.decoded
        let start =
          Int(range.lower) - (Int(range.lower) < source.bytes.count ? 0 : source.bytes.count)
        return range.isEmpty ? [] : Array(row[start..<start + range.count])
      }
      switch token.kind {
      case .startTag:
        let pairs = tokenizer.attributes.attributes
          .map { (bytes($0.name) ?? [], bytes($0.value) ?? []) }
          .sorted { $0.0.lexicographicallyPrecedes($1.0) }
        let parts: [[UInt8]?] = [bytes(token.name)] + pairs.flatMap { [$0.0, $0.1] }
        dumps.append(Dump(kind: "StartTag", parts: parts, flag: token.flag))
      case .endTag: dumps.append(Dump(kind: "EndTag", parts: [bytes(token.name)]))
      case .text, .cdata: append(Dump(kind: "Character", parts: [bytes(token.text)]), to: &dumps)
      case .comment: dumps.append(Dump(kind: "Comment", parts: [bytes(token.text)]))
      case .doctype:
        let doctype = tokenizer.doctype
        let ranges = [token.name, doctype.publicIdentifier, doctype.systemIdentifier]
        dumps.append(Dump(kind: "DOCTYPE", parts: ranges.map(bytes), flag: token.flag))
      case .processingInstruction: Issue.record("HTML has no processing instructions")
      case .end: return (dumps, tokenizer.problems)
      }
    }
  }
}

/// What the writer makes of a token, since it writes only what XML can say.
private func coerced(_ dump: Dump) -> Dump {
  var dump = dump
  let text = dump.parts.first.flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) } ?? ""
  if dump.kind == "Character" { dump.parts[0] = Array(xmlRepresentable(text).utf8) }
  if dump.kind == "Comment" {
    var writer = XMLWriter()
    writer.comment(text)
    dump.parts[0] = Array(writer.finish().dropFirst(4).dropLast(3))
  }
  return dump
}
