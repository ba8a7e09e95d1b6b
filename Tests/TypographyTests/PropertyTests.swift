import StoryModel
import Testing
import Typography

/// SplitMix64: the same numbers for the same seed.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

struct PropertyTests {
  static let languages = [
    "en", "en-GB", "de", "de-CH", "fr", "es", "it", "pt", "pl", "ru", "sv", "da", "cs", "hu",
  ]

  private static let pieces = [
    "\"", "\"", "\"", "'", "'", "'", "''", "`", "``", "´", "“", "”", "‘", "’", "„", "«", "»", "‹",
    "-", "--", "---", "—", "–", ".", "...", "….", ". . .", " ", " ", " ", "\u{A0}", "\u{202F}", "a",
    "s", "em", "tis", "Word", "goin", "5", "90", "é", "漢", "!", "?", ":", ";", ",", "(", ")",
    "http://a.b/\"", "www.c\"'", "\u{200B}", "<", ">", "*",
  ]

  private static func inlines(_ generator: inout SeededGenerator, depth: Int) -> [Inline] {
    (0..<Int.random(in: 1...9, using: &generator)).map { _ -> Inline in
      switch Int.random(in: 0..<14, using: &generator) {
      case 0 where depth < 3: .emphasis(inlines(&generator, depth: depth + 1))
      case 1 where depth < 3:
        .link(Link(inlines(&generator, depth: depth + 1), destination: "\"--\""))
      case 2: .code("\"--\"")
      case 3: .lineBreak
      case 4: .noteReference("1")
      default:
        .text(
          (0..<Int.random(in: 1...6, using: &generator)).map { _ in
            pieces.randomElement(using: &generator) ?? ""
          }.joined())
      }
    }
  }

  @Test(arguments: languages) func `changes nothing the second time`(_ language: String) {
    for seed in 0..<1000 {
      var generator = SeededGenerator(state: UInt64(seed))
      let content = Self.inlines(&generator, depth: 0)
      let story = Story(
        metadata: Metadata(language: language),
        sections: [Section(role: .body, blocks: [.paragraph(content)])]
      ).normalized()
      let once = story.smartened()
      let twice = once.smartened()
      let isStable = twice == once
      #expect(isStable, "seed \(seed): \(Self.firstDifference(once, twice))")
      if !isStable { return }
      let straight = once.straightened()
      let isStraight = straight.straightened() == straight
      #expect(isStraight, "seed \(seed): \(MarkedText.text(once))")
    }
  }

  /// What stands around the first place in which the texts of two stories differ.
  private static func firstDifference(_ one: Story, _ other: Story) -> String {
    let texts = [one, other].map { Array(MarkedText.text($0).unicodeScalars) }
    let common = zip(texts[0], texts[1]).prefix { $0 == $1 }.count
    let around = texts.map { scalars in
      scalars[max(0, common - 20)..<min(scalars.count, common + 20)].map {
        $0.escaped(asASCII: false)
      }.joined()
    }
    return around.joined(separator: " | ")
  }

  @Test(arguments: [
    "\"", "'", "''", "``''", "`", "-", ".", ". ", "5\" ", "'em", " 'a", "o' 'y ", "\u{200B}'", "«",
    "' ", "w", "www.", "://", "\u{EF}", "'A x' 'b ",
  ]) func `finishes on long runs`(_ piece: String) {
    let text = String(repeating: piece, count: 30_000)
    for language in ["en", "fr", "es"] {
      let story = Story(
        metadata: Metadata(language: language),
        sections: [Section(role: .body, blocks: [.paragraph([.text(text)])])])
      let set = story.smartened()
      #expect(set.sections[0].blocks.count == 1)
    }
  }

  @Test func `takes any deep nesting that the model allows`() {
    var inline = Inline.text("\"a\"--")
    for _ in 0..<Story.maximumDepth { inline = .emphasis([inline]) }
    let story = Story(sections: [Section(role: .body, blocks: [.paragraph([inline])])])
    #expect(story.smartened().sections[0].blocks.plainTexts == ["“a”—"])
  }
}

extension [Block] {
  fileprivate var plainTexts: [String] {
    var texts: [String] = []
    forEachText { texts.append($0) }
    return texts
  }
}
