internal import Conversion
internal import Markup
internal import StoryModel
internal import XHTMLImport

/// Reads books that any program made.
struct BookReader {
  private let package: PackageDocument
  private let archive: BookArchive
  private let jobs: Int
  private var story = Story()
  private var cover: String?

  init(package: PackageDocument, archive: BookArchive, jobs: Int) {
    self.package = package
    self.archive = archive
    self.jobs = jobs
  }

  /// The story of the book.
  /// - Complexity: O(n) in bytes, uncompressed.
  mutating func story(_ diagnostics: inout Diagnostics) throws(ImportError) -> Story {
    let contents = try Contents(of: package, in: archive, diagnostics: &diagnostics)
    story.metadata = BookMetadata.read(package)
    var pages = try pages(&diagnostics)
    if OwnBook.isOwn(package) { readOwn(&pages, &diagnostics) } else { readSites(&pages) }
    cover = Cover.path(of: package, pages: pages, contents, in: archive)
    assignKinds(&pages, contents, &diagnostics)
    pages.removeAll { $0.kind != .text }
    try link(&pages, contents)
    let texts = parallelMap(count: pages.count, jobs: jobs) { [pages] index in
      var diagnostics = Diagnostics()
      let page = pages[index]
      let content = BookText.content(of: page.body, plan: page.plan, diagnostics: &diagnostics)
      return (content, diagnostics)
    }
    var flows: [[FlowItem]] = []
    var flow = BookFlow(contents)
    for (page, text) in zip(pages, texts) {
      diagnostics.append(text.1)
      flows.append(flow.flow(of: page, text.0))
    }
    BookText.assemble(texts.map(\.0), flows: flows, into: &story, diagnostics: &diagnostics)
    story.placeAuthorNotes()
    try addImages(&diagnostics)
    return story
  }

  // MARK: Pages

  private func pages(_ diagnostics: inout Diagnostics) throws(ImportError) -> [BookPage] {
    let items = package.spine
    let readings = parallelMap(count: items.count, jobs: jobs) { [archive] index in
      Result { () throws(ImportError) -> BookPage in
        let item = items[index]
        if item.isImage, !item.isText {
          return try BookPage(showing: item.path ?? "", in: archive)
        }
        return try BookPage(at: item.path ?? "", in: archive)
      }
    }
    var pages: [BookPage] = []
    for reading in readings {
      let page = try reading.get()
      diagnostics.append(page.diagnostics)
      pages.append(page)
    }
    return pages
  }

  /// A book of Quire's own that somebody edited says all but its text as it did before.
  private mutating func readOwn(
    _ pages: inout [BookPage], _ diagnostics: inout Diagnostics
  ) {
    story.metadata = Metadata()
    OwnMetadata.read(package, into: &story.metadata)
    for index in pages.indices.prefix(3) {
      OwnPage.readFrame(
        of: pages[index].body, showing: story.metadata, plan: &pages[index].plan,
        diagnostics: &diagnostics)
    }
  }

  /// Books that sites make say on their first pages what their pages say.
  private mutating func readSites(_ pages: inout [BookPage]) {
    var isOfSite = false
    for index in pages.indices where isOfSite || index < 3 {
      if SitePage.read(pages[index].body, plan: &pages[index].plan, metadata: &story.metadata) {
        isOfSite = true
      }
    }
  }

