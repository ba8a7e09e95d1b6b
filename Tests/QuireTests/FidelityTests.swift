import Testing

@testable import Quire

@Suite struct FidelityTests {
  private let story = Story(
    metadata: Metadata(title: "Salt", language: "en", rating: "T"),
    sections: [
      Section(
        role: .body,
        blocks: [
          .paragraph([.text("It "), .underline([.text("rained")]), .text(".")]),
          .sceneBreak(SceneBreak(mark: "* * *")),
          .paragraph(Paragraph([.emphasis([.text("Again.")])], alignment: .center)),
        ])
    ]
  ).normalized()

  @Test func `a census counts each feature and says where it is`() {
    let census = FeatureCensus(of: story)
    #expect(census.uses["underline"] == .init(count: 1, places: ["text"]))
    #expect(census.uses["scene break mark"] == .init(count: 1, places: ["text"]))
    #expect(census.uses["alignment center"]?.count == 1)
    #expect(census.uses["metadata rating"]?.places == ["metadata"])
    #expect(census.uses["strong"] == nil)
  }

  @Test func `what an output cannot say is a loss`() {
    var plain = story
    plain.metadata.rating = ""
    plain = plain.mapInlines { [.text($0.plainText)] }
    let losses = FeatureCensus(of: story).losses(to: FeatureCensus(of: plain.normalized()))
    #expect(losses.map(\.feature) == ["emphasis", "metadata rating", "underline"])
    #expect(losses.map(\.count) == [1, 1, 1])
  }

  @Test func `an output that says the story is verified`() throws {
    let converter = Converter(options: .init(to: .json))
    var diagnostics = Diagnostics()
    let bytes = try converter.bytes(of: story, diagnostics: &diagnostics)
    let verification = converter.verification(of: bytes, renderedFrom: story)
    #expect(verification == Verification(result: .same, words: 3))
    #expect(converter.losses(of: story) == [])
  }

  @Test func `an output that says another story is found out`() throws {
    let converter = Converter(options: .init(to: .json))
    var diagnostics = Diagnostics()
    var other = story
    other.sections[0].blocks.removeLast()
    let bytes = try converter.bytes(of: other, diagnostics: &diagnostics)
    let verification = converter.verification(of: bytes, renderedFrom: story)
    guard case .differs(let difference) = verification.result else {
      Issue.record("the difference was not found")
      return
    }
    #expect(difference.contains("+   paragraph center em[\"Again.\"]"))
    #expect(verification.words == 2)
  }

  @Test func `a report is JSON with words, losses and diagnostics`() throws {
    var entry = ConversionReport.Entry(input: "a.txt", output: "a.md")
    entry.wordsIn = 3
    entry.verification = Verification(result: .same, words: 3)
    entry.losses = [FeatureLoss(feature: "underline", count: 1, places: ["text"])]
    entry.diagnostics.warn("entity", "unknown entity", at: SourcePosition(line: 3, column: 14))
    let text = String(decoding: ConversionReport(entries: [entry]).json, as: UTF8.self)
    for part in [
      #""quire-report": 1"#, #""status": "done""#, #""verified": "same""#, #""in": 3"#,
      #""out": 3"#, #""feature": "underline""#, #""line": 3"#, #""column": 14"#,
    ] {
      #expect(text.contains(part))
    }
  }
}

@Suite struct VerificationTests {
  private func story(_ text: String) throws -> Story {
    var diagnostics = Diagnostics()
    return try Converter(options: .init(to: .text)).story(
      from: Source(name: "rain.txt", bytes: Array(text.utf8)), diagnostics: &diagnostics)
  }

  private func verification(of story: Story, as format: StoryFormat) throws -> Verification {
    let converter = Converter(options: .init(to: format))
    var diagnostics = Diagnostics()
    let bytes = try converter.bytes(of: story, diagnostics: &diagnostics)
    return converter.verification(of: bytes, renderedFrom: story)
  }

  @Test(arguments: [StoryFormat.text, .html])
  func `formats that show no structure are held to every letter`(format: StoryFormat) throws {
    let story = try story("A/N: hi!\n\nChapter One\n\nIt rained.\n\nChapter Two\n\nIt snowed.\n")
    #expect(try verification(of: story, as: format).result == .same)
    let converter = Converter(options: .init(to: format))
    var diagnostics = Diagnostics()
    var bytes = try converter.bytes(of: story, diagnostics: &diagnostics)
    bytes.removeAll { $0 == UInt8(ascii: "w") }
    let found = converter.verification(of: bytes, renderedFrom: story)
    #expect(found.result == .differs("letters or digits are missing, added or moved"))
  }

  @Test func `an added sentence is no header`() throws {
    let story = try story("It rained.\n\nIt snowed.\n")
    let converter = Converter(options: .init(to: .text))
    let found = converter.verification(
      of: Array("Nobody said so.\n\nIt rained.\n\nIt snowed.\n".utf8), renderedFrom: story)
    #expect(found.result == .differs("letters or digits are missing, added or moved"))
  }

  @Test func `the number of a Japanese chapter is set apart without a colon`() throws {
    let story = Story(
      sections: [
        Section(
          role: .chapter, number: SectionNumber(text: "第一章", value: 1), title: [.text("雨")],
          blocks: [.paragraph([.text("雨が降る。")])])
      ]
    ).normalized()
    #expect(story.sections[0].headingText == "第一章　雨")
    var diagnostics = Diagnostics()
    let page = try Converter(options: .init(to: .html)).bytes(of: story, diagnostics: &diagnostics)
    let back = try Converter(options: .init(from: .html, to: .json)).story(
      from: Source(name: "page.html", bytes: page), diagnostics: &diagnostics)
    #expect(back.sections.first?.number == SectionNumber(text: "第一章", value: 1))
  }

  @Test func `a note behind the text of a web page is one that follows`() throws {
    var diagnostics = Diagnostics()
    let page = """
      <p>It rained.</p><div class="authors-note"><p>Thanks for reading!</p></div>
      """
    let story = try Converter(options: .init(from: .html, to: .json)).story(
      from: Source(name: "page.html", bytes: Array(page.utf8)), diagnostics: &diagnostics)
    guard case .authorNote(let note)? = story.sections.first?.blocks.last else {
      Issue.record("no note: \(story.treeDump)")
      return
    }
    #expect(note.position == .after)
  }
}
