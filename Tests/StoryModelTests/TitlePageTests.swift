import StoryModel
import Testing

/// Which title page a book takes.
struct TitlePageTests {
  private func story(_ page: String, title: String, author: String) -> Story {
    Story(
      metadata: Metadata(title: title, creators: [Creator(name: author)]),
      sections: [
        Section(role: .titlePage, blocks: [.paragraph([.text(page)])]),
        Section(blocks: [.paragraph([.text("It rained.")])]),
      ]
    ).normalized()
  }

  @Test(arguments: [
    ("SALT by Ann Quill", "Salt", "Ann Quill"), ("Salz und Éclat, von X", "Éclat", "X"),
    ("aaab by abab ababc", "aab", "ababc"),
  ])
  func `is the story's own where that names title and author`(
    _ page: String, _ title: String, _ author: String
  ) {
    #expect(story(page, title: title, author: author).ownTitlePage != nil)
  }

  @Test(arguments: [
    ("Salt", "Salt", "Ann Quill"), ("By Ann Quill", "Salt", "Ann Quill"),
    ("aaa by ababab", "aaab", "ab"), ("ab ababab", "ab", "ababc"),
  ])
  func `is made where the story's own lacks something`(
    _ page: String, _ title: String, _ author: String
  ) {
    #expect(story(page, title: title, author: author).ownTitlePage == nil)
  }
}
