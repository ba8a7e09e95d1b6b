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
