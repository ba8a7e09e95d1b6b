import Testing

@testable import Sites

struct SiteProfileTests {
  @Test func `the table of profiles says only what is understood`() {
    let (profiles, faults) = SiteProfileTable.profiles(of: SiteProfileTable.text)
    #expect(faults == [])
    #expect(
      profiles.map(\.name) == [
        "ao3", "fanfiction.net", "royalroad", "wattpad", "scribblehub", "spacebattles",
        "sufficientvelocity", "questionablequesting", "fimfiction", "reddit", "reddit-old",
        "tumblr", "discord", "hugo", "jekyll", "substack",
      ])
  }

  @Test(arguments: SiteProfile.all) func `a profile speaks of every feature`(_ profile: SiteProfile)
  {
    for feature in SiteFeature.allCases {
      #expect(profile.speaks(of: feature), "\(profile.name): \(feature.rawValue)")
    }
    #expect(!profile.title.isEmpty)
    #expect(!profile.source.isEmpty)
  }

  @Test func `no two sites have the same name`() {
    let names = SiteProfile.all.flatMap { [$0.name] + $0.aliases }
    #expect(Set(names).count == names.count)
  }

  @Test func `finds a profile by its name, in any case, and by its other names`() {
    #expect(SiteProfile.named("AO3")?.name == "ao3")
    #expect(SiteProfile.named("ffn")?.name == "fanfiction.net")
    #expect(SiteProfile.named("nowhere") == nil)
  }

  @Test func `a line that says nothing is a fault`() {
    let (_, faults) = SiteProfileTable.profiles(
      of: """
        site x
        markup wax
        keeps emphasis
        loses emphasis
        limit body many
        colour red
        """)
    #expect(faults == ["markup wax", "loses emphasis", "limit body many", "colour red"])
  }
}
