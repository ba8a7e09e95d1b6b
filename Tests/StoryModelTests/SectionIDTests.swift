import StoryModel
import Testing

/// The ids of sections, which bookmarks and links rest on.
struct SectionIDTests {
  private func chapter(_ number: Int?, _ title: String = "", id: String = "") -> Section {
    Section(
      number: number.map { SectionNumber(text: "Chapter \($0)", value: $0) },
      title: title.isEmpty ? [] : [.text(title)], blocks: [.paragraph([.text("text")])], id: id)
  }

  private func ids(_ sections: Section...) -> [String] {
    var ids: [String] = []
    Story(sections: sections).normalized().forEachSection { ids.append($0.id) }
    return ids
  }

  @Test func `are derived from what a section says`() {
    #expect(
      ids(chapter(4, "Salt"), chapter(nil, "The Mara’s “Light”"), chapter(nil)) == [
        "chapter-4", "the-maras-light", "chapter",
      ])
    #expect(ids(Section(role: .body, blocks: [.paragraph([.text("a")])])) == ["text"])
    #expect(
      ids(chapter(nil, "雨夜")) == ["chapter-2b0a7b5f"]
        || ids(chapter(nil, "雨夜"))[0].hasPrefix("chapter-"))
    #expect(ids(chapter(nil, "雨夜")) != ids(chapter(nil, "海夜")))
  }

  @Test func `stay the same when a chapter is added`() {
    let before = ids(chapter(1, "Salt"), chapter(2, "Ash"), chapter(nil, "The End"))
    let after = ids(
      chapter(nil, "Foreword"), chapter(1, "Salt"), chapter(2, "Ash"), chapter(3, "Tide"),
      chapter(nil, "The End"))
    #expect(before.filter { !after.contains($0) } == [])
  }

  @Test func `tell the chapters of several parts apart`() {
    func part(_ number: Int) -> Section {
      Section(
        role: .part, number: SectionNumber(text: "Part \(number)", value: number),
        subsections: [chapter(1), chapter(2)])
    }
    #expect(
      ids(part(1), part(2)) == [
        "part-1", "part-1-chapter-1", "part-1-chapter-2", "part-2", "part-2-chapter-1",
        "part-2-chapter-2",
      ])
  }

  @Test func `are unique, and given ones go first`() {
    #expect(
      ids(chapter(1), chapter(1), chapter(1, id: "chapter-1")) == [
        "chapter-1-2", "chapter-1-3", "chapter-1",
      ])
    #expect(
      ids(chapter(1, id: "My Id"), chapter(2, id: "my-id"), chapter(3, id: "雨")) == [
        "my-id", "chapter-2", "chapter-3",
      ])
  }

  @Test func `take their links with them`() {
    let link = Inline.link(Link([.text("see")], destination: "#My Id"))
    let story = Story(sections: [
      chapter(1, id: "My Id"), Section(role: .body, blocks: [.paragraph([link])]),
    ]).normalized()
    #expect(
      story.sections.last?.blocks == [
        .paragraph([.link(Link([.text("see")], destination: "#my-id"))])
      ])
  }

  @Test func `are found for many sections of one name in linear time`() {
    let sections = (0..<50_000).map { _ in chapter(nil) }
    let story = Story(sections: sections).normalized()
    #expect(story.sections.last?.id == "chapter-50000")
    #expect(Set(story.sections.map(\.id)).count == 50_000)
  }
}

/// Names that are safe in files and markup.
struct SlugTests {
  @Test(arguments: [
    ("The Long Tide", "the-long-tide"), ("  a -- b!  ", "a-b"), ("Don't", "dont"),
    ("Don’t", "dont"),
    ("7 days", "s-7-days"), ("Ærø", "aero"), ("雨夜", ""), ("---", ""), ("", ""), ("é", "e"),
    (String(repeating: "ab ", count: 40), String(repeating: "ab-", count: 15) + "ab"),
    (String(repeating: "b", count: 47) + "ßc", String(repeating: "b", count: 47) + "c"),
    ("<b>&amp;", "b-amp"), ("a\u{338}b", "ab"), ("Épilogue", "epilogue"),
    ("E\u{301}pilogue", "epilogue"), ("Straße", "strasse"), ("Žluťoučký kůň", "zlutoucky-kun"),
    ("Łódź", "lodz"), ("Trần Đức Ơn", "tran-duc-on"), ("İstanbul, ılık", "istanbul-ilik"),
    ("Þór í Ðal", "thor-i-dal"), ("Œuvre", "oeuvre"), ("Țară", "tara"), ("a × b", "a-b"),
    ("ŝafo ǎ", "safo-a"),
  ])
  func `are of lower-case letters, digits and hyphens`(_ text: String, _ slug: String) {
    #expect(Slug.identifier(text) == slug)
    #expect(Slug.identifier(text).utf8.count <= 48)
    #expect(Slug.identifier(Slug.identifier(text)) == Slug.identifier(text))
  }
}