  private mutating func assignKinds(
    _ pages: inout [BookPage], _ contents: Contents, _ diagnostics: inout Diagnostics
  ) {
    let known = titlePageLines
    var hasTitlePage = false
    for index in pages.indices {
      let page = pages[index]
      let landmark = contents.landmarks[page.path]
      if pages[index].role == nil {
        pages[index].role = landmark.flatMap { SectionRole.structural($0[...]) }
      }
      if page.showsOnlyImages {
        let isCover = landmark == "cover" || index == 0 && cover != nil
        if isCover { pages[index].kind = .cover }
      } else if page.path == contents.navigationPath || landmark == "toc" || page.isListOfContents {
        pages[index].kind = .contents
        diagnostics.add(
          Diagnostic(
            .note, code: "contents-left-out", "left out a list of contents", entry: page.path))
      } else if index < 4, !hasTitlePage, page.says(only: known) {
        // A second one is the story's own.
        hasTitlePage = true
        pages[index].kind = .titlePage
        diagnostics.add(
          Diagnostic(
            .note, code: "title-page-left-out",
            "left out a title page that says what the metadata say", entry: page.path))
      }
    }
    // A book that is nothing but pictures or lists is one all the same.
    guard !pages.contains(where: { $0.kind == .text }) else { return }
    for index in pages.indices where pages[index].path != contents.navigationPath {
      pages[index].kind = .text
    }
  }

  /// What title pages say that is known already.
  private var titlePageLines: [String] {
    let metadata = story.metadata
    let names = metadata.creators.map(\.name)
    let joined = [names.joined(separator: ", "), names.joined(separator: " and ")]
    var lines = [metadata.title, metadata.subtitle, metadata.publisher, metadata.published]
    lines += names + joined
    lines += (names + joined).flatMap { ["by \($0)", "by: \($0)", "von \($0)", "de \($0)"] }
    lines += metadata.creators.isEmpty ? [] : ["by"]
    lines += [metadata.rights, metadata.source, String(metadata.published.prefix(4))]
    lines.append("\(metadata.title): \(metadata.subtitle)")
    return lines.filter { !$0.isEmpty }
  }

  /// Finds out what links and the contents lead to, and what is a note.
  private func link(_ pages: inout [BookPage], _ contents: Contents) throws(ImportError) {
    var styles = BookStyles()
    var wanted: [String: Set<String>] = [:]
    for page in pages {
      for link in page.scan.links {
        guard let hash = link.target.utf8.firstIndex(of: UInt8(ascii: "#")) else { continue }
        wanted[String(link.target[..<hash]), default: []].insert(link.target)
      }
    }
    for index in pages.indices {
      let path = pages[index].path
      pages[index].plan.styles = try styles.sheet(for: pages[index], in: archive)
      let lines = contents.lines(in: path)
      var ids = wanted[path] ?? []
      let targets = ids
      for line in lines where !line.fragment.isEmpty { ids.insert("\(path)#\(line.fragment)") }
      pages[index].scan.findTargets(ids, in: pages[index].body)
      pages[index].plan.targets = Set(
        targets.map { String($0.utf8.dropFirst(path.utf8.count + 1)) ?? "" })
      for line in lines {
        guard pages[index].scan.targets["\(path)#\(line.fragment)"] != nil else { continue }
        pages[index].plan.entries[line.fragment, default: []].append(line.point)
      }
    }
    var plans = pages.map(\.plan)
    NoteLinks.find(in: pages.map(\.scan), plans: &plans)
    for index in pages.indices { pages[index].plan = plans[index] }
  }

  // MARK: Images

  /// Takes the images that the story shows into its media.
  private mutating func addImages(_ diagnostics: inout Diagnostics) throws(ImportError) {
    var ids: [MediaItem.ID] = []
    if let cover { ids.append(cover) }
    var missing: [String] = []
    story.forEachInline(of: .image) { inline in
      guard case .image(let image) = inline else { return }
      switch image.source {
      case .media(let id): ids.append(id)
      case .remote(let reference):
        if !LinkReference.hasScheme(reference) { missing.append(reference) }
      }
    }
    for reference in missing where !reference.isEmpty {
      diagnostics.warn("missing-image", "the image '\(reference)' is not in the archive")
    }
    var known = Set(story.media.items.map(\.id))
    for id in ids where known.insert(id).inserted {
      guard let bytes = try archive.file(at: id) else { continue }
      let declared = package.item(at: id)?.mediaType ?? ""
      let mediaType = ImageFormat(of: bytes)?.mediaType ?? declared
      if id == cover { story.metadata.cover = id }
      story.media.items.append(MediaItem(id: id, mediaType: mediaType, bytes: bytes))
    }
  }
}
