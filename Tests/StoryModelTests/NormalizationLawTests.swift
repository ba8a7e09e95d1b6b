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

  @Test(arguments: [LawStories.messy, .canonical])
  func `blocks may be made canonical before the story is`(_ stories: LawStories) throws {
    try checkEqual("blocks first", stories: stories) { story in
      // What stands deeper, and notes without an id, only the whole story can settle.
      guard story.normalized().depth < 50, !story.references.noteIDs.contains("") else {
        return (story, story)
      }
      var early = story
      for index in early.sections.indices { early.sections[index].normalizeBlocks() }
      early.normalize(aroundCanonicalBlocksWith: early.references)
      return (story.normalized(), early)
    }
  }
}

extension Section {
  fileprivate mutating func normalizeBlocks() {
    blocks = blocks.normalizedInSection()
    for index in subsections.indices { subsections[index].normalizeBlocks() }
  }
}
