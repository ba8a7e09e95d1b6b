internal import Markup

/// What has to be escaped where, so that text is read as text: the one place that decides it.
struct MarkdownEscaping {
  let rules: DialectRules

  /// What stands around a run of text.
  struct Context {
    /// The bytes before and after, or zero at the edges of a block.
    var next: UInt8 = 0
    /// Whether a `]` would end a link or a span.
    var isInBrackets = false
    var isInHeading = false
    /// Whether the places of spaces are asked for.
    var recordsSpaces = false
    /// Whether delimiters stand around the text.
    var isInMarks = false
    /// Whether the first and the last character must be no letter or space to the delimiter beside
    /// them: they are written as references.
    var encodesFirst = false
    var encodesLast = false
  }

  /// Appends text as a literal inside of a line.
  /// - Parameter spaces: where a line may be broken: the offsets of spaces in `output`, if asked for.
  /// - Complexity: O(n) in bytes; runs that need no look are copied whole.
  func append(
    _ text: String, _ context: Context, to output: inout [UInt8], spaces: inout [Int]
  ) {
    var text = text
    text.withUTF8 { bytes in
      rules.isNotable.withUnsafeBufferPointer { isNotable in
        append(bytes, isNotable, context, to: &output, spaces: &spaces)
      }
    }
  }

