import StoryModel
import TestSupport
import Testing

/// The tree that is shown where stories differ.
struct TreeDumpTests {
  @Test func `shows every node`() throws {
    try Golden.check(
      name: "tree/lantern-keeper.txt", actual: SampleStories.lanternKeeper.treeDump)
  }

  @Test func `names the first difference`() {
    let story = SampleStories.lanternKeeper
    var other = story
    other.sections[0].blocks[0] = .paragraph([.text("Salt keeps what fire takes!")])
    #expect(
      other.firstDifference(from: story) == """
          section foreword #to-the-reader
            title "To the " em["Reader"]
        -   paragraph "Salt keeps what fire takes!"
        -   author note before
        -     paragraph "Hi all! I own nothing."
        +   block quote epigraph
        +     paragraph "Salt keeps what fire takes."
        +   author note before
        """)
    #expect(story.firstDifference(from: story) == nil)
  }

  @Test func `tells texts apart that only look the same`() {
    let composed = Story(sections: [Section(blocks: [.paragraph([.text("caf\u{E9}")])])])
    let decomposed = Story(sections: [Section(blocks: [.paragraph([.text("cafe\u{301}")])])])
    #expect(composed == decomposed)
    #expect(composed.firstDifference(from: decomposed) != nil)
  }
}
