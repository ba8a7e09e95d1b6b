/// How often a story uses each feature of the model, and where first.
public struct FeatureCensus: Equatable, Sendable {
  /// How often and where.
  public struct Use: Equatable, Sendable {
    /// How often the feature is used.
    public var count = 0
    /// Where it is used first: the ids of sections, at most ``FeatureCensus/placeLimit``.
    public var places: [String] = []
  }

  /// How many places of a feature are kept.
  public static let placeLimit = 10

  /// The uses by feature: `emphasis`, `alignment center`, `metadata rating`.
  public private(set) var uses: [String: Use] = [:]

  /// Counts the features of `story`.
  /// - Complexity: O(n) in the size of the story.
  public init(of story: Story) {
    add(story.metadata)
    for section in story.sections { section.forEachSection { add($0) } }
    for note in story.notes { add(note.blocks, at: "note \(note.id)") }
    for item in story.media.items { add("image file", at: item.id) }
  }

  /// What this census counts more of than `other`, by name.
  public func losses(to other: FeatureCensus) -> [FeatureLoss] {
    uses.compactMap { name, use in
      let rest = other.uses[name]?.count ?? 0
      return use.count > rest
        ? FeatureLoss(feature: name, count: use.count - rest, places: use.places) : nil
    }.sorted { $0.feature < $1.feature }
  }

  private mutating func add(_ feature: String, at place: String) {
    uses[feature, default: Use()].count += 1
    let count = uses[feature]?.places.count ?? 0
    if count < Self.placeLimit, uses[feature]?.places.last != place {
      uses[feature]?.places.append(place)
    }
  }

  private mutating func add(_ metadata: Metadata) {
    let values: [(String, Int)] = [
      ("title", metadata.title.isEmpty ? 0 : 1), ("subtitle", metadata.subtitle.isEmpty ? 0 : 1),
      ("sort title", metadata.sortTitle.isEmpty ? 0 : 1), ("creator", metadata.creators.count),
      ("language", metadata.language.isEmpty ? 0 : 1),
      ("identifier", metadata.identifier.isEmpty ? 0 : 1),
      ("source", metadata.source.isEmpty ? 0 : 1),
      ("publisher", metadata.publisher.isEmpty ? 0 : 1),
      ("summary", metadata.summary.isEmpty ? 0 : 1), ("series", metadata.series.count),
      ("published", metadata.published.isEmpty ? 0 : 1),
      ("updated", metadata.updated.isEmpty ? 0 : 1), ("status", metadata.status.isEmpty ? 0 : 1),
      ("rights", metadata.rights.isEmpty ? 0 : 1), ("fandom", metadata.fandoms.count),
      ("relationship", metadata.relationships.count), ("character", metadata.characters.count),
      ("tag", metadata.tags.count), ("rating", metadata.rating.isEmpty ? 0 : 1),
      ("warning", metadata.warnings.count), ("word count", metadata.wordCount == nil ? 0 : 1),
      ("cover", metadata.cover == nil ? 0 : 1), ("custom field", metadata.custom.count),
    ]
    for (name, count) in values where count > 0 {
      uses["metadata \(name)"] = Use(count: count, places: ["metadata"])
    }
    add(metadata.summary, at: "summary")
  }

  private mutating func add(_ section: Section) {
    add("section \(section.role.rawValue)", at: section.id)
    if section.number != nil { add("section number", at: section.id) }
    if !section.title.isEmpty { add("section title", at: section.id) }
    add(section.title, at: section.id)
    add(section.blocks, at: section.id)
  }

  private mutating func add(_ blocks: [Block], at place: String) {
    blocks.forEachBlock { block in
      switch block {
      case .paragraph(let paragraph):
        if paragraph.alignment != .natural {
          add("alignment \(paragraph.alignment.rawValue)", at: place)
        }
      case .heading: add("heading", at: place)
      case .sceneBreak(let sceneBreak):
        add("scene break", at: place)
        if !sceneBreak.mark.isEmpty { add("scene break mark", at: place) }
      case .verse: add("verse", at: place)
      case .blockQuote(let quote): add("block quote \(quote.kind.rawValue)", at: place)
      case .letter: add("letter", at: place)
      case .authorNote(let note): add("author's note \(note.position.rawValue)", at: place)
      case .list(let list): add(list.kind == .bullet ? "list" : "numbered list", at: place)
      case .code: add("code block", at: place)
      case .table: add("table", at: place)
      case .figure: add("figure", at: place)
      case .raw(let raw): add("raw \(raw.format)", at: place)
      }
    }
    blocks.forEachInline { add($0, at: place) }
  }

  private mutating func add(_ inlines: [Inline], at place: String) {
    inlines.forEachInline { add($0, at: place) }
  }

  private mutating func add(_ inline: Inline, at place: String) {
    switch inline {
    case .text: break
    case .emphasis: add("emphasis", at: place)
    case .strong: add("strong", at: place)
    case .underline: add("underline", at: place)
    case .strikethrough: add("strikethrough", at: place)
    case .smallCaps: add("small caps", at: place)
    case .superscript: add("superscript", at: place)
    case .subscript: add("subscript", at: place)
    case .code: add("code", at: place)
    case .link: add("link", at: place)
    case .image: add("image", at: place)
    case .lineBreak: add("line break", at: place)
    case .noteReference: add("note reference", at: place)
    case .span: add("language of a run", at: place)
    case .raw(let raw): add("raw \(raw.format)", at: place)
    }
  }
}

/// A feature that a story uses more often than its output.
public struct FeatureLoss: Equatable, Sendable {
  /// What it is: `underline`.
  public var feature: String
  /// How often it is missing.
  public var count: Int
  /// Where the story uses it first: the ids of sections.
  public var places: [String]
}
