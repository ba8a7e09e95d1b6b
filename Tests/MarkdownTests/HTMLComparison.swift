/// HTML brought into the form in which the specification's own test runner compares it: attributes
/// sorted, references decoded, white space collapsed and dropped beside block elements.
struct HTMLComparison {
  private let bytes: [UInt8]
  private var index = 0
  private var output = ""
  private var isInPre = false
  private var dropsSpace = true

  static func normalized(_ html: String) -> String {
    var comparison = HTMLComparison(bytes: Array(html.utf8))
    return comparison.run()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private static let blocks: Set<String> = [
    "article", "header", "aside", "hgroup", "blockquote", "hr", "iframe", "body", "li", "map",
    "button", "object", "canvas", "ol", "caption", "output", "col", "p", "colgroup", "pre", "dd",
    "progress", "div", "section", "dl", "table", "td", "dt", "tbody", "embed", "textarea",
    "fieldset", "tfoot", "figcaption", "th", "figure", "thead", "footer", "tr", "form", "ul",
    "h1", "h2", "h3", "h4", "h5", "h6", "video", "script", "style",
  ]

  private mutating func run() -> String {
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), takeMarkup() { continue }
      takeText()
    }
    while output.last?.isWhitespace == true { output.removeLast() }
    return output
  }

  private mutating func takeText() {
    var end = index + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "<") { end += 1 }
    var text = decoded(String(decoding: bytes[index..<end], as: UTF8.self))
    index = end
    if !isInPre {
      text = collapsed(text)
      if dropsSpace, text.hasPrefix(" ") { text.removeFirst() }
      if text.isEmpty { return }
    }
    output += escaped(text)
    dropsSpace = false
  }

  private func collapsed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == " " || (scalar.value >= 9 && scalar.value <= 13) {
        if result.last != " " { result.append(" ") }
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private mutating func takeMarkup() -> Bool {
    for (open, close) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")]
    where bytes[index...].starts(with: open.utf8) {
      var end = index
      while end < bytes.count, !bytes[end...].starts(with: close.utf8) { end += 1 }
      guard end < bytes.count else { return false }
      end += close.utf8.count
      output += String(decoding: bytes[index..<end], as: UTF8.self)
      index = end
      dropsSpace = false
      return true
    }
    guard let (name, attributes, isClosing, end) = tag() else { return false }
    let isBlock = Self.blocks.contains(name)
    if isBlock, !isInPre {
      while output.hasSuffix(" ") || output.hasSuffix("\n") { output.removeLast() }
    }
    if name == "pre" { isInPre = !isClosing }
    output += isClosing ? "</\(name)>" : "<\(name)\(attributes)>"
    dropsSpace = isBlock || name == "br"
    index = end
    return true
  }

  private func tag() -> (name: String, attributes: String, isClosing: Bool, end: Int)? {
    var position = index + 1
    func byte() -> UInt8 { position < bytes.count ? bytes[position] : 0 }
    func skipSpace() { while isSpace(byte()) { position += 1 } }
    let isClosing = byte() == UInt8(ascii: "/")
    if isClosing { position += 1 }
    let nameStart = position
    while isNameByte(byte()) { position += 1 }
    guard position > nameStart else { return nil }
    let name = String(decoding: bytes[nameStart..<position], as: UTF8.self).lowercased()
    var attributes: [String] = []
    while true {
      while isSpace(byte()) || byte() == UInt8(ascii: "/") { position += 1 }
      if byte() == UInt8(ascii: ">") { break }
      let start = position
      while !isSpace(byte()), ![0, 0x3D, 0x3E, 0x2F].contains(byte()) { position += 1 }
      guard position > start else { return nil }
      var attribute = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
      skipSpace()
      if byte() == UInt8(ascii: "=") {
        position += 1
        skipSpace()
        let quote = byte()
        var valueStart = position
        if quote == 0x22 || quote == 0x27 {
          position += 1
          valueStart = position
          while byte() != quote, position < bytes.count { position += 1 }
        } else {
          while !isSpace(byte()), byte() != 0x3E, position < bytes.count { position += 1 }
        }
        let value = decoded(String(decoding: bytes[valueStart..<position], as: UTF8.self))
        if quote == 0x22 || quote == 0x27 { position += 1 }
        attribute += "=\"\(escaped(value))\""
      }
      attributes.append(" " + attribute)
    }
    return (name, attributes.sorted().joined(), isClosing, position + 1)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2D
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 9 && byte <= 13) }

  private func decoded(_ text: String) -> String {
    var text = text
    for (name, value) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
      text = text.split(separator: name, omittingEmptySubsequences: false)
        .joined(separator: value)
    }
    return text
  }

  private func escaped(_ text: String) -> String { ReferenceHTML.escaped(text) }
}
