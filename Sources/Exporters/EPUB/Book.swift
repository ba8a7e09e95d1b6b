internal import Conversion
internal import StoryLabels
internal import StoryModel
internal import StoryResources
internal import XHTMLExport

/// A book in the making: a story, and where each part of it goes.
struct Book: Sendable {
  let story: Story
  /// What occurs in the story.
  let kinds: InlineKinds
  let plan: BookPlan
  let labels: Labels
  let places: Places
  let options: EPUBExporter.Options
  let identifier: Identifier
  let contents: [ContentsEntry]
  /// The section that each file of the text begins with, by the path of the file.
  let fileOpeners: [String: String]
  /// The file that is a title page of the story's own, in place of one that is made.
  let ownTitlePage: TextFile?
  /// The notes that stand in each file, by its path.
  let notes: [String: [Note]]

  /// - Parameter story: canonical, and with nothing in it that books cannot hold.
  /// - Parameter survey: what is in it.
  init(_ story: Story, survey: StorySurvey, options: EPUBExporter.Options) {
    self.story = story
    self.options = options
    kinds = survey.kinds
    plan = BookPlan(survey, byteLimit: options.byteLimit)
    labels = Labels(language: story.metadata.language)
    places = Places(story, plan: plan)
    contents = story.contents(labels)
    var openers: [String: String] = [:]
    openers.reserveCapacity(plan.files.count)
    for file in plan.files {
      openers[file.path] = file.wrappers.first?.section.id ?? file.place.section.id
    }
    fileOpeners = openers
    ownTitlePage = Self.ownTitlePage(of: story, plan: plan)
    let places = places
    notes = Dictionary(grouping: story.notes) { places.noteFiles[$0.id] ?? "" }
    identifier =
      story.metadata.identifier.isEmpty
      ? Identifier(text: BookIdentifier.derived(from: story.metadata), isDerived: true)
      : Identifier(text: story.metadata.identifier, isDerived: false)
  }

  private static func ownTitlePage(of story: Story, plan: BookPlan) -> TextFile? {
    guard let section = story.ownTitlePage, let first = plan.files.first,
      first.place.section.id == section.id, first.wrappers.isEmpty,
      plan.files.dropFirst().first?.isContinuation != true
    else { return nil }
    return first
  }

  /// What the book is known by.
  struct Identifier {
    var text: String
    /// Whether it was made of other metadata, and can be again.
    var isDerived: Bool
  }

  /// A file that is not text of the story.
  struct Part: Sendable {
    /// Below the root of the archive.
    var path: String
    /// Writes the file.
    var bytes: @Sendable (Book) -> [UInt8]
    /// Whether many books have the same file.
    var isShared: Bool

    /// - Parameters:
    ///   - path: below the folder of the book.
    ///   - isShared: whether many books have the same file.
    init(_ path: String, isShared: Bool = false, _ bytes: @escaping @Sendable (Book) -> [UInt8]) {
      self.init(atRoot: BookPath.folder + path, isShared: isShared, bytes)
    }

    init(atRoot path: String, isShared: Bool, _ bytes: @escaping @Sendable (Book) -> [UInt8]) {
      self.path = path
      self.isShared = isShared
      self.bytes = bytes
    }
  }

  var metadata: Metadata { story.metadata }
  var title: String { metadata.shownTitle(labels) }
  var isRightToLeft: Bool { LanguageTag.isRightToLeft(metadata.language) }

  /// The notes that stand on a page of their own.
  var pageOfNotes: [Note] { notes[BookPath.notes] ?? [] }

  /// The path of the title page.
  var titlePagePath: String { ownTitlePage?.path ?? BookPath.titlePage }

  /// Where the story begins, behind all front matter.
  var start: TextFile? { plan.files.first { $0.matter != .front } ?? plan.files.first }

  /// All files but text and images, in order.
  var frame: [Part] {
    var parts = [
      Part(atRoot: "META-INF/container.xml", isShared: true) { $0.container },
      Part(BookPath.package) { $0.packageDocument },
      Part(BookPath.navigation) { $0.navigationPage },
      Part(BookPath.ncx) { $0.ncx },
      Part(BookPath.stylesheet, isShared: true) { $0.stylesheet },
    ]
    if let cover = metadata.cover {
      parts.append(Part(BookPath.cover) { $0.coverPage(showing: cover) })
    }
    if ownTitlePage == nil { parts.append(Part(BookPath.titlePage) { $0.titlePage }) }
    if !pageOfNotes.isEmpty { parts.append(Part(BookPath.notes) { $0.notesPage }) }
    return parts
  }

  private var stylesheet: [UInt8] {
    options.blockParagraphs
      ? StoryResources.bookStylesheet + StoryResources.blockParagraphStylesheet
      : StoryResources.bookStylesheet
  }
}
