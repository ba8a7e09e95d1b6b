internal import Markup
internal import StoryModel

/// A page whose site is known.
struct SitePage {
  /// What holds the story.
  var content: MarkupNode

  /// Finds out whether `body` is such a page, and reads what it says about the story.
  static func recognize(
    _ body: MarkupNode, plan: inout PagePlan, metadata: inout Metadata
  ) -> SitePage? {
    nil
  }
}
