internal import Conversion
internal import StoryModel
internal import StoryResources
internal import XHTMLExport

/// A book in the making: a story, and where each part of it goes.
struct Book: Sendable {
  let story: Story
  let plan: BookPlan
  let labels: Labels
  let places: Places
  let options: EPUBExporter.Options
  let identifier: Identifier
  let contents: [ContentsEntry]
  /// The section that each file of the text begins with, by the path of the file.
  let fileOpeners: [String: String]

  /// - Parameter story: canonical, and with nothing in it that books cannot hold.
  init(_ story: Story, options: EPUBExporter.Options) {
    self.story = story
    self.options = options
    plan = BookPlan(story, byteLimit: options.byteLimit)
    labels = Labels(language: story.metadata.language)
    places = Places(story, plan: plan)
    contents = story.contents(labels)
    var openers: [String: String] = [:]
    for file in plan.files {
      openers[file.path] = file.wrappers.first?.section.id ?? file.place.section.id
    }
    fileOpeners = openers
    identifier =
      story.metadata.identifier.isEmpty
      ? Identifier(text: BookIdentifier.derived(from: story.metadata), isDerived: true)
      : Identifier(text: story.metadata.identifier, isDerived: false)
  }

  /// What the book is known by.
  struct Identifier {
    var text: String
    /// Whether it was made of other metadata, and can be again.
    var isDerived: Bool
  }

  /// A file that is not text of the story.
  struct Part {
    var path: String
    var bytes: [UInt8]
    var isOutsideFolder = false
  }

  var metadata: Metadata { story.metadata }
  var title: String { metadata.shownTitle(labels) }
  var isRightToLeft: Bool { LanguageTag.isRightToLeft(metadata.language) }

  /// The notes that stand on a page of their own.
  var pageOfNotes: [Note] { story.notes.filter { places.noteFiles[$0.id] == BookPath.notes } }

  /// The file that is a title page of the story's own, in place of one that is made.
  var ownTitlePage: TextFile? {
    guard let section = story.ownTitlePage, let first = plan.files.first,
      first.place.section.id == section.id, first.wrappers.isEmpty,
      plan.files.dropFirst().first?.isContinuation != true
    else { return nil }
    return first
  }

  /// The path of the title page.
  var titlePagePath: String { ownTitlePage?.path ?? BookPath.titlePage }

  /// Where the story begins, behind all front matter.
  var start: TextFile? { plan.files.first { $0.matter != .front } ?? plan.files.first }

  /// All files but text and images, in order.
  var frame: [Part] {
    var style = StoryResources.bookStylesheet
    if options.blockParagraphs { style += StoryResources.blockParagraphStylesheet }
    var parts = [
      Part(path: "META-INF/container.xml", bytes: container, isOutsideFolder: true),
      Part(path: BookPath.package, bytes: packageDocument),
      Part(path: BookPath.navigation, bytes: navigationPage),
      Part(path: BookPath.ncx, bytes: ncx),
      Part(path: BookPath.stylesheet, bytes: style),
    ]
    if let cover = metadata.cover {
      parts.append(Part(path: BookPath.cover, bytes: coverPage(showing: cover)))
    }
    if ownTitlePage == nil { parts.append(Part(path: BookPath.titlePage, bytes: titlePage)) }
    if !pageOfNotes.isEmpty { parts.append(Part(path: BookPath.notes, bytes: notesPage)) }
    return parts
  }
}
