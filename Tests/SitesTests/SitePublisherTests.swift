import Conversion
import StoryModel
import TestSupport
import Testing

@testable import Sites

struct SitePublisherTests {
  /// A site that takes everything, but not much of it.
  private func profile(_ lines: String...) -> SiteProfile {
    var profile = SiteProfile(name: "small")
    profile.title = "Small"
    for feature in SiteFeature.allCases { profile.set(feature, isKept: true, .verified) }
    for line in lines {
      let words = line.split(separator: " ")
      if words.count == 2, let subject = SiteLimit.Subject(rawValue: String(words[0])),
        let count = Int(words[1])
      {
        profile.limits.append(SiteLimit(subject: subject, count: count, certainty: .verified))
      } else if let field = SiteField(rawValue: line) {
        profile.fields[field] = .verified
      }
    }
    return profile
  }

  private func publish(_ story: Story, _ profile: SiteProfile) throws -> Publication {
    try SitePublisher(profile: profile, exporter: LineExporter()).publish(story.normalized())
  }

  private func texts(_ publication: Publication) -> [String] {
    publication.files.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  private func paragraph(_ text: String) -> Block { .paragraph([.text(text)]) }

  @Test func `a story without chapters is one file`() throws {
    let story = Story(
      metadata: Metadata(title: "Low Water"),
      sections: [Section(role: .body, blocks: [paragraph("One."), paragraph("Two.")])])
    let publication = try publish(story, profile())
    #expect(publication.files.map(\.name) == ["low-water.html"])
    #expect(texts(publication) == ["One.\nTwo.\n"])
  }

  @Test func `each chapter is a file, also those of a part`() throws {
    let story = Story(sections: [
      Section(role: .prologue, title: [.text("Before")], blocks: [paragraph("a")]),
      Section(
        role: .part, title: [.text("Part One")],
        subsections: [
          Section(
            number: SectionNumber(text: "1.", value: 1), title: [.text("Salt")],
            blocks: [paragraph("b")],
            subsections: [Section(role: .section, title: [.text("Dusk")], blocks: [paragraph("c")])]
          ),
          Section(number: SectionNumber(text: "2.", value: 2), blocks: [paragraph("d")]),
        ]),
    ])
    let publication = try publish(story, profile())
    #expect(
      publication.files.map(\.name) == [
        "01-before.html", "02-salt.html", "03-part-one-chapter-2.html",
      ])
    #expect(texts(publication) == ["Before\na\n", "1. Salt\nPart One\nb\nDusk\nc\n", "2.\nd\n"])
  }

  @Test func `a heading is left to the field for it`() throws {
    let story = Story(sections: [
      Section(title: [.text("Salt")], blocks: [paragraph("a")]),
      Section(title: [.text("Tide")], blocks: [paragraph("b")]),
    ])
    let publication = try publish(story, profile("title"))
    #expect(texts(publication) == ["a\n", "b\n"])
    #expect(publication.report.files.first == "01-salt.html: the text of 'Salt': 2 characters")
  }

