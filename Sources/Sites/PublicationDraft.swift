internal import Conversion
internal import StoryModel

/// The files of a publication in the making.
struct PublicationDraft {
  let profile: SiteProfile
  let story: Story
  let exporter: @Sendable (SiteField) -> any Exporter
  var reduction: SiteReduction
  var files: [PublicationFile] = []
  var report: PublicationReport
  /// The notes of the story, reduced.
  private var notes: [Note.ID: Note] = [:]
  private var writtenNotes: Set<Note.ID> = []
  private(set) var diagnostics = Diagnostics()
  /// How many notes of the author stand in the text.
  private(set) var notesInText = 0

  init(
    profile: SiteProfile, story: Story, exporter: @escaping @Sendable (SiteField) -> any Exporter
  ) {
    self.profile = profile
    self.story = story
    self.exporter = exporter
    reduction = SiteReduction(profile: profile)
    report = PublicationReport(site: profile.title)
  }

  /// Whether the site shows a chapter's heading outside of its text.
  var hasTitleField: Bool {
    profile.markup.hasFrontMatter || profile.fields[.title] != nil
  }

  mutating func publication() throws(ExportError) -> Publication {
    for note in story.notes {
      notes[note.id] = Note(id: note.id, blocks: reduction.reduce(note.blocks.withoutAuthorNotes))
    }
    if !profile.markup.hasFrontMatter, !story.metadata.summary.isEmpty {
      try addSummary()
    }
    let pieces = StoryPiece.pieces(
      of: story, hasNotes: profile.fields[.notes] != nil,
      hasEndNotes: profile.fields[.endNotes] != nil)
    let width = String(pieces.count).count
    for (index, piece) in pieces.enumerated() {
      let digits = String(index + 1)
      let number = String(repeating: "0", count: max(2, width) - digits.count) + digits + "-"
      try add(
        piece, named: (pieces.count > 1 ? number : "") + piece.slug,
        isLast: index + 1 == pieces.count)
    }
    notesInText = pieces.reduce(0) { $0 + $1.notesInText }
    for id in reduction.storedImages {
      guard let item = story.media[id] else { continue }
      files.append(PublicationFile(name: item.id, bytes: item.bytes))
      report.files.append("\(item.id): an image to upload by hand")
    }
    completeReport()
    return Publication(files: files, report: report)
  }

  // MARK: Fields

  private mutating func addSummary() throws(ExportError) {
    let blocks = reduction.reduce(story.metadata.summary.withoutAuthorNotes)
    try add(blocks, for: .summary, named: "summary", of: .summary, what: "the summary")
    if profile.fields[.summary] == nil {
      report.changed.append("the site has no field for a summary: put it where it fits")
    }
  }

  private mutating func add(
    _ blocks: [Block], for field: SiteField, named name: String, of subject: SiteLimit.Subject,
    what: String
  ) throws(ExportError) {
    let content = content(of: blocks, heading: nil, isLast: false)
    let bytes = try write(content, for: field)
    let count = Self.characters(bytes)
    addFile(name, bytes, "\(what): \(size(count, of: subject))")
    check(count, against: subject, what)
  }

  /// Adds the files of a chapter.
  private mutating func add(
    _ piece: StoryPiece, named name: String, isLast: Bool
  ) throws(ExportError) {
    let title = piece.title
    if !piece.notes.isEmpty {
      try add(
        reduction.reduce(piece.notes.withoutAuthorNotes), for: .notes, named: name + ".notes",
        of: .notes, what: "notes before '\(title)'")
    }
    let section = reduction.reduce(piece.section)
    let parts = try divided(section)
    for (index, blocks) in parts.enumerated() {
      let isFirst = index == 0
      let ending = parts.count > 1 ? "-\(index + 1)-of-\(parts.count)" : ""
      let numbering = parts.count > 1 ? " (\(index + 1)/\(parts.count))" : ""
      var content = content(
        of: blocks, heading: isFirst && !hasTitleField ? section : nil,
        isLast: isLast && index + 1 == parts.count)
      if profile.markup.hasFrontMatter { content.metadata.title = title + numbering }
      let bytes = try write(content, for: .body)
      addFile(name + ending, bytes, describe(bytes, content, title + numbering))
      check(bytes, content, "'\(title)'\(numbering)")
    }
    if parts.count > 1 {
      report.changed.append("'\(title)' is divided into \(parts.count) pieces")
    }
    if hasTitleField { check(title.unicodeScalars.count, against: .title, "the title '\(title)'") }
    if !piece.endNotes.isEmpty {
      try add(
        reduction.reduce(piece.endNotes.withoutAuthorNotes), for: .endNotes,
        named: name + ".end-notes", of: .endNotes, what: "notes after '\(title)'")
    }
  }

