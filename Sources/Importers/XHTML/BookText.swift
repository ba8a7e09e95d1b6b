package import Conversion
package import Markup
package import StoryModel

/// Makes a story of the documents of a book that any program wrote.
package enum BookText {
  /// What one document says.
  /// - Complexity: O(n) in nodes.
  package static func content(
    of body: MarkupNode, plan: PagePlan, diagnostics: inout Diagnostics
  ) -> PageContent {
    var reader = PageReader(plan: plan)
    reader.read(body)
    diagnostics.append(reader.diagnostics)
    return reader.builder.content
  }

  /// Puts what the documents say together: sections, notes, images inside of documents, links.
  /// - Parameter flows: a flow for each document, in reading order.
  package static func assemble(
    _ contents: [PageContent], flows: [[FlowItem]], into story: inout Story,
    diagnostics: inout Diagnostics
  ) {
    var drafts = SectionAssembler.sections(of: flows)
    PageTitle.unwrap(&drafts, title: story.metadata.title)
    for content in contents {
      story.notes += content.notes
      story.media.items += content.media
      if story.metadata.summary.isEmpty { story.metadata.summary = content.summary }
    }
    NoteHeadings.remove(from: &drafts, hasNotes: !story.notes.isEmpty, &diagnostics)
    LinkResolution.resolve(&story, drafts: &drafts, diagnostics: &diagnostics)
  }

  /// The blocks of a description, which may be HTML or text with line ends.
  package static func blocks(ofDescription text: String) -> [Block] {
    guard text.utf8.contains(UInt8(ascii: "<")),
      let source = try? decodeMarkup(Array(text.utf8)),
      let document = try? MarkupDocument(html: source),
      let body = MarkupReading.body(of: document)
    else {
      return text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
        .map { .paragraph([.text(String($0))]) }
    }
    var reader = PageReader(plan: PagePlan())
    reader.read(body)
    return reader.builder.content.flow.compactMap { item in
      switch item {
      case .block(let block): block
      case .heading(let heading): .paragraph([.strong(heading.content)])
      case .run, .gap, .open, .close, .anchor, .entry, .file: nil
      }
    }
  }

  /// Whether both say the same but for case and spaces.
  package static func isSame(_ left: String, _ right: String) -> Bool {
    PageTitle.isSame(left, right)
  }
}
