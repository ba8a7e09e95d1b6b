internal import Conversion
package import StoryModel

extension ContentWriter {
  /// Writes what readers want to know before they begin: title, authors, summary, and what fiction
  /// sites say about stories.
  ///
  /// For people: all of it but the summary stands elsewhere too, in a form for programs.
  package mutating func writeTitleBlock(of metadata: Metadata) {
    output.append("<h1 class=\"title\">")
    text(metadata.shownTitle(labels))
    output.append("</h1>\n")
    writeLine(metadata.subtitle, "<p class=\"subtitle\" role=\"doc-subtitle\">")
    writeLine(metadata.authorNames, "<p class=\"authors\">")
    for membership in metadata.series {
      let position = membership.position.isEmpty ? "" : " · " + membership.position
      writeLine(membership.name + position, "<p class=\"series\">")
    }
    if !metadata.summary.isEmpty {
      topLevel = 2
      sectionLevel = 1
      output.append("<section class=\"summary\"")
      attribute("aria-label", labels[.summary])
      output.append(">\n")
      isAtStart = true
      write(metadata.summary)
      output.append("</section>\n")
    }
    writeFacts(about: metadata)
  }

  private mutating func writeLine(_ line: String, _ start: StaticString) {
    guard !line.isEmpty else { return }
    output.append(start)
    text(line)
    output.append("</p>\n")
  }

  private mutating func writeFacts(about metadata: Metadata) {
    let facts = metadata.facts(labels)
    guard !facts.isEmpty || !metadata.source.isEmpty else { return }
    output.append("<dl class=\"facts\">\n")
    for fact in facts {
      output.append("<dt>")
      text(fact.name)
      output.append("</dt>\n<dd>")
      text(fact.value)
      output.append("</dd>\n")
    }
    if !metadata.source.isEmpty {
      output.append("<dt>")
      text(labels[.source])
      output.append("</dt>\n<dd>")
      write([.link(Link([.text(metadata.source)], destination: metadata.source))])
      output.append("</dd>\n")
    }
    output.append("</dl>\n")
  }
}

extension Metadata {
  /// The title, or a word for having none.
  package func shownTitle(_ labels: Labels) -> String {
    title.isEmpty ? labels[.untitled] : title
  }

  /// The names of the authors, joined.
  package var authorNames: String {
    creators.filter { $0.role == .author }.map(\.name).joined(separator: ", ")
  }

  fileprivate func facts(_ labels: Labels) -> [(name: String, value: String)] {
    var facts: [(name: String, value: String)] = []
    func add(_ label: Label, _ value: String) {
      if !value.isEmpty { facts.append((labels[label], value)) }
    }
    for creator in creators where creator.role != .author { add(creator.role.label, creator.name) }
    add(.fandoms, fandoms.joined(separator: " · "))
    add(.relationships, relationships.joined(separator: " · "))
    add(.characters, characters.joined(separator: " · "))
    add(.rating, rating)
    add(.warnings, warnings.joined(separator: " · "))
    add(.tags, tags.joined(separator: " · "))
    add(.status, status)
    add(.words, wordCount.map { String($0) } ?? "")
    add(.published, published.datePart)
    add(.updated, updated.datePart)
    for field in custom { facts.append((field.name, field.value)) }
    add(.publisher, publisher)
    add(.rights, rights)
    return facts
  }
}

extension Creator.Role {
  fileprivate var label: Label {
    switch self {
    case .editor: .editor
    case .translator: .translator
    case .illustrator: .illustrator
    default: .contributor
    }
  }
}

extension String {
  /// A date without its time.
  fileprivate var datePart: String {
    String(prefix { $0 != "T" })
  }
}
