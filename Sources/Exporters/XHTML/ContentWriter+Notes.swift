internal import Conversion
internal import Markup
internal import StoryLabels
package import StoryModel

extension ContentWriter {
  /// The element that holds a note: an `aside` pops up where it is referred to, on a page of notes
  /// it is ordinary text.
  package enum NoteElement: Sendable {
    case aside
    case division
  }

  /// Writes a note, with a link back to where it is first referred to.
  package mutating func write(_ note: Note, as element: NoteElement) {
    output.append(element == .aside ? "<aside" : "<div")
    output.append(" class=\"footnote\" role=\"doc-footnote\"")
    if dialect == .book { output.append(" epub:type=\"footnote\"") }
    attribute("id", "note." + note.id)
    output.append(">\n")
    isAtStart = false
    var blocks = note.blocks[...]
    // The link back stands in the first paragraph, or in a line of its own where there is none.
    if case .paragraph(let paragraph)? = blocks.first {
      output.append("<p class=\"first")
      if paragraph.alignment != .natural {
        output.append(" ")
        output.append(verbatim: paragraph.alignment.rawValue)
      }
      output.append("\">")
      if writeBacklink(of: note.id) { output.append(" ") }
      write(paragraph.content)
      output.append("</p>\n")
      blocks.removeFirst()
    } else if places.firstReferenceFiles[note.id] != nil {
      output.append("<p class=\"backlink\">")
      writeBacklink(of: note.id)
      output.append("</p>\n")
    }
    write(blocks)
    output.append(element == .aside ? "</aside>\n" : "</div>\n")
  }

  /// Writes the notes of a file behind its text.
  package mutating func writeFootnotes(_ notes: [Note]) {
    output.append("<section class=\"footnotes\"")
    attribute("aria-label", labels[.footnotes])
    output.append(">\n")
    for note in notes { write(note, as: .aside) }
    output.append("</section>\n")
  }

  @discardableResult
  private mutating func writeBacklink(of id: Note.ID) -> Bool {
    guard let source = places.firstReferenceFiles[id] else { return false }
    output.append("<a class=\"backlink\" role=\"doc-backlink\"")
    if dialect == .book { output.append(" epub:type=\"backlink\"") }
    attribute("href", reference(to: "noteref." + id, in: source))
    attribute("aria-label", labels[.backToReference] + " " + id)
    output.append(">")
    text(id)
    output.append("</a>")
    return true
  }
}
