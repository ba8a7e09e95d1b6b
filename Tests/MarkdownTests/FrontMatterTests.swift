import Conversion
import MarkdownImport
import StoryModel
import Testing

@Suite struct FrontMatterTests {
  private func failure(_ frontMatter: String) -> ImportError? {
    do {
      _ = try read("---\n\(frontMatter)\n---\n\nText.\n")
      return nil
    } catch {
      return error as? ImportError
    }
  }

  @Test func `known keys become metadata, the rest stays as it was called`() throws {
    let story = try read(
      """
      ---
      # about the story
      title: "Salt: \\"A\\" Road"
      author: Mara Quill
      lang: en
      date: 2024-03-01
      tags: [angst, "hurt, comfort",
        'it''s late']
      fandoms:
      - Salt
      - Tide # and sea
      series:
        - name: The Coast
          position: 2
      words: 1200
      draft: true
      params:
        site: ao3
        deep: {a: 1}
      rating: Teen
        And Up
      summary: |
        One *night*.

        - and more
      ---

      # One
      """)
    let metadata = story.metadata
    #expect(metadata.title == "Salt: \"A\" Road")
    #expect(metadata.creators == [Creator(name: "Mara Quill")])
    #expect(metadata.language == "en")
    #expect(metadata.published == "2024-03-01")
    #expect(metadata.tags == ["angst", "hurt, comfort", "it's late"])
    #expect(metadata.fandoms == ["Salt", "Tide"])
    #expect(metadata.series == [SeriesMembership(name: "The Coast", position: "2")])
    #expect(metadata.wordCount == 1200)
    #expect(metadata.rating == "Teen And Up")
    #expect(
      metadata.custom == [
        MetadataField(name: "draft", value: "true"),
        MetadataField(name: "params.site", value: "ao3"),
        MetadataField(name: "params.deep.a", value: "1"),
      ])
    #expect(
      metadata.summary == [
        .paragraph([.text("One "), .emphasis([.text("night")]), .text(".")]),
        .list(List(.bullet, items: [[.paragraph([.text("and more")])]])),
      ])
    #expect(story.sections.map(\.role) == [.section])
  }

  @Test func `several authors and their roles are read`() throws {
    let story = try read(
      """
      ---
      creators:
        - name: Mara Quill
          sort: Quill, Mara
        - name: Tom
          role: edt
      ---
      """)
    #expect(
      story.metadata.creators == [
        Creator(name: "Mara Quill", sortName: "Quill, Mara"),
        Creator(name: "Tom", role: .editor),
      ])
    #expect(
      try read("---\nauthors: [Mara, Tom]\n...\n").metadata.creators
        == [Creator(name: "Mara"), Creator(name: "Tom")])
  }

  @Test func `dashes without keys or without an end are scene breaks`() throws {
    #expect(try blocks("---\n\nHe said: no.\n\n---\n").count == 3)
    #expect(try blocks("---\nNote: he never came.\n").count == 2)
    #expect(try blocks("---\n- a\n---\n").first == .sceneBreak(SceneBreak()))
  }

  @Test func `what cannot be read says where it stands`() {
    let alias = failure("title: x\nauthor: *anchor")
    #expect(alias?.message == "a value of the front matter starts with '*'")
    #expect(alias?.hint == "put it in quotes")
    #expect(alias?.position == SourcePosition(line: 3, column: 9))
    // Columns count scalars, whatever their bytes.
    #expect(failure("title: x\n作者名: *anchor")?.position == SourcePosition(line: 3, column: 6))
    let quote = failure("title: \"x")
    #expect(quote?.message == "a quote in the front matter is not closed")
    #expect(quote?.position == SourcePosition(line: 2, column: 8))
    let noKey = failure("title: x\njust words")
    #expect(noKey?.message == "front matter has no key here")
    #expect(noKey?.position == SourcePosition(line: 3, column: 1))
    #expect(failure("a:\n\tb: c")?.message == "front matter is indented with a tab")
    #expect(failure("tags: [a, b")?.message == "a bracket in the front matter is not closed")
    let indent = failure("a:\n  b: c\n    d: e")
    #expect(indent == nil, "a plain value goes on")
    let deep = "a:\n" + (1...12).map { String(repeating: " ", count: $0) + "k:\n" }.joined()
    #expect(
      failure(deep + "             k: v")?.message == "front matter nests deeper than 10 levels")
  }
}
