/// A tag of HTML, as far as a story needs to know it.
struct HTMLElement {
  /// In lower case.
  var name: String
  var isClosing: Bool
  /// Names in lower case; values decoded.
  private var attributes: [(name: String, value: String)] = []

  /// Reads a whole tag, or nothing where those bytes are none: a comment, an instruction, a
  /// declaration.
  /// - Complexity: O(n) in the tag.
  init?(_ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    var index = start + 1
    isClosing = source.byte(index) == UInt8(ascii: "/")
    if isClosing { index += 1 }
    guard index < end, source[index].isLetter else { return nil }
    let nameStart = index
    while index < end, source[index].isLetterOrDigit || source[index] == UInt8(ascii: "-") {
      index += 1
    }
    name = source.text(nameStart, index).lowercased()
    while !isClosing {
      index = HTMLTags.skipSpace(source, index, end)
      let attributeStart = index
      while index < end, HTMLTags.isAttributeName(source[index]) { index += 1 }
      guard index > attributeStart else { return }
      let attribute = source.text(attributeStart, index).lowercased()
      let equals = HTMLTags.skipSpace(source, index, end)
      guard equals < end, source[equals] == UInt8(ascii: "=") else {
        attributes.append((attribute, ""))
        continue
      }
      index = HTMLTags.skipSpace(source, equals + 1, end)
      let quote = source.byte(index)
      let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      if isQuoted { index += 1 }
      let valueStart = index
      while index < end,
        isQuoted
          ? source[index] != quote
          : !source[index].isWhiteSpace && source[index] != UInt8(ascii: ">")
      {
        index += 1
      }
      attributes.append((attribute, Self.decoded(source, valueStart, index)))
      if isQuoted { index += 1 }
    }
  }

  /// The value of an attribute, or an empty string.
  subscript(name: String) -> String {
    attributes.first { $0.name == name }?.value ?? ""
  }

  func has(class name: String) -> Bool {
    self["class"].utf8.split(whereSeparator: \.isWhiteSpace).contains {
      $0.elementsEqual(name.utf8)
    }
  }

  private static func decoded(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> String {
    guard source[start..<end].contains(UInt8(ascii: "&")) else { return source.text(start, end) }
    var bytes: [UInt8] = []
    var index = start
    while index < end {
      if source[index] == UInt8(ascii: "&"),
        let reference = CharacterReference(in: source, at: index, end: end)
      {
        reference.append(to: &bytes)
        index = reference.next
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension HTMLTags {
  /// Whether HTML knows an element of that name; what it does not know is more likely a writer's
  /// `<sigh>` than markup.
  static func isElement(_ name: String) -> Bool {
    elements.withUTF8Buffer { holds(name, in: $0) }
  }

  /// Whether text cannot go on from before an element of that name to inside of it.
  static func isBlockElement(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { isBlockElement($0, 0, $0.count) }
  }

  /// Whether the element shows nothing that a story could keep.
  static func isScript(_ name: String) -> Bool {
    scripts.withUTF8Buffer { holds(name, in: $0) }
  }

  private static func holds(_ name: String, in table: UnsafeBufferPointer<UInt8>) -> Bool {
    table.split(separator: 0x20).contains { $0.elementsEqual(name.utf8) }
  }

  private static let scripts: StaticString = "script style template noscript iframe object"

  private static let elements: StaticString = """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big \
    blink blockquote body br button canvas caption center cite code col colgroup data datalist dd \
    del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form \
    frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label \
    legend li link main map mark marquee menu meta meter nav nobr noembed noframes noscript object \
    ol optgroup option output p param picture pre progress q rb rp rt rtc ruby s samp script \
    search section select slot small source span strike strong style sub summary sup table tbody \
    td template textarea tfoot th thead time title tr track tt u ul var video wbr
    """
}
