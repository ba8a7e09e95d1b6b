import StoryModel
import TestSupport
import Testing

/// What the generator of random stories promises to the laws.
struct GeneratorTests {
  /// The kinds of everything in many canonical stories.
  private static let kinds: Set<String> = {
    var kinds: Set<String> = []
    for seed in 0..<400 as Range<UInt64> {
      let story = StoryGenerator.canonical(seed: seed)
      story.forEachBlock { kinds.insert("block " + caseName($0)) }
      story.forEachInline { kinds.insert("inline " + caseName($0)) }
      story.forEachBlock { kinds.formUnion(details($0)) }
      story.forEachSection { kinds.insert("section " + $0.role.rawValue) }
      for child in Mirror(reflecting: story.metadata).children {
        let value = String(describing: child.value)
        if let label = child.label, !["", "[]", "nil"].contains(value) {
          kinds.insert("metadata " + label)
        }
      }
    }
    return kinds
  }()

  private static func caseName(_ value: some Any) -> String {
    Mirror(reflecting: value).children.first?.label ?? String(describing: value)
  }

  private static func details(_ block: Block) -> [String] {
    switch block {
    case .paragraph(let paragraph): ["alignment " + paragraph.alignment.rawValue]
    case .blockQuote(let quote): ["quote " + quote.kind.rawValue]
    case .authorNote(let note): ["note " + note.position.rawValue]
    case .heading(let heading): ["level \(heading.level)"]
    case .list(let list): [caseName(list.kind), list.isTight ? "tight" : "loose"]
    case .table(let table): [table.header.isEmpty ? "headless" : "headed"]
    case .verse(let verse):
      verse.stanzas.flatMap { $0.lines.map { "indent \($0.indent)" } }
    case .sceneBreak, .letter, .code, .figure, .raw: []
    }
  }

  @Test func `reaches every node of the model`() {
    let expected: [String] =
      [
        "paragraph", "heading", "sceneBreak", "verse", "blockQuote", "letter", "authorNote", "list",
        "code", "table", "figure", "raw",
      ].map { "block " + $0 }
      + [
        "text", "emphasis", "strong", "underline", "strikethrough", "smallCaps", "superscript",
        "subscript", "code", "link", "image", "lineBreak", "noteReference", "span", "raw",
      ].map { "inline " + $0 }
      + SectionRole.allCases.map { "section " + $0.rawValue }
      + Mirror(reflecting: Metadata()).children.compactMap { $0.label.map { "metadata " + $0 } }
      + Alignment.allCases.map { "alignment " + $0.rawValue }
      + ["quotation", "epigraph", "message"].map { "quote " + $0 }
      + AuthorNote.Position.allCases.map { "note " + $0.rawValue }
      + (1...6).map { "level \($0)" } + (0...8).map { "indent \($0)" }
      + ["bullet", "ordered", "tight", "loose", "headed", "headless"]
    #expect(expected.filter { !Self.kinds.contains($0) } == [])
  }

  @Test func `reaches notes of every fate`() {
    var fates: Set<String> = []
    for seed in 0..<400 as Range<UInt64> {
      let story = StoryGenerator.canonical(seed: seed)
      var text: [Note.ID: Int] = [:]
      var notes: Set<Note.ID> = []
      for section in story.sections {
        section.forEachInline { if case .noteReference(let id) = $0 { text[id, default: 0] += 1 } }
      }
      for note in story.notes {
        note.blocks.forEachInline { if case .noteReference(let id) = $0 { notes.insert(id) } }
      }
      for note in story.notes {
        let count = text[note.id, default: 0]
        if count > 1 { fates.insert("twice") }
        if count == 0 { fates.insert(notes.contains(note.id) ? "from a note" : "never") }
      }
    }
    #expect(fates == ["twice", "from a note", "never"])
  }

  @Test func `makes the same story of the same seed`() {
    #expect(StoryGenerator.canonical(seed: 7) == StoryGenerator.canonical(seed: 7))
    #expect(StoryGenerator.canonical(seed: 7) != StoryGenerator.canonical(seed: 8))
    #expect(StoryGenerator.messy(seed: 7).normalized() != StoryGenerator.messy(seed: 7))
  }

  @Test func `shrinks a story to the node that breaks a law`() throws {
    var message = ""
    do {
      try checkLaw("no tables", seeds: 0..<100) { story in
        var holdsTable = false
        story.forEachBlock { if case .table = $0 { holdsTable = true } }
        return holdsTable ? "a table" : nil
      }
    } catch let failure as TestFailure {
      message = failure.description
    }
    let tree = message.split(separator: "\n").drop { $0 != "smallest story:" }.dropFirst()
    #expect(tree == ["metadata", "note 1", "  table natural", "    row \"a\""])
  }
}
