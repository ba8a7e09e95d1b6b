import StoryModel
import TestSupport
import Testing

/// Asking a story what occurs in it.
struct InlineKindsTests {
  private static func kinds(of inline: Inline) -> InlineKinds {
    switch inline {
    case .link: .link
    case .image: .image
    case .noteReference: .noteReference
    case .raw: .raw
    case .text, .emphasis, .strong, .underline, .strikethrough, .smallCaps, .superscript,
      .subscript, .code, .lineBreak, .span:
      .none
    }
  }

  @Test(arguments: 1...60)
  func `finds what walking finds`(_ seed: UInt64) {
    let story = StoryGenerator.canonical(seed: seed, size: 120)
    let looked = InlineKinds.link.union(.noteReference)
    var kinds = InlineKinds.none
    var all: [Inline] = []
    story.forEachInline {
      kinds.formUnion(Self.kinds(of: $0))
      if !Self.kinds(of: $0).isDisjoint(with: looked) { all.append($0) }
    }
    story.forEachBlock { if case .raw = $0 { kinds.formUnion(.raw) } }
    #expect(story.inlineKinds == kinds)
    var found: [Inline] = []
    story.forEachInline(of: looked) { found.append($0) }
    #expect(found == all)
  }

  @Test func `is empty for prose`() {
    let story = Story(
      sections: [
        Section(
          title: [.text("Salt")], blocks: [.paragraph([.text("It "), .emphasis([.text("was")])])])
      ])
    #expect(story.inlineKinds == .none)
  }
}
