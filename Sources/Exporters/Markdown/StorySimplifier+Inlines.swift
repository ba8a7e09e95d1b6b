internal import Conversion
internal import Markup
internal import StoryModel

extension StorySimplifier {
  mutating func inlines(_ inlines: [Inline], context: InlineWriter.Context) -> [Inline] {
    if inlines.count == 1, case .text = inlines[0] { return inlines }
    let changes = changeCount
    let simple = Self.withJoinedCode(inlines.flatMap { inline($0, isInLink: false) })
    if rules.takesHTML { return simple }
    return sayable(simple, context: context, isCanonical: changeCount == changes)
  }

  mutating func inlines(_ inlines: [Inline], isInLink: Bool) -> [Inline] {
    inlines.flatMap { inline($0, isInLink: isInLink) }
  }

  mutating func inline(_ inline: Inline, isInLink: Bool) -> [Inline] {
    switch inline {
    case .text, .code, .lineBreak, .noteReference: return [inline]
    case .emphasis(let content), .strong(let content):
      let content = inlines(content, isInLink: isInLink)
      guard rules.hasFragileEmphasis, content.holdsEmphasis else {
        return [inline.replacingContent(content)]
      }
      lose("emphasis inside of emphasis")
      return [inline.replacingContent(content.withoutEmphasis)]
    case .underline(let content):
      return formatting(inline, content, rules.underline, "underline", isInLink)
    case .strikethrough(let content):
      return formatting(inline, content, rules.strikethrough, "strikethrough", isInLink)
    case .smallCaps(let content):
      return formatting(inline, content, rules.smallCaps, "small capitals", isInLink)
    case .superscript(let content):
      return formatting(inline, content, rules.superscript, "superscript", isInLink)
    case .subscript(let content):
      return formatting(inline, content, rules.subscript, "subscript", isInLink)
    case .span(let span):
      return formatting(inline, span.content, rules.languages, "languages of words", isInLink)
    case .link(var link):
      link.content = inlines(link.content, isInLink: true)
      if isInLink {
        lose("links inside of links")
        return link.content
      }
      link.destination = MarkdownDestination.encoded(link.destination)
      if !rules.hasLinkTitles { link.title = "" }
      return [.link(link)]
    case .image(let image):
      if !rules.hasImages {
        lose("images")
        return image.alternativeText.isEmpty ? [] : [.text(image.alternativeText)]
      }
      return [.image(self.image(image))]
    case .raw(let raw):
      if keepsRaw, raw.format == StoryFormat.html.name { return [inline] }
      lose("raw markup")
      return []
    }
  }

  private mutating func formatting(
    _ inline: Inline, _ content: [Inline], _ spelling: DialectRules.Spelling, _ name: String,
    _ isInLink: Bool
  ) -> [Inline] {
    let content = inlines(content, isInLink: isInLink)
    if spelling.isSayable { return [inline.replacingContent(content)] }
    lose(name)
    return content
  }

  func image(_ image: Image) -> Image {
    var image = image
    switch image.source {
    case .media(let id): image.source = .remote(MarkdownDestination.encoded(id))
    case .remote(let address): image.source = .remote(MarkdownDestination.encoded(address))
    }
    return image
  }

  /// The inlines without formatting that delimiters cannot say here.
  private mutating func sayable(
    _ inlines: [Inline], context: InlineWriter.Context, isCanonical: Bool
  ) -> [Inline] {
    var inlines = inlines
    for attempt in 0..<4 {
      if attempt > 0 || !isCanonical { inlines = canonical(inlines) }
      var writer = InlineWriter(rules, context: context)
      writer.lay(inlines)
      if writer.setAside.isEmpty { return inlines }
      lose("formatting so close together")
      var place = 0
      inlines = Self.unwrapped(inlines, writer.setAside, place: &place)
    }
    return canonical(Self.withoutMarks(inlines))
  }

  /// The inlines as ``Story/normalized()`` has them, so that neighbours are what will be written.
  private func canonical(_ inlines: [Inline]) -> [Inline] {
    Self.withJoinedCode(inlines.normalizedInBlock())
  }

  /// The inlines with neighbouring code spans as one: nothing in Markdown can keep them apart.
  private static func withJoinedCode(_ inlines: [Inline]) -> [Inline] {
    var result: [Inline] = []
    for inline in inlines {
      if case .code(let text) = inline, case .code(let before)? = result.last {
        result[result.count - 1] = .code(before + text)
      } else if let content = inline.content {
        result.append(inline.replacingContent(withJoinedCode(content)))
      } else {
        result.append(inline)
      }
    }
    return result
  }

  private static func isMarked(_ inline: Inline) -> Bool {
    switch inline {
    case .emphasis, .strong, .strikethrough: true
    default: false
    }
  }

  private static func unwrapped(
    _ inlines: [Inline], _ places: Set<Int>, place: inout Int
  ) -> [Inline] {
    var result: [Inline] = []
    for inline in inlines {
      guard let content = inline.content else {
        result.append(inline)
        continue
      }
      var isUnwrapped = false
      if isMarked(inline) {
        isUnwrapped = places.contains(place)
        place += 1
      }
      let inner = unwrapped(content, places, place: &place)
      if isUnwrapped { result += inner } else { result.append(inline.replacingContent(inner)) }
    }
    return result
  }

  private static func withoutMarks(_ inlines: [Inline]) -> [Inline] {
    inlines.mapEach { isMarked($0) ? $0.content ?? [] : [$0] }
  }
}

extension [Inline] {
  fileprivate var holdsEmphasis: Bool {
    contains { inline in
      switch inline {
      case .emphasis, .strong: true
      default: inline.content?.holdsEmphasis ?? false
      }
    }
  }

  fileprivate var withoutEmphasis: [Inline] {
    mapEach { inline in
      switch inline {
      case .emphasis(let content), .strong(let content): content
      default: [inline]
      }
    }
  }
}
