internal import Conversion
internal import StoryModel

extension FragmentWriter {
  mutating func write(_ inlines: [Inline]) {
    for inline in inlines { write(inline) }
  }

  mutating func write(_ inline: Inline) {
    switch inline {
    case .text(let text): output.append(escaped: text)
    case .emphasis(let content): write(content, between: "<em>", "</em>")
    case .strong(let content): write(content, between: "<strong>", "</strong>")
    case .underline(let content): write(content, between: "<u>", "</u>")
    case .strikethrough(let content): write(content, between: "<s>", "</s>")
    case .smallCaps(let content):
      if options.writesClasses {
        write(content, between: "<span class=\"small-caps\">", "</span>")
      } else {
        write(content)
      }
    case .superscript(let content): write(content, between: "<sup>", "</sup>")
    case .subscript(let content): write(content, between: "<sub>", "</sub>")
    case .code(let code):
      output.append("<code>")
      output.append(escaped: code)
      output.append("</code>")
    case .link(let link):
      output.append("<a href=\"")
      writeURL(link.destination)
      output.append("\"")
      writeTitle(link.title)
      write(link.content, between: ">", "</a>")
    case .image(let image):
      output.append("<img src=\"")
      switch image.source {
      case .media(let id): output.append(verbatim: imageSources[id] ?? "")
      case .remote(let url): writeURL(url)
      }
      output.append("\" alt=\"")
      output.append(escaped: image.alternativeText)
      output.append("\"")
      writeTitle(image.title)
      output.append(" />")
    case .lineBreak: writeLineBreak()
    case .noteReference(let id): writeReference(to: id)
    case .span(let span):
      output.append("<span lang=\"")
      output.append(escaped: span.language)
      write(span.content, between: "\">", "</span>")
    case .raw(let raw): output.append(verbatim: raw.text)
    }
  }

  mutating func write(
    _ content: [Inline], between start: StaticString, _ end: StaticString
  ) {
    output.append(start)
    write(content)
    output.append(end)
  }

  private mutating func writeTitle(_ title: String) {
    guard !title.isEmpty else { return }
    output.append(" title=\"")
    output.append(escaped: title)
    output.append("\"")
  }

  private mutating func writeURL(_ url: String) {
    if options.unsafe || !LinkTarget.isDangerous(url) { output.append(escapedURL: url) }
  }

  private mutating func writeReference(to id: Note.ID) {
    let count = noteReferences[id, default: 0] + 1
    noteReferences[id] = count
    output.append("<sup><a")
    if count == 1 {
      output.append(" name=\"noteref-")
      output.append(escaped: id)
      output.append("\"")
    }
    output.append(" href=\"#note-")
    output.append(escaped: id)
    output.append("\">")
    output.append(escaped: id)
    output.append("</a></sup>")
  }
}
