internal import Conversion
internal import Markup
package import StoryModel

extension ContentWriter {
  /// Writes the inlines of one block.
  package mutating func write(_ inlines: [Inline]) {
    for inline in inlines { write(inline) }
  }

  @inline(__always)
  private mutating func write(_ inline: Inline) {
    switch inline {
    case .text(let text): self.text(text)
    case .emphasis(let content): write(content, between: "<em>", "</em>")
    case .strong(let content): write(content, between: "<strong>", "</strong>")
    case .underline(let content): write(content, between: "<u>", "</u>")
    case .strikethrough(let content): write(content, between: "<s>", "</s>")
    case .smallCaps(let content):
      write(content, between: "<span class=\"small-caps\">", "</span>")
    case .superscript(let content): write(content, between: "<sup>", "</sup>")
    case .subscript(let content): write(content, between: "<sub>", "</sub>")
    case .code(let code):
      output.append("<code>")
      text(code)
      output.append("</code>")
    case .link(let link): write(link)
    case .image(let image): write(image)
    case .lineBreak: output.append("<br/>")
    case .noteReference(let id): writeReference(to: id)
    case .span(let span):
      output.append("<span")
      languageAttributes(span.language, within: language)
      write(span.content, between: ">", "</span>")
    case .raw: break
    }
  }

  private mutating func write(
    _ content: [Inline], between start: StaticString, _ end: StaticString
  ) {
    output.append(start)
    write(content)
    output.append(end)
  }

  private mutating func write(_ link: Link) {
    // A link inside of a link is forbidden by HTML (4.5.1).
    guard !isInLink else {
      output.append("<span class=\"link\"")
      attribute("data-href", link.destination)
      attribute("title", unlessEmpty: link.title)
      write(link.content, between: ">", "</span>")
      return
    }
    output.append("<a")
    writeDestination(link.destination)
    attribute("title", unlessEmpty: link.title)
    isInLink = true
    write(link.content, between: ">", "</a>")
    isInLink = false
  }

  /// Writes `href`, and `data-href` with the story's own words where they cannot stand in `href`.
  private mutating func writeDestination(_ destination: String) {
    switch LinkTarget(destination) {
    case .section(let id):
      if let file = places.sectionFiles[id] {
        attribute("href", reference(to: id, in: file))
      } else if dialect == .page {
        attribute("href", destination)
      } else {
        attribute("data-href", destination)
      }
    case .address(let address):
      attribute("href", address)
      if address != destination { attribute("data-href", destination) }
    case .none:
      // Browsers make something of any destination, but a script is never to be run.
      if dialect == .page, !LinkTarget.isDangerous(destination) {
        attribute("href", destination)
      } else {
        attribute("data-href", destination)
      }
    }
  }

  /// Writes an image. In a book what is not in its archive cannot be shown: its alternative text
  /// stands instead.
  mutating func write(_ image: Image) {
    switch image.source {
    case .media(let id):
      guard let source = places.imageSources[id] else {
        writeAlternative(of: image, source: id)
        return
      }
      output.append("<img src=\"")
      if dialect == .page {
        output.append(verbatim: source)
      } else {
        appendEscapedAttribute(Places.relative(source, in: file), into: &output.bytes)
      }
      output.append("\"")
      if dialect == .page { attribute("data-media", id) }
    case .remote(let source):
      guard dialect == .page, !LinkTarget.isDangerous(source) else {
        writeAlternative(of: image, source: source)
        return
      }
      output.append("<img")
      attribute("src", source)
    }
    attribute("alt", image.alternativeText)
    attribute("title", unlessEmpty: image.title)
    output.append("/>")
  }

  private mutating func writeAlternative(of image: Image, source: String) {
    output.append("<span class=\"image\"")
    attribute("data-src", source)
    attribute("title", unlessEmpty: image.title)
    output.append(">")
    text(image.alternativeText)
    output.append("</span>")
  }

  /// The `href` of something in `target` that has that id.
  func reference(to id: String, in target: String) -> String {
    target == file ? "#" + id : Places.relative(target, in: file) + "#" + id
  }

  private mutating func writeReference(to id: Note.ID) {
    guard let target = places.noteFiles[id] else {
      output.append("<sup>")
      text(id)
      output.append("</sup>")
      return
    }
    let count = noteReferences[id, default: 0] + 1
    noteReferences[id] = count
    let reference = "noteref.\(id)" + (count > 1 ? ".\(count)" : "")
    guard !isInLink else {
      output.append("<span class=\"noteref\"")
      attribute("id", reference)
      attribute("data-note", id)
      output.append(">")
      text(id)
      output.append("</span>")
      return
    }
    output.append("<a class=\"noteref\" role=\"doc-noteref\"")
    if dialect == .book { output.append(" epub:type=\"noteref\"") }
    attribute("id", reference)
    attribute("href", self.reference(to: "note.\(id)", in: target))
    output.append(">")
    text(id)
    output.append("</a>")
  }
}

extension LinkTarget {
  /// Whether a browser would run `destination`, or open a file of the reader's.
  package static func isDangerous(_ destination: String) -> Bool {
    // Browsers skip white space and controls in schemes (WHATWG URL, 4.4).
    let scheme = destination.utf8.lazy.filter { $0 > 0x20 }.prefix(12).map { $0 | 0x20 }
    let dangerous: [StaticString] = ["javascript:", "vbscript:", "data:", "file:"]
    return dangerous.contains { name in
      name.withUTF8Buffer { scheme.starts(with: $0) }
    }
  }
}
