import Conversion
import StoryModel
import TestSupport
import Testing

@testable import PlainTextImport

/// What careful readers see in five stories that are not part of the project.
@Suite(.enabled(if: QuireData.isAvailable("seeds"), "needs QUIRE_DATA"))
struct RealStoriesTests {
  private func story(_ prefix: String) throws -> Story {
    let path = try #require(QuireData.files(in: "seeds").first { $0.hasPrefix("seeds/" + prefix) })
    return try read(try #require(QuireData.bytes(path)))
  }

  private func counts(_ story: Story) -> [String: Int] {
    var counts: [String: Int] = [:]
    story.forEachSection { section in
      if section.hasHeading { counts["heading", default: 0] += 1 }
      for block in section.blocks {
        switch block {
        case .paragraph: counts["paragraph", default: 0] += 1
        case .sceneBreak: counts["break", default: 0] += 1
        case .authorNote(let note): counts["note", default: 0] += note.blocks.count
        default: counts["other", default: 0] += 1
        }
      }
    }
    return counts
  }

  @Test func `a story without structure is paragraphs and nothing else`() throws {
    #expect(try counts(story("000")) == ["paragraph": 65])
    #expect(try counts(story("004")) == ["paragraph": 12])
  }

  @Test func `a lone chapter heading is one`() throws {
    let story = try story("001")
    #expect(counts(story) == ["heading": 1, "paragraph": 119])
    #expect(story.sections.first?.number == SectionNumber(text: "Chapter One:", value: 1))
  }

  @Test func `a greeting, a question and a disclaimer are a note that two blank lines end`() throws
  {
    #expect(try counts(story("002")) == ["note": 3, "break": 3, "paragraph": 88])
  }

  @Test func `a setting line and a plea for comments are notes`() throws {
    #expect(try counts(story("003")) == ["note": 3, "paragraph": 20])
  }
}