  private func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ isNotable: UnsafeBufferPointer<Bool>,
    _ context: Context, to output: inout [UInt8], spaces: inout [Int]
  ) {
    var index = 0
    var end = bytes.count
    if context.encodesFirst, index < end {
      index = appendReference(bytes, at: index, to: &output)
    }
    if context.encodesLast, index < end {
      end -= 1
      while end > index, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    }
    var runStart = index
    while true {
      while index < end, !isNotable[Int(bytes[index])] { index &+= 1 }
      if runStart < index {
        appendRun(bytes, from: runStart, to: index, context, to: &output, spaces: &spaces)
      }
      guard index < end else { break }
      runStart = index
      let byte = bytes[index]
      if byte >= 0x80 {
        index = appendCharacter(bytes, at: index, to: &output)
        runStart = index
      } else if needsReference(bytes, index, context) {
        index = appendReference(bytes, at: index, to: &output)
        runStart = index
      } else {
        let isBeforeReference = index + 1 == end && end < bytes.count
        let next =
          isBeforeReference
          ? UInt8(ascii: "&") : index + 1 < bytes.count ? bytes[index + 1] : context.next
        if needsEscape(bytes, index, previous: output.last ?? 0, next: next, context) {
          output.append(UInt8(ascii: "\\"))
        }
        index += 1
      }
    }
    if end < bytes.count { _ = appendReference(bytes, at: end, to: &output) }
  }

  private func appendRun(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, _ context: Context,
    to output: inout [UInt8], spaces: inout [Int]
  ) {
    if context.recordsSpaces {
      for index in start..<end where bytes[index] == 0x20 {
        spaces.append(output.count + index - start)
      }
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
  }

  /// A character beyond ASCII, which needs a reference only where an editor or a reader of the
  /// bytes would drop it.
  private func appendCharacter(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, to output: inout [UInt8]
  ) -> Int {
    let length = bytes[index] >= 0xF0 ? 4 : bytes[index] >= 0xE0 ? 3 : 2
    let isMark =
      bytes[index] == 0xEF && index + 2 < bytes.count && bytes[index + 1] == 0xBB
      && bytes[index + 2] == 0xBF
    let isNoBreakSpace =
      bytes[index] == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xA0
    let isAtEdge = index == 0 || index + length >= bytes.count
    if isMark || (isNoBreakSpace && isAtEdge) {
      return appendReference(bytes, at: index, to: &output)
    }
    let end = min(index + length, bytes.count)
    output.append(contentsOf: bytes[index..<end])
    return end
  }

  /// Appends the character at `index` as a reference; returns the index after it.
  private func appendReference(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, to output: inout [UInt8]
  ) -> Int {
    let scalar = MarkdownCharacters.scalar(in: bytes, at: index)
    if scalar == "\u{A0}" {
      output.append(contentsOf: "&nbsp;".utf8)
    } else {
      output.append(contentsOf: "&#\(scalar.value);".utf8)
    }
    return index + UTF8.width(scalar)
  }

  /// Templates are filled in before backslashes count, and old readers end emphasis before.
  private func needsReference(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ context: Context
  ) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "{"): rules.hasTemplates
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
      rules.hasFragileEmphasis && context.isInMarks
    default: false
    }
  }

  private func needsEscape(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, previous: UInt8, next: UInt8,
    _ context: Context
  ) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "\\"):
      return next == 0 || next == 0x20 || next == 0x0A || MarkdownCharacters.isPunctuation(next)
    case UInt8(ascii: "`"), UInt8(ascii: "["): return true
    case UInt8(ascii: "]"): return context.isInBrackets
    case UInt8(ascii: "*"):
      // Between spaces a star is no delimiter.
      return !(index > 0 && previous == 0x20 && next == 0x20 && index + 1 < bytes.count)
    case UInt8(ascii: "_"):
      if rules.escapes.contains(UInt8(ascii: "_")) { return true }
      return !(index > 0 && index + 1 < bytes.count && isWord(previous) && isWord(next))
    case UInt8(ascii: "<"):
      return next == 0 || next >= 0x80 || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
        || next == UInt8(ascii: "?") || next.isLetter || index + 1 == bytes.count
    case UInt8(ascii: "&"):
      return index + 1 == bytes.count || Self.startsReference(bytes, index)
    case UInt8(ascii: "!"):
      return index + 1 == bytes.count && next == UInt8(ascii: "[")
    case UInt8(ascii: "{"): return rules.isExtended && context.isInHeading
    case UInt8(ascii: "^") where rules.escapes.contains(UInt8(ascii: "^")): return true
    case UInt8(ascii: "~") where rules.escapes.contains(UInt8(ascii: "~")): return true
    case UInt8(ascii: ":") where rules.linksBareURLs && startsAddress(bytes, index): return true
    case UInt8(ascii: ".") where rules.linksBareURLs:
      return index >= 3 && bytes[(index - 3)..<index].allSatisfy { $0 | 0x20 == UInt8(ascii: "w") }
        && (index == 3 || !isWord(bytes[index - 4]))
    case UInt8(ascii: "/") where rules.linksNames:
      guard index > 0, isWord(next) || next == UInt8(ascii: "_") else { return false }
      let letter = bytes[index - 1] | 0x20
      return (letter == UInt8(ascii: "r") || letter == UInt8(ascii: "u"))
        && (index == 1 || !isWord(bytes[index - 2]))
    case let byte: return rules.escapes.contains(byte)
    }
  }

  /// Whether `//` follows the colon and letters stand before it.
  private func startsAddress(_ bytes: UnsafeBufferPointer<UInt8>, _ colon: Int) -> Bool {
    colon > 0 && colon + 2 < bytes.count && bytes[colon - 1].isLetter
      && bytes[colon + 1] == UInt8(ascii: "/") && bytes[colon + 2] == UInt8(ascii: "/")
  }

  private func isWord(_ byte: UInt8) -> Bool { byte.isLetter || (byte >= 0x30 && byte <= 0x39) }

  /// Whether the bytes at an ampersand could be read as a character reference.
  static func startsReference(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    var index = start + 1
    if index < bytes.count, bytes[index] == UInt8(ascii: "#") { index += 1 }
    let nameStart = index
    while index < bytes.count, index - nameStart < 40, isNameByte(bytes[index]) { index += 1 }
    // A name that goes on behind the text cannot be ruled out.
    return index == bytes.count || (index > nameStart && bytes[index] == UInt8(ascii: ";"))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isLetter || (byte >= 0x30 && byte <= 0x39)
  }

  /// Escapes the line of a paragraph that `output` ends in, if it would start a block.
  func protectLine(from start: Int, in output: inout [UInt8]) {
    guard start < output.count else { return }
    let first = output[start]
    if first.isLetter || first >= 0x80 || first == 0x22 { return }
    if let index = lineStart(output[start...]) { output.insert(UInt8(ascii: "\\"), at: index) }
  }

  /// Where a backslash must stand so that a line of a paragraph starts no block, or nil.
  private func lineStart(_ line: ArraySlice<UInt8>) -> Int? {
    guard let first = line.first else { return nil }
    let start = line.startIndex
    func byte(_ offset: Int) -> UInt8 {
      start + offset < line.endIndex ? line[start + offset] : 0x20
    }
    switch first {
    case UInt8(ascii: "#"):
      let count = line.prefix { $0 == first }.count
      return rules.hasBareHeadings || (count <= 6 && byte(count) == 0x20) ? start : nil
    case UInt8(ascii: ">"): return start
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      if byte(1) == 0x20 { return start }
      return first == UInt8(ascii: "-") && isRule(line) ? start : nil
    case UInt8(ascii: "="): return line.allSatisfy { $0 == first || $0 == 0x20 } ? start : nil
    case UInt8(ascii: "~"):
      return byte(1) == first && byte(2) == first ? start : nil
    case UInt8(ascii: "|"):
      return rules.isExtended || isRule(line) ? start : nil
    case UInt8(ascii: ":"):
      if rules.isExtended, byte(1) == first, byte(2) == first { return start }
      return isRule(line) ? start : nil
    case UInt8(ascii: "["):
      return noteDefinitionColon(line)
    case 0x30...0x39:
      let digits = line.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
      let mark = byte(digits)
      guard digits <= 9, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"),
        byte(digits + 1) == 0x20
      else { return nil }
      return start + digits
    default: return nil
    }
  }

  /// Dashes, or the second line of a table.
  private func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy {
      $0 == UInt8(ascii: "-") || $0 == 0x20 || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ":")
    }
  }

  /// The colon behind a note reference that starts a line.
  private func noteDefinitionColon(_ line: ArraySlice<UInt8>) -> Int? {
    guard rules.hasNotes, line.dropFirst().first == UInt8(ascii: "^"),
      let close = line.firstIndex(of: UInt8(ascii: "]")), close + 1 < line.endIndex,
      line[close + 1] == UInt8(ascii: ":")
    else { return nil }
    return close + 1
  }

  /// Appends the title of a link, in quotes.
  func appendTitle(_ title: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    appendProtected(title, escaping: UInt8(ascii: "\""), to: &output)
    output.append(UInt8(ascii: "\""))
  }

  /// Appends a destination that is a URL already.
  func appendDestination(_ destination: String, hasTitle: Bool, to output: inout [UInt8]) {
    var depth = 0
    var deepest = 0
    var isBalanced = true
    for byte in destination.utf8 {
      if byte == UInt8(ascii: "(") {
        depth += 1
        deepest = max(deepest, depth)
      } else if byte == UInt8(ascii: ")") {
        depth -= 1
        if depth < 0 { isBalanced = false }
      }
    }
    let isBare =
      isBalanced && depth == 0 && deepest < 30 && !(destination.isEmpty && hasTitle)
    if !isBare { output.append(UInt8(ascii: "<")) }
    appendProtected(destination, escaping: 0, to: &output)
    if !isBare { output.append(UInt8(ascii: ">")) }
  }

  /// Appends the info string of a code fence.
  func appendInfo(_ language: String, to output: inout [UInt8]) {
    appendProtected(language, escaping: 0, to: &output)
  }

  /// Where only backslashes and references are decoded. `\&` is avoided: some readers decode the
  /// reference behind it.
  private func appendProtected(_ text: String, escaping quote: UInt8, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      for (index, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: "\\"): output.append(contentsOf: "\\\\".utf8)
        case UInt8(ascii: "&") where Self.startsReference(bytes, index):
          output.append(contentsOf: "&amp;".utf8)
        case 0x0A, 0x0D, 0x09, 0x0B, 0x0C: output.append(contentsOf: "&#\(byte);".utf8)
        case quote where quote != 0:
          output.append(UInt8(ascii: "\\"))
          output.append(byte)
        case UInt8(ascii: "{") where rules.hasTemplates: output.append(contentsOf: "&#123;".utf8)
        default: output.append(byte)
        }
      }
    }
  }
}

extension UInt8 {
  @inline(__always)
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
}