  private mutating func addFile(_ name: String, _ bytes: [UInt8], _ what: String) {
    let name = name + "." + profile.markup.fileExtension
    files.append(PublicationFile(name: name, bytes: bytes))
    report.files.append("\(name): \(what)")
  }

  // MARK: Content

  /// A story of `blocks` and of the notes that they refer to.
  /// - Parameter isLast: whether the notes that nothing refers to come here too.
  mutating func content(of blocks: [Block], heading: Section?, isLast: Bool) -> Story {
    var section = Section(role: .body, blocks: blocks, id: "text")
    if let heading {
      section.role = heading.role
      section.number = heading.number
      section.title = heading.title
      section.id = heading.id
    }
    var order: [Note.ID] = []
    var seen: Set<Note.ID> = []
    let visit = { (inline: Inline) in
      if case .noteReference(let id) = inline, seen.insert(id).inserted { order.append(id) }
    }
    section.forEachInline(visit)
    var followed = 0
    while followed < order.count {
      notes[order[followed]]?.blocks.forEachInline(visit)
      followed += 1
    }
    if isLast {
      order += story.notes.map(\.id).filter { !writtenNotes.contains($0) && !seen.contains($0) }
    }
    writtenNotes.formUnion(order)
    var content = Story(sections: [section], notes: order.compactMap { notes[$0] })
    if profile.markup.hasFrontMatter { content.metadata = story.metadata }
    return profile.keeps(.footnote).isKept ? content : content.withNotesAsText(rule: rule)
  }

  /// A plain scene break, as the site shows one.
  private var rule: Block {
    profile.keeps(.sceneBreak).isKept ? .sceneBreak(SceneBreak()) : profile.drawn("* * *")
  }

  /// Writes a file, and keeps what the exporter has to say of it.
  private mutating func write(
    _ content: Story, for field: SiteField
  ) throws(ExportError) -> [UInt8] {
    try exporter(field).bytes(of: content, diagnostics: &diagnostics)
  }

  /// Writes what may become a file.
  func tryToWrite(_ content: Story) throws(ExportError) -> [UInt8] {
    var ignored = Diagnostics()
    return try exporter(.body).bytes(of: content, diagnostics: &ignored)
  }

  static func characters(_ bytes: [UInt8]) -> Int {
    bytes.count { $0 & 0xC0 != 0x80 }
  }
}

extension Story {
  /// The story with its notes as paragraphs at the end and the references to them as numbers.
  fileprivate func withNotesAsText(rule: Block) -> Story {
    guard !notes.isEmpty || hasNoteReferences else { return self }
    var story = self
    story.notes = []
    if !notes.isEmpty {
      var blocks = [rule]
      for note in notes {
        let number = Inline.text("[\(note.id)] ")
        if case .paragraph(let paragraph)? = note.blocks.first {
          blocks.append(
            .paragraph(Paragraph([number] + paragraph.content, alignment: paragraph.alignment)))
          blocks += note.blocks.dropFirst()
        } else {
          blocks.append(.paragraph([number]))
          blocks += note.blocks
        }
      }
      if let last = story.sections.indices.last { story.sections[last].blocks += blocks }
    }
    return story.mapInlines { inlines in
      inlines.mapEach { inline in
        if case .noteReference(let id) = inline { [.text("[\(id)]")] } else { [inline] }
      }
    }
  }

  private var hasNoteReferences: Bool {
    var found = false
    forEachInline { if case .noteReference = $0 { found = true } }
    return found
  }
}
