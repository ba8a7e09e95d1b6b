package import StoryModel

/// Makes random stories: the same one for the same seed, everywhere and always.
///
/// Between them the stories reach every node and every field of the model, and texts that formats
/// take for markup or structure. A story holds some dozens of nodes.
package struct StoryGenerator {
  var random: SplitMix64
  /// Nodes that may still be made; once it is used up, only leaves are.
  var budget: Int
  /// Whether to make what ``Story/normalized()`` would change.
  var isMessy = false
  /// Whether to make ``RawMarkup``.
  var makesRaw = true
  var noteIDs: [Note.ID] = []
  var mediaIDs: [MediaItem.ID] = []
  var sectionIDs: [String] = []

  package init(seed: UInt64, size: Int = 60, makesRaw: Bool = true) {
    random = SplitMix64(seed: seed)
    budget = size
    self.makesRaw = makesRaw
  }

  /// A canonical story.
  package static func canonical(seed: UInt64, size: Int = 60, makesRaw: Bool = true) -> Story {
    var generator = StoryGenerator(seed: seed, size: size, makesRaw: makesRaw)
    return generator.story().normalized()
  }

  /// A story as a careless importer would build it: empty nodes, stray spaces and line breaks,
  /// ids that are taken or lead nowhere, characters that text may not hold, nesting past the cap.
  package static func messy(seed: UInt64, size: Int = 60) -> Story {
    var generator = StoryGenerator(seed: ~seed, size: size)
    generator.isMessy = true
    return generator.story()
  }

  /// A story that may still have to be normalized.
  package mutating func story() -> Story {
    chooseIDs()
    var story = Story()
    story.metadata = metadata()
    if random.chance(15) {
      story.sections = [Section(role: .body, blocks: blocks(depth: 0))]
    } else {
      for _ in 0..<random.number(in: 1...4) { story.sections.append(section(depth: 0)) }
    }
    story.notes = noteIDs.map { id in Note(id: id, blocks: blocks(depth: 2)) }
    if isMessy, random.chance(20), let first = story.notes.first { story.notes.append(first) }
    story.media.items = mediaItems()
    if random.chance(isMessy ? 12 : 3) { nestDeeply(&story) }
    return story
  }

  mutating func spend() -> Bool {
    budget -= 1
    return budget > 0
  }

  private mutating func chooseIDs() {
    for number in 0..<random.below(4) {
      noteIDs.append(random.chance(50) ? "\(number + 1)" : random.pick(["a", "fn", "n*", "<"]))
    }
    let items = SampleImages.items
    for _ in 0..<random.below(3) {
      let id = random.pick(items).id
      if isMessy || !mediaIDs.contains(id) { mediaIDs.append(id) }
    }
    sectionIDs = ["salt", "chapter-2", "the-ferry", "s-9"].filter { _ in random.chance(30) }
  }

  private mutating func mediaItems() -> [MediaItem] {
    mediaIDs.compactMap { id in
      guard var item = SampleImages.items.first(where: { $0.id == id }) else { return nil }
      if isMessy, random.chance(20) { item.id = random.pick(["Dir/My MAP.PNG", "", "é.png", "x"]) }
      if isMessy, random.chance(10) { item.bytes = [] }
      return item
    }
  }

  private mutating func metadata() -> Metadata {
    var metadata = Metadata()
    func maybe(_ percent: Int, _ body: (inout StoryGenerator, inout Metadata) -> Void) {
      if random.chance(percent) { body(&self, &metadata) }
    }
    maybe(80) { $1.title = $0.line() }
    maybe(15) { $1.subtitle = $0.line() }
    maybe(10) { $1.sortTitle = $0.line() }
    maybe(60) { $1.creators = $0.some(1...3) { $0.creator() } }
    maybe(60) { $1.language = $0.random.pick(SampleText.languages) }
    maybe(20) {
      $1.identifier = $0.random.pick(["urn:isbn:9780000000002", "urn:x:1 <&>", "id \"q\""])
    }
    maybe(20) { $1.source = $0.random.pick(SampleText.destinations) }
    maybe(10) { $1.publisher = $0.line() }
    maybe(25) { $1.summary = $0.blocks(depth: 1) }
    maybe(25) { $1.series = $0.some(1...2) { $0.seriesMembership() } }
    maybe(20) { $1.published = $0.random.pick(SampleText.dates) }
    maybe(20) { $1.updated = $0.random.pick(SampleText.dates) }
    maybe(15) { $1.status = $0.random.pick(["Complete", "In progress", "On hiatus & <b>"]) }
    maybe(15) { $1.rights = $0.line() }
    maybe(20) { $1.fandoms = $0.some(1...2) { $0.line() } }
    maybe(20) { $1.relationships = $0.some(1...2) { $0.line() } }
    maybe(20) { $1.characters = $0.some(1...3) { $0.line() } }
    maybe(25) { $1.tags = $0.some(1...4) { $0.line() } }
    maybe(15) { $1.rating = $0.line() }
    maybe(15) { $1.warnings = $0.some(1...2) { $0.line() } }
    maybe(15) { $1.wordCount = $0.random.pick([0, 1, 12_345, $0.isMessy ? -1 : 7]) }
    maybe(20) { $1.custom = $0.some(1...3) { MetadataField(name: $0.line(), value: $0.line()) } }
    maybe(40) { $1.cover = $0.mediaIDs.last ?? ($0.isMessy ? "none.png" : nil) }
    return metadata
  }

  private mutating func creator() -> Creator {
    let roles: [Creator.Role] = [
      .author, .author, .editor, .translator, .illustrator, .contributor, Creator.Role(code: "bkd"),
    ]
    return Creator(
      name: line(), role: random.pick(roles), sortName: random.chance(30) ? "Quill, Mara" : "")
  }

  private mutating func seriesMembership() -> SeriesMembership {
    SeriesMembership(name: line(), position: random.pick(["", "1", "2.5", "10"]))
  }

  mutating func some<Element>(
    _ range: ClosedRange<Int>, _ make: (inout StoryGenerator) -> Element
  ) -> [Element] {
    (0..<random.number(in: range)).map { _ in make(&self) }
  }

  private mutating func section(depth: Int) -> Section {
    var section = Section(role: random.pick(SectionRole.allCases))
    if random.chance(50) { section.role = .chapter }
    if random.chance(40) {
      section.number = SectionNumber(
        text: isMessy && random.chance(20) ? "" : random.pick(SampleText.sectionNumbers),
        value: random.pick(SampleText.numberValues))
    }
    if random.chance(60) { section.title = inlines(depth: 3) }
    if let id = sectionIDs.last, random.chance(30) {
      section.id = id
      if !isMessy { sectionIDs.removeLast() }
    } else if isMessy, random.chance(20) {
      section.id = random.pick(["Two Words", "第", "-", "1", "chapter-4"])
    }
    if random.chance(85) { section.blocks = noteBlocks(depth: depth + 1) }
    if depth < 3, random.chance(20), spend() {
      for _ in 0..<random.number(in: 1...3) {
        section.subsections.append(self.section(depth: depth + 1))
      }
    }
    return section
  }

  /// Blocks with author's notes at the edges at times.
  private mutating func noteBlocks(depth: Int) -> [Block] {
    var result = blocks(depth: depth)
    if random.chance(10) {
      result.insert(.authorNote(AuthorNote(blocks(depth: depth + 1), position: .before)), at: 0)
    }
    if random.chance(10) {
      result.append(.authorNote(AuthorNote(blocks(depth: depth + 1), position: .after)))
    }
    return result
  }

  /// Nests something about as deep as the cap, or past it.
  private mutating func nestDeeply(_ story: inout Story) {
    let depth = isMessy ? random.number(in: 60...150) : random.number(in: 20...90)
    var section = Section(title: [.text("deep")], blocks: [.paragraph([.text("core")])])
    switch random.below(3) {
    case 0:
      var content = inlines(depth: 5)
      for _ in 0..<depth {
        content = [random.chance(90) ? .emphasis(content) : .strong(content)]
        if random.chance(10) { content.append(.text(word())) }
      }
      section.blocks = [.paragraph(content)]
    case 1:
      for _ in 0..<depth {
        switch random.below(3) {
        case 0: section.blocks = [.blockQuote(BlockQuote(section.blocks))]
        case 1: section.blocks = [.list(List(.bullet, items: [section.blocks]))]
        default: section.blocks = [.letter(section.blocks), .paragraph([.text(word())])]
        }
      }
    default:
      for level in 0..<depth {
        section = Section(
          role: .part, number: SectionNumber(text: "\(level)", value: level),
          blocks: [.paragraph([.text(word())])], subsections: [section])
      }
    }
    story.sections.append(section)
  }
}
