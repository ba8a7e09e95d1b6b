internal import Conversion
internal import StoryModel
internal import XHTMLExport

extension EPUBExporter {
  /// The story as far as a book can hold it.
  /// - Parameter kinds: what occurs in it.
  func bookable(_ story: Story, holding kinds: InlineKinds) -> Story {
    let story = kinds.contains(.raw) ? story.withoutRawMarkup() : story
    var result = story
    result.media.items = story.media.items.compactMap { item in
      guard let format = Self.bookFormat(of: item) else { return nil }
      var item = item
      item.mediaType = format.mediaType
      return item
    }
    if let cover = story.metadata.cover,
      !Self.isCover(ImageFormat(of: story.media[cover]?.bytes ?? []))
    {
      result.metadata.cover = nil
    }
    // Files are called after what they hold, and nothing refers to what is gone.
    let isCalledRight = result.media.items.allSatisfy { item in
      item.id.hasSuffix("." + Slug.fileExtension(ofMediaType: item.mediaType))
    }
    let isWhole = result.media.items.count == story.media.items.count
    return isCalledRight && isWhole ? result : result.normalized()
  }

  /// Says what of `story` the book will not show as it is.
  /// - Parameter kinds: what occurs in it.
  func warnOfLosses(
    in story: Story, holding kinds: InlineKinds, diagnostics: inout Diagnostics
  ) {
    if kinds.contains(.raw) { _ = story.withoutRawMarkup(diagnostics: &diagnostics) }
    for item in story.media.items {
      if Self.bookFormat(of: item) == nil {
        let title =
          ImageFormat(of: item.bytes).map { $0.title + " image" } ?? "unknown kind of file"
        diagnostics.warn(
          "image-left-out", "left out '\(item.id)': e-readers do not show this \(title)",
          hint: "make it a PNG or JPEG")
      } else if ImageFormat(of: item.bytes) == .webp {
        diagnostics.warn(
          "image-for-new-readers",
          "'\(item.id)' is a WebP image, which older e-readers do not show",
          hint: "make it a PNG or JPEG")
      }
    }
    warnOfCover(in: story, diagnostics: &diagnostics)
    let linking = InlineKinds.image.union(.link)
    guard !kinds.isDisjoint(with: linking) else { return }
    var remoteImages = 0
    var strayLinks = 0
    var sectionIDs: Set<String>?
    story.forEachInline(of: linking) { inline in
      switch inline {
      case .image(let image):
        if case .remote = image.source { remoteImages += 1 }
      case .link(let link):
        switch LinkTarget(link.destination) {
        case .address: break
        case .none: strayLinks += 1
        case .section(let id):
          let known = sectionIDs ?? story.sectionIDs
          sectionIDs = known
          if !known.contains(id) { strayLinks += 1 }
        }
      default: break
      }
    }
    if remoteImages > 0 {
      diagnostics.warn(
        "remote-image",
        remoteImages == 1
          ? "an image that is not part of the story is replaced by its description"
          : "\(remoteImages) images that are not part of the story are replaced by their descriptions"
      )
    }
    if strayLinks > 0 {
      diagnostics.warn(
        "stray-link",
        strayLinks == 1
          ? "a link leads to nothing that a book can open: its text stays"
          : "\(strayLinks) links lead to nothing that a book can open: their text stays")
    }
  }

  /// Says what is wrong with the cover.
  func warnOfCover(in story: Story, diagnostics: inout Diagnostics) {
    guard let cover = story.metadata.cover, let item = story.media[cover] else { return }
    let format = ImageFormat(of: item.bytes)
    guard Self.isCover(format) else {
      let title = format.map { "a \($0.title) image" } ?? "no image that is known"
      diagnostics.warn(
        "cover-left-out",
        "left out the cover: it is \(title), and not every e-reader shows that",
        hint: "make it a PNG or JPEG")
      return
    }
    guard let (width, height) = ImageFormat.pixelSize(of: item.bytes) else { return }
    if width < 625 || height < 1000 {
      diagnostics.warn(
        "cover-size", "the cover is small: \(width) × \(height) pixels",
        hint: "best are 1600 × 2560 pixels, at least 625 × 1000")
    } else if max(width, height) > 10_000 {
      diagnostics.warn(
        "cover-size", "the cover is too big for bookshops: \(width) × \(height) pixels",
        hint: "best are 1600 × 2560 pixels, at most 10000 on a side")
    }
  }

  /// Whether every e-reader shows an image of such a format as a cover.
  static func isCover(_ format: ImageFormat?) -> Bool {
    format == .png || format == .jpeg
  }

  /// The format of an image that books may hold (EPUB 3.3, 3.2), or nil. SVG is a program of its
  /// own: only pictures that run, load and declare nothing are taken.
  private static func bookFormat(of item: MediaItem) -> ImageFormat? {
    switch ImageFormat(of: item.bytes) {
    case .svg: isPlainSVG(item.bytes) ? .svg : nil
    case .avif: nil
    case let format: format
    }
  }

  private static func isPlainSVG(_ file: [UInt8]) -> Bool {
    let text = String(decoding: file, as: UTF8.self).lowercased()
    let active = ["<script", "<!doctype", "<!entity", "<foreignobject", "href", "url(", "@import"]
    return !active.contains { text.contains($0) }
  }
}

extension Story {
  fileprivate var sectionIDs: Set<String> {
    var ids: Set<String> = []
    forEachSection { ids.insert($0.id) }
    return ids
  }
}