  @Test func `divides at a scene break`() throws {
    let story = Story(
      metadata: Metadata(title: "x"),
      sections: [
        Section(
          role: .body,
          blocks: [
            paragraph("aaaaaaaaa"), paragraph("bbbbbbbbb"), paragraph("ccccccccc"),
            .sceneBreak(SceneBreak()), paragraph("ddddddddd"), paragraph("eeeeeeeee"),
          ])
      ])
    let publication = try publish(story, profile("body 50"))
    #expect(publication.files.map(\.name) == ["x-1-of-2.html", "x-2-of-2.html"])
    #expect(
      texts(publication) == ["aaaaaaaaa\nbbbbbbbbb\nccccccccc\n", "ddddddddd\neeeeeeeee\n"])
    #expect(publication.report.changed == ["'x' is divided into 2 pieces"])
  }

  @Test func `divides between paragraphs where no scene break is near`() throws {
    let story = Story(
      metadata: Metadata(title: "x"),
      sections: [
        Section(
          role: .body,
          blocks: [
            paragraph("aaaaaaaaa"), .sceneBreak(SceneBreak()), paragraph("bbbbbbbbb"),
            paragraph("ccccccccc"), paragraph("ddddddddd"), paragraph("eeeeeeeee"),
          ])
      ])
    #expect(
      texts(try publish(story, profile("body 50"))) == [
        "aaaaaaaaa\n\nbbbbbbbbb\nccccccccc\nddddddddd\n", "eeeeeeeee\n",
      ])
  }

  @Test func `divides a long paragraph at the end of a sentence`() throws {
    let story = Story(
      metadata: Metadata(title: "x"),
      sections: [
        Section(
          role: .body,
          blocks: [
            .paragraph([
              .text("It was cold. "), .emphasis([.text("“Who?” he said. So")]), .text(" be it."),
            ])
          ])
      ])
    #expect(
      texts(try publish(story, profile("body 32"))) == [
        "It was cold. \n", "“Who?” he said. So be it.\n",
      ])
    #expect(
      texts(try publish(story, profile("paragraph 32"))) == [
        "It was cold. \n“Who?” he said. So be it.\n"
      ])
  }

  @Test func `says what cannot be divided`() throws {
    let story = Story(
      metadata: Metadata(title: "x"),
      sections: [Section(role: .body, blocks: [.sceneBreak(SceneBreak(mark: "~~~~~~~~~~~"))])])
    let publication = try publish(story, profile("body 10"))
    #expect(texts(publication) == ["~~~~~~~~~~~\n"])
    #expect(
      publication.report.limits == ["'x' exceeds the limit: 12 of 10 characters"])
  }

  @Test func `says what is near a limit`() throws {
    let story = Story(
      metadata: Metadata(title: "x", summary: [paragraph("123456789")]),
      sections: [Section(role: .body, blocks: [paragraph("a")])])
    let publication = try publish(story, profile("summary", "summary 11"))
    #expect(publication.report.limits == ["the summary is near the limit: 10 of 11 characters"])
  }

  @Test func `puts notes into the fields for them`() throws {
    let story = Story(sections: [
      Section(
        title: [.text("Salt")],
        blocks: [
          .authorNote(AuthorNote([paragraph("hello")])), paragraph("a"),
          .authorNote(AuthorNote([paragraph("by the way")], position: .inside)), paragraph("b"),
          .authorNote(AuthorNote([paragraph("bye")], position: .after)),
        ])
    ])
    let publication = try publish(story, profile("notes", "end-notes"))
    #expect(
      publication.files.map(\.name) == ["salt.notes.html", "salt.html", "salt.end-notes.html"])
    #expect(texts(publication) == ["hello\n", "Salt\na\n\nby the way\n\nb\n", "bye\n"])
    #expect(publication.report.changed == ["author's notes (1) stand in the text"])
    #expect(
      texts(try publish(story, profile())) == ["Salt\nhello\n\na\n\nby the way\n\nb\n\nbye\n"])
  }

  @Test func `brings each footnote where it is referred to`() throws {
    var site = profile()
    site.set(.footnote, isKept: false, .verified)
    let story = Story(
      sections: [
        Section(title: [.text("A")], blocks: [.paragraph([.text("a"), .noteReference("1")])]),
        Section(title: [.text("B")], blocks: [.paragraph([.text("b"), .noteReference("2")])]),
      ],
      notes: [Note(id: "1", blocks: [paragraph("x")]), Note(id: "2", blocks: [paragraph("y")])])
    #expect(texts(try publish(story, site)) == ["A\na[1]\n\n[1] x\n", "B\nb[2]\n\n[2] y\n"])
  }

  @Test func `no word is lost on any site`() throws {
    // Each story goes to every site: some do.
    let seeds = Laws.seeds.lowerBound..<min(Laws.seeds.upperBound, Laws.seeds.lowerBound + 40)
    try checkLaw("no word is lost", stories: .canonicalWithoutRaw, seeds: seeds) { story in
      // The number of a note would part a word in two.
      let story = story.mapInlines { inlines in
        inlines.mapEach { inline in
          if case .noteReference = inline { [.text(" "), inline] } else { [inline] }
        }
      }.normalized()
      for site in SiteProfile.all {
        let publication = try SitePublisher(profile: site, exporter: LineExporter()).publish(story)
        var words: Set<ArraySlice<UInt8>> = []
        for file in publication.files where story.media[file.name] == nil {
          words.formUnion(Self.words(file.bytes))
        }
        var missing: String?
        for section in story.sections {
          section.blocks.forEachText { text in
            for word in Self.words(Array(text.utf8)) where !words.contains(word) {
              missing = String(decoding: word, as: UTF8.self)
            }
          }
        }
        if let missing { return "\(site.name) lacks '\(missing)'" }
      }
      return nil
    }
  }

  /// The words, and what stands between brackets apart, as the numbers of notes do.
  private static func words(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let spaces: [UInt8] = [0xC2, 0xA0]
    return bytes.split(separator: spaces).flatMap { run in
      run.split { $0 <= 0x20 || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }
    }
  }

  @Test func `divides any story into pieces that fit`() throws {
    let site = profile("body 200", "title")
    try checkLaw("pieces fit", stories: .canonicalWithoutRaw) { story in
      let publication = try publish(story, site)
      for (file, line) in zip(publication.files, publication.report.files)
      where line.contains("the text of") {
        let count = String(decoding: file.bytes, as: UTF8.self).unicodeScalars.count
        let isOne = publication.report.limits.contains { $0.contains("exceeds") }
        if count > 200, !isOne { return "\(file.name) has \(count) characters" }
      }
      return nil
    }
  }
}
