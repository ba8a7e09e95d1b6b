package import Markup
package import StoryModel

/// A page whose site is known.
package struct SitePage {
  /// What holds the story.
  var content: MarkupNode
  /// The heading of the chapter that the page is, where it stands elsewhere.
  var heading: String?

  init(content: MarkupNode) { self.content = content }

  /// Finds out whether `body` is such a page, and reads what it says about the story.
  /// - Complexity: O(n) in nodes.
  static func recognize(
    _ body: MarkupNode, plan: inout PagePlan, metadata: inout Metadata
  ) -> SitePage? {
    if ArchivePage.isOne(body) {
      return SitePage(content: ArchivePage.read(body, plan: &plan, metadata: &metadata))
    }
    if let heading = DownloaderPage.titleHeading(of: body) {
      DownloaderPage.read(body, heading: heading, plan: &plan, metadata: &metadata)
      return SitePage(content: body)
    }
    return FanFictionPage.read(body, plan: &plan, metadata: &metadata)
  }

  /// Reads what a file of a book that such a site made says about the story.
  /// - Returns: whether it is one.
  package static func read(
    _ body: MarkupNode, plan: inout PagePlan, metadata: inout Metadata
  ) -> Bool {
    if ArchivePage.isOne(body) {
      _ = ArchivePage.read(body, plan: &plan, metadata: &metadata)
      return true
    }
    guard let heading = DownloaderPage.titleHeading(of: body) else { return false }
    DownloaderPage.read(body, heading: heading, plan: &plan, metadata: &metadata)
    return true
  }
}
