internal import Conversion

/// Reads front matter: a subset of YAML 1.2.
///
/// That is maps and lists, in blocks and in brackets; plain values, values in quotes of either kind,
/// and texts of several lines behind `|` or `>`; comments. Anchors, aliases, tags and keys of more
/// than a word are errors. A plain value may hold colons, which YAML forbids and writers use.
/// - Complexity: O(n) in bytes, times the nesting, which is capped.
struct FrontMatterParser {
  struct Line {
    var start: Int
    var end: Int
    /// Where it ends with the spaces behind its text.
    var spacedEnd: Int
    var number: Int
    /// Spaces before the text, or before what is left of it behind a dash.
    var indent: Int
  }

  static let maximumDepth = 10

  let source: UnsafeBufferPointer<UInt8>
  var lines: [Line]
  /// The next line.
  var index = 0

  /// The keys and values of the whole front matter.
  static func entries(
    in source: UnsafeBufferPointer<UInt8>, lines: [(start: Int, end: Int)], firstLine: Int
  ) throws(ImportError) -> [FrontMatterEntry] {
    var parser = FrontMatterParser(source: source, lines: [])
    for (offset, line) in lines.enumerated() {
      var start = line.start
      while start < line.end, source[start] == 0x20 { start += 1 }
      var end = line.end
      while end > start, source[end - 1].isWhiteSpace { end -= 1 }
      parser.lines.append(
        Line(
          start: start, end: end, spacedEnd: line.end, number: firstLine + offset,
          indent: start - line.start))
    }
    let result = try parser.map(indent: 0, depth: 0)
    if let line = parser.nextLine() {
      throw ImportError(
        "front matter has no key here", hint: "write 'key: value'",
        at: SourcePosition(line: line.number, column: line.indent + 1))
    }
    return result
  }

  /// The next line that holds more than a comment.
  private mutating func nextLine() -> Line? {
    while index < lines.count {
      let line = lines[index]
      if line.start < line.end, source[line.start] != UInt8(ascii: "#") { return line }
      index += 1
    }
    return nil
  }

  private mutating func map(indent: Int, depth: Int) throws(ImportError) -> [FrontMatterEntry] {
    var result: [FrontMatterEntry] = []
    while let line = nextLine(), line.indent >= indent {
      if source[line.start] == 0x09 {
        throw ImportError(
          "front matter is indented with a tab", hint: "use spaces",
          at: SourcePosition(line: line.number))
      }
      if line.indent > indent {
        throw ImportError(
          "front matter is indented further than the line before allows",
          at: SourcePosition(line: line.number, column: line.indent + 1))
      }
      guard let (key, valueStart) = key(of: line) else { return result }
      index += 1
      let value = try self.value(
        from: valueStart, of: line, parentIndent: indent, depth: depth, mayHoldDashes: true)
      result.append(FrontMatterEntry(key: key, value: value, line: line.number))
    }
    return result
  }

