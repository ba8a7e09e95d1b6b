internal import Markup
internal import StoryModel

/// What was found out about a document before its content is read.
package struct PagePlan: Sendable {
  /// What to do with an element, by ``MarkupNode/id``.
  enum Directive: Sendable, Equatable {
    /// Leave it out, since it is known or belongs to nobody's story.
    case skip
    case summary
    case authorNote(AuthorNote.Position)
    /// The heading of a chapter.
    case chapterHeading
    /// Nothing but what is in it.
    case transparent
    case noteBody(Note.ID)
    case noteReference(Note.ID)
    /// A link from a note to where it is referred to.
    case backlink
  }

  var directives: [Int: Directive] = [:]
  /// Ids in the document that links lead to.
  package var targets: Set<String> = []
  /// Where the contents of the book lead to, by id.
  package var entries: [String: [ContentsPoint]] = [:]
  /// The file in its book. Empty for a page that stands alone.
  package var path = ""
  package var images = ImageLookup()
  package var styles = StyleSheet()
  /// Whether to leave out what surrounds the story on pages.
  var dropsBoilerplate = false
  /// The file in an archive that the document is, for messages.
  package var entry: String?

  package init() {}
}
