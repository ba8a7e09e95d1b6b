package import StoryLabels
package import StoryModel

/// A line of a table of contents, and the lines below it.
package struct ContentsEntry: Equatable, Sendable {
  package var title: String
  /// The section that it leads to.
  package var sectionID: String
  package var entries: [ContentsEntry]
}

extension Story {
  /// The table of contents: every section that has a heading, or that its role gives a name.
  /// What stands below a section without either moves up.
  package func contents(_ labels: Labels) -> [ContentsEntry] {
    sections.flatMap { $0.contents(labels) }
  }
}

extension Section {
  fileprivate func contents(_ labels: Labels) -> [ContentsEntry] {
    let entries = subsections.flatMap { $0.contents(labels) }
    guard let title = shownTitle(labels) else { return entries }
    return [ContentsEntry(title: title, sectionID: id, entries: entries)]
  }

  /// The heading as text, else what the role is called, else nil.
  package func shownTitle(_ labels: Labels) -> String? {
    let heading = headingText
    if heading.utf8.contains(where: { $0 != 0x20 }) { return heading }
    return role.label.map { labels[$0] }
  }
}
