/// What `[label]: destination "title"` says.
struct LinkTarget: Equatable {
  var destination: String
  var title: String
}

/// A label of a link or a note as it is compared: case folded, white space collapsed.
///
/// Bytes, since two strings of different characters may be equal in Swift.
struct LinkLabel: Hashable {
  let bytes: [UInt8]

  /// - Complexity: O(n) in the label, which has at most 999 bytes (CommonMark 4.7).
  init(_ text: String) {
    var collapsed: [UInt8] = []
    var isAfterSpace = true
    var isASCII = true
    for byte in text.utf8 {
      if byte.isWhiteSpace {
        if !isAfterSpace { collapsed.append(0x20) }
        isAfterSpace = true
      } else {
        collapsed.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        isAfterSpace = false
        if byte >= 0x80 { isASCII = false }
      }
    }
    if collapsed.last == 0x20 { collapsed.removeLast() }
    if isASCII {
      bytes = collapsed
    } else {
      // Down and up again is full case folding for all that labels hold: ẞ and ß both give SS.
      let folded = String(decoding: collapsed, as: UTF8.self).lowercased().uppercased()
      bytes = Array(folded.lowercased().utf8)
    }
  }

  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

/// The link reference definitions of a document. The first of a label counts.
struct LinkDefinitions {
  private var targets: [LinkLabel: LinkTarget] = [:]

  var isEmpty: Bool { targets.isEmpty }

  subscript(label: LinkLabel) -> LinkTarget? { targets[label] }

  mutating func add(_ target: LinkTarget, label: LinkLabel) {
    if targets[label] == nil { targets[label] = target }
  }
}

extension BlockParser {
  /// Takes the definitions off the start of a paragraph that has closed; without other text, the
  /// paragraph is gone.
  mutating func closeParagraph(_ index: Int) {
    takeDefinitions(index)
    if nodes[index].lineCount == 0 { nodes[index].kind = .removed }
  }

  /// Takes the definitions off the start of a paragraph.
  mutating func takeDefinitions(_ index: Int) {
    guard nodes[index].lineCount > 0 else { return }
    let first = lines[nodes[index].firstLine]
    guard source.byte(first.start) == UInt8(ascii: "["), first.start < first.end else { return }
    var text: [UInt8] = []
    for line in lines[nodes[index].firstLine..<(nodes[index].firstLine + nodes[index].lineCount)] {
      var start = line.start
      while start < line.end, source[start].isSpaceOrTab { start += 1 }
      text.append(contentsOf: source[start..<line.end])
      text.append(0x0A)
    }
    var consumed = 0
    text.withUnsafeBufferPointer { buffer in
      while consumed < buffer.count, let end = takeDefinition(buffer, from: consumed) {
        consumed = end
      }
    }
    var feeds = 0
    for byte in text[..<consumed] where byte == 0x0A { feeds += 1 }
    nodes[index].firstLine += feeds
    nodes[index].lineCount -= feeds
    nodes[index].startLine += feeds
  }

  /// Reads a definition at the start of a line; returns where the line after it starts.
  private mutating func takeDefinition(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard text[start] == UInt8(ascii: "["),
      let labelEnd = LinkSyntax.endOfLabel(in: text, at: start, end: text.count),
      text.byte(labelEnd) == UInt8(ascii: ":")
    else { return nil }
    let label = LinkLabel(text.text(start + 1, labelEnd - 1))
    guard !label.bytes.isEmpty else { return nil }
    var index = LinkSyntax.skipSpaceAndOneFeed(text, labelEnd + 1, text.count)
    guard let destination = LinkSyntax.destination(in: text, at: index, end: text.count),
      destination.next > index
    else { return nil }
    index = destination.next
    var result = LinkTarget(
      destination: LinkSyntax.destinationText(text, destination), title: "")
    let lineRest = LinkSyntax.skipSpaces(text, index, text.count)
    var end: Int?
    if text.byte(lineRest) == 0x0A { end = lineRest + 1 }
    let titleStart = LinkSyntax.skipSpaceAndOneFeed(text, index, text.count)
    if titleStart > index, let title = LinkSyntax.title(in: text, at: titleStart, end: text.count) {
      let rest = LinkSyntax.skipSpaces(text, title.next, text.count)
      if text.byte(rest) == 0x0A {
        end = rest + 1
        result.title = LinkSyntax.unescaped(text, title.start, title.end)
      }
    }
    guard let end else { return nil }
    definitions.add(result, label: label)
    return end
  }
}
