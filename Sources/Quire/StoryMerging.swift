/// Makes one book of several stories.
public enum StoryMerging {
  /// A story of which each of `stories` is a part, in the order given.
  ///
  /// What the stories say of themselves becomes one record: creators, fandoms, characters, tags
  /// and warnings are joined, each once; the summary of a story opens its part. Nothing is lost:
  /// what cannot be joined is kept in ``Metadata/custom`` under the title of its story.
  /// - Complexity: O(n) in the size of the stories.
  public static func book(of stories: [Story], title: String) -> Story {
    var book = Story(metadata: Metadata(title: title))
    for (index, story) in stories.enumerated() {
      let story = renamed(story, prefix: "\(index + 1)-")
      book.sections.append(part(of: story))
      book.notes += story.notes
      book.media.items += story.media.items
      add(story.metadata, to: &book.metadata)
    }
    let languages = Set(stories.map(\.metadata.language))
    book.metadata.language = stories.first?.metadata.language ?? ""
    if languages.count > 1 { markLanguages(of: stories, in: &book) }
    return book.normalized()
  }

  /// The story as a part. A story without divisions is the text of its part.
  private static func part(of story: Story) -> Section {
    var part = Section(role: .part, title: [.text(story.metadata.title)])
    if !story.metadata.summary.isEmpty {
      part.blocks.append(.authorNote(AuthorNote(story.metadata.summary, position: .before)))
    }
    var sections = story.sections[...]
    if let first = sections.first, first.role == .body, first.subsections.isEmpty {
      part.blocks += first.blocks
      sections = sections.dropFirst()
    }
    part.subsections = Array(sections)
    return part
  }

  /// Notes, images and sections of different stories may have the same ids.
  private static func renamed(_ story: Story, prefix: String) -> Story {
    var story = story
    for index in story.notes.indices { story.notes[index].id = prefix + story.notes[index].id }
    for index in story.media.items.indices {
      story.media.items[index].id = prefix + story.media.items[index].id
    }
    let idPrefix = "s" + prefix
    var ids: Set<String> = []
    story = story.mapSections { section in
      var section = section
      ids.insert(section.id)
      section.id = section.id.isEmpty ? "" : idPrefix + section.id
      return [section]
    }
    func image(_ image: Image) -> Image {
      guard case .media(let id) = image.source else { return image }
      var image = image
      image.source = .media(prefix + id)
      return image
    }
    return story.mapBlocks { block in
      guard case .figure(var figure) = block else { return [block] }
      figure.image = image(figure.image)
      return [.figure(figure)]
    }.mapInlines { inlines in
      inlines.mapEach { inline in
        switch inline {
        case .noteReference(let id): return [.noteReference(prefix + id)]
        case .image(let original): return [.image(image(original))]
        case .link(var link):
          guard link.destination.hasPrefix("#"), ids.contains(String(link.destination.dropFirst()))
          else { return [inline] }
          link.destination = "#" + idPrefix + link.destination.dropFirst()
          return [.link(link)]
        case .text, .emphasis, .strong, .underline, .strikethrough, .smallCaps, .superscript,
          .subscript, .code, .lineBreak, .span, .raw:
          return [inline]
        }
      }
    }
  }

  private static func add(_ metadata: Metadata, to book: inout Metadata) {
    for creator in metadata.creators where !book.creators.contains(creator) {
      book.creators.append(creator)
    }
    let lists: [WritableKeyPath<Metadata, [String]>] = [
      \.fandoms, \.relationships, \.characters, \.tags, \.warnings,
    ]
    for list in lists {
      for value in metadata[keyPath: list] where !book[keyPath: list].contains(value) {
        book[keyPath: list].append(value)
      }
    }
    for membership in metadata.series where !book.series.contains(membership) {
      book.series.append(membership)
    }
    let fields: [(String, String)] = [
      ("Subtitle", metadata.subtitle), ("Source", metadata.source),
      ("Publisher", metadata.publisher), ("Published", metadata.published),
      ("Updated", metadata.updated), ("Status", metadata.status), ("Rights", metadata.rights),
      ("Rating", metadata.rating),
    ]
    for (name, value) in fields + metadata.custom.map({ ($0.name, $0.value) }) where !value.isEmpty
    {
      let title = metadata.title.isEmpty ? name : "\(name) (\(metadata.title))"
      book.custom.append(MetadataField(name: title, value: value))
    }
  }

  /// Stories in other languages than the first one's say so on every run of text.
  private static func markLanguages(of stories: [Story], in book: inout Story) {
    for (index, story) in stories.enumerated()
    where story.metadata.language != book.metadata.language && !story.metadata.language.isEmpty {
      book.sections[index] = book.sections[index].mapInlines { inlines in
        inlines.isEmpty ? [] : [.span(Span(inlines, language: story.metadata.language))]
      }
    }
  }
}

extension Converter {
  /// All stories as one book, each a part, with the overrides in place.
  ///
  /// A book without a given title is called after its file.
  public func book(of stories: [Story], named name: String) -> Story {
    let derived = StoryTitle.readable(Source(name: name, bytes: []).baseName)
    var book = StoryMerging.book(
      of: stories, title: options.overrides.title ?? derived ?? "Stories")
    options.overrides.apply(to: &book)
    return book
  }
}
