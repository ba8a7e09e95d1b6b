/// Reads the pieces of a stylesheet (CSS Syntax, level 3), comments left out.
struct StyleScanner {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// A rule: what stands before its braces, and what stands between them.
  enum Rule {
    case style(prelude: ArraySlice<UInt8>, body: ArraySlice<UInt8>)
    /// `@media` and others of its kind; the name in lower case.
    case group(name: String, condition: String, body: ArraySlice<UInt8>)
  }

  /// The next rule. Statements without braces, such as `@import`, are skipped.
  mutating func nextRule() -> Rule? {
    while true {
      skipSpace()
      guard index < bytes.endIndex else { return nil }
      let start = index
      guard let stop = find([UInt8(ascii: "{"), UInt8(ascii: ";"), UInt8(ascii: "}")]) else {
        index = bytes.endIndex
        return nil
      }
      index = stop + 1
      guard bytes[stop] == UInt8(ascii: "{") else { continue }
      let prelude = bytes[start..<stop]
      let bodyStart = index
      let bodyEnd = endOfBlock()
      let body = bytes[bodyStart..<bodyEnd]
      guard prelude.first == UInt8(ascii: "@") else { return .style(prelude: prelude, body: body) }
      let words = Self.text(prelude.dropFirst()).split(separator: " ", maxSplits: 1)
      let name = words.first.map { String($0) } ?? ""
      let condition = words.count > 1 ? String(words[1]) : ""
      return .group(name: name, condition: condition, body: body)
    }
  }

  /// The next `name: value`, both in lower case, the value without `!important`.
  mutating func nextDeclaration() -> (String, String)? {
    while true {
      skipSpace()
      guard index < bytes.endIndex else { return nil }
      let start = index
      let stop = find([UInt8(ascii: ";")]) ?? bytes.endIndex
      index = stop < bytes.endIndex ? stop + 1 : stop
      let declaration = bytes[start..<stop]
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = Self.text(declaration[..<colon])
      var value = Self.text(declaration[(colon + 1)...])[...]
      if let mark = value.utf8.lastIndex(of: UInt8(ascii: "!")) { value = value[..<mark] }
      guard !name.isEmpty, value.utf8.count <= 200 else { continue }
      return (name, Self.trimmed(value))
    }
  }

  private mutating func skipSpace() {
    while index < bytes.endIndex {
      if bytes[index] <= 0x20 {
        index += 1
      } else if startsComment(at: index) {
        index = endOfComment(from: index)
      } else if bytes[index...].starts(with: "<!--".utf8) {
        index += 4
      } else if bytes[index...].starts(with: "-->".utf8) {
        index += 3
      } else {
        return
      }
    }
  }

  /// The first of `stops` outside of strings, comments and parentheses.
  private func find(_ stops: [UInt8]) -> Int? {
    var place = index
    var parentheses = 0
    while place < bytes.endIndex {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        place = endOfString(from: place)
        continue
      case UInt8(ascii: "/") where startsComment(at: place):
        place = endOfComment(from: place)
        continue
      case UInt8(ascii: "("): parentheses += 1
      case UInt8(ascii: ")"): parentheses = max(parentheses - 1, 0)
      case UInt8(ascii: "}") where stops.contains(byte): return place
      case UInt8(ascii: "\\"): place += 1
      default: if parentheses == 0, stops.contains(byte) { return place }
      }
      place += 1
    }
    return nil
  }

  /// The `}` that matches a `{` before `index`; moves past it.
  private mutating func endOfBlock() -> Int {
    var depth = 1
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        index = endOfString(from: index)
        continue
      case UInt8(ascii: "/") where startsComment(at: index):
        index = endOfComment(from: index)
        continue
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 {
          index += 1
          return index - 1
        }
      default: break
      }
      index += 1
    }
    index = bytes.endIndex
    return index
  }

  private func endOfString(from start: Int) -> Int {
    var place = start + 1
    while place < bytes.endIndex {
      if bytes[place] == bytes[start] { return place + 1 }
      // A line end closes a string that lacks its mark.
      if bytes[place] == 0x0A { return place }
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return bytes.endIndex
  }

  private func startsComment(at place: Int) -> Bool {
    place + 1 < bytes.endIndex && bytes[place] == UInt8(ascii: "/")
      && bytes[place + 1] == UInt8(ascii: "*")
  }

  private func endOfComment(from start: Int) -> Int {
    var place = start + 2
    while place + 1 < bytes.endIndex {
      if bytes[place] == UInt8(ascii: "*"), bytes[place + 1] == UInt8(ascii: "/") {
        return place + 2
      }
      place += 1
    }
    return bytes.endIndex
  }

  /// `bytes` in lower case, trimmed.
  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let lower = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return trimmed(String(decoding: lower, as: UTF8.self)[...])
  }

  private static func trimmed(_ text: Substring) -> String {
    let bytes = text.utf8.drop { $0 <= 0x20 }
    guard let last = bytes.lastIndex(where: { $0 > 0x20 }) else { return "" }
    return String(bytes[...last]) ?? ""
  }
}