  /// A key with its colon, and where its value starts.
  private func key(of line: Line) -> (String, valueStart: Int)? {
    var index = line.start
    let first = source[index]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      guard let (text, next) = FrontMatterScalar.quoted(source, from: index, to: line.end),
        next < line.end, source[next] == UInt8(ascii: ":")
      else { return nil }
      return (text, next + 1)
    }
    if isDash(line) || "[{&*!|>%@`?".utf8.contains(first) { return nil }
    while index < line.end {
      if source[index] == UInt8(ascii: ":"), index + 1 >= line.end || source[index + 1].isSpaceOrTab
      {
        var end = index
        while end > line.start, source[end - 1].isSpaceOrTab { end -= 1 }
        return end > line.start ? (source.text(line.start, end), index + 1) : nil
      }
      index += 1
    }
    return nil
  }

  private func isDash(_ line: Line) -> Bool {
    source[line.start] == UInt8(ascii: "-")
      && (line.start + 1 >= line.end || source[line.start + 1].isSpaceOrTab)
  }

  private mutating func list(indent: Int, depth: Int) throws(ImportError) -> FrontMatterValue {
    var result: [FrontMatterValue] = []
    while var line = nextLine(), line.indent == indent, isDash(line) {
      var start = line.start + 1
      while start < line.end, source[start].isSpaceOrTab { start += 1 }
      line.indent += start - line.start
      line.start = start
      if start < line.end, key(of: line) != nil || isDash(line) {
        lines[index] = line
        result.append(try nested(at: line, depth: depth))
      } else {
        index += 1
        result.append(
          try value(
            from: start, of: line, parentIndent: indent, depth: depth, mayHoldDashes: false))
      }
    }
    return .list(result)
  }

  private mutating func nested(at line: Line, depth: Int) throws(ImportError) -> FrontMatterValue {
    if depth >= Self.maximumDepth {
      throw ImportError(
        "front matter nests deeper than \(Self.maximumDepth) levels",
        at: SourcePosition(line: line.number))
    }
    if isDash(line) { return try list(indent: line.indent, depth: depth + 1) }
    return .map(try map(indent: line.indent, depth: depth + 1))
  }

  /// The value behind a key or a dash; the line itself is passed already.
  private mutating func value(
    from valueStart: Int, of line: Line, parentIndent: Int, depth: Int, mayHoldDashes: Bool
  ) throws(ImportError) -> FrontMatterValue {
    var start = valueStart
    while start < line.end, source[start].isSpaceOrTab { start += 1 }
    guard start < line.end, source[start] != UInt8(ascii: "#") else {
      guard let next = nextLine() else { return .text("", isPlain: true) }
      if mayHoldDashes, next.indent == parentIndent, isDash(next) {
        return try nested(at: next, depth: depth)
      }
      guard next.indent > parentIndent else { return .text("", isPlain: true) }
      if isDash(next) || key(of: next) != nil { return try nested(at: next, depth: depth) }
      index += 1
      return try value(
        from: next.start, of: next, parentIndent: parentIndent, depth: depth, mayHoldDashes: false)
    }
    let position = SourcePosition(
      line: line.number, after: source[(line.start - line.indent)..<start])
    switch source[start] {
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      return block(
        isFolded: source[start] == UInt8(ascii: ">"), header: start + 1, line.end, parentIndent)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let bytes = gathered(from: start, to: line.end, parentIndent, separator: 0x0A)
      guard
        let (text, next) = bytes.withUnsafeBufferPointer({
          FrontMatterScalar.quoted($0, from: 0, to: $0.count)
        })
      else { throw ImportError("a quote in the front matter is not closed", at: position) }
      let rest = bytes[next...].drop(while: \.isWhiteSpace)
      guard rest.isEmpty || rest.first == UInt8(ascii: "#") else {
        throw ImportError(
          "front matter goes on behind a closed quote", hint: "put the whole value in quotes",
          at: position)
      }
      return .text(text, isPlain: false)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      let bytes = gathered(from: start, to: line.end, parentIndent, separator: 0x20)
      let parsed = bytes.withUnsafeBufferPointer { FrontMatterFlow.value(in: $0) }
      guard let parsed else {
        throw ImportError("a bracket in the front matter is not closed", at: position)
      }
      return parsed
    case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "%"),
      UInt8(ascii: "@"), UInt8(ascii: "`"):
      throw ImportError(
        "a value of the front matter starts with '\(source.text(start, start + 1))'",
        hint: "put it in quotes", at: position)
    default:
      let bytes = gathered(from: start, to: line.end, parentIndent, separator: 0x20)
      return .text(
        bytes.withUnsafeBufferPointer { FrontMatterScalar.plain($0) }, isPlain: true)
    }
  }

  /// The rest of a line and the lines below it that are indented further.
  private mutating func gathered(
    from start: Int, to end: Int, _ parentIndent: Int, separator: UInt8
  ) -> [UInt8] {
    var bytes = Array(source[start..<end])
    while index < lines.count {
      let line = lines[index]
      guard line.start >= line.end || line.indent > parentIndent else { break }
      if separator == 0x20, line.start < line.end, source[line.start] == UInt8(ascii: "#") {
        index += 1
        continue
      }
      bytes.append(separator)
      bytes.append(contentsOf: source[line.start..<line.end])
      index += 1
    }
    return bytes
  }

  /// The text behind `|` or `>`.
  private mutating func block(
    isFolded: Bool, header: Int, _ headerEnd: Int, _ parentIndent: Int
  ) -> FrontMatterValue {
    var indent = 0
    for byte in source[header..<headerEnd] {
      if byte >= UInt8(ascii: "1"), byte <= UInt8(ascii: "9") {
        indent = parentIndent + Int(byte - 0x30)
      } else if byte != UInt8(ascii: "-"), byte != UInt8(ascii: "+") {
        break
      }
    }
    var bytes: [UInt8] = []
    var blankLines = 0
    var isAfterIndented = false
    while index < lines.count {
      let line = lines[index]
      if line.start >= line.end, indent == 0 || line.indent <= indent {
        blankLines += 1
        index += 1
        continue
      }
      if indent == 0 { indent = line.indent }
      guard line.indent >= indent, line.indent > parentIndent else { break }
      let isIndented = line.indent > indent || source[line.start] == 0x09
      if !bytes.isEmpty {
        let folds = isFolded && !isIndented && !isAfterIndented
        let feeds = folds ? blankLines : blankLines + 1
        bytes.append(contentsOf: repeatElement(0x0A, count: feeds))
        if feeds == 0 { bytes.append(0x20) }
      }
      bytes.append(contentsOf: source[(line.start - (line.indent - indent))..<line.spacedEnd])
      blankLines = 0
      isAfterIndented = isIndented
      index += 1
    }
    return .text(String(decoding: bytes, as: UTF8.self), isPlain: false)
  }
}
