internal import StoryModel
internal import XHTMLExport

extension Places {
  /// Where everything is in a book.
  ///
  /// A note stands in the file that refers to it, where readers can show it above the page; one
  /// that several files or none refer to stands on a page of notes.
  /// - Complexity: O(n) in the size of the story.
  init(_ story: Story, plan: BookPlan) {
    self.init()
    sectionFiles.reserveCapacity(plan.sectionCount)
    for file in plan.files {
      for wrapper in file.wrappers { sectionFiles[wrapper.section.id] = file.path }
      guard !file.isContinuation else { continue }
      if file.holdsSubsections {
        file.place.section.forEachSection { sectionFiles[$0.id] = file.path }
      } else {
        sectionFiles[file.place.section.id] = file.path
      }
    }
    for item in story.media.items { imageSources[item.id] = BookPath.images + item.id }
    if !story.notes.isEmpty { assignNotes(of: story, plan: plan) }
  }

  private mutating func assignNotes(of story: Story, plan: BookPlan) {
    var references = NoteReferences()
    story.metadata.summary.forEachInline(of: .noteReference) {
      references.add($0, in: BookPath.titlePage)
    }
    for file in plan.files {
      let path = file.path
      for id in file.noteReferences { references.add(id, in: path) }
    }
    // Notes are numbered by their first references, so those in other notes come in time.
    for note in story.notes {
      let file = references.file[note.id] ?? BookPath.notes
      noteFiles[note.id] = file
      note.blocks.forEachInline(of: .noteReference) { references.add($0, in: file) }
    }
    firstReferenceFiles = references.first
  }
}

/// Which files refer to which notes.
private struct NoteReferences {
  /// The file with the first reference.
  private(set) var first: [Note.ID: String] = [:]
  /// The file with all references, or the page of notes where there are several.
  private(set) var file: [Note.ID: String] = [:]

  mutating func add(_ inline: Inline, in path: String) {
    if case .noteReference(let id) = inline { add(id, in: path) }
  }

  mutating func add(_ id: Note.ID, in path: String) {
    if let known = file[id] {
      if known != path { file[id] = BookPath.notes }
    } else {
      file[id] = path
      first[id] = path
    }
  }
}

/// Where the parts of a book stand, below the book's folder.
enum BookPath {
  static let folder = "EPUB/"
  static let package = "package.opf"
  static let navigation = "nav.xhtml"
  static let ncx = "toc.ncx"
  static let stylesheet = "style.css"
  static let cover = "cover.xhtml"
  static let titlePage = "titlepage.xhtml"
  static let notes = "notes.xhtml"
  static let images = "images/"
}
