internal import Conversion
internal import Markup
internal import StoryModel

/// The story of a page that people and programs wrote.
struct PageStory {
  private let document: MarkupDocument
  private let body: MarkupNode
  private let options: XHTMLImporter.Options
  private var story = Story()
  private var plan = PagePlan()

  /// Reads the story of `document`.
  static func story(
    of document: MarkupDocument, body: MarkupNode, options: XHTMLImporter.Options,
    diagnostics: inout Diagnostics
  ) -> Story {
    var page = PageStory(document: document, body: body, options: options)
    return page.read(&diagnostics)
  }

  private init(document: MarkupDocument, body: MarkupNode, options: XHTMLImporter.Options) {
    self.document = document
    self.body = body
    self.options = options
  }

  private mutating func read(_ diagnostics: inout Diagnostics) -> Story {
    let head = document.rootElement?.childElements.first { $0.tag == .head }
    story.metadata = PageMetadata.read(head: head, root: document.rootElement)
    readStyles(head)
    plan.dropsBoilerplate = options.dropsBoilerplate
    let site =
      readOwn(head, &diagnostics)
      ?? SitePage.recognize(body, plan: &plan, metadata: &story.metadata)
    let top = site?.content ?? StoryElement.find(in: body, isWanted: options.dropsBoilerplate)
    var scans = [DocumentScan(top, path: "")]
    let ids = Set(scans[0].links.map(\.target))
    scans[0].findTargets(ids, in: top)
    plan.targets = Set(ids.map { String($0.dropFirst()) })
    var plans = [plan]
    NoteLinks.find(in: scans, plans: &plans)
    plan = plans[0]
    if top != body { StoryElement.reportRest(of: body, around: top, plan, &diagnostics) }

    var reader = PageReader(plan: plan)
    for item in story.media.items { reader.mediaIDs[item.bytes] = item.id }
    reader.read(top)
    diagnostics.append(reader.diagnostics)
    var content = reader.builder.content
    if let heading = site?.heading, !heading.isEmpty {
      content.flow.insert(.heading(FlowHeading(level: 2, content: [.text(heading)])), at: 0)
    }
    if story.metadata.title.isEmpty || site == nil {
      PageTitle.take(from: &content.flow, into: &story.metadata)
    }
    var drafts = SectionAssembler.sections(of: [content.flow])
    PageTitle.unwrap(&drafts, title: story.metadata.title)
    story.notes = content.notes
    story.media.items += content.media
    if !content.summary.isEmpty { story.metadata.summary = content.summary }
    NoteHeadings.remove(from: &drafts, hasNotes: !story.notes.isEmpty, &diagnostics)
    LinkResolution.resolve(&story, drafts: &drafts, diagnostics: &diagnostics)
    story.placeAuthorNotes()
    return story
  }

  /// Reads what a page of Quire's own that somebody edited says of its story. Nil for any other.
  private mutating func readOwn(
    _ head: MarkupNode?, _ diagnostics: inout Diagnostics
  ) -> SitePage? {
    guard OwnPage.isOwn(body) else { return nil }
    story.metadata = Metadata()
    OwnPage.read(document, head, body, into: &story)
    OwnPage.readFrame(
      of: body, showing: story.metadata, plan: &plan, diagnostics: &diagnostics)
    return SitePage(content: body)
  }

  private mutating func readStyles(_ head: MarkupNode?) {
    for style in (head ?? body).descendants where style.tag == .style {
      plan.styles.add(style.innerText.utf8)
    }
    // Word and old converters leave stylesheets in the body.
    guard head != nil else { return }
    for style in body.descendants.prefix(2_000) where style.tag == .style {
      plan.styles.add(style.innerText.utf8)
    }
  }
}

/// Headings of notes, which are superfluous where notes stand with what they are about.
package enum NoteHeadings {
  /// Removes sections that were nothing but the place of the notes.
  static func remove(
    from drafts: inout [SectionDraft], hasNotes: Bool, _ diagnostics: inout Diagnostics
  ) {
    guard hasNotes else { return }
    for index in drafts.indices.reversed() {
      remove(from: &drafts[index].subsections, hasNotes: true, &diagnostics)
      let draft = drafts[index]
      guard draft.blocks.isEmpty, draft.subsections.isEmpty, draft.hasHeading else { continue }
      let title = draft.title.plainText
      guard names.contains(WhiteSpace.collapsed(title).lowercased()) else { continue }
      diagnostics.note("notes-heading", "heading '\(title)' left out with the place of the notes")
      drafts.remove(at: index)
    }
  }

  private static let names: Set<String> = [
    "notes", "footnotes", "endnotes", "end notes", "anmerkungen", "fußnoten",
    "notes de bas de page",
    "notas", "notas al pie", "note", "примечания", "注", "注释",
  ]
}
