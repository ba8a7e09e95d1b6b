import StoryModel
import TestSupport
import Testing

/// What holds for the canonical form of every story.
struct NormalizationLawTests {
  @Test(arguments: [LawStories.messy, .canonical])
  func `normalizing twice changes nothing more`(_ stories: LawStories) throws {
    try checkEqual("idempotence", stories: stories) { story in
      let once = story.normalized()
      return (once, once.normalized())
    }
  }

  @Test func `no story nests deeper than the cap`() throws {
    try checkLaw("depth", stories: .messy) { story in
      let depth = story.normalized().depth
      return depth > Story.maximumDepth ? "\(depth) levels" : nil
    }
  }
}
