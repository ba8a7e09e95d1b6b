internal import Conversion
package import StoryLabels
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
    output.append(dialect == .page ? "<dl class=\"facts\">\n" : "<div class=\"facts\">\n")
    for fact in facts { writeFact(fact.name) { $0.text(fact.value) } }
    if !metadata.source.isEmpty {
      let link = Link([.text(metadata.source)], destination: metadata.source)
      writeFact(labels[.source]) { $0.write([.link(link)]) }
    }
    output.append(dialect == .page ? "</dl>\n" : "</div>\n")
  }

  /// A line each in a book, where pages are small and old e-readers set no lists of terms side by
  /// side.
  private mutating func writeFact(_ name: String, value: (inout ContentWriter) -> Void) {
    output.append(dialect == .page ? "<dt>" : "<p class=\"fact\"><span class=\"fact-name\">")
    text(name)
    output.append(dialect == .page ? "</dt>\n<dd>" : "</span> ")
    value(&self)
    output.append(dialect == .page ? "</dd>\n" : "</p>\n")
  }
}

extension Metadata {
  /// The title, or a word for having none.
  package func shownTitle(_ labels: Labels) -> String {
    title.isEmpty ? labels[.untitled] : title
  }

  /// The names of the authors, joined.
  package var authorNames: String {
    listed(creators.filter { $0.role == .author }.map(\.name), between: ", ")
  }

  fileprivate func facts(_ labels: Labels) -> [(name: String, value: String)] {
    var facts: [(name: String, value: String)] = []
    func add(_ label: Label, _ value: String) {
      if !value.isEmpty { facts.append((labels[label], value)) }
    }
    for creator in creators where creator.role != .author { add(creator.role.label, creator.name) }
    add(.fandoms, listed(fandoms, between: " · "))
    add(.relationships, listed(relationships, between: " · "))
    add(.characters, listed(characters, between: " · "))
    add(.rating, rating)
    add(.warnings, listed(warnings, between: " · "))
    add(.tags, listed(tags, between: " · "))
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

/// `joined(separator:)` would do; it has the runtime find out what an array of strings can do, which
/// a short story would wait for.
private func listed(_ words: [String], between separator: String) -> String {
  var result = ""
  for (index, word) in words.enumerated() {
    if index > 0 { result += separator }
    result += word
  }
  return result
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
