import Quire
import Testing

@Suite struct StoryTitleTests {
  @Test(arguments: [
    ("the_lamp-that-lied", "The Lamp-that-lied"),
    ("the-lamp-that-lied", "The Lamp That Lied"),
    ("Salt and Static", "Salt and Static"),
    ("03_of_gold_and_of_grass", "Of Gold and of Grass"),
    ("MyStory", "MyStory"),
    ("apollo-13", "Apollo 13"),
    ("final FINAL draft 2", "final FINAL draft 2"),
    ("the-storm (1)", "The Storm"),
    ("1984", nil),
    ("000_d7632d246a6b07d0", nil),
    ("d7632d246a6b07d0", nil),
    ("550e8400-e29b-41d4-a716-446655440000", nil),
    ("12345678", nil),
    ("2024-03-01", nil),
    ("untitled", nil),
    ("<stdin>", nil),
    ("雨夜", "雨夜"),
  ])
  func `a file name becomes a title unless it is an id`(name: String, title: String?) {
    let story = Story(sections: [Section(role: .body, blocks: [.paragraph([.text("It rained.")])])])
    let derived = StoryTitle.derived(for: story, fileName: name)
    #expect(derived.title == title ?? "It rained")
  }

  @Test(arguments: [
    ("Derek was gone. He had left.", "Derek was gone"),
    ("\"Derek, admittedly that was fine. But no\" Ann said.", "Derek, admittedly that was fine"),
    ("“Run!” she cried", "“Run!” she cried"),
    ("“Run!” she cried, and we all ran for the one door at the end.", "“Run!” she cried"),
    (
      "There was a lighthouse on the rock beyond the harbour wall that nobody ever lit",
      "There was a lighthouse on the rock beyond the harbour wall…"
    ),
    ("吾輩は猫である。名前はまだ無い。", "吾輩は猫である。名前はまだ無い。"),
  ])
  func `the opening words stop where a reader would`(text: String, title: String) {
    let story = Story(sections: [Section(role: .body, blocks: [.paragraph([.text(text)])])])
    #expect(StoryTitle.derived(for: story, fileName: "000_d7632d246a6b07d0").title == title)
    #expect(title.count <= 60)
  }

  @Test func `only English capitalizes the words of a title`() {
    let story = Story(metadata: Metadata(language: "fr"))
    let derived = StoryTitle.derived(for: story, fileName: "le-chat-du-notaire")
    #expect(derived.title == "Le chat du notaire")
  }

  @Test func `an author's note does not open a story`() {
    let story = Story(sections: [
      Section(
        role: .body,
        blocks: [
          .authorNote(AuthorNote([.paragraph([.text("Hi all!")])])),
          .paragraph([.text("The phone rang.")]),
        ])
    ])
    #expect(StoryTitle.derived(for: story, fileName: "00").title == "The phone rang")
  }

  @Test func `a letter under a heap of accents makes no endless title`() {
    let heap = "e" + String(repeating: "\u{301}", count: 100_000)
    let story = Story(sections: [Section(role: .body, blocks: [.paragraph([.text(heap)])])])
    let title = StoryTitle.derived(for: story, fileName: "00").title
    #expect(title.unicodeScalars.count <= 601)
  }

  @Test func `what a title page says opens no story`() {
    let story = Story(sections: [
      Section(role: .titlePage, blocks: [.paragraph([.text("Author: Ann Quill")])]),
      Section(role: .body, blocks: [.paragraph([.text("It rained all night.")])]),
    ])
    #expect(StoryTitle.derived(for: story, fileName: "20240311").title == "It rained all night")
  }
}
