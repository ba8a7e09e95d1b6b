/// What is known about a story as a whole. An empty string or array means that nothing is known.
public struct Metadata: Equatable, Sendable {
  /// The name of the story.
  public var title: String
  /// What stands below the title.
  public var subtitle: String
  /// The title as a catalogue sorts it: `Lantern Keeper, The`.
  public var sortTitle: String
  /// Who made the story, in the order in which they are named.
  public var creators: [Creator]
  /// The language of the text as a BCP 47 tag: `en`, `zh-Hant`.
  public var language: String
  /// A name for this story that never changes: a URN, an ISBN, a URL.
  public var identifier: String
  /// The address that the story was taken from.
  public var source: String
  /// Who published this edition.
  public var publisher: String
  /// What the story is about, in the author's words.
  public var summary: [Block]
  /// The series that the story belongs to.
  public var series: [SeriesMembership]
  /// When the story was first published: an ISO 8601 date, `2024-03-01`, or a part of one.
  public var published: String
  /// When the story last changed: an ISO 8601 date or date and time.
  public var updated: String
  /// How far the story is: `Complete`, `In progress`, in the words of its source.
  public var status: String
  /// Who holds the rights, and the licence.
  public var rights: String
  /// The works that the story is based on.
  public var fandoms: [String]
  /// Pairings: `Mara/Tom`.
  public var relationships: [String]
  /// Who appears.
  public var characters: [String]
  /// Genres, categories and free tags.
  public var tags: [String]
  /// For whom the story is fit: `Teen And Up Audiences`.
  public var rating: String
  /// What readers are warned of.
  public var warnings: [String]
  /// The number of words that the source claims.
  public var wordCount: Int?
  /// The image in ``Story/media`` that is the cover.
  public var cover: MediaItem.ID?
  /// Whatever else the source says, in its order: `Beta: Ann`.
  public var custom: [MetadataField]

  /// Makes metadata that knows nothing but what is given.
  public init(
    title: String = "", subtitle: String = "", sortTitle: String = "", creators: [Creator] = [],
    language: String = "", identifier: String = "", source: String = "", publisher: String = "",
    summary: [Block] = [], series: [SeriesMembership] = [], published: String = "",
    updated: String = "", status: String = "", rights: String = "", fandoms: [String] = [],
    relationships: [String] = [], characters: [String] = [], tags: [String] = [],
    rating: String = "", warnings: [String] = [], wordCount: Int? = nil,
    cover: MediaItem.ID? = nil, custom: [MetadataField] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.sortTitle = sortTitle
    self.creators = creators
    self.language = language
    self.identifier = identifier
    self.source = source
    self.publisher = publisher
    self.summary = summary
    self.series = series
    self.published = published
    self.updated = updated
    self.status = status
    self.rights = rights
    self.fandoms = fandoms
    self.relationships = relationships
    self.characters = characters
    self.tags = tags
    self.rating = rating
    self.warnings = warnings
    self.wordCount = wordCount
    self.cover = cover
    self.custom = custom
  }
}

/// A person or group that had a hand in a story.
public struct Creator: Equatable, Sendable {
  /// The name, as it is shown.
  public var name: String
  /// What it is in the book, or what its maker did.
  public var role: Role
  /// The name as a catalogue sorts it: `Quill, Mara`. Empty when not known.
  public var sortName: String

  /// Makes a creator, an author unless told otherwise.
  public init(name: String, role: Role = .author, sortName: String = "") {
    self.name = name
    self.role = role
    self.sortName = sortName
  }

  /// What a creator did, by the MARC relator code.
  public struct Role: Hashable, Sendable {
    /// Three lower-case letters: <https://id.loc.gov/vocabulary/relators.html>.
    public let code: String

    /// Makes a role of a MARC relator code.
    public init(code: String) {
      self.code = code
    }

    /// Wrote it.
    public static let author = Role(code: "aut")
    /// Edited it.
    public static let editor = Role(code: "edt")
    /// Translated it.
    public static let translator = Role(code: "trl")
    /// Drew its images.
    public static let illustrator = Role(code: "ill")
    /// Helped in another way.
    public static let contributor = Role(code: "ctb")
  }
}

/// A story's place in a series.
public struct SeriesMembership: Equatable, Sendable {
  /// The name, as it is shown.
  public var name: String
  /// Digits, separated by dots: `2`, `2.5`. Empty when not known.
  public var position: String

  /// Makes a membership, at no known position unless one is given.
  public init(name: String, position: String = "") {
    self.name = name
    self.position = position
  }
}

/// A name and a value that no other field of ``Metadata`` has a place for.
public struct MetadataField: Equatable, Sendable {
  /// The name, as it is shown.
  public var name: String
  /// What the field says.
  public var value: String

  /// Makes a field.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
